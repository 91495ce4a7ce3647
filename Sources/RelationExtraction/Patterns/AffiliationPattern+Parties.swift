import EntityLinking
import GraphModel
import Linguistics

/// Whose party a name's form alone says: "Kerry, a Democrat", "Duncan Hunter (R-Calif.)".
extension AffiliationPattern {
  /// "Kerry, also a Democrat, left"; "Scott is a Republican": one of those whom the name stands for.
  func partyMember(_ actor: Actor) -> [Candidate] {
    var nouns = document.children(of: actor.head).filter { document.dependencies[$0] == .appos }
    let verb = document.head(of: actor.head)
    if document.dependencies[actor.head] == .nsubj, reader.lemma(verb) == "be" {
      nouns += document.children(of: verb).filter { document.dependencies[$0] == .attr }
    }
    // "Democrats, including Wells and Orr", "Republicans such as Wells"
    var first = actor.head
    for _ in 0..<4 where document.dependencies[first] == .conj { first = document.head(of: first) }
    let preposition = document.head(of: first)
    let group = document.head(of: preposition)
    if document.dependencies[first] == .pobj,
      ["including", "like", "as"].contains(document.lowers[preposition]),
      [.nns, .nnps].contains(document.tags[group]), linked.mention(headedBy: group) != nil
    {
      return ties(
        actor, reader.ownActors(at: group).filter(isParty), at: group, rule: "party-member")
    }
    return nouns.flatMap { noun -> [Candidate] in
      guard let index = linked.mention(headedBy: noun), linked.mentions[index].form == .name,
        document.children(of: noun).contains(where: {
          // "Menendez, Democrat of New Jersey"
          ["a", "an", "fellow", "of", "from"].contains(document.lowers[$0])
        })
      else { return [] }
      return ties(actor, reader.ownActors(at: noun), at: noun, rule: "party-member")
        .filter { $0.family == .serves }
    }
  }

  /// "Lindsey Graham, R-S.C.", "Duncan Hunter (R-Calif.)": the party by its letter, as the press of
  /// the United States writes it.
  func partyLetter(_ actor: Actor) -> [Candidate] {
    let i = actor.tokens.upperBound
    guard i + 1 < document.count, document.words[i] == "," || document.words[i] == "(" else {
      return []
    }
    let word = document.words[i + 1]
    let isAlone = i + 2 < document.count && document.words[i + 2] == "-"
    guard let letter = word.first, word.count == 1 ? isAlone : word.dropFirst().first == "-",
      let party = Self.parties[letter],
      let index = linked.entities.firstIndex(where: { $0.knowledgeID == party }),
      let mention = linked.mentions.first(where: { $0.entities == [index] })
    else { return [] }
    let other = Actor(
      entities: [index], tokens: mention.tokens, head: i + 1, form: .name, reach: .direct)
    return [presupposed(actor, other, .serves, "member of", at: i + 1, rule: "party-letter")]
  }

  /// "Amy Wells (SPD)", "Amy Wells (of the Left Party)", as the press of Germany writes it.
  func partyInBrackets(_ actor: Actor) -> [Candidate] {
    var i = actor.tokens.upperBound
    guard i + 2 < document.count, document.words[i] == "(" else { return [] }
    i += 1
    let bracket = i
    while i + 1 < document.count, i < bracket + 2, ["of", "the"].contains(document.lowers[i]),
      linked.mention(covering: i) == nil
    {
      i += 1
    }
    guard let index = linked.mention(covering: i), linked.mentions[index].form == .name,
      linked.mentions[index].tokens.lowerBound == i, linked.mentions[index].entities.count == 1,
      linked.mentions[index].tokens.upperBound < document.count,
      [")", ",", "/"].contains(document.words[linked.mentions[index].tokens.upperBound])
    else { return [] }
    let mention = linked.mentions[index]
    let party = Actor(
      entities: mention.entities, tokens: mention.tokens, head: mention.head, form: .name,
      reach: .direct)
    guard context.kind(party) == .organization, isParty(party) else { return [] }
    return [presupposed(actor, party, .serves, "member of", at: i, rule: "party-letter")]
  }

  /// Wikidata ids of the parties of the United States, by letter.
  private static let parties: [Character: String] = ["R": "Q29468", "D": "Q29552"]

  /// "Zapatero's Socialist Party", "his ruling Patriotic Front party".
  func isParty(_ body: Actor) -> Bool {
    let next = body.tokens.upperBound
    return linked.entities[body.entities[0]].category == "party"
      || Governments.isParty(document, body.tokens)
      || next < document.count && document.lowers[next] == "party"
  }

  /// "A and B of respectively the X and the Y party": the first of these is the first of those.
  func respective(_ last: Actor, _ preposition: Int) -> [Candidate]? {
    guard preposition + 2 < document.count,
      document.lowers[preposition + 1] == "respectively"
    else { return nil }
    var bodies: [Actor] = []
    var i = preposition + 2
    while i < document.count, document.sentence(of: preposition).contains(i), bodies.count < 8 {
      if let index = linked.mention(covering: i), linked.mentions[index].form == .name {
        let mention = linked.mentions[index]
        guard linked.entities[mention.entities[0]].kind == .organization else { break }
        bodies.append(
          Actor(
            entities: mention.entities, tokens: mention.tokens, head: mention.head, form: .name,
            reach: .direct))
        i = mention.tokens.upperBound
      } else if [",", "and", "the"].contains(document.lowers[i]) {
        i += 1
      } else {
        break
      }
    }
    var people = [last]
    i = last.tokens.lowerBound - 1
    while i >= 0, document.sentence(of: preposition).contains(i), people.count < bodies.count {
      if let index = linked.mention(covering: i), linked.mentions[index].form == .name,
        linked.entities[linked.mentions[index].entities[0]].kind == .person
      {
        let mention = linked.mentions[index]
        people.insert(
          Actor(
            entities: mention.entities, tokens: mention.tokens, head: mention.head, form: .name,
            reach: .direct), at: 0)
        i = mention.tokens.lowerBound - 1
      } else if [",", "and"].contains(document.lowers[i]) {
        i -= 1
      } else {
        break
      }
    }
    guard bodies.count > 1, people.count == bodies.count else { return nil }
    return zip(people, bodies).flatMap {
      ties($0, [$1], at: preposition, rule: "name-preposition")
    }
  }
}
