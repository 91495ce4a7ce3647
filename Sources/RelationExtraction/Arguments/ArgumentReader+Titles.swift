import EntityLinking
import GraphModel
import Linguistics

/// Persons behind their posts, where the parser hangs the name elsewhere.
extension ArgumentReader {
  /// "UN envoy for Yemen Amy Wells": the name follows the place without a comma; "the envoy to the
  /// Middle East, Amy Wells,": the parser hangs the place on the verb.
  private func personBehindPlace(_ i: Int) -> Actor? {
    guard [.nn, .nnp].contains(document.tags[i]), i + 3 < document.count,
      ["for", "to"].contains(document.lowers[i + 1]),
      ["commissioner", "coordinator", "envoy", "minister", "representative", "secretary"].contains(
        lemma(i))
    else { return nil }
    var next = document.lowers[i + 2] == "the" ? i + 3 : i + 2
    let place = next
    if let index = linked.mention(covering: next) {
      guard linked.entities[linked.mentions[index].entities[0]].kind == .state else { return nil }
      next = linked.mentions[index].tokens.upperBound
    } else {
      while next < document.count, next - place < 3, document.tags[next] == .nnp,
        linked.mention(covering: next) == nil
      {
        next += 1
      }
      guard next > place, next < document.count, document.words[next] == "," else { return nil }
    }
    let hasComma = next < document.count && document.words[next] == ","
    if hasComma { next += 1 }
    guard next < document.count, let index = linked.mention(covering: next),
      linked.mentions[index].tokens.lowerBound == next, linked.mentions[index].form == .name,
      linked.entities[linked.mentions[index].entities[0]].kind == .person
    else { return nil }
    // "met the envoy to Chad, Amy Wells and Ben Orr": they may be three.
    let end = linked.mentions[index].tokens.upperBound
    if hasComma, end < document.count, ![",", ".", ";", ")"].contains(document.words[end]) {
      return nil
    }
    return Actor(
      entities: linked.mentions[index].entities, tokens: linked.mentions[index].tokens, head: i,
      form: .name, reach: .apposition)
  }

  /// "the U.N. envoy for Syria, Amy Wells, met": the parser hangs her name on Syria.
  func personNamed(behind i: Int) -> Actor? {
    if let person = personBehindPlace(i) ?? personBeside(i) ?? personTitled(behind: i) {
      return person
    }
    guard document.tags[i] == .nn || document.tags[i] == .nnp && linked.mention(covering: i) == nil
    else { return nil }
    for preposition in document.children(of: i) where relation(preposition) == .prep {
      for object in document.children(of: preposition) where relation(object) == .pobj {
        guard let held = linked.mention(headedBy: object),
          linked.entities[linked.mentions[held].entities[0]].kind != .person
        else { continue }
        for child in document.children(of: object) where relation(child) == .appos {
          guard let index = linked.mention(headedBy: child),
            linked.mentions[index].form == .name,
            linked.entities[linked.mentions[index].entities[0]].kind == .person
          else { continue }
          return Actor(
            entities: linked.mentions[index].entities, tokens: linked.mentions[index].tokens,
            head: i, form: .name, reach: .apposition)
        }
      }
    }
    return personNamed(behindConjunct: i)
  }

  /// "Head of the Wells Foundation Asha Moser told": the parser gives the verb both.
  private func personBeside(_ i: Int) -> Actor? {
    guard [.nn, .nnp].contains(document.tags[i]), relation(i) == .nsubj,
      linked.mention(headedBy: i).map({ linked.mentions[$0].form == .name }) != true
    else { return nil }
    let next = document.subtree(of: i).upperBound
    guard next < document.count, next - i < 12, let index = linked.mention(covering: next),
      linked.mentions[index].tokens.lowerBound == next, linked.mentions[index].form == .name,
      linked.entities[linked.mentions[index].entities[0]].kind == .person,
      relation(linked.mentions[index].head) == .nsubj,
      document.head(of: linked.mentions[index].head) == document.head(of: i)
    else { return nil }
    return Actor(
      entities: linked.mentions[index].entities, tokens: linked.mentions[index].tokens, head: i,
      form: .name, reach: .apposition)
  }

  /// "German author and journalist Amy Wells": the first of several titles of one, whose name the
  /// parser joins to it by "and".
  func personTitled(behind i: Int) -> Actor? {
    guard [.nn, .nnp].contains(document.tags[i]), linked.mention(covering: i) == nil,
      !has(i, .poss), !has(i, .prep)
    else { return nil }
    var at = i
    for _ in 0..<4 {
      guard let next = document.children(of: at).last(where: { relation($0) == .conj && $0 > at })
      else { return nil }
      at = next
      if linked.mention(headedBy: at) != nil { break }
      guard document.tags[at] == .nn, !has(at, .det), !has(at, .prep) else { return nil }
    }
    guard at - i < 16, let index = linked.mention(headedBy: at),
      linked.mentions[index].form == .name,
      linked.mentions[index].entities.count == 1,
      linked.entities[linked.mentions[index].entities[0]].kind == .person,
      linked.mentions[index].tokens.lowerBound > i
    else { return nil }
    let name = linked.mentions[index].tokens.lowerBound
    guard
      let last = (i + 1..<name).last(where: { document.lowers[$0] == "and" }), last + 1 < name,
      document.partsOfSpeech[name - 1] == .noun || document.partsOfSpeech[name - 1] == .properNoun,
      linked.mention(covering: name - 1) == nil,
      !(i + 1..<name).contains(where: {
        [.det, .poss, .case].contains(relation($0)) || [.nns, .nnps].contains(document.tags[$0])
      })
    else { return nil }
    func names(_ kind: EntityKind) -> Bool {
      (last + 1..<name).contains {
        linked.mention(covering: $0).map {
          linked.entities[linked.mentions[$0].entities[0]].kind == kind
        } ?? false
      }
    }
    let wasOne = (last + 1..<name).contains { ["former", "then"].contains(document.lowers[$0]) }
    // "the president and Prime Minister Wells", "the US president and Chadian leader Wells": two.
    if has(i, .det), !wasOne, !names(.organization) { return nil }
    if Self.statePosts.contains(lemma(i)), !wasOne, names(.state) { return nil }
    return Actor(
      entities: linked.mentions[index].entities, tokens: linked.mentions[index].tokens, head: i,
      form: .name, reach: .apposition)
  }

  /// Posts of which a state has one.
  private static let statePosts: WordSet = [
    "chancellor", "chief", "emir", "king", "leader", "minister", "premier", "president", "queen",
    "secretary",
  ]

  /// "Amy Wells and the head of the bank, Ben Orr, met": the parser hangs his name on hers.
  private func personNamed(behindConjunct i: Int) -> Actor? {
    let end = document.subtree(of: i).upperBound
    guard relation(i) == .conj, end + 1 < document.count, document.words[end] == ",",
      let index = linked.mention(covering: end + 1), linked.mentions[index].form == .name,
      linked.mentions[index].tokens.lowerBound == end + 1,
      relation(linked.mentions[index].head) == .appos,
      document.head(of: linked.mentions[index].head) == document.head(of: i),
      linked.entities[linked.mentions[index].entities[0]].kind == .person
    else { return nil }
    return Actor(
      entities: linked.mentions[index].entities, tokens: linked.mentions[index].tokens, head: i,
      form: .name, reach: .apposition)
  }
}
