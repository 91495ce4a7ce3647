/// How the process ends; scripts rely on these numbers.
enum ExitCode: Int32, Sendable {
  case success = 0
  /// A query ran and matched nothing.
  case nothingFound = 1
  case failure = 2
  /// The command line itself is wrong (`EX_USAGE` of sysexits.h).
  case usage = 64
  /// Stopped by Ctrl-C: 128 + SIGINT.
  case interrupted = 130
}
