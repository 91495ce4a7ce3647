import EntityLinking
import GraphModel
import Linguistics

/// Events that a preposition makes: "in Turkish custody", "to the aid of Chad", "under fire from".
extension NounPattern {
  /// "is held in Turkish custody", "died in Russian captivity": whose custody it is holds the other.
  func held(at n: Int) -> [Candidate]? {
    guard Self.custodies.contains(reader.lemma(n)), document.dependencies[n] == .pobj,
      let sense = context.lexicon.noun(reader.lemma(n)).first
    else { return nil }
    let preposition = document.head(of: n)
    let governor = document.head(of: preposition)
    let keepers = reader.owners(of: n)
    guard !keepers.isEmpty else { return nil }
    // "was freed from Turkish custody"
    if document.lowers[preposition] == "from",
      ["discharge", "free", "release"].contains(
        reader.lemma(governor))
    {
      return reader.deepObjects(of: governor).flatMap { reader.actors(at: $0) }.flatMap { held in
        keepers.filter { $0.entities != held.entities }.map {
          Candidate(
            $0, held, family: .concede, label: "released", predicate: governor,
            trigger: governor..<(governor + 1), rule: "noun-patient")
        }
      }
    }
    let held: [Actor]
    if reader.isClause(governor) {
      let tokens =
        reader.isPassive(governor) || reader.has(governor, .dobj)
        ? reader.deepObjects(of: governor) : reader.deepSubjects(of: governor)
      held = tokens.flatMap { reader.actors(at: $0) }
    } else {
      held = reader.ownActors(at: governor)
    }
    return context.pairs(
      keepers, held, sense, predicate: n, trigger: n..<(n + 1), rule: "noun-patient")
  }

  /// "came to the aid of Chad", "sprang to Wells's defence".
  func rescued(at n: Int) -> [Candidate]? {
    let preposition = document.head(of: n)
    let verb = document.head(of: preposition)
    guard Self.rescues.contains(reader.lemma(n)), document.dependencies[n] == .pobj,
      document.lowers[preposition] == "to",
      ["come", "go", "jump", "leap", "ride", "rush", "spring"].contains(reader.lemma(verb))
    else { return nil }
    let isWords = ["defence", "defense"].contains(reader.lemma(n))
    let sources = reader.deepSubjects(of: verb).flatMap { reader.actors(at: $0) }
    return sources.flatMap { source in
      reader.owners(of: n).map {
        Candidate(
          source, $0, family: isWords ? .support : .aid,
          label: isWords ? "defended" : "gave aid to",
          predicate: verb, trigger: min(verb, n)..<(max(verb, n) + 1), rule: "noun-carried")
      }
    }
  }

  static let rescues: WordSet = [
    "aid", "assistance", "defence", "defense", "help", "rescue",
  ]

  /// "was put under blockade by Chad", "came under fire from Wells": the subject undergoes it.
  func undergone(at n: Int) -> [Candidate]? {
    let preposition = document.head(of: n)
    let verb = document.head(of: preposition)
    guard document.dependencies[n] == .pobj, document.lowers[preposition] == "under",
      reader.isClause(verb), let subject = reader.surfaceSubject(of: verb)
    else { return nil }
    var doers: [Int] = []
    if reader.isPassive(verb), ["put", "place"].contains(reader.lemma(verb)) {
      doers = reader.deepSubjects(of: verb)
    } else if ["be", "come"].contains(reader.lemma(verb)) {
      doers = (Array(document.children(of: verb)) + Array(document.children(of: n))).filter {
        ["from", "by"].contains(document.lowers[$0])
      }.flatMap { reader.objects(ofPreposition: $0) }
    }
    // "lives under the protection of Chad"
    if reader.lemma(n) == "protection", !reader.isPassive(verb) {
      let keepers = reader.owners(of: n)
      return reader.actors(at: subject).flatMap { kept in
        keepers.filter { $0.entities != kept.entities }.map {
          Candidate(
            $0, kept, family: .aid, label: "protected", predicate: n, trigger: n..<(n + 1),
            rule: "noun-patient")
        }
      }
    }
    let sources = doers.flatMap { reader.actors(at: $0) }
    let targets = reader.actors(at: subject)
    guard !sources.isEmpty, !targets.isEmpty else { return nil }
    // Politicians come under fire in words, and towns from guns.
    let isWords =
      Self.fires.contains(reader.lemma(n)) && targets.allSatisfy { context.kind($0) == .person }
    guard
      let sense = isWords
        ? context.lexicon.noun("criticism").first
        : context.lexicon.noun(reader.lemma(n)).first(where: {
          [.assault, .coerce, .sanction, .accuse, .request].contains($0.family)
        })
    else { return nil }
    let found = context.pairs(
      sources, targets, sense, predicate: n, trigger: n..<(n + 1), rule: "noun-patient")
    return found.isEmpty ? nil : found
  }

  static let fires: WordSet = ["attack", "fire"]

  static let custodies: WordSet = ["captivity", "custody", "detention"]
}
