internal import CResources
internal import Linguistics

/// The predicates that make relations, ready for look-up by lemma.
public struct RelationLexicon: Sendable {
  private typealias Senses = [String: [PredicateSense]]
  /// By kind and lemma, narrow frames first.
  private var senses: [PredicateSense.Kind: Senses] = [:]
  private var verbs: WordTable<[PredicateSense]> = [:]
  private var nouns: WordTable<[PredicateSense]> = [:]
  private var adjectives: WordTable<[PredicateSense]> = [:]
  private var roles: WordTable<[PredicateSense]> = [:]
  private var roleBeginnings = WordSet.none
  private var roleEnds = WordSet.none
  /// Words of praise and blame.
  let evaluations: Evaluations
  /// How many senses there are.
  public var count: Int {
    senses.values.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.count } }
  }

  /// The lexicon that Entente ships.
  public static let embedded = RelationLexicon(
    senses: LexiconFile.embedded.flatMap { LexiconParser($0.text).senses })

  init(senses: [PredicateSense], evaluations: Evaluations = .embedded) {
    self.evaluations = evaluations
    for sense in senses { add(sense) }
    index()
  }

  /// Our lexicon with a user's senses before it.
  ///
  /// - Parameter text: a file of the format described in `Resources/README.md`.
  /// - Throws: ``LexiconError/invalid(path:faults:)`` naming each faulty line.
  public init(adding text: String, path: String) throws(LexiconError) {
    let parser = LexiconParser(text)
    guard parser.faults.isEmpty else { throw .invalid(path: path, faults: parser.descriptions) }
    self = .embedded
    for (kind, predicate) in parser.removed {
      let parts = kind == .verb ? predicate.split(separator: "_", maxSplits: 1) : [predicate[...]]
      remove(kind, String(parts[0])) { $0.particle == (parts.count > 1 ? String(parts[1]) : nil) }
    }
    // A sense with a frame of ours takes its place.
    for sense in parser.senses {
      remove(sense.kind, sense.lemma) {
        $0.particle == sense.particle && $0.targets == sense.targets
          && $0.conditions == sense.conditions
      }
    }
    for sense in parser.senses.reversed() { add(sense, isFirst: true) }
    index()
  }

  /// What is wrong with a lexicon file, a line each; empty when nothing is.
  public static func check(_ text: String) -> [String] { LexiconParser(text).descriptions }

  func verb(_ lemma: String) -> [PredicateSense] { verbs[lemma] ?? [] }
  func noun(_ lemma: String) -> [PredicateSense] { nouns[lemma] ?? [] }
  func adjective(_ lemma: String) -> [PredicateSense] { adjectives[lemma] ?? [] }
  func role(_ lemma: String) -> [PredicateSense] { roles[lemma] ?? [] }
  /// Whether a role of several words begins or ends with the lemma, before any is put together.
  func mayBeginRole(_ lemma: String) -> Bool { roleBeginnings.contains(lemma) }
  func mayEndRole(_ lemma: String) -> Bool { roleEnds.contains(lemma) }

  private mutating func add(_ sense: PredicateSense, isFirst: Bool = false) {
    let known = senses[sense.kind]?[sense.lemma]?.count ?? 0
    senses[sense.kind, default: [:]][sense.lemma, default: []].insert(
      sense, at: isFirst ? 0 : known)
  }

  /// Takes out what `isGone` names among the senses of a lemma.
  private mutating func remove(
    _ kind: PredicateSense.Kind, _ lemma: String, where isGone: (PredicateSense) -> Bool
  ) {
    senses[kind]?[lemma]?.removeAll(where: isGone)
  }

  /// Puts senses into the order in which they are tried, and makes them ready for look-up.
  private mutating func index() {
    func table(_ kind: PredicateSense.Kind) -> WordTable<[PredicateSense]> {
      let sorted = (senses[kind] ?? [:]).mapValues(Self.sorted)
      senses[kind] = sorted
      return WordTable(sorted)
    }
    verbs = table(.verb)
    nouns = table(.noun)
    adjectives = table(.adjective)
    roles = table(.role)
    // A lemma may hold a hyphen of its own.
    let parts = (senses[.role] ?? [:]).keys.flatMap { lemma in
      [lemma.split(separator: "_"), lemma.split { "_-".contains($0) }].filter { $0.count > 1 }
    }
    roleBeginnings = WordSet(parts.map { String($0[0]) })
    roleEnds = WordSet(parts.map { String($0[$0.count - 1]) })
  }

  /// Stable, so that senses of one specificity keep the file's order.
  private static func sorted(_ senses: [PredicateSense]) -> [PredicateSense] {
    guard senses.count > 1 else { return senses }
    return senses.enumerated().sorted {
      ($1.element.specificity, $0.offset) < ($0.element.specificity, $1.offset)
    }.map(\.element)
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
