import EntityLinking
import GraphModel
import Linguistics

/// Objects of prepositions, and the nouns that only frame what stands behind one.
extension ArgumentReader {
  /// The nouns after a preposition, through a second one ("out of") and gerunds left out.
  func objects(ofPreposition p: Int) -> [Int] {
    var found: [Int] = []
    for child in document.children(of: p) {
      switch relation(child) {
      case .pobj: found.append(child)
      case .prep, .pcomp:
        guard document.partsOfSpeech[child] == .adposition else { continue }
        found += objects(ofPreposition: child)
      // "with the president and with his deputy"
      case .conj where document.lowers[child] == document.lowers[p]:
        found += objects(ofPreposition: child)
      default: break
      }
    }
    return found
  }

  /// "part of the restrictions", "a series of agreements": what noun `i` is some of.
  func whole(ofPart i: Int) -> Int? {
    // "300 million dollars in tariffs"
    if Currencies.names.contains(lemma(i)) || document.tags[i] == .cd,
      let counted = prepositionObjects(of: i, ["in", "of"]).first
    {
      return counted
    }
    guard Self.parts.contains(lemma(i)) else { return nil }
    return prepositionObjects(of: i, ["of"]).first
  }

  /// "aid" of "aid program", "arms" of "arms shipments": the lemma of what a frame noun holds.
  func content(ofFrame i: Int) -> String? {
    guard i > 0, Self.frames.contains(lemma(i)), relation(i - 1) == .compound,
      document.head(of: i - 1) == i, linked.mention(covering: i - 1) == nil
    else { return nil }
    return lemma(i - 1)
  }

  private static let frames: WordSet = [
    "agreement", "cooperation", "delivery", "effort", "flow", "mission", "offer", "package",
    "payment", "plan",
    "program", "programme", "project", "scheme", "shipment", "supply", "transfer",
  ]

  private static let parts: WordSet = [
    "all", "bulk", "half", "handful", "lot", "majority", "many", "most", "number", "package",
    "pair", "part", "portion", "raft", "range", "rest", "round", "series", "set", "some", "string",
    "wave", "barrel", "batch", "billion", "consignment", "container", "couple", "dozen", "hundred",
    "kilogram", "kilo", "litre", "million", "piece", "shipload", "thousand", "ton", "tonne",
    "truckload", "worth",
  ]

  /// Nouns after any of the prepositions, attached to `i` or, where the parser misplaced them, to
  /// the object beside it.
  func prepositionObjects(of i: Int, _ prepositions: [String]) -> [Int] {
    var found: [Int] = []
    for child in document.children(of: i) {
      switch relation(child) {
      case .prep, .agent, .dative, .prt, .advmod, .mark:
        let word = document.lowers[child]
        if prepositions.contains(word) { found += objects(ofPreposition: child) }
        // "according to the agency" names who says it, not whom it is given to.
        if Self.compounded.contains(word) { continue }
        for second in document.children(of: child)
        where relation(second) == .prep && prepositions.contains(document.lowers[second]) {
          found += objects(ofPreposition: second)
        }
      default: break
      }
    }
    return found
  }

  /// First words of prepositions of two, which are other prepositions than their second.
  private static let compounded: WordSet = [
    "according", "compared", "contrary", "due", "owing", "prior", "regardless", "similar",
    "subsequent", "thanks",
  ]

  /// Whether noun `i` names something written, counted or found out.
  func isRecord(_ i: Int) -> Bool {
    Self.writings.contains(lemma(i)) || Self.records.contains(lemma(i))
  }

  private static let records: WordSet = [
    "account", "aid", "album", "book", "budget", "data", "datum", "detail", "document", "earnings",
    "figure", "file", "film", "finding", "footage", "fund", "image", "information", "list", "money",
    "name", "number", "photo", "picture", "plan", "poll", "product", "profit", "record", "result",
    "song", "statistic", "survey", "tape", "timetable", "transcript", "version",
  ]

  /// Things written or said, which do what their authors do by them.
  static let writings: WordSet = [
    "act", "address", "article", "bill", "comment", "communique", "communiqué", "declaration",
    "decree", "decision", "directive", "edict", "law", "legislation", "letter", "measure", "memo",
    "message", "motion", "note", "op-ed", "order", "petition", "post", "release", "remark",
    "report", "resolution", "ruling", "speech", "statement", "tweet", "video", "warrant",
  ]
}
