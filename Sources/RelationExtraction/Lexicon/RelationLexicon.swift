internal import CResources

/// The predicates that make relations, ready for look-up by lemma.
public struct RelationLexicon: Sendable {
  /// By lemma, narrow frames first.
  private var verbs: [String: [PredicateSense]] = [:]
  private var nouns: [String: [PredicateSense]] = [:]
  private var adjectives: [String: [PredicateSense]] = [:]
  private var roles: [String: [PredicateSense]] = [:]
  private var roleBeginnings: Set<String> = []
  private var roleEnds: Set<String> = []
  /// Words of praise and blame.
  let evaluations: Evaluations
  /// How many senses there are.
  public var count: Int {
    [verbs, nouns, adjectives, roles].reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.count } }
  }

  /// The lexicon that Entente ships.
  public static let embedded = RelationLexicon(
    senses: LexiconFile.embedded.flatMap { LexiconParser($0.text).senses })

  init(senses: [PredicateSense], evaluations: Evaluations = .embedded) {
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
    sort()
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
    func put(_ senses: inout [PredicateSense]) {
      senses.insert(sense, at: isFirst ? 0 : senses.count)
    }
    switch sense.kind {
    case .verb: put(&verbs[sense.lemma, default: []])
    case .noun: put(&nouns[sense.lemma, default: []])
    case .adjective: put(&adjectives[sense.lemma, default: []])
    case .role:
      put(&roles[sense.lemma, default: []])
      // A lemma may hold a hyphen of its own.
      for parts in [sense.lemma.split(separator: "_"), sense.lemma.split { "_-".contains($0) }]
      where parts.count > 1 {
        roleBeginnings.insert(String(parts[0]))
        roleEnds.insert(String(parts[parts.count - 1]))
      }
    }
  }

  /// Takes out what `isGone` names among the senses of a lemma.
  private mutating func remove(
    _ kind: PredicateSense.Kind, _ lemma: String, where isGone: (PredicateSense) -> Bool
  ) {
    switch kind {
    case .verb: verbs[lemma]?.removeAll(where: isGone)
    case .noun: nouns[lemma]?.removeAll(where: isGone)
    case .adjective: adjectives[lemma]?.removeAll(where: isGone)
    case .role: roles[lemma]?.removeAll(where: isGone)
    }
  }

  /// Stable, so that senses of one specificity keep the file's order.
  private mutating func sort() {
    func sorted(_ senses: [PredicateSense]) -> [PredicateSense] {
      guard senses.count > 1 else { return senses }
      return senses.enumerated().sorted {
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
