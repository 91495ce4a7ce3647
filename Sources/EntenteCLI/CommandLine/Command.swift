/// One subcommand: what it is called, takes and does.
///
/// A command is one file in `Commands/` that extends this type with a static value, and one line in
/// ``CommandTable``; parser, `--help`, man page and shell completions follow from it.
///
///     extension Command {
///       static let greet = Command(
///         name: "greet", summary: "say hello",
///         arguments: [Argument("NAME", help: "whom to greet")],
///         flags: [.json], examples: [Example("entente greet Ada", "hello to Ada")]
///       ) { call in
///         try call.output.print("hello, \(call.arguments[0])")
///         return .success
///       }
///     }
struct Command: Sendable {
  typealias Body = @Sendable (Invocation) async throws -> ExitCode

  let name: String
  /// One line, lower case, without a full stop.
  let summary: String
  /// Paragraphs after the summary, each one string without line breaks.
  let discussion: [String]
  /// What the first argument may be, for commands such as `model list|install PATH|path`.
  let actions: [Action]
  let arguments: [Argument]
  let flags: [Flag]
  /// At least one; a test runs the parser over each.
  let examples: [Example]
  let run: Body

  init(
    name: String, summary: String, discussion: [String] = [], actions: [Action] = [],
    arguments: [Argument] = [], flags: [Flag] = [], examples: [Example], run: @escaping Body
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.actions = actions
    self.arguments = arguments
    self.flags = flags
    self.examples = examples
    self.run = run
  }

  /// The flags this command takes, the common ones last.
  var allFlags: [Flag] { flags + Flag.everywhere }

  /// The usage line: "entente edges GRAPH [FLAGS]".
  var usage: String {
    let action = actions.isEmpty ? [] : [actions.map(\.name).joined(separator: "|")]
    return (["entente", name] + action + arguments.map(\.synopsis) + ["[FLAGS]"])
      .joined(separator: " ")
  }

  /// A first argument that selects what the command does.
  struct Action: Sendable {
    let name: String
    /// The arguments that follow it, as help shows them; empty when none may.
    let syntax: String
    let help: String

    init(_ name: String, syntax: String = "", help: String) {
      self.name = name
      self.syntax = syntax
      self.help = help
    }
  }

  /// A positional argument.
  struct Argument: Sendable {
    enum Occurrence: Sendable {
      case once, optional, atLeastOnce, any
    }

    let name: String
    let occurrence: Occurrence
    let help: String

    init(_ name: String, _ occurrence: Occurrence = .once, help: String) {
      self.name = name
      self.occurrence = occurrence
      self.help = help
    }

    var synopsis: String {
      switch occurrence {
      case .once: name
      case .optional: "[\(name)]"
      case .atLeastOnce: "\(name)…"
      case .any: "[\(name)…]"
      }
    }
  }

  /// A command line to copy, and what it does.
  struct Example: Sendable {
    let line: String
    let help: String

    init(_ line: String, _ help: String) {
      self.line = line
      self.help = help
    }
  }
}
