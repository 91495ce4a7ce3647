import Entente

/// The words of a command line, matched with the table of commands and flags.
struct ParsedCommand: Sendable {
  let command: Command
  let arguments: [String]
  /// Flag name to its values in the order given; a switch has an empty string.
  let values: [String: [String]]

  /// Reads the words after the program's name.
  ///
  /// Flags may stand anywhere, also before the command when every command takes them; `--` ends
  /// them; `-` is an argument; `--name=value`, `-nvalue` and joined switches (`-qh`) are read.
  /// - Throws: ``UsageError`` for an unknown command or flag, a missing or impossible value, and a
  ///   wrong number of arguments.
  init(_ words: [String], in table: [Command] = CommandTable.all) throws(UsageError) {
    var reader = Reader(words: words[...], table: table)
    try reader.readAll()
    let wanted = reader.values
    // Help and version are answered whatever else is missing.
    if wanted[Flag.version.name] != nil {
      self.init(command: .version, values: wanted)
    } else if wanted[Flag.help.name] != nil {
      self.init(command: .help, arguments: reader.command.map { [$0.name] } ?? [], values: wanted)
    } else if let command = reader.command {
      self.init(command: command, arguments: reader.arguments, values: wanted)
      try checkArguments()
    } else {
      throw UsageError("no command given; 'entente --help' lists them")
    }
  }

  private init(command: Command, arguments: [String] = [], values: [String: [String]]) {
    self.command = command
    self.arguments = arguments
    self.values = values
  }

  private func checkArguments() throws(UsageError) {
    var given = arguments[...]
    if !command.actions.isEmpty {
      let names = command.actions.map(\.name)
      guard let first = given.popFirst() else {
        throw UsageError(
          "'\(command.name)' needs one of \(names.joined(separator: ", "))", command: command.name)
      }
      guard names.contains(first) else {
        let hint = NearestSpelling(among: names).suggestion(for: first)
        throw UsageError(
          "'\(command.name)' has no action '\(first)'\(hint)", command: command.name)
      }
    }
    for argument in command.arguments {
      switch argument.occurrence {
      case .once, .atLeastOnce:
        guard given.popFirst() != nil else {
          throw UsageError("\(argument.name) is missing: \(argument.help)", command: command.name)
        }
        if argument.occurrence == .atLeastOnce { given = [] }
      case .optional: _ = given.popFirst()
      case .any: given = []
      }
    }
    if let extra = given.first {
      throw UsageError("unexpected argument '\(extra)'", command: command.name)
    }
  }
}

/// Goes through the words once.
private struct Reader {
  var words: ArraySlice<String>
  let table: [Command]
  var command: Command?
  var arguments: [String] = []
  var values: [String: [String]] = [:]

  mutating func readAll() throws(UsageError) {
    while let word = words.popFirst() {
      if word == "--" {
        for rest in words { try readArgument(rest) }
        return
      } else if word.hasPrefix("--") {
        try readLong(word.dropFirst(2))
      } else if word.hasPrefix("-"), word != "-" {
        try readShort(word.dropFirst())
      } else {
        try readArgument(word)
      }
    }
  }

  private mutating func readArgument(_ word: String) throws(UsageError) {
    if command != nil { return arguments.append(word) }
    guard let found = table.first(where: { $0.name == word }) else {
      let hint = NearestSpelling(among: table.map(\.name)).suggestion(for: word)
      throw UsageError("no command '\(word)'\(hint)")
    }
    command = found
  }

  private mutating func readLong(_ text: Substring) throws(UsageError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let flag = try flag("--\(parts[0])") { $0.name == parts[0] }
    try take(flag, attached: parts.count > 1 ? String(parts[1]) : nil)
  }

  private mutating func readShort(_ text: Substring) throws(UsageError) {
    var rest = text
    while let letter = rest.popFirst() {
      let flag = try flag("-\(letter)") { $0.short == letter }
      if flag.value == .none {
        try take(flag, attached: nil)
      } else {
        return try take(flag, attached: rest.isEmpty ? nil : String(rest))
      }
    }
  }

  private func flag(
    _ spelled: String, where matches: (Flag) -> Bool
  ) throws(UsageError) -> Flag {
    let known = command?.allFlags ?? Flag.everywhere
    if let flag = known.first(where: matches) { return flag }
    guard let command else {
      throw UsageError("no flag \(spelled) before the command; write it after the command")
    }
    let hint = NearestSpelling(among: known.map { "--\($0.name)" }).suggestion(for: spelled)
    throw UsageError("'\(command.name)' has no flag \(spelled)\(hint)", command: command.name)
  }

  private mutating func take(_ flag: Flag, attached: String?) throws(UsageError) {
    let spelled = "--\(flag.name)"
    if flag.value == .none {
      guard attached == nil else {
        throw UsageError("\(spelled) takes no value", command: command?.name)
      }
      values[flag.name] = [""]
      return
    }
    var found: [String] = attached.map { [$0] } ?? []
    while found.count < flag.placeholders.count {
      guard let next = words.popFirst() else {
        let missing = flag.placeholders[found.count]
        throw UsageError("\(spelled) needs \(missing) after it", command: command?.name)
      }
      found.append(next)
    }
    for value in found {
      if let objection = flag.objection(to: value) {
        throw UsageError("\(spelled): \(objection)", command: command?.name)
      }
    }
    if !flag.repeats, values[flag.name] != nil {
      throw UsageError("\(spelled) is given twice", command: command?.name)
    }
    values[flag.name, default: []] += found
  }
}
