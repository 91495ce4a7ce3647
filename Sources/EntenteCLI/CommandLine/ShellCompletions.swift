/// Completion scripts for the common shells, made from the table.
enum ShellCompletions: String, CaseIterable, Sendable {
  case bash, zsh, fish

  func script(_ table: [Command] = CommandTable.all) -> String {
    switch self {
    case .bash: bash(table)
    case .zsh: zsh(table)
    case .fish: fish(table)
    }
  }

  private func bash(_ table: [Command]) -> String {
    var cases = ""
    for command in table {
      let words = (command.actions.map(\.name) + command.allFlags.map { "--\($0.name)" })
        .joined(separator: " ")
      cases += "    \(command.name)) words=\"\(words)\" ;;\n"
    }
    return """
      # bash completion for entente: source it, or put it in bash-completion's folder.
      _entente() {
        local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words
        case "$before" in
      \(choiceCases(table))  esac
        if [ "$COMP_CWORD" -eq 1 ]; then
          words="\(table.map(\.name).joined(separator: " "))"
        else
          case "${COMP_WORDS[1]}" in
      \(cases)    esac
        fi
        COMPREPLY=($(compgen -W "$words" -- "$word"))
        [ "${#COMPREPLY[@]}" -gt 0 ] || COMPREPLY=($(compgen -f -- "$word"))
      }
      complete -o filenames -F _entente entente

      """
  }

  /// One case a flag with fixed values; flags of one name have the same values everywhere.
  private func choiceCases(_ table: [Command]) -> String {
    var seen: Set<String> = []
    var text = ""
    for flag in table.flatMap(\.allFlags) {
      guard case .choice(_, let choices) = flag.value, seen.insert(flag.name).inserted else {
        continue
      }
      text += "    --\(flag.name)) COMPREPLY=($(compgen -W \"\(choices.joined(separator: " "))\" "
      text += "-- \"$word\")); return ;;\n"
    }
    return text
  }

  private func zsh(_ table: [Command]) -> String {
    var cases = ""
    for command in table {
      let flags = command.allFlags.map { flag in
        let values = flag.placeholders.map { placeholder in
          if case .choice(_, let choices) = flag.value {
            return ":\(placeholder):(\(choices.joined(separator: " ")))"
          }
          return ":\(placeholder):_files"
        }.joined()
        return quote("\(flag.repeats ? "*" : "")--\(flag.name)[\(brackets(flag.help))]\(values)")
      }
      let first =
        command.actions.isEmpty
        ? [] : [quote("2:action:(\(command.actions.map(\.name).joined(separator: " ")))")]
      let parts = (first + flags + [quote("*:file:_files")]).joined(separator: " \\\n        ")
      cases += "    \(command.name))\n      _arguments '1:command:' \\\n        \(parts) ;;\n"
    }
    let commands = table.map { quote("\($0.name):\($0.summary)") }.joined(separator: " \\\n      ")
    return """
      #compdef entente
      # zsh completion for entente: save it as _entente in a folder of $fpath.
      local -a commands
      if (( CURRENT == 2 )); then
        commands=(
            \(commands.replacingBackslashLines))
        _describe command commands
      else
        case $words[2] in
      \(cases)  esac
      fi

      """
  }

  private func fish(_ table: [Command]) -> String {
    var lines = ["# fish completion for entente: save it in ~/.config/fish/completions."]
    for command in table {
      lines.append(
        "complete -c entente -n __fish_use_subcommand -a \(command.name) -d \(quote(command.summary))"
      )
      let condition = "-n \(quote("__fish_seen_subcommand_from \(command.name)"))"
      for action in command.actions {
        lines.append(
          "complete -c entente \(condition) -a \(action.name) -d \(quote(action.help))")
      }
      for flag in command.allFlags {
        var line = "complete -c entente \(condition) -l \(flag.name)"
        if let short = flag.short { line += " -s \(short)" }
        switch flag.value {
        case .none: break
        case .file: line += " -r -F"
        case .choice(_, let choices): line += " -x -a \(quote(choices.joined(separator: " ")))"
        default: line += " -x"
        }
        lines.append(line + " -d \(quote(flag.help))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func quote(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  /// Inside `[…]` of zsh's `_arguments`, brackets and colons need a backslash.
  private func brackets(_ text: String) -> String {
    String(text.flatMap { "[]:".contains($0) ? ["\\", $0] : [$0] })
  }
}

extension String {
  /// The text with the backslashes at the ends of its lines taken away, for zsh's array syntax.
  fileprivate var replacingBackslashLines: String {
    split(separator: "\n").map { $0.hasSuffix(" \\") ? String($0.dropLast(2)) : String($0) }
      .joined(separator: "\n")
  }
}
