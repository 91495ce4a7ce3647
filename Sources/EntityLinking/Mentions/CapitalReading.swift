import GraphModel
import Linguistics

/// Tells a capital that stands for its state ("Moscow denied it") from one that is a place
/// ("in Moscow").
struct CapitalReading {
  let document: Document

  /// Drops mentions of capitals that only say where something is, and of lands that only a people is
  /// called by.
  func filter(_ drafts: [DraftMention]) -> [DraftMention] {
    let standing = Set(
      drafts.filter { $0.nameForm == .capital && !$0.inHeadline && acts($0.head, depth: 0) }.map(
        \.key))
    let lands = Set(
      drafts.compactMap { draft in
        draft.nameForm?.isDemonym == true ? nil : draft.record?.id
      })
    return drafts.filter { draft in
      // "Kurdish fighters" are a people's; their land acts only where the text names it.
      if draft.nameForm == .demonymAdjective, let record = draft.record,
        record.facts["people"] != nil, !lands.contains(record.id)
      {
        return false
      }
      // "settlers in the West Bank": land that others rule is a place like a town.
      if draft.record?.facts["land"] != nil { return acts(draft.head, depth: 0) }
      // "Brussels" is the Union's seat, and a town.
      let isSeat =
        draft.nameForm == .seatOfPower && PlaceNames.embedded.contains(draft.key.lowercased())
      guard draft.nameForm == .capital || isSeat else { return true }
      // A headline's case and order say little: its capital stands where the body's does.
      return draft.inHeadline ? standing.contains(draft.key) : acts(draft.head, depth: 0)
    }
  }

  private func acts(_ i: Int, depth: Int) -> Bool {
    // A dateline: "PARIS, Aug 31".
    if document.isAllCaps(i), document.words[i].utf8.count > 3 { return false }
    let head = document.head(of: i)
    switch document.dependencies[i] {
    case .nsubj, .agent, .dative:
      // "Tehran is behind the attacks", "Moscow is ready to talk"
      if document.lemmas[head] == "be" {
        return document.children(of: head).contains { child in
          document.lowers[child] == "behind"
            || document.dependencies[child] == .acomp
              && document.children(of: child).contains { document.dependencies[$0] == .xcomp }
        }
      }
      return document.partsOfSpeech[head] == .verb
        && !Self.placeVerbs.contains(document.lemmas[head])
    case .dobj, .nsubjpass:
      return Self.actsOn.contains(document.lemmas[head])
    case .poss:
      return document.children(of: i).contains { document.dependencies[$0] == .case }
        && !Self.placeNouns.contains(document.lemmas[head])
    case .pobj:
      return prepositional(head)
    case .conj:
      return depth < 3 && acts(head, depth: depth + 1)
    default: return false
    }
  }

  private func prepositional(_ preposition: Int) -> Bool {
    let word = document.lowers[preposition]
    let governor = document.head(of: preposition)
    switch word {
    case "with", "against", "towards", "between", "versus": return true
    // "pointed the finger at Tehran", "according to Kiev"
    case "at":
      return ["aim", "anger", "finger", "jab", "point", "swipe"].contains(
        document.lemmas[governor])
    case "by":
      return document.dependencies[preposition] == .agent || document.tags[governor] == .vbn
    case "in":
      // "arrived in Moscow": as the guidelines have it, a visit to the state.
      return Self.arrivals.contains(document.lemmas[governor])
        // "the government in Khartoum"
        || ["authority", "government", "junta", "leadership", "regime", "ruler"]
          .contains(document.lemmas[governor])
        // "officials in Beijing", and not "relief officials in Nairobi"
        || document.lemmas[governor] == "official"
          && document.children(of: governor).allSatisfy {
            [.det, .prep].contains(document.dependencies[$0])
          }
    case "to":
      if document.lowers[governor] == "according" { return true }
      return Self.visits.contains(document.lemmas[governor])
        || Self.sending.contains(document.lemmas[governor])
          && document.child(of: governor, .dobj) != nil
        || Self.addressed.contains(document.lemmas[governor])
        // "suspended military aid to Kigali": the tree gives the verb what is the noun's.
        || document.child(of: governor, .dobj).map {
          $0 < preposition && Self.addressed.contains(document.lemmas[$0])
        } ?? false
    case "of":
      return [
        "accusation", "ally", "approval", "behalf", "capital", "condemnation", "critic",
        "criticism", "demand", "government", "leader", "policy", "refusal", "ruler", "support",
      ].contains(document.lemmas[governor])
    case "from":
      return [
        "approval", "assurance", "concession", "demand", "guarantee", "independence", "order",
        "permission", "pressure", "request", "response", "signal", "support",
      ].contains(document.lemmas[governor])
    case "on":
      return ["call", "impose", "pressure", "sanction"].contains(document.lemmas[governor])
        || document.child(of: governor, .dobj).map {
          ["embargo", "pressure", "sanction", "sanctions", "tariff"].contains(document.lemmas[$0])
        } ?? false
    default: return false
    }
  }

  /// What is given, sent or said to a government rather than carried to a town.
  private static let addressed: WordSet = [
    "aid", "ally", "ambassador", "apology", "appeal", "assistance", "backing", "close",
    "concession", "envoy", "hostile", "loan", "loyal", "message", "offer", "opposed", "protest",
    "signal", "support", "threat", "ultimatum", "warning", "weapon",
  ]
  /// Who or what is sent to a capital goes to its government.
  private static let sending: WordSet = ["dispatch", "recall", "send"]
  private static let placeVerbs: WordSet = [
    "be", "belong", "lie", "host", "become", "see", "have", "look", "remain",
  ]
  private static let placeNouns: WordSet = [
    "airport", "street", "square", "suburb", "center", "centre", "district", "station", "museum",
    "university", "population", "mayor", "resident", "outskirt", "theater", "theatre", "cathedral",
  ]
  private static let actsOn: WordSet = [
    "accuse", "urge", "warn", "criticize", "criticise", "blame", "press", "pressure", "condemn",
    "ask", "tell", "force", "push", "persuade", "convince", "support", "back", "anger", "provoke",
    "threaten", "help", "allow", "call", "inform", "recognize", "isolate", "visit", "alienate",
    "appease", "challenge", "defy", "embarrass", "engage", "fault", "infuriate", "irritate",
    "lobby", "oppose", "praise", "punish", "reassure", "sanction", "sue", "thank",
  ]
  private static let visits: WordSet = ["visit", "trip", "travel", "fly", "journey"]
  private static let arrivals: WordSet = ["arrive", "arrival", "land"]
}
