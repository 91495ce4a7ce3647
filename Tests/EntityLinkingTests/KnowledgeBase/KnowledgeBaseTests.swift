import EntityLinking
import GraphModel
import Testing

@Suite("Knowledge base")
struct KnowledgeBaseTests {
  let knowledge = KnowledgeBase.embedded

  func ids(_ name: String) -> [String] { knowledge.lookup(name).map(\.record.id) }

  @Test(
    "every name form of a state finds it",
    arguments: [
      ("Russia", "Q159"), ("Russian Federation", "Q159"), ("Russian", "Q159"),
      ("Moscow", "Q159"), ("the Netherlands", "Q55"), ("Dutch", "Q55"), ("Holland", "Q55"),
      ("U.S.", "Q30"), ("US", "Q30"), ("USA", "Q30"), ("UNITED STATES", "Q30"),
      ("Côte d'Ivoire", "Q1008"), ("Cote d’Ivoire", "Q1008"), ("Burma", "Q836"),
      ("Zaire", "Q974"), ("Soviet", "Q15180"), ("Ramallah", "Q219060"), ("Chechens", "Q5187"),
    ])
  func stateNames(name: String, id: String) {
    #expect(ids(name).first == id)
  }

  @Test(
    "words that are no names find nothing",
    arguments: ["us", "turkey", "china", "is", "who", "chad", "", " ", "\u{200b}", "the", "."])
  func lowerCase(word: String) {
    #expect(ids(word).isEmpty)
  }

  @Test("a name finds the same among thousands of others and however often it is looked up")
  func lookedUpAgain() {
    let names = [
      "Moscow", "US", "us", "Turkey", "turkey", "Côte d'Ivoire", "Co\u{302}te d'Ivoire",
      "Congolese",
    ]
    let first = names.map(ids)
    #expect(first[5] == first[6] && first[0].first == "Q159" && first[2].isEmpty)
    for number in 0..<20_000 { #expect(ids("Nobody \(number)").isEmpty) }
    #expect(names.reversed().map(ids) == first.reversed())
    #expect(names.map(ids) == first)
  }

  @Test("a query of a person may ignore case")
  func ignoringCase() {
    #expect(knowledge.lookup("turkey", ignoringCase: true).first?.record.id == "Q43")
  }

  @Test("Niger and Nigeria, and the two Koreas, have their own demonyms")
  func neighbours() {
    #expect(ids("Nigerien").first == "Q1032")
    #expect(ids("Nigerian").first == "Q1033")
    #expect(ids("North Korean").first == "Q423")
    #expect(ids("South Korean").first == "Q884")
    #expect(Set(ids("Congolese")) == ["Q974", "Q971"])
  }

  @Test("a state's ministry has a name made by rule")
  func ministries() throws {
    let ministry = try #require(knowledge.governmentBody(named: "Kenyan Foreign Ministry"))
    #expect(ministry.id == "X-Q114-foreignMinistry")
    #expect(ministry.kind == .organization)
    #expect(ministry.stateID == "Q114")
    for name in [
      "Kenya's foreign ministry", "Ministry of Foreign Affairs of the Republic of Kenya",
      "Foreign Ministry of Kenya", "Kenyan Ministry of Foreign Affairs",
    ] {
      #expect(knowledge.governmentBody(named: name)?.id == ministry.id, "\(name)")
    }
    #expect(knowledge.governmentBody(named: "Kenyan government")?.id == "Q114")
    #expect(knowledge.governmentBody(named: "Kenyan tea") == nil)
  }

  @Test("posts say the tie, the body and the gender")
  func posts() throws {
    let words = knowledge.words
    let minister = try #require(words.post("Foreign Minister"))
    #expect(minister.family == .serves)
    #expect(minister.body == .foreignMinistry)
    #expect(words.post("spokeswoman")?.gender == .female)
    #expect(words.post("spokeswoman")?.family == .speaksFor)
    #expect(words.post("chancellor")?.family == .leads)
    #expect(words.post("adviser")?.family == .advises)
    #expect(words.honorific("Mrs.") == .female)
    #expect(words.honorific("Gen") == .unknown)
    #expect(words.honorific("table") == nil)
    #expect(words.noun("chancellor")?.kind == .person)
    #expect(words.noun("ministry")?.kind == .organization)
    #expect(words.noun("country")?.kind == .state)
  }

  @Test("every row of the embedded tables is read")
  func rows() {
    for record in knowledge.records {
      #expect(!record.name.isEmpty && !record.category.isEmpty, "\(record.id)")
      #expect(record.prior > 0 && record.prior <= 1, "\(record.id)")
      if let state = record.stateID {
        #expect(knowledge.record(state)?.kind == .state, "\(record.id) is of unknown \(state)")
      }
      if let body = record.facts["body"] { #expect(BodyType(rawValue: body) != nil, "\(body)") }
      #expect(
        knowledge.lookup(record.name).contains { $0.record.id == record.id },
        "\(record.id) is not found as \(record.name)")
    }
  }
}

@Suite("Given names")
struct GivenNamesTests {
  @Test("a given name tells the gender where it can")
  func gender() {
    let names = GivenNames.embedded
    #expect(names.gender(of: "Angela") == .female)
    #expect(names.gender(of: "Vladimir") == .male)
    #expect(names.gender(of: "François") == .male)
    #expect(names.gender(of: "Jean-Claude") == .male)
    #expect(names.gender(of: "Qwxz") == .unknown)
  }

  @Test("nicknames and initials agree with full forms, others do not")
  func nicknames() {
    let names = GivenNames.embedded
    #expect(names.agree("Joe", "Joseph"))
    #expect(names.agree("Bill", "William"))
    #expect(names.agree("G.", "George"))
    #expect(!names.agree("George", "Joseph"))
    #expect(!names.agree("Kim", "Park"))
  }
}

@Suite("Calendar days")
struct CalendarDayTests {
  @Test(
    "reads days, months and years",
    arguments: [
      ("2021-12-30", "2021-12-30"), ("2021-12", "2021-12"), ("1917", "1917"),
      ("2021-12-30T10:00:00Z", "2021-12-30"),
    ])
  func reads(text: String, shown: String) {
    #expect(CalendarDay(text)?.description == shown)
  }

  @Test("refuses what is no date", arguments: ["", "yesterday", "12-30-2021", "2021-13", "99999"])
  func refuses(text: String) {
    #expect(CalendarDay(text) == nil)
  }
}

@Suite("Person names")
struct PersonNamesTests {
  @Test(
    "the family name keeps its particles",
    arguments: [
      ("Joe Biden", "Biden"), ("Alexander Van der Bellen", "Van der Bellen"),
      ("Bashar al-Assad", "al-Assad"), ("Ibrahim al Jaafari", "al Jaafari"),
      ("Martin Luther King Jr.", "King"), ("Suharto", "Suharto"),
      ("Charles de Gaulle", "de Gaulle"),
    ])
  func surname(full: String, family: String) {
    #expect(PersonNames.surname(of: full) == family)
  }
}
