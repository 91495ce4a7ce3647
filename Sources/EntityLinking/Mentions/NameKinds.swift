import GraphModel
import Linguistics

/// Decides, for the document as a whole, which names are persons and which are bodies: the model
/// often takes one name for both.
struct NameKinds {
  let document: Document
  let knowledge: KnowledgeBase
  let givenNames: GivenNames
  let words: MentionWords

  /// Settles the kind of every draft that the knowledge base does not settle.
  func settle(_ drafts: inout [DraftMention]) {
    var scores: [String: Double] = [:]
    var surnames: Set<String> = []
    for draft in drafts where draft.record == nil || draft.label == .person {
      scores[draft.key, default: 0] += evidence(draft)
    }
    for draft in drafts where draft.words.count > 1 && (scores[draft.key] ?? 0) > 0 {
      guard draft.kind == .person || draft.label == .person, let last = draft.words.last else {
        continue
      }
      surnames.insert(last)
      surnames.insert(PersonNameMatcher.withoutParticle(last))
    }
    for i in drafts.indices {
      let draft = drafts[i]
      if draft.record != nil {
        // "Jordan said", after "Michael Jordan": the surname, where the model sees a person.
        if draft.label == .person, draft.words.count == 1, draft.record?.kind != .person,
          surnames.contains(draft.key)
        {
          becomePerson(&drafts[i])
        }
        continue
      }
      guard draft.kind != .state else { continue }
      var score = scores[draft.key] ?? 0
      if draft.words.count == 1, surnames.contains(draft.key) { score += 4 }
      let kind: EntityKind = score > 0 ? .person : .organization
      if kind != draft.kind {
        drafts[i].kind = kind
        drafts[i].reason =
          kind == .person ? "a person elsewhere in the text" : "a body elsewhere in the text"
      }
    }
  }

  private func becomePerson(_ draft: inout DraftMention) {
    draft.kind = .person
    draft.record = nil
    draft.nameForm = nil
    draft.gender = .unknown
    draft.reason = "surname of a person named in full"
  }

  /// How much one use speaks for a person (above zero) or a body (below).
  private func evidence(_ draft: DraftMention) -> Double {
    var score = draft.label == .person ? 1.0 : -1.0
    let low = draft.tokens.lowerBound
    if draft.words.count > 1, let first = draft.words.first,
      givenNames.gender(of: first) != .unknown
    {
      score += 1.5
    }
    if let last = draft.words.last, words.organizationHeads.contains(last) { score -= 3 }
    if draft.gender != .unknown { score += 2 }
    var before = low - 1
    while before >= 0, document.partsOfSpeech[before] == .punctuation, document.words[before] != ","
    { before -= 1 }
    if before >= 0, document.sentence(of: low).contains(before) {
      let word = document.lowers[before]
      if word == "the", !draft.isModifier { score -= 1.5 }
      if words.honorifics[word.last == "." ? String(word.dropLast()) : word] != nil {
        score += 2
      } else if let noun = knowledge.words.noun(document.lemmas[before]) {
        score += noun.kind == .person ? 1.5 : noun.kind == .organization ? -1.5 : 0
      } else if knowledge.words.post(word) != nil {
        score += 1.5
      }
    }
    for child in document.children(of: draft.head) where document.dependencies[child] == .relcl {
      if document.children(of: child).contains(where: { document.lowers[$0] == "who" }) {
        score += 1.5
      }
    }
    return score
  }
}
