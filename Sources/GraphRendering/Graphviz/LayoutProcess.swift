#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lays a graph out in a process of its own, which may be stopped when it takes too long and whose
/// end, however sudden, is an error like any other.
struct LayoutProcess {
  /// The program that calls ``LayoutWorker``.
  let program: String
  let seconds: Int

  /// What ``Graphviz/render(_:engine:format:)`` gives.
  /// `size` is for the message when time runs out.
  func render(
    _ dot: String, engine: LayoutEngine, format: String, size: (nodes: Int, edges: Int)
  ) throws(RenderingError) -> [UInt8] {
    var input: [Int32] = [-1, -1]
    var output: [Int32] = [-1, -1]
    guard pipe(&input) == 0, pipe(&output) == 0 else { throw failure(errno) }
    let process = spawn(engine: engine, format: format, input: input, output: output)
    close(input[0])
    close(output[1])
    guard case .success(let pid) = process else {
      close(input[1])
      close(output[0])
      throw failure(ENOENT)
    }
    let answer = exchange(Array(dot.utf8), input[1], output[0])
    close(output[0])
    if answer == nil { kill(pid, SIGKILL) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    guard let answer else {
      throw .timeLimit(seconds: seconds, nodes: size.nodes, edges: size.edges)
    }
    let signal = status & 0x7F
    let code = status >> 8 & 0xFF
    if signal == 0 && code == 0 { return answer }
    if signal == 0 && code == 3 {
      let parts = String(decoding: answer, as: UTF8.self).split(separator: "\n", maxSplits: 1)
      throw .graphviz(
        stage: parts.first.map(String.init) ?? "lay the graph out",
        message: parts.count > 1 ? String(parts[1]) : "")
    }
    throw .layoutProcess(message: signal != 0 ? "signal \(signal)" : "exit status \(code)")
  }

  private enum Start {
    case success(pid_t)
    case failure
  }

  private func spawn(
    engine: LayoutEngine, format: String, input: [Int32], output: [Int32]
  ) -> Start {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO)
    // What a crashing worker says is not for the user, who gets an error that tells what to do.
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    for descriptor in input + output { posix_spawn_file_actions_addclose(&actions, descriptor) }
    let words: [String] = [program, LayoutWorker.argument, engine.rawValue, format]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    // The runtime's crash report would keep a dead worker's pipe open while it is made.
    let quiet = strdup("SWIFT_BACKTRACE=enable=no")
    defer { free(quiet) }
    var variables: [UnsafeMutablePointer<CChar>?] = [quiet]
    var place = 0
    while let variable = environ[place] {
      if strncmp(variable, "SWIFT_BACKTRACE=", 16) != 0 { variables.append(variable) }
      place += 1
    }
    variables.append(nil)
    var pid: pid_t = 0
    let status = posix_spawn(&pid, program, &actions, nil, arguments, &variables)
    return status == 0 ? .success(pid) : .failure
  }

  /// Writes the request and reads the answer side by side; nil when time runs out. Closes `input`.
  private func exchange(_ request: [UInt8], _ input: Int32, _ output: Int32) -> [UInt8]? {
    let deadline = LayoutProcess.now() + Double(seconds)
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var written = 0
    var isOpen = true
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
    func finishWriting() {
      if isOpen { close(input) }
      isOpen = false
    }
    defer { finishWriting() }
    while true {
      let left = deadline - LayoutProcess.now()
      if left <= 0 { return nil }
      var watched = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
      if isOpen { watched.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
      guard poll(&watched, nfds_t(watched.count), Int32(min(left, 1) * 1000)) > 0 else { continue }
      if isOpen, watched.count > 1, watched[1].revents != 0 {
        let count = request.withUnsafeBytes {
          write(input, $0.baseAddress! + written, request.count - written)
        }
        if count > 0 { written += count }
        // A worker that died does not read on; its end shows in its status.
        if written == request.count || (count < 0 && errno != EINTR && errno != EAGAIN) {
          finishWriting()
        }
      }
      if watched[0].revents != 0 {
        let count = read(output, &buffer, buffer.count)
        if count > 0 {
          answer += buffer[..<count]
        } else if count == 0 || errno != EINTR {
          return answer
        }
      }
    }
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func failure(_ code: Int32) -> RenderingError {
    .layoutProcess(message: String(cString: strerror(code)))
  }
}

extension LayoutProcess {
  /// The path of the program that runs; nil where it cannot be told.
  static var thisProgram: String? {
    #if canImport(Glibc)
      var path = [CChar](repeating: 0, count: 4096)
      let count = readlink("/proc/self/exe", &path, path.count - 1)
      guard count > 0 else { return nil }
      return String(decoding: path[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #else
      var size: UInt32 = 4096
      var path = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&path, &size) == 0 else { return nil }
      return String(cString: path)
    #endif
  }
}
