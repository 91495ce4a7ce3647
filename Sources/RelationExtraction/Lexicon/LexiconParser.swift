import GraphModel
import Linguistics

/// Reads the tab-separated lexicon; the format is in `Resources/README.md`.
struct LexiconParser {
  /// What is wrong with a line; numbers count from 1.
  struct Fault: Hashable {
    var line: Int
    var message: String
  }

  private(set) var senses: [PredicateSense] = []
  /// Predicates a user's file takes out: (kind, lemma as written).
  private(set) var removed: [(kind: PredicateSense.Kind, predicate: String)] = []
  private(set) var faults: [Fault] = []

  /// What equal columns of earlier lines were read as: few different ones fill thousands of lines.
  private var knownSlots: [String: [PredicateSense.Slot]] = [:]
  private var knownConditions: [String: PredicateSense.Conditions] = [:]

  init(_ text: String) {
    // Over bytes: "\r\n" is one Character, which no "\n" equals, and every start of the program
    // waits for this (14 ms of the 4,600 lines we ship; 60 ms over Characters).
    var text = text
    text.withUTF8 { read($0) }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var seen: [String: [(sense: Int, line: Int)]] = [:]
    var number = 0
    var start = 0
    while start <= bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      let line = start..<(end > start && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end)
      start = end + 1
      number += 1
      guard !line.isEmpty, bytes[line.lowerBound] != UInt8(ascii: "#"),
        !line.allSatisfy({ bytes[$0] == UInt8(ascii: " ") || bytes[$0] == UInt8(ascii: "\t") }),
        let sense = parse(Self.columns(bytes, line), line: number)
      else { continue }
      if let first = seen[sense.lemma]?.first(where: { senses[$0.sense] == sense }) {
        faults.append(Fault(line: number, message: "says the same as line \(first.line)"))
      } else {
        seen[sense.lemma, default: []].append((senses.count, number))
        senses.append(sense)
      }
    }
  }

  /// What stands between tabs, without spaces at both ends.
  private static func columns(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
  ) -> [String] {
    var columns: [String] = []
    columns.reserveCapacity(8)
    var start = line.lowerBound
    while true {
      var end = start
      while end < line.upperBound, bytes[end] != UInt8(ascii: "\t") { end += 1 }
      var column = start..<end
      while let first = column.first, bytes[first] == UInt8(ascii: " ") { column.removeFirst() }
      while let last = column.last, bytes[last] == UInt8(ascii: " ") { column.removeLast() }
      columns.append(
        String(decoding: UnsafeBufferPointer(rebasing: bytes[column]), as: UTF8.self))
      if end == line.upperBound { return columns }
      start = end + 1
    }
  }

  private mutating func parse(_ columns: [String], line: Int) -> PredicateSense? {
    func column(_ i: Int) -> String { i < columns.count ? columns[i] : "" }
    guard let kind = PredicateSense.Kind(rawValue: column(0)) else {
      fault(line, "the kind \"\(column(0))\" is none of verb, noun, adjective, role")
      return nil
    }
    guard column(1).utf8.contains(where: { $0 != UInt8(ascii: "_") }) else {
      fault(line, "the predicate is empty")
      return nil
    }
    if column(2) == "~" {
      removed.append((kind, column(1).lowercased()))
      return nil
    }
    guard let family = RelationFamily(rawValue: column(2)) else {
      fault(line, "the family \"\(column(2))\" is unknown")
      return nil
    }
    guard columns.count <= 7 else {
      fault(line, "\(columns.count) columns where 7 are the most")
      return nil
    }
    let predicate = column(1).lowercased()
    let parts = predicate.utf8.split(separator: UInt8(ascii: "_"), maxSplits: 1).map {
      String(Substring($0))
    }
    guard let sources = slots(column(4), kind, line: line),
      let targets = slots(column(5), kind, line: line)
    else { return nil }
    guard let conditions = conditions(column(6), line: line) else { return nil }
    let isVerb = kind == .verb
    return PredicateSense(
      kind: kind, lemma: isVerb ? parts[0] : predicate,
      particle: isVerb && parts.count > 1 ? parts[1] : nil, family: family,
      label: column(3).isEmpty ? column(1) : column(3),
      sources: sources.isEmpty ? defaultSources(kind) : sources,
      targets: targets.isEmpty ? defaultTargets(kind) : targets, conditions: conditions)
  }

  private mutating func slots(
    _ text: String, _ kind: PredicateSense.Kind, line: Int
  ) -> [PredicateSense.Slot]? {
    var found: [PredicateSense.Slot] = []
    if text.isEmpty { return found }
    if let known = knownSlots[text] { return known }
    for part in text.split(separator: "|", omittingEmptySubsequences: false) {
      let slot = PredicateSense.Slot(String(part).trimmed)
      if case .preposition(let word) = slot, !Self.prepositions.contains(word) {
        fault(line, "\"\(word)\" is neither a slot nor a preposition")
        return nil
      }
      found.append(slot)
    }
    knownSlots[text] = found
    return found
  }

  /// What a slot may be beside the named ones: a slip of the pen would never be filled.
  private static let prepositions: WordSet = [
    "about", "above", "across", "after", "against", "ahead", "along", "alongside", "amid", "among",
    "around", "as", "at", "atop", "before", "behind", "below", "beneath", "beside", "besides",
    "beyond", "by", "concerning", "despite", "down", "during", "following", "for", "from", "in",
    "inside", "into", "like", "near", "of", "off", "on", "onto", "opposite", "out", "outside",
    "over", "past", "regarding", "round", "since", "through", "throughout", "till", "to",
    "toward", "towards", "under", "underneath", "unlike", "until", "up", "upon", "versus", "via",
    "with", "within", "without",
  ]

  private func defaultSources(_ kind: PredicateSense.Kind) -> [PredicateSense.Slot] {
    switch kind {
    case .verb, .adjective: [.subject]
    case .noun: [.owner]
    case .role: [.holder]
    }
  }

  private func defaultTargets(_ kind: PredicateSense.Kind) -> [PredicateSense.Slot] {
    switch kind {
    case .verb: [.object]
    case .adjective: [.preposition("of"), .preposition("to"), .preposition("with")]
    case .noun: []
    case .role: []
    }
  }

  private mutating func conditions(_ text: String, line: Int) -> PredicateSense.Conditions? {
    if let known = knownConditions[text] { return known }
    var result = PredicateSense.Conditions()
    for part in text.split(separator: ";") {
      let pair = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        .map { String($0).trimmed }
      let values = pair.count > 1 ? pair[1].split(separator: ",").map { String($0).trimmed } : []
      if ["source", "target", "object", "phrase"].contains(pair[0]), values.isEmpty {
        fault(line, "the condition \"\(pair[0])\" names nothing: write \(pair[0]):A,B")
        return nil
      }
      switch pair[0] {
      case "source", "target":
        var kinds: Set<EntityKind> = []
        for value in values {
          guard let kind = EntityKind(rawValue: value) else {
            fault(line, "the kind \"\(value)\" is none of person, state, organization")
            return nil
          }
          kinds.insert(kind)
        }
        if pair[0] == "source" { result.sourceKinds = kinds } else { result.targetKinds = kinds }
      case "object": result.objects = Set(values)
      case "phrase":
        for value in values {
          let words = value.split(separator: " ")
          guard words.count == 2, Self.prepositions.contains(String(words[0])) else {
            fault(
              line, "the phrase \"\(value)\" is no preposition with a noun, as \"into custody\"")
            return nil
          }
          result.phrases.insert(
            PredicateSense.Phrase(preposition: String(words[0]), noun: String(words[1])))
        }
      case "no-object": result.forbidsObject = true
      case "direct": result.isDirect = true
      case "people": result.isOfPeople = true
      case "negated": result.isNegated = true
      case "planned": result.modality = .planned
      case "possible": result.modality = .possible
      case "past": result.isPast = true
      case "weak": result.isWeak = true
      default:
        fault(line, "the condition \"\(pair[0])\" is unknown")
        return nil
      }
    }
    knownConditions[text] = result
    return result
  }

  private mutating func fault(_ line: Int, _ message: String) {
    faults.append(Fault(line: line, message: message))
  }
}

extension String {
  /// Without spaces at both ends.
  var trimmed: String {
    var text = utf8[...]
    guard text.first == UInt8(ascii: " ") || text.last == UInt8(ascii: " ") else { return self }
    while text.first == UInt8(ascii: " ") { text.removeFirst() }
    while text.last == UInt8(ascii: " ") { text.removeLast() }
    return String(Substring(text))
  }
}
