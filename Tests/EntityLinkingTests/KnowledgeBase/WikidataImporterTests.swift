import Foundation
import GraphModel
import Testing

@testable import EntityLinking

@Suite("Import of Wikidata dumps")
struct WikidataImporterTests {
  private func item(_ id: String, _ label: String, classes: [String], more: String = "") -> String {
    let claims = classes.map { value($0) }.joined(separator: ",")
    return #"{"type":"item","id":"\#(id)","labels":{"en":{"language":"en","value":"\#(label)"}},"#
      + #""aliases":{"en":[{"language":"en","value":"\#(label) the Other"}]},"descriptions":{},"#
      + #""claims":{"P31":[\#(claims)]\#(more)},"sitelinks":{"enwiki":{"site":"enwiki"},"#
      + #""dewiki":{"site":"dewiki"}}},"#
  }

  private func value(_ id: String, rank: String = "normal", qualifiers: String = "") -> String {
    #"{"mainsnak":{"snaktype":"value","property":"P","datavalue":{"value":{"entity-type":"item","#
      + #""numeric-id":\#(id.dropFirst()),"id":"\#(id)"},"type":"wikibase-entityid"}},"#
      + #""type":"statement"\#(qualifiers),"rank":"\#(rank)"}"#
  }

  private func imported(
    _ lines: [String]
  ) throws -> (WikidataImporter.Summary, KnowledgeBase, KnowledgeFile) {
    let file = try KnowledgeFile("", "kb")
    var importer = try WikidataImporter(writing: file.path)
    for line in lines { importer.add(Array(line.utf8)) }
    let summary = try importer.finish()
    return (summary, try KnowledgeBase.loading([file.path]), file)
  }

  @Test("people, states and organizations are kept by the tree of classes, in any order")
  func kinds() throws {
    let subclass = #","P279":[\#(value("Q43229"))]"#
    let (summary, knowledge, _) = try imported([
      "[", item("Q900001", "Zorvan Guild", classes: ["Q900010"]),
      item("Q900002", "Ilda Quennor", classes: ["Q5"]),
      item("Q900003", "Marovia", classes: ["Q6256", "Q43229"]),
      item("Q900004", "Some Painting", classes: ["Q3305213"]),
      item("Q900010", "guild", classes: ["Q16889133"], more: subclass), "]",
    ])
    #expect(summary.people == 1 && summary.states == 1 && summary.organizations == 1)
    #expect(summary.entities == 5 && summary.malformed == 0)
    #expect(knowledge.lookup("Zorvan Guild").first?.record.kind == .organization)
    #expect(knowledge.lookup("Marovia").first?.record.kind == .state)
    #expect(knowledge.lookup(surname: "Quennor").first?.record.id == "Q900002")
    #expect(knowledge.lookup("Zorvan Guild the Other").first?.form == .alias)
    #expect(knowledge.lookup("Some Painting").isEmpty)
    #expect(knowledge.record("Q900002")?.name == "Ilda Quennor")
    #expect(knowledge.knows("Marovia") && !knowledge.knows("marovia"))
    // Ours goes first, and is there.
    #expect(knowledge.lookup("Moscow").first?.record.id == "Q159")
  }

  @Test("statements give countries, posts with their days, demonyms and short names")
  func statements() throws {
    func day(_ property: String, _ time: String, _ precision: Int) -> String {
      #""\#(property)":[{"snaktype":"value","datavalue":{"value":{"time":"\#(time)","#
        + #""precision":\#(precision)},"type":"time"}}]"#
    }
    func word(_ text: String, _ language: String) -> String {
      #"{"mainsnak":{"datavalue":{"value":{"text":"\#(text)","language":"\#(language)"},"#
        + #""type":"monolingualtext"}},"rank":"normal"}"#
    }
    let days =
      #","qualifiers":{\#(day("P580", "+2009-01-20T00:00:00Z", 11)),"#
      + #"\#(day("P582", "+2017-00-00T00:00:00Z", 9))}"#
    let person =
      #","P27":[\#(value("Q183", rank: "deprecated")),\#(value("Q142")),"#
      + #"\#(value("Q30", rank: "preferred"))],"P39":[\#(value("Q11696", qualifiers: days))],"#
      + #""P21":[\#(value("Q6581072"))]"#
    let state =
      #","P1549":[\#(word("marovien", "fr")),\#(word("Marovian", "en"))],"#
      + #""P1813":[\#(word("MRV", "en"))]"#
    let (_, knowledge, _) = try imported([
      item("Q900002", "Ilda Quennor", classes: ["Q5"], more: person),
      item("Q900003", "Marovia", classes: ["Q6256"], more: state),
    ])
    let record = try #require(knowledge.record("Q900002"))
    #expect(record.stateID == "Q30" && record.gender == .female)
    #expect(record.facts["posts"] == "Q11696@2009-01-20/2017")
    #expect(knowledge.lookup("Marovian").first?.form == .demonymAdjective)
    #expect(knowledge.lookup("MRV").first?.form == .acronym)
    #expect(knowledge.lookup("marovien").isEmpty)
  }

  @Test("posts become terms by their names, wherever in the dump they stand")
  func terms() throws {
    func held(_ post: String, _ since: String) -> String {
      value(
        post,
        qualifiers: #","qualifiers":{"P580":[{"snaktype":"value","datavalue":{"value":{"time":"#
          + #""+\#(since)T00:00:00Z","precision":11},"type":"time"}}]}"#)
    }
    let posts = [
      held("Q900010", "2001-05-01"), held("Q900011", "1998-01-01"), held("Q900012", "2003-01-01"),
      held("Q900013", "2004-01-01"), held("Q900014", "2005-01-01"),
    ]
    let (_, knowledge, _) = try imported([
      item(
        "Q900002", "Ilda Quennor", classes: ["Q5"],
        more: #","P39":[\#(posts.joined(separator: ","))]"#),
      item("Q900003", "Marovia", classes: ["Q6256"]),
      item("Q900004", "Zorvan Guild", classes: ["Q43229"]),
      item(
        "Q900010", "President of Marovia", classes: ["Q30461"],
        more: #","P1001":[\#(value("Q900003"))],"P17":[\#(value("Q1"))]"#),
      item(
        "Q900011", "French Minister of Finance", classes: ["Q83307"],
        more: #","P17":[\#(value("Q142"))]"#),
      item(
        "Q900012", "Chairman of the Guild", classes: ["Q4164871"],
        more: #","P2389":[\#(value("Q900004"))],"P17":[\#(value("Q900003"))]"#),
      // Another's post, and one that no table of ours knows.
      item(
        "Q900013", "Spouse of the President of Marovia", classes: ["Q4164871"],
        more: #","P1001":[\#(value("Q900003"))]"#),
      item(
        "Q900014", "Shadow Prime Minister", classes: ["Q4164871"],
        more: #","P1001":[\#(value("Q900003"))]"#),
    ])
    let terms = knowledge.terms(of: "Q900002")
    #expect(terms.map(\.post) == [.financeMinister, .president, .chairman])
    #expect(terms.map(\.ofID) == ["Q142", "Q900003", "Q900004"])
    #expect(terms[1].since == CalendarDay("2001-05-01") && terms[1].isHeadOfState)
    func presidents(_ day: String) -> [String] {
      knowledge.holders(of: .president, in: "Q900003", on: CalendarDay(day)).map(\.name)
    }
    #expect(presidents("2002-01-01") == ["Ilda Quennor"] && presidents("2000-01-01").isEmpty)
  }

  @Test("what a table knows of a term goes before what an index says of it")
  func termsOfTables() throws {
    let known = try #require(
      KnowledgeBase.embedded.terms(of: "Q76").first { $0.post == .president })
    let days =
      #","qualifiers":{"P580":[{"snaktype":"value","datavalue":{"value":{"#
      + #""time":"+2009-00-00T00:00:00Z","precision":9},"type":"time"}}]}"#
    let (_, knowledge, _) = try imported([
      item(
        "Q76", "Barack Obama", classes: ["Q5"],
        more: #","P39":[\#(value("Q900010", qualifiers: days)),\#(value("Q900011"))]"#),
      item(
        "Q900010", "President of the United States", classes: ["Q30461"],
        more: #","P1001":[\#(value("Q30"))]"#),
      item(
        "Q900011", "King of Marovia", classes: ["Q116"], more: #","P1001":[\#(value("Q900003"))]"#),
    ])
    let terms = knowledge.terms(of: "Q76")
    #expect(terms.filter { $0.post == .president } == [known])
    #expect(terms.contains { $0.post == .monarch && $0.ofID == "Q900003" })
    // The index tells no end; the table does, and knows who came after.
    let holders = knowledge.holders(of: .president, in: "Q30", on: CalendarDay("2018-01-01"))
    #expect(holders.map(\.id) == ["Q22686"])
    let all = knowledge.holders(of: .president, in: "Q30").map(\.id)
    #expect(all == KnowledgeBase.embedded.holders(of: .president, in: "Q30").map(\.id))
  }

  @Test("malformed lines are counted and passed over, and the first is told")
  func malformed() throws {
    let (summary, knowledge, _) = try imported([
      "[", "{broken", item("Q900002", "Ilda Quennor", classes: ["Q5"]), "null,", "{}",
      #"{"type":"property","id":"P31"},"#, #"{"id":"Q1","claims":{"P31":[{}]}}"#,
      #"{"id":"Q2","labels":[],"claims":[],"sitelinks":[]}"#, "\u{0}\u{1}", "",
    ])
    #expect(summary.malformed == 2 && summary.firstMalformed == 2)
    #expect(summary.people == 1 && knowledge.record("Q900002") != nil)
  }

  @Test("a dump with nothing to keep is an error and leaves no file")
  func nothing() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("entente-\(UUID().uuidString).kb").path
    var importer = try WikidataImporter(writing: path)
    importer.add(Array("{broken".utf8))
    #expect {
      try importer.finish()
    } throws: {
      "\($0)".contains("1 malformed")
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("an index that was cut or changed is refused or read, and never crashes")
  func damage() throws {
    let (_, _, file) = try imported(
      (0..<200).map { item("Q9\(100_000 + $0)", "Ilda Quennor\($0 % 7)", classes: ["Q5"]) })
    let whole = try Data(contentsOf: URL(fileURLWithPath: file.path))
    for cut in [8, 63, 64, 100, whole.count / 2, whole.count - 1] {
      let other = try KnowledgeFile("", "kb")
      try whole.prefix(cut).write(to: URL(fileURLWithPath: other.path))
      #expect(throws: KnowledgeBaseError.self) { try KnowledgeBase.loading([other.path]) }
    }
    var state: UInt64 = 9
    for _ in 0..<300 {
      var changed = whole
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      changed[Int(state >> 33) % changed.count] = UInt8(truncatingIfNeeded: state >> 20)
      let other = try KnowledgeFile("", "kb")
      try changed.write(to: URL(fileURLWithPath: other.path))
      guard let knowledge = try? KnowledgeBase.loading([other.path]) else { continue }
      for number in 0..<7 {
        #expect(knowledge.lookup("Ilda Quennor\(number)").count <= 64)
        #expect(knowledge.lookup(surname: "Quennor\(number)").count <= 64)
      }
    }
  }
}
