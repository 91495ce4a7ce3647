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
