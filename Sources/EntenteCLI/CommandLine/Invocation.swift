/// A command line as parsed: what a command's body runs on.
struct Invocation: Sendable {
  let command: Command
  /// Positional arguments, as many as the command's table asks for; an action comes first.
  let arguments: [String]
  /// Standard output: buffered, paged and coloured when it is a terminal.
  let output: Output
  /// Standard error: remarks, warnings and progress.
  let messages: Messages
  /// Flag name to its values in the order given; a switch has an empty string.
  private let values: [String: [String]]

  init(_ line: ParsedCommand, output: Output, messages: Messages) {
    command = line.command
    arguments = line.arguments
    values = line.values
    self.output = output
    self.messages = messages
  }

  /// Whether the flag was given.
  func isSet(_ flag: Flag) -> Bool { held(flag) != nil }

  /// The flag's last value; nil when it was not given.
  func text(_ flag: Flag) -> String? { held(flag)?.last }

  /// All values of a flag that repeats, in order.
  func texts(_ flag: Flag) -> [String] { held(flag) ?? [] }

  /// The parser has checked that it is one, and its range.
  func integer(_ flag: Flag) -> Int? { text(flag).flatMap { Int($0) } }

  func number(_ flag: Flag) -> Double? { text(flag).flatMap { Double($0) } }

  /// Both values of a flag that takes two.
  func pair(_ flag: Flag) -> (String, String)? {
    guard let both = held(flag), both.count >= 2 else { return nil }
    return (both[both.count - 2], both[both.count - 1])
  }

  /// A wrong use that only the command's body can see.
  func usageError(_ message: String) -> UsageError {
    UsageError(message, command: command.name)
  }

  private func held(_ flag: Flag) -> [String]? {
    precondition(
      command.allFlags.contains(flag), "\(command.name) reads --\(flag.name) without declaring it")
    return values[flag.name]
  }
}
