import Foundation
import Testing

@testable import EntenteCLI

@Suite("entente edges and explain")
struct EdgesCommandTests {
  private let call = Fixtures.path("call.json")

  private func edges(_ flags: String...) throws -> BuiltCommand.Result {
    try BuiltCommand.run(["edges", call] + flags)
  }

  @Test("edges stand in aligned columns, the best supported first, without control characters")
  func table() throws {
    let result = try edges()
    #expect(
      result.output == """
        source         label         target      family    status   time        said by    sure  sources  id
        Anna Berg      warned        Kårl ␛Holm  threaten           2021-12-30              87%        2  aa1
        Fjord Council  will advise   Norway      advises   planned              Anna Berg   50%        1  aa2
        Norway         did not meet  Kårl ␛Holm  consult   negated                          40%        1  bb1

        """)
    #expect(result.output.split(separator: "\n").count == 4)
    #expect(!result.output.contains("\u{1B}"))
    #expect(result.status == 0)
  }

  @Test(
    "filters narrow the list",
    arguments: [
      (["--from", "berg"], ["aa1"]), (["--to", "NORWAY"], ["aa2", "bb1"]),
      (["--between", "Karl Holm", "Q20"], ["bb1"]),
      (["--entity", "kingdom of norway"], ["aa2", "bb1"]),
      (["--family", "consult", "--family", "advises"], ["aa2", "bb1"]),
      (["--type", "warned"], ["aa1"]), (["--status", "planned"], ["aa2"]),
      (["--status", "affirmed", "--status", "actual"], ["aa1"]),
      (["--attributed-to", "Anna Berg"], ["aa2"]), (["--since", "2022"], ["aa2"]),
      (["--until", "2021-12-31"], ["aa1"]), (["--min-confidence", "0.5"], ["aa1", "aa2"]),
      (["--min-sources", "2"], ["aa1"]), (["--limit", "1"], ["aa1"]),
    ])
  func filters(_ flags: [String], _ ids: [String]) throws {
    let result = try BuiltCommand.run(["edges", call, "--json"] + flags)
    let found = result.output.split(separator: "\n").map { line in
      String(line.dropFirst(7).prefix { $0 != "\"" })
    }
    #expect(found == ids, "\(result.errors)")
    #expect(result.status == 0)
  }

  @Test("an ambiguous name lists its choices and a mistyped one the nearest; both exit 1")
  func names() throws {
    let ambiguous = try edges("--from", "holm")
    #expect(ambiguous.status == 1)
    #expect(ambiguous.errors.contains("person:eva-holm"))
    #expect(ambiguous.errors.split(separator: "\n").count == 3)
    let unknown = try edges("--from", "Ana Brg")
    #expect(unknown.errors == "entente: no entity is called 'Ana Brg'; did you mean 'Anna Berg'?\n")
    let none = try edges("--type", "sang to")
    #expect(none.status == 1 && none.output.isEmpty && !none.errors.isEmpty)
    #expect(try edges("--type", "sang to", "--quiet").errors.isEmpty)
    #expect(try edges("--family", "advice").status == 64)
  }

  @Test("CSV quotes what needs it and disarms formulas")
  func csv() throws {
    let lines = try edges("--csv").output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[2].contains("\"The Fjord Council will advise Norway, said"))
    #expect(CommaSeparated.line(["=1+1", "a\"b", "c"]) == "'=1+1,\"a\"\"b\",c\n")
  }

  @Test("explain marks actors and trigger, and names document, date, rule and claimant")
  func explain() throws {
    let result = try BuiltCommand.run(["explain", call, "aa1"])
    #expect(
      result.output == """
        Anna Berg warned → Kårl ␛Holm
          threaten: warned · 2021-12-30 ("on Thursday") · 87% sure · 2 independent sources · aa1
          “[Anna Berg] *warned* [Karl Holm] on Thursday.”
            call · The call · 2021-12-30 · rule active, 0–39
          “[Berg] had *warned* her neighbour.”
            later · 2022-01-10 · rule active, 0–30

        """)
    let between = try BuiltCommand.run(["explain", call, "norway", "fjord council"])
    #expect(between.output.contains("planned · said by Anna Berg"))
    #expect(between.output.contains("The Fjord Council will *advise* Norway, said␇ Berg."))
    #expect(try BuiltCommand.run(["explain", call, "berg", "norway"]).status == 1)
    let many = try BuiltCommand.run(["explain", call, "aa"])
    #expect(many.status == 2 && many.errors.contains("aa2"))
    #expect(
      try BuiltCommand.run(["explain", call, "zz"]).errors.contains("no edge has the id 'zz'"))
  }

  @Test(
    "a file that is no graph is one clear line and exit 2",
    arguments: [
      ("", "the file is empty"), ("\u{FFFD}PNG", "this is no graph"), ("{\"a\":", "line 1: "),
      ("{\"schema\":\"x/1\"}", "x/1"),
    ])
  func noGraph(_ text: String, _ cause: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "x.entente")
    let result = try BuiltCommand.run(["edges", path])
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("entente: \(path): ") && result.errors.contains(cause))
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(try BuiltCommand.run(["edges", folder.path("none")]).errors.contains("No such file"))
    #expect(try BuiltCommand.run(["edges", folder.url.path]).errors.contains("folder"))
  }

  @Test("a curation file beside the graph is applied")
  func curation() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(try String(contentsOfFile: call, encoding: .utf8), to: "g.json")
    _ = try folder.write("reject Fjord Council\nrename Norway -> Noreg\n", to: "g.curation")
    let result = try BuiltCommand.run(["edges", path])
    #expect(result.output.contains("Noreg") && !result.output.contains("Fjord"))
    _ = try folder.write("rejct X\n", to: "g.curation")
    #expect(
      try BuiltCommand.run(["edges", path]).errors.contains("g.curation: line 1: no rule 'rejct'"))
  }

  @Test("standard input is a graph too")
  func input() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: call))
    #expect(try BuiltCommand.run(["edges", "-", "--limit", "1"], input: data).status == 0)
  }
}
