/// An option of the command line: one value makes its parsing, help, man page and completion.
struct Flag: Sendable, Equatable {
  /// What follows the flag on the command line.
  enum Value: Sendable, Equatable {
    /// Nothing: the flag is on or off.
    case none
    case text(String)
    /// A path, completed as one.
    case file(String)
    case integer(String, ClosedRange<Int>)
    /// A number from 0 to 1.
    case fraction(String)
    /// A year, month or day: "2021", "2021-12" or "2021-12-07".
    case day(String)
    case choice(String, [String])
    /// Two values, one after the other.
    case pair(String, String)
  }

  /// The long name, without dashes.
  let name: String
  let short: Character?
  let value: Value
  /// Whether it may be given more than once.
  let repeats: Bool
  /// One line, lower case, without a full stop.
  let help: String

  init(
    _ name: String, short: Character? = nil, value: Value = .none, repeats: Bool = false,
    help: String
  ) {
    self.name = name
    self.short = short
    self.value = value
    self.repeats = repeats
    self.help = help
  }

  /// The names of the values that follow, in order; empty for a switch.
  var placeholders: [String] {
    switch value {
    case .none: []
    case .text(let name), .file(let name), .fraction(let name), .day(let name): [name]
    case .integer(let name, _), .choice(let name, _): [name]
    case .pair(let first, let second): [first, second]
    }
  }

  /// The flag as help shows it: "-o, --output FILE".
  var synopsis: String {
    let names = (short.map { "-\($0), " } ?? "    ") + "--\(name)"
    return ([names] + placeholders).joined(separator: " ")
  }

  /// Why `text` cannot be this flag's value; nil when it can.
  func objection(to text: String) -> String? {
    switch value {
    case .none, .text, .file, .pair: return nil
    case .integer(_, let range):
      guard let number = Int(text) else { return "'\(text)' is not a whole number" }
      return range.contains(number)
        ? nil : "\(number) is not between \(range.lowerBound) and \(range.upperBound)"
    case .fraction:
      guard let number = Double(text), (0...1).contains(number) else {
        return "'\(text)' is not a number from 0 to 1"
      }
      return nil
    case .day:
      return Flag.isDay(text) ? nil : "'\(text)' is not a date such as 2021, 2021-12 or 2021-12-07"
    case .choice(_, let choices):
      if choices.contains(text) { return nil }
      return "'\(text)' is none of \(choices.joined(separator: ", "))"
    }
  }

  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard (1...3).contains(parts.count) else { return false }
    let limits = [0...9999, 1...12, 1...31]
    return zip(parts, zip(widths, limits)).allSatisfy { part, rule in
      part.utf8.count == rule.0 && part.utf8.allSatisfy { (48...57).contains($0) }
        && rule.1.contains(Int(part) ?? -1)
    }
  }
}

/// Flags that more than one command takes.
extension Flag {
  static let json = Flag("json", help: "print JSON Lines: one object a line, stable keys")
  static let csv = Flag("csv", help: "print comma-separated values with a heading line")
  static let output = Flag(
    "output", short: "o", value: .file("FILE"), help: "write to FILE; its suffix gives the format")
  static let family = Flag(
    "family", value: .text("FAMILY"), repeats: true,
    help: "only edges of this family (\"consult\", \"leads\"); may be repeated")
  static let since = Flag("since", value: .day("DATE"), help: "only edges at or after DATE")
  static let until = Flag("until", value: .day("DATE"), help: "only edges at or before DATE")
  static let limit = Flag(
    "limit", value: .integer("N", 1...Int.max), help: "print at most N results")

  /// Flags that every command takes.
  static let everywhere: [Flag] = [.help, .version, .quiet, .color, .noPager]
  static let help = Flag("help", short: "h", help: "show this help")
  static let version = Flag("version", short: "V", help: "show the version")
  static let quiet = Flag(
    "quiet", short: "q", help: "print no progress and no remarks; errors and warnings still show")
  static let color = Flag(
    "color", value: .choice("WHEN", ["auto", "always", "never"]),
    help: "colour the output; auto asks for a terminal and an unset NO_COLOR")
  static let noPager = Flag("no-pager", help: "never hand long output to a pager")
}
