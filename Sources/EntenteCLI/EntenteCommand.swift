import Entente

/// The `entente` command: reads the command line, runs one command, reports how it went.
@main
enum EntenteCommand {
  /// Also what `--version` prints; the man page's date is left out so that its bytes are stable.
  static let version = "0.1.0"

  static func main() async {
    // A large layout runs in a second process of this program; see LayoutWorker.
    if let status = LayoutWorker.serve(CommandLine.arguments) { exit(status) }
    // A closed pipe is then an error of write(2), which ends the process without noise.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGINT) { _ in
      AtomicFile.discardPending()
      _exit(ExitCode.interrupted.rawValue)
    }
    exit(await run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  /// Runs the command line `words`, without the program's name.
  static func run(_ words: [String]) async -> ExitCode {
    let line: ParsedCommand
    do {
      line = try ParsedCommand(words)
    } catch {
      return report(error)
    }
    let call = Invocation(
      line, output: Output(habits: TerminalHabits.output(line)),
      messages: TerminalHabits.messages(line))
    let code: ExitCode
    do {
      code = try await line.command.run(call)
      try call.output.close()
      return code
    } catch OutputError.closedPipe {
      return .success
    } catch let error as UsageError {
      return report(error)
    } catch let error as NameFailure {
      call.messages.fail(error.description)
      return .nothingFound
    } catch {
      // What was printed before the failure belongs before its message.
      try? call.output.close()
      call.messages.fail("\(error)")
      return .failure
    }
  }

  private static func report(_ error: UsageError) -> ExitCode {
    let messages = TerminalHabits.messages(nil)
    messages.fail(error.description)
    if let command = error.command {
      messages.note("See 'entente \(command) --help'.")
    }
    return .usage
  }
}
