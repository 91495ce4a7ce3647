extension Command {
  static let man = Command(
    name: "man", summary: "print the manual page",
    examples: [Example("entente man | man -l -", "read it with man(1)")]
  ) { call in
    try call.output.write(ManualPage.text())
    return .success
  }
}
