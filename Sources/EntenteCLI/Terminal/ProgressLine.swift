import Synchronization

/// A line on standard error that says how far a long work is, how fast, and how long it still takes.
///
/// It appears after two seconds, only on a terminal, never with `--quiet`, and leaves no trace.
final class ProgressLine: Sendable {
  private struct State {
    var done = 0
    var lastShown: ContinuousClock.Instant?
  }

  private let title: String
  private let unit: String
  private let total: Int?
  private let messages: Messages
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// `title`: "reading"; `unit`: "articles"; `total`: nil when it is not known.
  init(_ title: String, unit: String, total: Int?, messages: Messages) {
    self.title = title
    self.unit = unit
    self.total = total
    self.messages = messages
  }

  /// Counts `count` more as done; cheap enough to call for each.
  func advance(by count: Int = 1) {
    guard messages.isTerminal, !messages.isQuiet else { return }
    state.withLock { state in
      state.done += count
      let now = ContinuousClock.now
      guard now - start > .seconds(2) else { return }
      if let last = state.lastShown, now - last < .milliseconds(200) { return }
      state.lastShown = now
      messages.sendRaw("\r\u{1B}[K" + PlainText.shown(text(state.done, after: now - start)))
    }
  }

  /// Takes the line away.
  func finish() {
    state.withLock { state in
      if state.lastShown != nil { messages.sendRaw("\r\u{1B}[K") }
      state.lastShown = nil
    }
  }

  /// "reading 1200 of 5000 articles, 310 a second, 12 s left".
  func text(_ done: Int, after elapsed: Duration) -> String {
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let rate = Double(done) / max(seconds, 0.001)
    let amount = total.map { "\(done) of \($0)" } ?? "\(done)"
    var text = "\(title) \(amount) \(unit), \(Int(rate)) a second"
    if let total, rate > 0, total > done {
      let left = Int((Double(total - done) / rate).rounded(.up))
      text += left < 120 ? ", \(left) s left" : ", \(left / 60) min left"
    }
    return text
  }
}
