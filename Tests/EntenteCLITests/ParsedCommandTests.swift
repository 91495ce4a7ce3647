import Testing

@testable import EntenteCLI

@Suite("Command line")
struct ParsedCommandTests {
  private static let greet = Command(
    name: "greet", summary: "say hello",
    arguments: [.init("NAME", .atLeastOnce, help: "whom")],
    flags: [
      .json, .family, .limit, .since, .output,
      Flag("between", value: .pair("A", "B"), help: "both"),
      Flag("share", value: .fraction("P"), help: "a share"),
    ],
    examples: [.init("entente greet Ada", "hello")]
  ) { _ in .success }

  private static let model = Command(
    name: "model", summary: "models",
    actions: [.init("list", help: "all"), .init("path", help: "")],
    examples: [.init("entente model list", "all")]
  ) { _ in .success }

  private func parse(_ line: String) throws -> ParsedCommand {
    try ParsedCommand(
      line.split(separator: " ").map(String.init), in: [Self.greet, Self.model, .help, .version])
  }

  @Test("flags may stand before, between and after arguments, joined or apart")
  func flagsAnywhere() throws {
    let line = try parse("-q greet Ada --json -oout.svg --family=consult Bob --family leads")
    #expect(line.arguments == ["Ada", "Bob"])
    #expect(line.values["output"] == ["out.svg"])
    #expect(line.values["family"] == ["consult", "leads"])
    #expect(line.values["json"] != nil)
    #expect(line.values["quiet"] != nil)
  }

  @Test("a double dash ends the flags and a single dash is an argument")
  func dashes() throws {
    #expect(try parse("greet - -- --json").arguments == ["-", "--json"])
  }

  @Test("a flag of two values takes both")
  func pairs() throws {
    #expect(try parse("greet x --between A B").values["between"] == ["A", "B"])
  }

  @Test(
    "what cannot be meant is refused in one line that says why",
    arguments: [
      ("", "no command given"), ("gret Ada", "did you mean 'greet'?"), ("greet", "NAME is missing"),
      ("greet a --jsn", "did you mean '--json'?"), ("greet a --json=1", "takes no value"),
      ("greet a --limit x", "'x' is not a whole number"), ("greet a --limit 0", "not between"),
      ("greet a --share 2", "from 0 to 1"), ("greet a --since 2021-13", "not a date"),
      ("greet a --between A", "needs B"), ("greet a --output", "needs FILE"),
      ("greet a --limit 1 --limit 2", "given twice"), ("model", "needs one of list, path"),
      ("model lst", "did you mean 'list'?"), ("model list more", "unexpected argument 'more'"),
      ("--json greet a", "before the command"), ("greet a -x", "no flag -x"),
      ("greet a --color red", "none of auto, always, never"),
    ])
  func refusals(_ line: String, _ message: String) {
    let error = #expect(throws: UsageError.self) { try parse(line) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test("help and version win over whatever else is missing or wrong")
  func helpWins() throws {
    #expect(try parse("greet --help").command.name == "help")
    #expect(try parse("greet --help").arguments == ["greet"])
    #expect(try parse("greet -V").command.name == "version")
  }
}
