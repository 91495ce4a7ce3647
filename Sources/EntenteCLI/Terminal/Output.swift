import Synchronization

/// Why standard output can take no more.
enum OutputError: Error, CustomStringConvertible {
  /// The reader has gone ("entente edges … | head"): the process ends quietly.
  case closedPipe
  case failed(String)

  var description: String {
    switch self {
    case .closedPipe: "standard output: the reader closed the pipe"
    case .failed(let cause): "standard output: \(cause)"
    }
  }
}

/// Standard output: gathered in a buffer, handed to a pager when it is long and shown to a person.
final class Output: Sendable {
  /// What the command line and the environment ask of the output.
  struct Habits: Sendable {
    var color: Bool
    /// The command that pages; nil when nothing does.
    var pager: String?
    /// Columns of the terminal; nil when the output is none.
    var columns: Int?
    var isTerminal: Bool
  }

  /// 64 KiB a write: fewer system calls than lines.
  private static let bufferSize = 1 << 16

  private struct State: Sendable {
    var descriptor: Int32
    var buffer: [UInt8] = []
    var pager: Pager?
    var started = false
  }

  private let habits: Habits
  private let state: Mutex<State>

  init(descriptor: Int32 = STDOUT_FILENO, habits: Habits) {
    self.habits = habits
    state = Mutex(State(descriptor: descriptor))
  }

  /// Width that lines are cut to; nil when the output goes to a file or a pipe.
  var columns: Int? { habits.columns }
  var isTerminal: Bool { habits.isTerminal }
  var hasColor: Bool { habits.color }

  /// Prints a line and a line break.
  func print(_ line: StyledLine) throws(OutputError) {
    try append(Array(((habits.color ? line.colored : line.plain) + "\n").utf8))
  }

  /// Prints text for programs (JSON, CSV, DOT) as it is; on a terminal, characters that would steer
  /// it are written as JSON writes them.
  func write(_ text: String) throws(OutputError) {
    try write(Array(text.utf8))
  }

  /// As ``write(_:)-(String)``, for text in UTF-8.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    try append(habits.isTerminal ? PlainText.withEscapes(bytes) : bytes)
  }

  private func append(_ bytes: [UInt8]) throws(OutputError) {
    try state.withLock { state throws(OutputError) in
      state.buffer.append(contentsOf: bytes)
      if state.buffer.count >= Output.bufferSize { try flush(&state) }
    }
  }

  /// Sends everything on its way; what follows is written without a pager when none has started.
  func flush() throws(OutputError) {
    try state.withLock { state throws(OutputError) in try flush(&state) }
  }

  /// Flushes and waits for the pager to be left. Nothing may be printed after it.
  func close() throws(OutputError) {
    try state.withLock { state throws(OutputError) in
      defer {
        state.pager?.wait()
        state.pager = nil
      }
      try flush(&state)
    }
  }

  private func flush(_ state: inout State) throws(OutputError) {
    if state.buffer.isEmpty { return }
    if !state.started {
      state.started = true
      if let command = habits.pager, let pager = Pager(command: command) {
        state.pager = pager
        state.descriptor = pager.input
      }
    }
    defer { state.buffer.removeAll(keepingCapacity: true) }
    var written = 0
    while written < state.buffer.count {
      let count = state.buffer.withUnsafeBytes { bytes in
        systemWrite(state.descriptor, bytes.baseAddress! + written, bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        throw .closedPipe
      } else if errno != EINTR && errno != EAGAIN {
        throw .failed(String(cString: strerror(errno)))
      }
    }
  }
}
