/// The manual page `entente(1)` in roff, made from the table.
enum ManualPage {
  static func text(_ table: [Command] = CommandTable.all) -> String {
    var lines = [
      #".TH ENTENTE 1 "" "entente \#(EntenteCommand.version)" "User Commands""#,
      ".SH NAME", "entente \\- read news and draw who spoke with, warned, advises or leads whom",
      ".SH SYNOPSIS", ".B entente", ".I COMMAND", "[ARGUMENTS] [FLAGS]",
      ".SH FLAGS OF EVERY COMMAND",
    ]
    for flag in Flag.everywhere { lines += describe(flag) }
    lines.append(".SH COMMANDS")
    for command in table {
      lines += [".SS \(escape(command.usage))", escape(command.summary + ".")]
      for paragraph in command.discussion { lines += [".PP", escape(paragraph)] }
      for action in command.actions {
        lines += [".TP", ".B \(escape("\(action.name) \(action.syntax)"))", escape(action.help)]
      }
      for argument in command.arguments {
        lines += [".TP", ".I \(escape(argument.name))", escape(argument.help)]
      }
      for flag in command.flags { lines += describe(flag) }
      for example in command.examples {
        lines += [".PP", "Example: \(escape(example.help))", ".IP", ".B \(escape(example.line))"]
      }
    }
    lines += [".SH EXIT STATUS"]
    for (code, meaning) in exitCodes {
      lines += [".TP", ".B \(code.rawValue)", escape(meaning)]
    }
    lines += [".SH ENVIRONMENT"]
    for (name, meaning) in environment { lines += [".TP", ".B \(name)", escape(meaning)] }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let exitCodes: [(ExitCode, String)] = [
    (.success, "Done."), (.nothingFound, "A query found nothing."), (.failure, "Failure."),
    (.usage, "The command line is wrong."), (.interrupted, "Interrupted."),
  ]

  private static let environment = [
    ("NO_COLOR", "When set, nothing is coloured."),
    ("ENTENTE_PAGER, PAGER", "The pager for long output on a terminal; 'cat' for none."),
    ("ENTENTE_MODEL", "Folder or file of the language model."),
  ]

  private static func describe(_ flag: Flag) -> [String] {
    [".TP", ".B \(escape(flag.synopsis.trimmingSpaces))", escape(flag.fullHelp)]
  }

  /// A line that roff prints as it is: no leading dot or quote is a request, no backslash an escape.
  private static func escape(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "…": result += "..."
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }
}
