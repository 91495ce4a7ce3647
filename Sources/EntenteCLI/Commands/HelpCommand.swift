import Entente

extension Command {
  static let help = Command(
    name: "help", summary: "list the commands, or explain one",
    arguments: [Argument("COMMAND", .optional, help: "the command to explain")],
    examples: [Example("entente help version", "the page that 'entente version --help' shows")]
  ) { call in
    guard let name = call.arguments.first else {
      for line in HelpPage.overview() { try call.output.print(line) }
      return .success
    }
    guard let command = CommandTable.command(named: name) else {
      let hint = NearestSpelling(among: CommandTable.all.map(\.name)).suggestion(for: name)
      throw UsageError("no command '\(name)'\(hint)")
    }
    for line in HelpPage.page(of: command) { try call.output.print(line) }
    return .success
  }
}
