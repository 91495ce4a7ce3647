import GraphModel
import Linguistics

/// Ties persons that no full name has settled to the knowledge base: by surname, given name, post,
/// state and date.
struct PersonLinker {
  let knowledge: KnowledgeBase
  let matcher: PersonNameMatcher
  let context: DocumentContext

  /// Links chains of persons and merges those that come to the same record.
  func link(_ chains: inout [EntityChain], roles: [Int: [PersonRole]], surname: (Int) -> String) {
    var byID: [String: Int] = [:]
    for chain in chains.indices where chains[chain].mergedInto == nil {
      if let id = chains[chain].record?.id { byID[id] = chain }
    }
    for chain in chains.indices
    where chains[chain].kind == .person && chains[chain].mergedInto == nil
      && chains[chain].record == nil
    {
      guard let record = candidate(chains[chain], roles[chain] ?? [], surname(chain)) else {
        continue
      }
      if let other = byID[record.id] {
        // A surname of its own beside the full name: the same person only if nothing speaks
        // against it, which the candidate's checks have seen to.
        chains[chain].mergedInto = other
        chains[other].uses += chains[chain].uses
      } else {
        chains[chain].record = record
        if chains[chain].gender == .unknown { chains[chain].gender = record.gender }
        byID[record.id] = chain
      }
    }
  }

  private func candidate(
    _ chain: EntityChain, _ roles: [PersonRole], _ surname: String
  ) -> KnowledgeRecord? {
    let matches = knowledge.lookup(surname: surname)
    guard !matches.isEmpty, matches.count < 60 else { return nil }
    let isFull = chain.words.count > 1
    // Nobody in the text bears the name in full: the chain would be his.
    let isAlone = !isFull && roles.isEmpty
    var scored: [(Double, KnowledgeRecord)] = []
    for match in matches {
      let record = match.record
      if chain.gender == .male && record.gender == .female { continue }
      if chain.gender == .female && record.gender == .male { continue }
      if isFull, !givenAgrees(chain.words, record) { continue }
      var score = evidence(record, roles) + (isFull ? 0.6 : 0) + record.prior * 0.5
      if isAlone, isInPublicEye(record) { score += 0.3 }
      scored.append((score, record))
    }
    scored.sort { $0.0 != $1.0 ? $0.0 > $1.0 : $0.1.id < $1.1.id }
    guard let first = scored.first, first.0 >= 0.85 else { return nil }
    if scored.count > 1, first.0 - scored[1].0 < 0.15 { return nil }
    return first.1
  }

  /// "Clinton denied it", without more: a well-known person in office on the day, or up to ten years
  /// before it.
  private func isInPublicEye(_ record: KnowledgeRecord) -> Bool {
    guard let day = context.day, record.prior >= 0.45 else { return false }
    return knowledge.terms(of: record.id).contains { term in
      if let since = term.since, day < since { return false }
      guard let until = term.until else { return true }
      return day.year <= until.year + 10
    }
  }

  private func givenAgrees(_ words: [String], _ record: KnowledgeRecord) -> Bool {
    ([record.name] + record.aliases).contains { name in
      matcher.agree(words, name.split(separator: " ").map { Document.fold($0.lowercased()) })
    }
  }

  /// How much posts, states and dates speak for a record.
  private func evidence(_ record: KnowledgeRecord, _ roles: [PersonRole]) -> Double {
    var score = 0.0
    let terms = knowledge.terms(of: record.id)
    let holding = terms.filter { term in context.day.map(term.holds(on:)) ?? true }
    if !holding.isEmpty, context.day != nil { score += 0.3 }
    for role in roles {
      for term in holding {
        let held = PersonRole(noun: "", post: term.post, stateID: term.ofID)
        if held.answers(role) { score += role.stateID == nil ? 0.35 : 0.6 }
      }
    }
    // A text that names no state speaks neither for nor against any.
    if let state = record.stateID, !context.states.isEmpty {
      score += context.isAbout(state) ? 0.3 : -0.3
    }
    if context.day != nil, !terms.isEmpty, holding.isEmpty { score -= 0.2 }
    return min(score, 1.2)
  }
}
