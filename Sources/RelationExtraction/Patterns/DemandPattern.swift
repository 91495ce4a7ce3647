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
      found += requests(
        sources, reader.actors(at: subject), label: "called on", at: clause,
        trigger: duty..<(duty + 1), rule: "demand-said")
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
      found += requests(
        sources, reader.actors(at: subject), label: "demanded of", at: n, trigger: n..<(n + 1),
        rule: "demand-noun")
    }
    return found
  }

  private func requests(
    _ sources: [Actor], _ targets: [Actor], label: String, at i: Int, trigger: Range<Int>,
    rule: String
  ) -> [Candidate] {
    let asked = targets.prefix(4).filter { target in
      // "we must": what a speaker's side must do is a plan of its own.
      !(document.tags[target.head] == .prp && Self.own.contains(document.lowers[target.head]))
        // What is to happen to somebody's thing is asked of nobody: "talks must go on".
        && (target.reach == .direct || target.reach == .apposition || isPeople(target.head))
    }
    return sources.prefix(2).flatMap { source in
      asked.filter { Set(source.entities).isDisjoint(with: $0.entities) }.map { target in
        var candidate = Candidate(
          source, target, family: .request, label: label, predicate: i, trigger: trigger, rule: rule
        )
        // It is asked as said, whatever the clause's own tense.
        candidate.isPresupposed = true
        return candidate
      }
    }
  }

  private static let demands: WordSet = [
    "appeal", "call", "demand", "insistence", "plea", "request",
  ]
  private static let carrying: WordSet = [
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

  private static let duties: WordSet = ["must", "should", "ought"]
  private static let having: WordSet = ["have", "need"]

  /// Verbs whose subject undergoes what they say.
  private static let passive: WordSet = [
    "benefit", "expect", "face", "feel", "get", "go", "know", "lose", "prevail", "receive",
    "succeed", "win",
  ]
  /// What a speaker's side must do is a plan of its own.
  private static let own: WordSet = ["i", "me", "us", "we"]

  private static let people: WordSet = [
    "administration", "army", "authority", "force", "government", "leader", "leadership",
    "military",
    "official", "parliament", "party", "police", "rebel", "regime", "side", "troop",
  ]

  private static let speech: WordSet = [
    "add", "argue", "conclude", "declare", "emphasise", "emphasize", "insist", "maintain", "note",
    "reaffirm", "reiterate", "repeat", "say", "state", "stress", "tell", "tweet", "warn", "write",
  ]
}
