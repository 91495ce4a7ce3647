import GraphModel
import Linguistics

/// Whom a pronoun's place in its sentence rules out or in.
extension PronounReader {
  /// "In his speech, X …", "Before he left, X …": the subject of the clause that the pronoun's
  /// phrase stands before.
  func cataphor(_ i: Int, _ kind: EntityKind?, _ discourse: Discourse) -> Int? {
    let document = discourse.document
    let sentence = document.sentence(of: i)
    guard i - sentence.lowerBound < 12 else { return nil }
    var at = i
    for _ in 0..<6 {
      guard !document.isRoot(at) else { return nil }
      let relation = document.dependencies[at]
      at = document.head(of: at)
      guard relation == .prep || relation == .advcl, at > i else { continue }
      guard let subject = document.child(of: at, .nsubj) ?? document.child(of: at, .nsubjpass),
        subject > i, let draft = discourse.draft(at: subject), draft.form == .name,
        kind == nil ? draft.kind != .person : draft.kind == kind
      else { return nil }
      return discourse.chain(at: subject)
    }
    return nil
  }

  /// The subject of the innermost clause that the pronoun stands in and is not the subject of.
  func subjectAbove(_ i: Int, _ discourse: Discourse) -> Int? {
    let document = discourse.document
    var at = i
    for _ in 0..<12 {
      guard !document.isRoot(at) else { return nil }
      at = document.head(of: at)
      guard let subject = document.child(of: at, .nsubj) ?? document.child(of: at, .nsubjpass),
        subject != i
      else { continue }
      // "comments that he made": the relative pronoun is no rival.
      if discourse.chain(at: subject) != nil { return subject }
    }
    return nil
  }

  /// "thanked the US for its support", "attacked Biden over his age": whom the act is on gave the
  /// ground for it.
  func givesGround(_ i: Int, _ discourse: Discourse) -> Int? {
    let document = discourse.document
    let owned = document.head(of: i)
    guard document.dependencies[i] == .poss, document.dependencies[owned] == .pobj else {
      return nil
    }
    let preposition = document.head(of: owned)
    guard document.lowers[preposition] == "for" || document.lowers[preposition] == "over" else {
      return nil
    }
    var governor = document.head(of: preposition)
    // "sanctions on Belarus over its role", where the parser hangs "over" on Belarus.
    if document.partsOfSpeech[governor] != .verb {
      if discourse.chain(at: governor) != nil { return governor }
      governor = document.head(of: governor)
    }
    for child in document.children(of: governor) where child < preposition {
      switch document.dependencies[child] {
      case .dobj: if discourse.chain(at: child) != nil { return child }
      case .prep where ["against", "on", "to"].contains(document.lowers[child]):
        for object in document.children(of: child)
        where document.dependencies[object] == .pobj && discourse.chain(at: object) != nil {
          return object
        }
      default: break
      }
    }
    return nil
  }

  /// "the prime minister and his chancellor": whether the owned thing is joined to the owner.
  func isJoined(_ i: Int, to owner: Int, _ document: Document) -> Bool {
    var owned = document.head(of: i)
    // "his secretary of state Lund": the title stands for the name behind it.
    while [.compound, .nmod].contains(document.dependencies[owned]), !document.isRoot(owned) {
      owned = document.head(of: owned)
    }
    return document.dependencies[owned] == .conj && document.head(of: owned) == owner
  }

  /// "His father, Duncan Hunter": the surname that the relative shares with whom "his" means.
  func kin(_ i: Int, _ discourse: Discourse) -> String? {
    let document = discourse.document
    let relative = document.head(of: i)
    guard Self.bloodRelatives.contains(document.lemmas[relative]) else { return nil }
    let names = document.children(of: relative).filter {
      [.appos, .compound, .nmod].contains(document.dependencies[$0])
    }
    let heads = names + [document.head(of: relative)]
    return heads.lazy.compactMap { discourse.chain(at: $0) }.map { discourse.chains[$0] }
      .first { $0.kind == .person && $0.words.count > 1 }?.words.last {
        !["sr", "jr", "sr.", "jr."].contains($0)
      }
  }

  private static let bloodRelatives: WordSet = [
    "brother", "daughter", "father", "grandfather", "grandson", "mother", "sister", "son", "uncle",
    "cousin", "nephew", "wife", "husband", "widow", "dad",
  ]

  /// "himself", "itself": the subject of its own clause, through infinitives.
  func reflexive(_ i: Int, _ discourse: Discourse) -> Int? {
    let document = discourse.document
    var at = i
    for _ in 0..<8 {
      guard !document.isRoot(at) else { return nil }
      let relation = document.dependencies[at]
      at = document.head(of: at)
      guard document.partsOfSpeech[at] == .verb || document.partsOfSpeech[at] == .auxiliary
      else { continue }
      if let subject = document.child(of: at, .nsubj) ?? document.child(of: at, .nsubjpass) {
        return discourse.chain(at: subject)
      }
      if document.dependencies[at] == .xcomp, relation != .xcomp,
        let object = document.child(of: document.head(of: at), .dobj)
      {
        return discourse.chain(at: object)
      }
    }
    return nil
  }
}
