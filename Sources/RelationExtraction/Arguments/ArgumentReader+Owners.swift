import EntityLinking
import GraphModel
import Linguistics

/// Whose people and things are.
extension ArgumentReader {
  /// The entities that the thing or people named by noun `i` belong to.
  func owners(of i: Int, depth: Int = 1) -> [Actor] {
    guard depth < 5 else { return [] }
    // "the Kremlin critic" does nothing in the Kremlin's name.
    if document.tags[i] == .nn, Self.against.contains(lemma(i)) { return [] }
    // "Syrian opposition leaders": no organs of the state.
    let isApart =
      Self.apart.contains(lemma(i))
      || document.children(of: i).contains {
        [.amod, .compound].contains(relation($0)) && Self.apart.contains(lemma($0))
      }
    var result: [Actor] = []
    // "its border with Lithuania" is whose it is on the other side.
    if ["border", "frontier"].contains(lemma(i)) {
      result = prepositionObjects(of: i, ["with"]).flatMap { ownActors(at: $0, depth: depth) }
        .map { with($0, reach: .prepositional, head: i) }
      if !result.isEmpty { return result }
    }
    // "the Japan office of the Trade Representative" is the representative's.
    if Self.units.contains(lemma(i)) {
      result = prepositionObjects(of: i, ["of"]).flatMap { ownActors(at: $0, depth: depth) }
        .filter { linked.entities[$0.entities[0]].kind == .organization }
        .map { with($0, reach: .prepositional, head: i) }
      if !result.isEmpty { return result }
    }
    for child in document.children(of: i) {
      switch relation(child) {
      case .poss:
        result += actors(at: child, depth: depth).map { with($0, reach: .possessive, head: i) }
      case .compound, .amod, .nmod, .npadvmod:
        // "the Vela party", "the M9 rebel group": the noun only says what the name is of.
        let isNamed = Self.kindsOfBody.contains(lemma(i))
        result += modifiers(at: child).map {
          let isName =
            isNamed && $0.entities.allSatisfy { linked.entities[$0].kind == .organization }
          var actor = with($0, reach: .modifier, head: i)
          if isName { actor.reach = .apposition }
          return actor
        }
      default: break
      }
    }
    // "Colombia's FARC rebels": the rebels are the movement's.
    func isBody(_ actor: Actor) -> Bool {
      actor.entities.allSatisfy { linked.entities[$0].kind == .organization }
    }
    if result.contains(where: { $0.reach != .possessive && isBody($0) }) {
      // "Orban's Fidesz party" is the party, not Orban.
      let isNamed = result.contains { $0.reach == .apposition }
      result.removeAll { actor in
        actor.reach == .possessive
          && (isNamed || actor.entities.allSatisfy { linked.entities[$0].kind == .state })
      }
    }
    if isApart {
      result.removeAll { actor in
        actor.entities.allSatisfy { linked.entities[$0].kind == .state }
      }
      if result.isEmpty { return [] }
    }
    // "the Syrian YPG militia" is the YPG.
    if result.contains(where: { $0.reach == .apposition }) {
      result.removeAll { actor in
        actor.reach == .modifier && actor.entities.allSatisfy { linked.entities[$0].kind == .state }
      }
    }
    if !result.isEmpty { return result }
    // "workers employed by the UN", "hackers linked to Iran"
    for child in document.children(of: i)
    where relation(child) == .acl || relation(child) == .relcl && isPassive(child) {
      guard let words = Self.belonging[document.lowers[child]] else { continue }
      for object in prepositionObjects(of: child, words) {
        result += actors(at: object, depth: depth + 1).map {
          with($0, reach: .prepositional, head: i)
        }
      }
    }
    if !result.isEmpty { return result }
    let isBody = Self.stateBodies.contains(lemma(i))
    let isAide = Self.aides.contains(lemma(i))
    let isShelter = ["camp", "hospital", "school", "shelter", "settlement"].contains(lemma(i))
    for child in document.children(of: i)
    where relation(child) == .prep
      && (["of", "from", "by", "between"].contains(document.lowers[child])
        || isBody && document.lowers[child] == "in"
        || isAide && ["for", "to"].contains(document.lowers[child])
        // "a camp for Congolese refugees"
        || isShelter && document.lowers[child] == "for")
    {
      for object in objects(ofPreposition: child) {
        result += actors(at: object, depth: depth + 1).map {
          with($0, reach: .prepositional, head: i)
        }
      }
    }
    return result
  }

  /// Participles by which people or things are somebody's, with the preposition before whose.
  static let belonging: [String: [String]] = [
    "belonging": ["to"], "brought": ["by"], "called": ["by"], "controlled": ["by"],
    "convened": ["by"], "drafted": ["by"], "filed": ["by"], "introduced": ["by"],
    "lodged": ["by"], "submitted": ["by"], "tabled": ["by"], "employed": ["by"],
    "expressed": ["by"],
    "given": ["by"], "issued": ["by"], "linked": ["to"], "made": ["by"], "operated": ["by"],
    "owned": ["by"], "proposed": ["by"], "put": ["by"], "run": ["by"], "taken": ["by"],
    "voiced": ["by"],
  ]

  static let units: WordSet = [
    "arm", "branch", "bureau", "desk", "division", "office", "section", "unit",
  ]

  static let kindsOfBody: WordSet = [
    "alliance", "bloc", "cartel", "coalition", "company", "cult", "daily", "faction", "firm",
    "group", "guerrilla", "insurgent", "league", "magazine", "militant", "militia", "movement",
    "network", "newspaper", "organisation",
    "organization", "paper", "party", "rebel", "sect", "syndicate", "union", "weekly",
  ]

  /// Those who act for whom they are "to" or "for": "advisers to Macron".
  static let aides: WordSet = [
    "adviser", "advisor", "aide", "assistant", "attorney", "lawyer", "spokesman", "spokesperson",
    "spokeswoman",
  ]

  /// Those who act for the state they are in: "police in Uganda", "the authorities in Minsk".
  static let stateBodies: WordSet = [
    "army", "authority", "court", "government", "judge", "junta", "lawmaker", "military", "navy",
    "official", "parliament", "police", "prosecutor", "regime", "ruler",
  ]

  /// Entities named inside a modifier before a noun: "U.S.-Russia", "Biden administration".
  func modifiers(at i: Int) -> [Actor] {
    guard !isPrefixed(i) else { return [] }
    var result: [Actor] = []
    if let index = linked.mention(headedBy: i) {
      let mention = linked.mentions[index]
      result.append(
        Actor(
          entities: mention.entities, tokens: mention.tokens, head: i, form: mention.form,
          reach: .modifier))
    }
    for child in document.children(of: i) {
      switch relation(child) {
      case .compound, .amod, .nmod, .conj, .poss, .npadvmod:
        if let first = result.first, first.tokens.contains(child) { continue }
        result += modifiers(at: child)
      default: break
      }
    }
    return result
  }

  /// "pro-Beijing", "anti-American", "US-allied": the name is about the noun, it does not own it.
  func isPrefixed(_ i: Int) -> Bool {
    if hasStance(i) { return true }
    guard i + 2 < document.count, isHyphen(i + 1) else { return false }
    // "the US-led coalition": what it does the United States do.
    if document.lowers[i + 2] == "led", Self.led.contains(lemma(document.head(of: i + 2))) {
      return false
    }
    switch document.tags[i + 2] {
    case .vbn, .vbd, .vbg, .jj: return linked.mention(headedBy: i + 2) == nil
    default: return false
    }
  }

  /// Who stands against or outside what he is called by.
  static let against: WordSet = [
    "critic", "defector", "dissident", "enemy", "exile", "foe", "nemesis", "opponent", "rival",
    "victim",
  ]

  /// Those who are in a state, or from it, and not of it.
  static let apart: WordSet = [
    "dissident", "exile", "opposition",
  ]

  static let led: WordSet = [
    "aircraft", "coalition", "force", "jet", "troop", "warplane",
  ]

  /// "pro-Beijing", "anti-American": for or against what is named.
  func hasStance(_ i: Int) -> Bool {
    i >= 2 && isHyphen(i - 1) && Self.stances.contains(document.lowers[i - 2])
  }

  func isHyphen(_ i: Int) -> Bool { document.words[i] == "-" || document.words[i] == "–" }

  static let stances: WordSet = [
    "pro", "anti", "counter", "non", "post", "pre", "ex", "un",
  ]
}
