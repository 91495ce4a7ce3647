/// spaCy's named entity recognizer: one move a token, begin, in, last, unit or out
/// (`spacy/pipeline/_parser_internals/ner.pyx`), run greedily.
struct NameRecognizer: Sendable {
  private enum Kind: Int {
    case missing, begin, `in`, last, unit, out
  }

  private let kinds: [Int]
  private let labels: [Int]
  private let ranges: [Range<Int>]
  /// Moves in and last by label.
  private let inMoves: [Int]
  private let lastMoves: [Int]
  /// Those without a label are for tokens barred from names; none are here.
  private let unitMoves: [Range<Int>]
  private let nameLabels: [NameLabel]

  init(_ weights: TransitionWeights) {
    var names: [String] = []
    var labels: [Int] = []
    for move in weights.moves {
      if let known = names.firstIndex(of: move.label) {
        labels.append(known)
      } else {
        labels.append(names.count)
        names.append(move.label)
      }
    }
    self.labels = labels
    kinds = weights.moves.map(\.kind)
    nameLabels = names.map { NameLabel(rawValue: $0) ?? .other }
    let kinds = kinds
    unitMoves = weights.moves.indices.split {
      kinds[$0] != Kind.unit.rawValue || weights.moves[$0].label.isEmpty
    }
    ranges = (0...5).map { kind in
      let first = kinds.firstIndex(of: kind) ?? 0
      return first..<first + kinds.count { $0 == kind }
    }
    func moves(_ kind: Kind) -> [Int] {
      names.indices.map { label in
        kinds.indices.first { kinds[$0] == kind.rawValue && labels[$0] == label } ?? -1
      }
    }
    inMoves = moves(.in)
    lastMoves = moves(.last)
  }

  /// Names in the text that `scorer` was begun with.
  func names(
    count: Int, isSentenceStart: ContiguousArray<Bool>, isSpace: (Int) -> Bool,
    scorer: TransitionScorer
  ) -> ContiguousArray<NameSpan> {
    var names: ContiguousArray<NameSpan> = []
    var open = -1
    var openLabel = 0
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 3) { tokens in
      guard let features = tokens.baseAddress else { return }
      for i in 0..<count {
        let canGoOn = i + 1 < count && !isSentenceStart[i + 1]
        let move: Int
        if let only = onlyMove(open < 0 ? nil : openLabel, canGoOn, isSpace: isSpace(i)) {
          move = only
        } else {
          features[0] = Int32(i)
          features[1] = Int32(open)
          features[2] = open < 0 ? -1 : Int32(i - 1)
          scorer.score(features)
          move = best(open < 0 ? nil : openLabel, canGoOn, isSpace: isSpace(i), scorer)
        }
        guard move >= 0 else { break }
        switch Kind(rawValue: kinds[move]) {
        case .begin:
          open = i
          openLabel = labels[move]
        case .last:
          names.append(NameSpan(tokens: open..<i + 1, label: nameLabels[openLabel]))
          open = -1
        case .unit:
          names.append(NameSpan(tokens: i..<i + 1, label: nameLabels[labels[move]]))
        default: break
        }
      }
    }
    return names
  }

  /// The move that needs no scores, since there is no other: a name ends where it cannot go on, and
  /// space begins none.
  @inline(__always)
  private func onlyMove(_ openLabel: Int?, _ canGoOn: Bool, isSpace: Bool) -> Int? {
    if let openLabel {
      return canGoOn && inMoves[openLabel] >= 0 ? nil : lastMoves[openLabel]
    }
    let out = ranges[Kind.out.rawValue]
    return isSpace && out.count == 1 ? out.lowerBound : nil
  }

  /// The best of several; -1 when there is none.
  @inline(__always)
  private func best(
    _ openLabel: Int?, _ canGoOn: Bool, isSpace: Bool, _ scorer: TransitionScorer
  ) -> Int {
    var best = (move: -1, score: Float(0))
    if let openLabel {
      let (inside, last) = (inMoves[openLabel], lastMoves[openLabel])
      best = scorer.best(in: inside..<inside + 1, than: best)
      return last < 0 ? inside : scorer.best(in: last..<last + 1, than: best).move
    }
    if !isSpace {
      if canGoOn { best = scorer.best(in: ranges[Kind.begin.rawValue], than: best) }
      for range in unitMoves { best = scorer.best(in: range, than: best) }
    }
    return scorer.best(in: ranges[Kind.out.rawValue], than: best).move
  }
}
