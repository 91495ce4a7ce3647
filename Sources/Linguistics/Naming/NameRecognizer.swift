/// spaCy's named entity recognizer: one move a token, begin, in, last, unit or out
/// (`spacy/pipeline/_parser_internals/ner.pyx`), run greedily.
struct NameRecognizer: TransitionSystem, Sendable {
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

  /// A text to look for names in.
  struct Text {
    let isSentenceStart: ContiguousArray<Bool>
    let isSpace: (Int) -> Bool
  }

  /// A text under way: all before a token is read.
  struct State {
    fileprivate let text: Text
    fileprivate var next = 0
    /// First token and label of the name that the token before belongs to.
    fileprivate var open: (start: Int, label: Int)?
    fileprivate var names: ContiguousArray<NameSpan> = []

    /// Whether a name may reach beyond the next token.
    fileprivate var canGoOn: Bool {
      let after = next + 1
      return after < text.isSentenceStart.count && !text.isSentenceStart[after]
    }
  }

  func begin(_ text: Text) -> State { State(text: text) }

  func settle(_ state: inout State, _ step: UnsafeMutablePointer<Int32>) -> Bool {
    while state.next < state.text.isSentenceStart.count {
      guard let move = onlyMove(state) else {
        step[0] = Int32(state.next)
        step[1] = state.open.map { Int32($0.start) } ?? -1
        step[2] = state.open == nil ? -1 : Int32(state.next - 1)
        return true
      }
      apply(move, to: &state)
    }
    return false
  }

  func advance(_ state: inout State, _ scores: MoveScores) {
    apply(best(state, scores), to: &state)
  }

  func outcome(of state: State) -> ContiguousArray<NameSpan> { state.names }

  @inline(__always)
  private func apply(_ move: Int, to state: inout State) {
    guard move >= 0 else {
      state.next = state.text.isSentenceStart.count
      return
    }
    let i = state.next
    switch Kind(rawValue: kinds[move]) {
    case .begin: state.open = (i, labels[move])
    case .last:
      if let open = state.open {
        state.names.append(
          NameSpan(tokens: open.start..<i + 1, label: nameLabels[open.label]))
      }
      state.open = nil
    case .unit:
      state.names.append(NameSpan(tokens: i..<i + 1, label: nameLabels[labels[move]]))
    default: break
    }
    state.next += 1
  }

  /// The move that needs no scores, since there is no other: a name ends where it cannot go on, and
  /// space begins none.
  @inline(__always)
  private func onlyMove(_ state: State) -> Int? {
    if let open = state.open {
      return state.canGoOn && inMoves[open.label] >= 0 ? nil : lastMoves[open.label]
    }
    let out = ranges[Kind.out.rawValue]
    return out.count == 1 && state.text.isSpace(state.next) ? out.lowerBound : nil
  }

  /// The best of several; -1 when there is none.
  @inline(__always)
  private func best(_ state: State, _ scores: MoveScores) -> Int {
    var best = (move: -1, score: Float(0))
    if let open = state.open {
      let (inside, last) = (inMoves[open.label], lastMoves[open.label])
      best = scores.best(in: inside..<inside + 1, than: best)
      return last < 0 ? inside : scores.best(in: last..<last + 1, than: best).move
    }
    if !state.text.isSpace(state.next) {
      if state.canGoOn { best = scores.best(in: ranges[Kind.begin.rawValue], than: best) }
      for range in unitMoves { best = scores.best(in: range, than: best) }
    }
    return scores.best(in: ranges[Kind.out.rawValue], than: best).move
  }
}
