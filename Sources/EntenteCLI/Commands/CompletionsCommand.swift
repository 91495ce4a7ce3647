extension Command {
  static let completions = Command(
    name: "completions", summary: "print a shell's completion script",
    actions: ShellCompletions.allCases.map { shell in
      Action(shell.rawValue, help: "the script for \(shell.rawValue)")
    },
    examples: [
      Example("entente completions bash", "source its output in ~/.bashrc")
    ]
  ) { call in
    guard let shell = ShellCompletions(rawValue: call.arguments[0]) else {
      throw call.usageError("no script for '\(call.arguments[0])'")
    }
    try call.output.write(shell.script())
    return .success
  }
}
