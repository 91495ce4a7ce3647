internal import CResources

/// The predicates that make relations, ready for look-up by lemma.
public struct RelationLexicon: Sendable {
  /// By lemma, narrow frames first.
  private var verbs: [String: [PredicateSense]] = [:]
  private var nouns: [String: [PredicateSense]] = [:]
  private var adjectives: [String: [PredicateSense]] = [:]
  private var roles: [String: [PredicateSense]] = [:]
  /// Words of praise (true) and blame (false).
  let evaluations: [String: Bool]
  public private(set) var count = 0

  /// The lexicon that Entente ships.
  public static let embedded = RelationLexicon(
    senses: ["predicates.tsv", "guesses.tsv"].flatMap { LexiconParser(resource($0)).senses })

  init(senses: [PredicateSense], evaluations: [String: Bool] = Evaluations.embedded) {
    self.evaluations = evaluations
    for sense in senses { add(sense) }
    sort()
  }

  /// Our lexicon with a user's senses before it.
  ///
  /// - Parameter text: a file of the format described in `Resources/README.md`.
  /// - Throws: ``LexiconError/invalid(path:faults:)`` naming each faulty line.
  public init(adding text: String, path: String) throws(LexiconError) {
    let parser = LexiconParser(text)
    guard parser.faults.isEmpty else { throw .invalid(path: path, faults: parser.descriptions) }
    self = .embedded
    for (kind, predicate) in parser.removed { remove(kind, predicate) }
    for sense in parser.senses { remove(sense.kind, sense.lemma, like: sense) }
    for sense in parser.senses { add(sense) }
    sort()
  }

  /// What is wrong with a lexicon file, a line each; empty when nothing is.
  public static func check(_ text: String) -> [String] { LexiconParser(text).descriptions }

  func verb(_ lemma: String) -> [PredicateSense] { verbs[lemma] ?? [] }
  func noun(_ lemma: String) -> [PredicateSense] { nouns[lemma] ?? [] }
  func adjective(_ lemma: String) -> [PredicateSense] { adjectives[lemma] ?? [] }
  func role(_ lemma: String) -> [PredicateSense] { roles[lemma] ?? [] }

  private mutating func add(_ sense: PredicateSense) {
    count += 1
    switch sense.kind {
    case .verb: verbs[sense.lemma, default: []].append(sense)
    case .noun: nouns[sense.lemma, default: []].append(sense)
    case .adjective: adjectives[sense.lemma, default: []].append(sense)
    case .role: roles[sense.lemma, default: []].append(sense)
    }
  }

  private mutating func remove(
    _ kind: PredicateSense.Kind, _ predicate: String, like sense: PredicateSense? = nil
  ) {
    func isKept(_ other: PredicateSense) -> Bool {
      guard let sense else { return false }
      return other.particle != sense.particle || other.targets != sense.targets
        || other.conditions != sense.conditions
    }
    switch kind {
    case .verb: verbs[predicate]?.removeAll { !isKept($0) }
    case .noun: nouns[predicate]?.removeAll { !isKept($0) }
    case .adjective: adjectives[predicate]?.removeAll { !isKept($0) }
    case .role: roles[predicate]?.removeAll { !isKept($0) }
    }
  }

  /// Stable, so that senses of one specificity keep the file's order.
  private mutating func sort() {
    func sorted(_ senses: [PredicateSense]) -> [PredicateSense] {
      senses.enumerated().sorted {
        ($1.element.specificity, $0.offset) < ($0.element.specificity, $1.offset)
      }.map(\.element)
    }
    verbs = verbs.mapValues(sorted)
    nouns = nouns.mapValues(sorted)
    adjectives = adjectives.mapValues(sorted)
    roles = roles.mapValues(sorted)
  }
}

/// What can be wrong with a user's lexicon.
public enum LexiconError: Error, Sendable, CustomStringConvertible {
  /// - Parameter faults: "line 3: the family "x" is unknown", one each.
  case invalid(path: String, faults: [String])

  public var description: String {
    switch self {
    case .invalid(let path, let faults):
      "\(path): \(faults[0])"
        + (faults.count > 1 ? " (and \(faults.count - 1) more: entente lexicon check)" : "")
    }
  }
}

extension LexiconParser {
  var descriptions: [String] { faults.map { "line \($0.line): \($0.message)" } }
}

/// An embedded data file as text; empty when there is none of that name.
func resource(_ name: String) -> String {
  let found = entente_resource(name)
  guard let bytes = found.bytes else { return "" }
  return String(decoding: UnsafeBufferPointer(start: bytes, count: found.count), as: UTF8.self)
}
