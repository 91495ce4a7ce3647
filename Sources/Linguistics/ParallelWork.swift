#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Runs one closure on several threads of the system and waits for all.
///
/// Plain threads and not tasks: matrix products would block the pool that other tasks share, and
/// a caller that is no task could not wait for them.
enum ParallelWork {
  private final class Box: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// The calling thread is one of them. Where no thread can be had, the others do the work.
  static func run(threads count: Int, _ body: @escaping @Sendable () -> Void) {
    var threads: [pthread_t] = []
    for _ in 1..<max(1, count) {
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      let box = Unmanaged.passRetained(Box(body))
      let status = pthread_create(
        &thread, nil,
        { argument in
          #if canImport(Darwin)
            Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
          #else
            if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
          #endif
          return nil
        }, box.toOpaque())
      guard status == 0 else {
        box.release()
        break
      }
      #if canImport(Darwin)
        if let thread { threads.append(thread) }
      #else
        threads.append(thread)
      #endif
    }
    body()
    for thread in threads { pthread_join(thread, nil) }
  }
}
