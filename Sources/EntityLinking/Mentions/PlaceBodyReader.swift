import GraphModel
import Linguistics

/// Reads bodies of towns and provinces, whose kind papers write small: "the Delhi police", "the
/// Tamil Nadu government", "the Berlin public prosecutor's office"; and a capital's government,
/// which is the state's: "the Warsaw government".
struct PlaceBodyReader {
  let document: Document
  let knowledge: KnowledgeBase
  let words: MentionWords
  let zones: HeadlineZones
  /// Where the places that the model sees begin, by their ends.
  private let towns: [Int: Int]

  init(
    document: Document, knowledge: KnowledgeBase, words: MentionWords, zones: HeadlineZones
  ) {
    self.document = document
    self.knowledge = knowledge
    self.words = words
    self.zones = zones
    var towns: [Int: Int] = [:]
    for name in document.names where name.label == .geopolitical {
      towns[name.tokens.upperBound] = name.tokens.lowerBound
    }
    self.towns = towns
  }

  /// Adds the bodies to `drafts` and takes out the capitals inside them; keeps the order.
  func extend(_ drafts: inout [DraftMention]) {
    var holder = [Int](repeating: -1, count: document.count)
    for (index, draft) in drafts.enumerated() {
      for i in draft.tokens { holder[i] = index }
    }
    var swallowed: Set<Int> = []
    var added: [DraftMention] = []
    for last in 1..<max(document.count, 1) where words.placeBodies.contains(document.lowers[last]) {
      guard holder[last] < 0, !zones.isInside[last],
        let body = body(endingWith: last) ?? body(before: last)
      else {
        continue
      }
      let inside = Set(body.tokens.map { holder[$0] }).subtracting([-1])
      guard
        inside.allSatisfy({
          [.capital, .seatOfPower].contains(drafts[$0].nameForm)
            && body.tokens.contains(drafts[$0].tokens.lowerBound)
        })
      else { continue }
      swallowed.formUnion(inside)
      for i in body.tokens { holder[i] = drafts.count }
      added.append(body)
      if let end = body.tokens.last, end > last { holder[end] = drafts.count }
    }
    guard !added.isEmpty else { return }
    drafts = drafts.indices.filter { !swallowed.contains($0) }.map { drafts[$0] } + added
    drafts.sort {
      ($0.tokens.lowerBound, -$0.tokens.count) < ($1.tokens.lowerBound, -$1.tokens.count)
    }
  }

  private func body(endingWith last: Int) -> DraftMention? {
    let sentence = document.sentence(of: last)
    var start = last
    // "criminal" + "court", "public prosecutor's" + "office"
    while start - 1 > sentence.lowerBound, last - start < 5,
      words.placeSorts.contains(document.lowers[start - 1]) || document.tags[start - 1] == .pos
    {
      start -= 1
    }
    // "Berlin's police": the ending is the town's.
    if start < last, document.tags[start] == .pos { start += 1 }
    let sorts = start..<last
    var end = last + 1
    let head = document.lowers[last]
    // "police" + "department"
    if head == "police", end < document.count,
      ["department", "force"].contains(document.lowers[end])
    {
      end += 1
    }
    // "court" + "of appeal", "board" + "of supervisors"
    if end + 1 < document.count, document.lowers[end] == "of",
      words.placeSorts.contains(document.lowers[end + 1])
    {
      end += 2
    }
    var placeEnd = start
    if placeEnd > sentence.lowerBound, document.tags[placeEnd - 1] == .pos { placeEnd -= 1 }
    guard end > last + 2 || stands(head, sorts), isWhole(start..<end),
      let place = place(endingAt: placeEnd, from: sentence.lowerBound)
    else { return nil }
    return make(
      place.lowerBound..<end, of: place, noun: end - 1, head: document.spanHead(start..<end),
      isPlain: sorts.isEmpty)
  }

  /// "the state government of Uttar Pradesh", "the parliament of Bavaria"
  private func body(before of: Int) -> DraftMention? {
    let low = of + 2
    let sentence = document.sentence(of: of)
    guard ["government", "legislature", "parliament", "police"].contains(document.lowers[of]),
      low < sentence.upperBound, document.lowers[of + 1] == "of", document.isCapitalized(low),
      document.head(of: of + 1) == of
    else { return nil }
    var start = of
    while start - 1 > sentence.lowerBound, of - start < 2,
      words.placeSorts.contains(document.lowers[start - 1])
    {
      start -= 1
    }
    for end in stride(from: min(low + 3, sentence.upperBound), to: low, by: -1) {
      let place = low..<end
      let name = document.nameWords(place).joined(separator: " ")
      guard document.isCapitalized(end - 1), words.isPlace(name) else { continue }
      let text = document.text(of: place)
      guard !knowledge.lookup(text).contains(where: { $0.record.kind == .state }) else {
        return nil
      }
      return make(start..<end, of: place, noun: of, head: of, isPlain: false)
    }
    return nil
  }

  /// Whether a town has such a body: some need a word that says of what sort they are.
  private func stands(_ head: String, _ sorts: Range<Int>) -> Bool {
    switch head {
    case "police", "council", "government", "parliament", "assembly", "legislature", "senate": true
    case "office": sorts.count > 1 && document.tags[sorts.upperBound - 1] == .pos
    default: !sorts.isEmpty
    }
  }

  /// Whether the noun ends what is spoken of, or says whose officer somebody is: "the Kabul police
  /// chief", and not "a Kabul police station".
  private func isWhole(_ body: Range<Int>) -> Bool {
    let next = body.upperBound
    guard next < document.count, !document.isCapitalized(next) else { return true }
    guard document.partsOfSpeech[next] == .noun, document.head(of: body.upperBound - 1) >= next,
      document.dependencies[body.upperBound - 1] == .compound
    else { return true }
    let word = document.lowers[next]
    return words.roles[word] != nil || words.isTitle(word) || knowledge.words.post(word) != nil
      || Self.officers.contains(word)
  }

  private static let officers: WordSet = [
    "boss", "chiefs", "detective", "detectives", "member", "members", "officer", "officers",
    "official", "officials", "source", "sources", "spokesmen", "statement",
  ]

  // MARK: Places

  /// The longest name of a town or province that ends before token `end`.
  private func place(endingAt end: Int, from low: Int) -> Range<Int>? {
    let isLowercase = zones.isLowercaseText
    func mayName(_ i: Int) -> Bool {
      document.isCapitalized(i) || isLowercase && document.partsOfSpeech[i] != .determiner
    }
    guard end > low, mayName(end - 1), document.isWord(end - 1) else { return nil }
    for start in max(low, end - 4)..<end where mayName(start) {
      let span = start..<end
      if start > low, Document.isHyphen(document.words[start - 1]) { continue }
      guard span.allSatisfy({ mayName($0) || Self.joints.contains(document.words[$0]) })
      else { continue }
      let name = document.nameWords(span).joined(separator: " ")
      if isPlace(name, span) {
        // "Luxembourg" and "Scottish" are states'.
        let state = knowledge.lookup(document.text(of: span)).first { $0.record.kind == .state }
        guard state.map({ $0.form == .capital }) ?? true else { return nil }
        // "Greater Manchester", "West Bengal"
        let isPart = start > low && Self.parts.contains(document.lowers[start - 1])
        return isPart && mayName(start - 1) ? start - 1..<end : span
      }
    }
    return nil
  }

  private static let parts: WordSet = [
    "central", "east", "eastern", "greater", "inner", "lower", "north", "northern", "outer",
    "south", "southern", "upper", "west", "western",
  ]
  private static let joints: WordSet = ["and", "of", "-"]

  private func isPlace(_ name: String, _ span: Range<Int>) -> Bool {
    if words.isPlace(name) || words.isPlace(name.split(separator: "-").joined(separator: " ")) {
      return true
    }
    if let start = towns[span.upperBound],
      start == span.lowerBound || start + 1 == span.lowerBound && document.lowers[start] == "the"
    {
      return true
    }
    return span.count == 1 && isOfPlace(name)
  }

  /// "Bavarian", "Corsican", "Sicilian": an adjective of a province's name.
  private func isOfPlace(_ name: String) -> Bool {
    for (ending, stems) in Self.adjectives where name.hasSuffix(ending) {
      let stem = name.dropLast(ending.utf8.count)
      guard stem.utf8.count > 3 else { continue }
      if stems.contains(where: { words.isPlace(stem + $0) }) { return true }
    }
    return false
  }

  /// What adjectives of places end in, and what the places have instead.
  private static let adjectives: [(String, [String])] = [
    ("ian", ["y", "ia", "", "e"]), ("an", ["", "a", "as"]), ("i", [""]), ("on", ["ony"]),
  ]

  /// "Delhi" beside "New Delhi": the town around the capital has a government of its own.
  private func isOlderPart(_ town: String, of state: KnowledgeRecord) -> Bool {
    state.names.contains { $0.form == .capital && $0.text.hasSuffix(" " + town) }
  }

  // MARK: Mentions

  private func make(
    _ span: Range<Int>, of place: Range<Int>, noun: Int, head: Int, isPlain: Bool
  ) -> DraftMention {
    let text = document.text(of: span)
    let last = document.lowers[noun]
    var mention = DraftMention(
      tokens: span, head: head, kind: .organization,
      form: document.isCapitalized(noun) ? .name : .nominal,
      reason: "the \(last) of \(document.text(of: place))")
    mention.words = document.nameWords(span)
    mention.isModifier = document.isModifier(span, head: head)
    if let match = knowledge.lookup(text, ignoringCase: true).first(where: {
      $0.record.kind == .organization && $0.form != .governmentBody
    }) {
      mention.record = match.record
      mention.nameForm = match.form
      return mention
    }
    guard isPlain, ["government", "parliament"].contains(last), place.count == 1,
      let capital = knowledge.lookup(document.text(of: place)).first(where: {
        $0.form == .capital
      }), !isOlderPart(document.text(of: place), of: capital.record)
    else { return mention }
    if last == "government" {
      mention.kind = .state
      mention.record = capital.record
      mention.nameForm = .capital
      mention.reason = "the government in the capital of \(capital.record.name)"
    } else if let body = knowledge.governmentBody(.parliament, of: capital.record.id) {
      mention.record = body
      mention.nameForm = .governmentBody
    }
    return mention
  }
}
