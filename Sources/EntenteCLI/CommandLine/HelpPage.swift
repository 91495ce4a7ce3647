/// The text of `--help`, made from the table.
enum HelpPage {
  /// Lines are wrapped at this width on every terminal, so that help is the same everywhere.
  private static let width = 78

  /// The list of commands.
  static func overview(_ table: [Command] = CommandTable.all) -> [StyledLine] {
    let widest = table.map(\.name.count).max() ?? 0
    var lines: [StyledLine] = [
      "Reads news and draws who spoke with, warned, advises or leads whom.", "",
      "\("usage:", .heading) entente COMMAND [ARGUMENTS] [FLAGS]", "", "\("commands:", .heading)",
    ]
    for command in table {
      lines.append("  \(pad(command.name, widest))  \(command.summary)")
    }
    lines += ["", "\("flags of every command:", .heading)"] + describe(Flag.everywhere)
    lines += ["", "'entente COMMAND --help' says more; 'entente man' prints the manual."]
    return lines
  }

  /// The page of one command.
  static func page(of command: Command) -> [StyledLine] {
    var lines: [StyledLine] = [
      "entente \(command.name): \(command.summary)", "",
      "\("usage:", .heading) \(command.usage)",
    ]
    for paragraph in command.discussion {
      lines += [""] + wrap(paragraph, indent: 0)
    }
    if !command.actions.isEmpty {
      lines += ["", "\("actions:", .heading)"]
      lines += definitions(
        command.actions.map { ("\($0.name) \($0.syntax)".trimmingSpaces, $0.help) })
    }
    if !command.arguments.isEmpty {
      lines += ["", "\("arguments:", .heading)"]
      lines += definitions(command.arguments.map { ($0.name, $0.help) })
    }
    if !command.flags.isEmpty { lines += ["", "\("flags:", .heading)"] + describe(command.flags) }
    lines += ["", "\("flags of every command:", .heading)"] + describe(Flag.everywhere)
    lines += ["", "\("examples:", .heading)"]
    for example in command.examples {
      lines += ["  \(example.line)", "      \(example.help, .faint)"]
    }
    return lines
  }

  private static func describe(_ flags: [Flag]) -> [StyledLine] {
    definitions(flags.map { ($0.synopsis, $0.fullHelp) })
  }

  /// Terms with their texts beside them, or below where the term is long.
  private static func definitions(_ entries: [(term: String, text: String)]) -> [StyledLine] {
    let column = min(24, (entries.map(\.term.count).max() ?? 0) + 4)
    return entries.flatMap { entry -> [StyledLine] in
      let wrapped = wrap(entry.text, indent: column)
      let term = "  \(entry.term)"
      guard term.count + 2 <= column, let first = wrapped.first else {
        return [StyledLine(term)] + wrapped
      }
      return [StyledLine(pad(term, column) + first.plain.trimmingSpaces)] + wrapped.dropFirst()
    }
  }

  private static func wrap(_ text: String, indent: Int) -> [StyledLine] {
    let margin = String(repeating: " ", count: indent)
    var lines: [StyledLine] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent + line.count + 1 + word.count > width {
        lines.append(StyledLine(margin + line))
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return lines + [StyledLine(margin + line)]
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension Flag {
  /// The help text with the values that may be given.
  var fullHelp: String {
    switch value {
    case .choice(_, let choices): "\(help) (\(choices.joined(separator: ", ")))"
    default: help
    }
  }
}

extension String {
  /// The text without spaces at either end.
  var trimmingSpaces: String {
    let head = drop { $0 == " " }
    return String(head.prefix(head.count - head.reversed().prefix { $0 == " " }.count))
  }
}
