/// A command line that cannot be read; the process ends with ``ExitCode/usage``.
struct UsageError: Error, CustomStringConvertible {
  /// What is wrong and what to write instead, in one line.
  let description: String
  /// The command whose help to point to; nil before one is known.
  let command: String?

  init(_ description: String, command: String? = nil) {
    self.description = description
    self.command = command
  }
}

/// A command that could not do its work; printed as "entente: FILE: cause".
struct CommandFailure: Error, CustomStringConvertible {
  /// The file, URL or document concerned; nil where there is none.
  let subject: String?
  let cause: String

  init(_ subject: String? = nil, _ cause: String) {
    self.subject = subject
    self.cause = cause
  }

  var description: String { subject.map { "\($0): \(cause)" } ?? cause }
}
