/// Standard error: what a person should know, apart from the result.
struct Messages: Sendable {
  let isQuiet: Bool
  let isTerminal: Bool
  let color: Bool

  /// A remark that `--quiet` silences.
  func note(_ line: StyledLine) {
    if !isQuiet { send(line) }
  }

  /// "entente: warning: …".
  func warn(_ text: String) {
    send("entente: \("warning:", .warning) \(text)")
  }

  /// "entente: FILE: cause"; further lines, such as a list of choices, stand below as they are.
  func fail(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      send(StyledLine((index == 0 ? "entente: " : "") + line))
    }
  }

  /// Bytes of ours that steer the terminal, such as the progress line's.
  func sendRaw(_ text: String) {
    let bytes = Array(text.utf8)
    _ = systemWrite(STDERR_FILENO, bytes, bytes.count)
  }

  private func send(_ line: StyledLine) {
    sendRaw((color ? line.colored : line.plain) + "\n")
  }
}
