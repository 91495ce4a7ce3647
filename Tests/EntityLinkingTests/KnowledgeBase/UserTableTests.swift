import Foundation
import GraphModel
import Testing

@testable import EntityLinking

/// A file that goes when the test is over.
final class KnowledgeFile {
  let path: String

  init(_ text: String, _ suffix: String = "tsv") throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("entente-\(UUID().uuidString).\(suffix)").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite("A user's own tables")
struct UserTableTests {
  @Test("a table is laid over ours: new records are found, known ids replaced")
  func overlay() throws {
    let file = try KnowledgeFile(
      "# ours\nX-lantern\torganization\tcharity\tLantern Relief\tacronym:LRF|Lantern\tQ657\n"
        + "Q159\tstate\tcountry\tRussia renamed\n")
    let knowledge = try KnowledgeBase.loading([file.path])
    #expect(knowledge.lookup("Lantern Relief").first?.record.id == "X-lantern")
    #expect(knowledge.lookup("LRF").first?.form == .acronym)
    #expect(knowledge.lookup("Moscow").first?.record.name == "Russia renamed")
    #expect(KnowledgeBase.embedded.lookup("Lantern Relief").isEmpty)
    #expect(knowledge.count == KnowledgeBase.embedded.count + 1)
  }

  @Test("a person's terms are those of our tables and his own")
  func terms() throws {
    let file = try KnowledgeFile(
      "X-q\tperson\t\tIlda Quennor\t\tQ33\t\t\t\t\t"
        + "terms=president:Q33@1951-03/1952,chancellor:X-guild\n")
    let knowledge = try KnowledgeBase.loading([file.path])
    let terms = knowledge.terms(of: "X-q")
    #expect(terms.map(\.ofID) == ["X-guild", "Q33"] && terms[0].since == nil)
    #expect(terms[1].until == CalendarDay("1952") && terms[1].isHeadOfState)
    func presidents(_ day: String) -> [String] {
      knowledge.holders(of: .president, in: "Q33", on: CalendarDay(day)).map(\.id)
    }
    #expect(presidents("1952-07-01").contains("X-q") && !presidents("1953-01-01").contains("X-q"))
  }

  @Test("JSON Lines say the same as a table")
  func jsonLines() throws {
    let file = try KnowledgeFile(
      #"{"id":"X-a","kind":"person","name":"Aino Karvala","names":["alias:A. Karvala","Aino"],"#
        + #""state":"Q33","gender":"f","prior":0.7,"facts":{"surname":"Karvala"},"extra":[1]}"#
        + "\n", "jsonl")
    let record = try #require(try KnowledgeBase.loading([file.path]).record("X-a"))
    #expect(record.kind == .person && record.gender == .female && record.prior == 0.7)
    #expect(record.names.map(\.text) == ["A. Karvala", "Aino"] && record.surname == "Karvala")
    #expect(record.stateID == "Q33")
  }

  @Test(
    "a bad row is an error with its file, line and cause",
    arguments: [
      ("X-a\tperson\t\tA B\nX-b\tplace\t\tC\n", 2, "'place' is no kind"),
      ("X-a\tperson\n", 1, "id, kind, category and name are needed"),
      ("\tperson\t\tA\n", 1, "the id is empty"), ("X a\tperson\t\tA\n", 1, "has a space"),
      ("\n# c\nX-a\tperson\t\t \n", 3, "has no name"),
      ("X-a\tperson\t\tA\tnickname:B\n", 1, "'nickname' is no form"),
      ("X-a\tperson\t\tA\t\t\tx\n", 1, "the gender is 'x'"),
      ("X-a\tperson\t\tA\t\t\t\t1.5\n", 1, "no number from 0 to 1"),
      ("X-a\tperson\t\tA\t\t\t\t\tsoon\n", 1, "'soon' is no date"),
      ("X-a\tperson\t\tA\t\t\t\t\t\t\tsurname\n", 1, "has no '='"),
      (
        "X-a\tperson\t\tA\t\t\t\t\t\t\tterms=president:Q30@2001/,boss:Q30\n", 1,
        "'boss:Q30' is no term"
      ),
      ("X-a\tperson\t\tA\t\t\t\t\t\t\tterms=president:Q30@soon\n", 1, "is no term"),
      ("X-a\tperson\t\tA" + String(repeating: "\t", count: 9) + "\n", 1, "at most 11"),
      ("{\"id\":\"X-a\",\"kind\":\"person\"}\n", 1, "has no name"),
      ("{\"id\":\n", 1, "Resources/README.md"), ("", 1, "no row"), ("# nothing\n", 1, "no row"),
    ])
  func badRows(_ text: String, _ line: Int, _ cause: String) throws {
    let file = try KnowledgeFile(text)
    #expect {
      try KnowledgeBase.loading([file.path])
    } throws: { error in
      "\(error)".hasPrefix("\(file.path):\(line): ") && "\(error)".contains(cause)
    }
  }

  @Test("a missing file is an error that names it")
  func missing() {
    #expect {
      try KnowledgeBase.loading(["/nonexistent/a.tsv"])
    } throws: {
      "\($0)".hasPrefix("/nonexistent/a.tsv: ")
    }
  }
}
