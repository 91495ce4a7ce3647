import GraphModel

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

  init(_ text: String) {
    var seen: [PredicateSense: Int] = [:]
    var number = 0
    // Over UTF-8: "\r\n" is one Character, which no "\n" equals.
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if line.first == UInt8(ascii: "#")
        || line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") })
      {
        continue
      }
      let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(Substring($0)).trimmed }
      guard let sense = parse(columns, line: number) else { continue }
      if let first = seen[sense] {
        faults.append(Fault(line: number, message: "says the same as line \(first)"))
      } else {
        seen[sense] = number
        senses.append(sense)
      }
    }
  }

  private mutating func parse(_ columns: [String], line: Int) -> PredicateSense? {
    func column(_ i: Int) -> String { i < columns.count ? columns[i] : "" }
    guard let kind = PredicateSense.Kind(rawValue: column(0)) else {
      fault(line, "the kind \"\(column(0))\" is none of verb, noun, adjective, role")
      return nil
    }
    guard column(1).contains(where: { $0 != "_" }) else {
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
    let parts = column(1).lowercased().split(separator: "_", maxSplits: 1).map(String.init)
    guard let sources = slots(column(4), kind, line: line),
      let targets = slots(column(5), kind, line: line)
    else { return nil }
    guard let conditions = conditions(column(6), line: line) else { return nil }
    let isVerb = kind == .verb
    return PredicateSense(
      kind: kind, lemma: isVerb ? parts[0] : column(1).lowercased(),
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
    for part in text.split(separator: "|", omittingEmptySubsequences: false) {
      let slot = PredicateSense.Slot(String(part).trimmed)
      if case .preposition(let word) = slot, !Self.prepositions.contains(word) {
        fault(line, "\"\(word)\" is neither a slot nor a preposition")
        return nil
      }
      found.append(slot)
    }
    return found
  }

  /// What a slot may be beside the named ones: a slip of the pen would never be filled.
  private static let prepositions: Set<String> = [
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
    var result = PredicateSense.Conditions()
    for part in text.split(separator: ";") {
      let pair = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        .map { String($0).trimmed }
      let values = pair.count > 1 ? pair[1].split(separator: ",").map { String($0).trimmed } : []
      if ["source", "target", "object"].contains(pair[0]), values.isEmpty {
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
      case "no-object": result.forbidsObject = true
      case "direct": result.isDirect = true
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
    return result
  }

  private mutating func fault(_ line: Int, _ message: String) {
    faults.append(Fault(line: line, message: message))
  }
}

extension String {
  /// Without spaces at both ends.
  var trimmed: String {
    guard first == " " || last == " " else { return self }
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
