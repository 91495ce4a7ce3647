import Testing

@testable import EntenteCLI

@Suite("Table of commands")
struct CommandTableTests {
  @Test("every example of every command is a command line that parses to that command")
  func examplesParse() throws {
    for command in CommandTable.all {
      #expect(!command.examples.isEmpty, "\(command.name) shows no example")
      for example in command.examples {
        // The parts of a pipeline that are ours, without redirections; one is the command's.
        let ours = example.line.split(separator: "|").map(words(of:)).filter {
          $0.first == "entente"
        }
        let names = try ours.map { try ParsedCommand(Array($0.dropFirst())).command.name }
        #expect(names.contains(command.name), "\(example.line)")
      }
    }
  }

  @Test("names of commands and flags are unique and their help is one line without a full stop")
  func wellFormed() {
    #expect(Set(CommandTable.all.map(\.name)).count == CommandTable.all.count)
    for command in CommandTable.all {
      #expect(Set(command.allFlags.map(\.name)).count == command.allFlags.count, "\(command.name)")
      let shorts = command.allFlags.compactMap(\.short)
      #expect(Set(shorts).count == shorts.count, "\(command.name)")
      for help in [command.summary] + command.allFlags.map(\.help) {
        #expect(!help.hasSuffix(".") && !help.contains("\n"), "\(command.name): \(help)")
      }
    }
  }

  @Test("help, manual and completions name every command and flag")
  func allDocumented() {
    let manual = ManualPage.text()
    let overview = HelpPage.overview().map(\.plain).joined(separator: "\n")
    for command in CommandTable.all {
      #expect(overview.contains("  \(command.name) "))
      let page = HelpPage.page(of: command).map(\.plain).joined(separator: "\n")
      for flag in command.allFlags {
        #expect(page.contains("--\(flag.name)"))
        #expect(manual.contains(flag.name.split(separator: "-").joined(separator: "\\-")))
      }
      for shell in ShellCompletions.allCases {
        #expect(shell.script().contains(command.name))
      }
    }
  }

  /// Splits a shell line at spaces outside quotes; stops at a redirection.
  private func words(of line: Substring) -> [String] {
    var words: [String] = []
    var word = ""
    var quote: Character?
    var isWord = false
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        isWord = true
      } else if character == " " {
        if isWord { words.append(word) }
        word = ""
        isWord = false
      } else if character == "<" || character == ">" {
        break
      } else {
        word.append(character)
        isWord = true
      }
    }
    if isWord { words.append(word) }
    return words
  }
}
