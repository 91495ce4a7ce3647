import Foundation
import Testing

@testable import EntenteCLI

@Suite("entente kb") struct KnowledgeCommandTests {
  @Test("lookup finds what stats counts, and nothing is exit code 1")
  func lookup() throws {
    let found = try BuiltCommand.run(["kb", "lookup", "Moscow", "--json"])
    #expect(found.status == 0 && found.output.hasPrefix("{\"id\":\"Q159\",\"kind\":\"state\""))
    #expect(try BuiltCommand.run(["kb", "lookup", "Zorvan Guild"]).status == 1)
    #expect(try BuiltCommand.run(["kb", "lookup"]).status == 64)
    #expect(try BuiltCommand.run(["kb", "stats"]).output.contains("persons"))
  }

  @Test("an added table is known to later runs; a bad one is refused with its line")
  func add() throws {
    let folder = try TemporaryFolder()
    let home = ["XDG_DATA_HOME": folder.path("data")]
    let table = try folder.write("X-z\torganization\tguild\tZorvan Guild\n", to: "mine.tsv")
    #expect(try BuiltCommand.run(["kb", "add", table], environment: home).status == 0)
    let found = try BuiltCommand.run(["kb", "lookup", "Zorvan Guild"], environment: home)
    #expect(found.status == 0 && found.output.contains("X-z"))
    let bad = try folder.write("X-z\tguild\n", to: "bad.tsv")
    let refused = try BuiltCommand.run(["kb", "add", bad], environment: home)
    #expect(refused.status == 2 && refused.errors.contains("bad.tsv:1: "))
    let once = try BuiltCommand.run(["kb", "lookup", "Zorvan Guild", "--kb", table])
    #expect(once.status == 0)
  }

  @Test("import makes an index of a packed dump that --kb reads")
  func importing() throws {
    let folder = try TemporaryFolder()
    let index = folder.path("small.kb")
    let line =
      #"{"type":"item","id":"Q900002","labels":{"en":{"language":"en","value":"Ilda Quennor"}},"#
      + #""claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}},"rank":"normal"}]}},"#
    let made = try BuiltCommand.run(
      ["kb", "import", "-", "-o", index], input: Data("[\n\(line)\n{broken\n]\n".utf8))
    #expect(made.status == 0)
    #expect(made.errors.contains("1 people, 0 states, 0 organizations of 1 entities"))
    #expect(made.errors.contains("1 malformed lines passed over, the first is line 3"))
    let found = try BuiltCommand.run(["kb", "lookup", "Ilda Quennor", "--kb", index])
    #expect(found.status == 0 && found.output.contains("Q900002"))
    #expect(try BuiltCommand.run(["kb", "import", "-"]).status == 64)
    #expect(try BuiltCommand.run(["kb", "import", "/no/dump", "-o", index]).status == 2)
  }
}
