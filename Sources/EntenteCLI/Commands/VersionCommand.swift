extension Command {
  static let version = Command(
    name: "version", summary: "show the version",
    examples: [Example("entente version", "one line, as --version prints it")]
  ) { call in
    try call.output.print("entente \(EntenteCommand.version)")
    return .success
  }
}
