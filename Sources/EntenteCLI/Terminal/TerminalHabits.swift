/// What the flags, the environment and the kind of file say about how to print.
enum TerminalHabits {
  static func output(_ line: ParsedCommand?) -> Output.Habits {
    let terminal = isatty(STDOUT_FILENO) == 1
    let plain = line?.values[Flag.noPager.name] != nil
    return Output.Habits(
      color: wantsColor(line, terminal: terminal),
      pager: terminal && !plain ? pager() : nil,
      columns: terminal ? width() : nil,
      isTerminal: terminal)
  }

  static func messages(_ line: ParsedCommand?) -> Messages {
    let terminal = isatty(STDERR_FILENO) == 1
    return Messages(
      isQuiet: line?.values[Flag.quiet.name] != nil, isTerminal: terminal,
      color: wantsColor(line, terminal: terminal))
  }

  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func wantsColor(_ line: ParsedCommand?, terminal: Bool) -> Bool {
    switch line?.values[Flag.color.name]?.last {
    case "always": true
    case "never": false
    default: terminal && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
    }
  }

  private static func pager() -> String? {
    if environment("TERM") == "dumb" { return nil }
    let wanted = environment("ENTENTE_PAGER") ?? environment("PAGER") ?? "less"
    return wanted == "cat" ? nil : wanted
  }

  private static func width() -> Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return environment("COLUMNS").flatMap { Int($0) } ?? 80
  }
}
