import EntityLinking
import GraphModel
import Linguistics

/// What a speaker says that another must do. «Lindqvist said Finland must pay its debts».
struct DemandPattern {
  let context: PatternContext
  private var reader: ArgumentReader { context.reader }
  private var document: Document { context.document }

  init(_ context: PatternContext) { self.context = context }

  /// - Parameter v: a verb.
  func candidates(at v: Int) -> [Candidate] {
    guard Self.speech.contains(reader.lemma(v)) else { return [] }
    let sources = reader.deepSubjects(of: v).flatMap { reader.actors(at: $0) }
    guard !sources.isEmpty else { return [] }
    var found: [Candidate] = []
    for clause in document.children(of: v) where document.dependencies[clause] == .ccomp {
      guard let duty = duty(in: clause), let subject = reader.child(clause, .nsubj),
        !Self.passive.contains(reader.lemma(clause))
      else { continue }
      for source in sources.prefix(2) {
        for target in reader.actors(at: subject).prefix(4)
        where Set(source.entities).isDisjoint(with: target.entities)
          && !(document.tags[target.head] == .prp
            && Self.own.contains(document.lowers[target.head]))
        {
          // What is to happen to somebody's thing is asked of nobody: "talks must go on".
          guard target.reach == .direct || target.reach == .apposition || isPeople(target.head)
          else { continue }
          var candidate = Candidate(
            source, target, family: .request, label: "called on", predicate: clause,
            trigger: duty..<(duty + 1), rule: "demand-said")
          // It is asked as said, whatever the clause's own tense.
          candidate.isPresupposed = true
          found.append(candidate)
        }
      }
    }
    return found
  }

  /// «its demand that Israel withdraw»; «renewed its call for Kenya to open the border».
  ///
  /// - Parameter n: a noun.
  func candidates(atNoun n: Int) -> [Candidate] {
    guard Self.demands.contains(reader.lemma(n)), context.linked.mention(covering: n) == nil else {
      return []
    }
    var sources = reader.owners(of: n).filter { $0.reach != .prepositional }
    let verb = document.head(of: document.dependencies[n] == .pobj ? document.head(of: n) : n)
    if sources.isEmpty, [.dobj, .pobj].contains(document.dependencies[n]),
      Self.carrying.contains(reader.lemma(verb))
    {
      sources = reader.deepSubjects(of: verb).flatMap { reader.actors(at: $0) }
    }
    guard !sources.isEmpty else { return [] }
    var found: [Candidate] = []
    for clause in document.children(of: n)
    where clause > n && [.acl, .ccomp, .relcl, .advcl].contains(document.dependencies[clause]) {
      let isThat = document.children(of: clause).contains {
        document.dependencies[$0] == .mark && ["that", "for"].contains(document.lowers[$0])
      }
      guard isThat, let subject = reader.child(clause, .nsubj),
        !Self.passive.contains(reader.lemma(clause))
      else { continue }
      for source in sources.prefix(2) {
        for target in reader.actors(at: subject).prefix(4)
        where Set(source.entities).isDisjoint(with: target.entities) {
          guard target.reach == .direct || target.reach == .apposition || isPeople(target.head)
          else { continue }
          var candidate = Candidate(
            source, target, family: .request, label: "demanded of", predicate: n,
            trigger: n..<(n + 1), rule: "demand-noun")
          candidate.isPresupposed = true
          found.append(candidate)
        }
      }
    }
    return found
  }

  private static let demands: Set<String> = [
    "appeal", "call", "demand", "insistence", "plea", "request",
  ]
  private static let carrying: Set<String> = [
    "insist", "issue", "make", "press", "reiterate", "renew", "repeat", "voice",
  ]

  /// The word by which clause `v` is a duty: "must", "should", "has to", "needs to".
  private func duty(in v: Int) -> Int? {
    if let auxiliary = document.children(of: v).first(where: {
      document.dependencies[$0] == .aux && Self.duties.contains(document.lowers[$0])
    }) {
      let complement = document.children(of: v).first { document.dependencies[$0] == .acomp }
      // "should be able to" is no duty.
      return complement.map { document.lowers[$0] == "able" } == true ? nil : auxiliary
    }
    guard Self.having.contains(reader.lemma(v)), [.vbz, .vbp].contains(document.tags[v]),
      document.children(of: v).contains(where: {
        document.dependencies[$0] == .xcomp && reader.isInfinitive($0)
      })
    else { return nil }
    return v
  }

  private func isPeople(_ i: Int) -> Bool {
    !context.lexicon.role(reader.lemma(i)).isEmpty || Self.people.contains(reader.lemma(i))
  }

  private static let duties: Set<String> = ["must", "should", "ought"]
  private static let having: Set<String> = ["have", "need"]

  /// Verbs whose subject undergoes what they say.
  private static let passive: Set<String> = [
    "benefit", "expect", "face", "feel", "get", "go", "know", "lose", "prevail", "receive",
    "succeed", "win",
  ]
  /// What a speaker's side must do is a plan of its own.
  private static let own: Set<String> = ["i", "me", "us", "we"]

  private static let people: Set<String> = [
    "administration", "army", "authority", "force", "government", "leader", "leadership",
    "military",
    "official", "parliament", "party", "police", "rebel", "regime", "side", "troop",
  ]

  private static let speech: Set<String> = [
    "add", "argue", "conclude", "declare", "emphasise", "emphasize", "insist", "maintain", "note",
    "reaffirm", "reiterate", "repeat", "say", "state", "stress", "tell", "tweet", "warn", "write",
  ]
}
