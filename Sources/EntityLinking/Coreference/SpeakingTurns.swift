import GraphModel
import Linguistics

/// Who speaks where a text is not told but spoken: interviews with marked turns, and speeches whose
/// headline says by whom they are.
struct SpeakingTurns {
  /// What is spoken by one, and to whom.
  struct Turn {
    var tokens: Range<Int>
    var speaker: Int?
    var addressee: Int?
  }

  private(set) var turns: [Turn] = []

  init(_ discourse: Discourse) {
    let marks = Self.marks(discourse)
    if marks.count >= 2 {
      readTurns(marks, discourse)
    } else if let speaker = Self.speechmaker(discourse) {
      turns = [Turn(tokens: 0..<discourse.document.count, speaker: speaker)]
    }
  }

  func speaker(at i: Int) -> Int? { turn(at: i)?.speaker }

  /// Who is meant by "you".
  func addressee(at i: Int) -> Int? { turn(at: i)?.addressee }

  /// O(log turns): a transcript has thousands.
  private func turn(at i: Int) -> Turn? {
    var (low, high) = (0, turns.count)
    while low < high {
      let middle = (low + high) / 2
      if turns[middle].tokens.upperBound <= i { low = middle + 1 } else { high = middle }
    }
    return low < turns.count && turns[low].tokens.contains(i) ? turns[low] : nil
  }

  // MARK: Interviews

  /// A line's beginning that says who speaks: "Q:", "Amy Wells:".
  private struct Mark {
    var start: Int
    /// The first token spoken.
    var end: Int
    var speaker: Int?
    var isQuestion: Bool
  }

  private static func marks(_ discourse: Discourse) -> [Mark] {
    let document = discourse.document
    var named: [Int: DraftMention] = [:]
    for draft in discourse.drafts where draft.form == .name && draft.chains.count == 1 {
      named[draft.tokens.upperBound] = draft
    }
    var found: [Mark] = []
    for i in 0..<document.count
    where i == 0 || document.words[i - 1].utf8.contains(UInt8(ascii: "\n")) {
      guard
        let colon = (i + 1..<min(i + 6, document.count)).first(where: { document.words[$0] == ":" })
      else { continue }
      let label = document.lowers[i..<colon].filter { $0 != "." }.joined(separator: " ")
      if questions.contains(label) || answers.contains(label) {
        found.append(
          Mark(start: i, end: colon + 1, speaker: nil, isQuestion: questions.contains(label)))
        continue
      }
      // "Amy Wells:" or "Wells:", and nothing beside the name.
      guard let draft = named[colon], (i...i + 1).contains(draft.tokens.lowerBound) else {
        continue
      }
      let chain = discourse.root(draft.chains[0])
      found.append(
        Mark(
          start: i, end: colon + 1, speaker: draft.kind == .person ? chain : nil,
          isQuestion: draft.kind != .person))
    }
    return found
  }

  private static let questions: WordSet = ["q", "question", "interviewer", "reporter", "host"]
  private static let answers: WordSet = ["a", "answer"]

  private mutating func readTurns(_ marks: [Mark], _ discourse: Discourse) {
    let answering = Self.interviewee(marks, discourse)
    for (n, mark) in marks.enumerated() {
      let end = n + 1 < marks.count ? marks[n + 1].start : discourse.document.count
      let speaker = mark.speaker ?? (mark.isQuestion ? nil : answering)
      var other = n + 1 < marks.count ? marks[n + 1].speaker : nil
      if other == nil, mark.isQuestion { other = answering }
      if other == speaker { other = nil }
      turns.append(Turn(tokens: mark.end..<end, speaker: speaker, addressee: other))
    }
  }

  /// Whom the text before the first turn names most often.
  private static func interviewee(_ marks: [Mark], _ discourse: Discourse) -> Int? {
    let named = Set(marks.compactMap(\.speaker))
    if named.count == 1 { return named.first }
    guard named.isEmpty, let first = marks.first else { return nil }
    var uses: [Int: (count: Int, first: Int)] = [:]
    for draft in discourse.drafts
    where draft.kind == .person && draft.chains.count == 1 && draft.head < first.start {
      let chain = discourse.root(draft.chains[0])
      uses[chain, default: (0, draft.head)].count += 1
      uses[chain]!.first = min(uses[chain]!.first, draft.head)
    }
    return uses.max { ($0.value.count, -$0.value.first) < ($1.value.count, -$1.value.first) }?.key
  }

  // MARK: Speeches

  /// "Remarks by President Amy Wells", "Speech of Senator Wells" in the first lines.
  private static func speechmaker(_ discourse: Discourse) -> Int? {
    let document = discourse.document
    for draft in discourse.drafts
    where draft.kind == .person && draft.form == .name && draft.tokens.lowerBound < 40 {
      var at = draft.tokens.lowerBound - 1
      // Over the titles before the name.
      while at > 0, draft.tokens.lowerBound - at < 8, document.isCapitalized(at) { at -= 1 }
      guard at > 0, ["by", "of"].contains(document.lowers[at]) else { continue }
      if document.lowers[max(0, at - 6)..<at].contains(where: { speeches.contains($0) }) {
        return draft.chains.first.map(discourse.root)
      }
    }
    return nil
  }

  private static let speeches: WordSet = [
    "address", "op-ed", "remarks", "speech", "statement", "testimony", "transcript",
  ]
}
