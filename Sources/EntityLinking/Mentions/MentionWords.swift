import CResources
import Linguistics

/// Word lists that mention detection and coreference share, from `Resources/mention-words.tsv`.
///
/// All words are in lower case; British and American spellings are listed apart.
final class MentionWords: Sendable {
  static let shared = MentionWords()

  /// "Mr", "Lady", "Dr": a name follows. The value is the gender it tells.
  let honorifics: WordTable<Gender>
  /// Words of posts that stand before a name: "Foreign Minister X".
  let titles: WordTable<Gender>
  /// A person by post: "the chancellor".
  let roles: WordTable<Gender>
  /// A person by description: "the woman".
  let persons: WordTable<Gender>
  /// Heads of a state's bodies, also in lower case: "ministry", "army".
  let bodies: WordSet
  /// Descriptions of an organization: "the group".
  let organizations: WordSet
  /// Descriptions of a state: "the country".
  let states: WordSet
  /// A government named by who leads it: "the Biden administration".
  let rules: WordSet
  /// Words behind a state that stand for it: "the Syrian government".
  let governments: WordSet
  /// Last words of names that are no actors: "Resolution", "War", "Airport".
  let things: WordSet
  let corporateSuffixes: WordSet
  /// Parts of surnames in lower case: "von", "al".
  let particles: WordSet
  /// Last words of organizations' names: "Council".
  let organizationHeads: WordSet
  /// Bodies that towns and provinces have: "police", and what says of what sort one is: "criminal"
  /// in "the Lyon criminal court".
  let placeBodies: WordSet
  let placeSorts: WordSet
  /// Kinds of bodies of which a state has one for each task: "board" in "the Dutch safety board".
  let agencyHeads: WordSet
  /// First words of organizations' names that no given name is: "Jaysh", "Hizb", "Partido".
  let organizationStarts: WordSet
  /// Bodies that nations have one each of: "Red Cross" in "Norwegian Red Cross".
  let branches: WordSet
  /// Last and first words of names of sites and ships, which the model takes for persons.
  let sites: WordSet
  let siteStarts: WordSet
  /// What a secretary or minister is of: "Secretary of State".
  let domains: WordSet
  /// Verbs done to persons, states and bodies and to no things: "accused it".
  let addressing: WordSet
  /// Verbs that put their subject and object together: "X met Y. They …".
  let meeting: WordSet
  /// Plurals that stand for the armed group they fight for, in the singular.
  let fighters: WordSet
  /// Modifiers that say no more than what sort of body is meant: "the rights group".
  let sorts: WordSet
  /// Words of match reports.
  let sportWords: WordTable<SportWord>
  /// Last words of documents' names, whose owner a name may start with: "Resolution".
  let papers: WordSet
  /// Regions that the table of places lacks.
  let places: WordSet
  /// Names that are written without a capital: "peshmerga".
  let writtenSmall: WordSet
  /// Folded names that are never a person, state or body: creeds, time zones, competitions.
  let never: WordSet

  private init() {
    var byClass: [String: [String: Gender]] = [:]
    let resource = entente_resource("mention-words.tsv")
    let bytes = UnsafeBufferPointer(start: resource.bytes, count: resource.count)
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: UInt8(ascii: "\t")).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard fields.count == 3 else { continue }
      byClass[fields[0], default: [:]][fields[1]] = Self.gender(fields[2])
    }
    func set(_ name: String) -> WordSet { WordSet((byClass[name] ?? [:]).keys) }
    honorifics = WordTable(byClass["honorific"] ?? [:])
    titles = WordTable(byClass["title"] ?? [:])
    roles = WordTable(byClass["role"] ?? [:])
    persons = WordTable(byClass["person"] ?? [:])
    bodies = set("body")
    organizations = set("organization")
    states = set("state")
    rules = set("rule")
    governments = set("government")
    things = set("thing")
    corporateSuffixes = set("corporate")
    particles = set("particle")
    organizationHeads = set("orghead")
    organizationStarts = set("orgstart")
    placeBodies = set("city-body")
    placeSorts = set("city-sort")
    agencyHeads = set("agency")
    branches = set("branch")
    sites = set("site")
    siteStarts = set("sitestart")
    never = set("never")
    domains = set("domain")
    addressing = set("addressing")
    meeting = set("meeting")
    fighters = set("fighter")
    sorts = set("sort")
    var sportWords: [String: SportWord] = [:]
    for word in set("sport") { sportWords[word] = SportWord(isOfMatches: true) }
    for sport in Sport.allCases {
      for word in set("sport-" + sport.rawValue) {
        sportWords[word, default: SportWord(isOfMatches: false)].sport = sport
      }
    }
    self.sportWords = WordTable(sportWords)
    papers = set("paper")
    places = set("place")
    writtenSmall = set("small")
  }

  private static func gender(_ code: String) -> Gender {
    switch code {
    case "m": .male
    case "f": .female
    default: .unknown
    }
  }

  /// Whether a folded name is that of a town, province or region.
  func isPlace(_ folded: String) -> Bool {
    places.contains(folded) || PlaceNames.embedded.contains(folded)
  }

  /// Whether a lower-case word, its dot aside, is put before names as a title or form of address.
  func isTitle(_ word: String) -> Bool {
    let bare = word.last == "." ? String(word.dropLast()) : word
    return titles[bare] != nil || honorifics[bare] != nil
  }
}

/// What a word says of a report of matches.
struct SportWord: Sendable {
  /// Whether reports of all matches use it.
  var isOfMatches: Bool
  /// The one sport whose reports alone use it.
  var sport: Sport?
}
