/// A pager such as `less`, started with its standard input on a pipe of ours.
struct Pager: Sendable {
  /// Where to write what is to be paged.
  let input: Int32
  private let process: pid_t

  /// Nil when it cannot be started; the output then goes straight to the terminal.
  init?(command: String) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    // The pager must not hold its own input open, or it would never see the end.
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    // Without LESS set, less quits on a short page, shows colours and keeps the screen.
    setenv("LESS", "FRX", 0)
    // We ignore SIGPIPE; the pager's own children should not inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var process: pid_t = 0
    let texts: [String] = ["/bin/sh", "-c", command]
    let words = texts.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    let result = posix_spawn(&process, "/bin/sh", &actions, &attributes, words, environ)
    close(ends[0])
    guard result == 0 else {
      close(ends[1])
      return nil
    }
    input = ends[1]
    self.process = process
  }

  /// Closes the pager's input and waits until the person leaves it.
  func wait() {
    close(input)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }
}
