#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A value behind a lock, with a condition to wait for.
///
/// `Synchronization.Mutex` has no condition variable, and Foundation's would bring 40 MB of
/// Unicode tables into a static binary that needs none of it.
final class Monitor<Value>: @unchecked Sendable {
  // Unchecked: `value` is touched between lock and unlock alone, and the two POSIX objects are
  // made for use by several threads.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var value: Value

  init(_ value: sending Value) {
    self.value = value
    mutex = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Waits until the condition holds, then runs `body`; wakes the others, whose conditions the
  /// change may have made true.
  func when<Result>(
    _ isReady: (Value) -> Bool = { _ in true }, _ body: (inout Value) -> Result
  ) -> Result {
    pthread_mutex_lock(mutex)
    while !isReady(value) { pthread_cond_wait(condition, mutex) }
    let result = body(&value)
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
    return result
  }
}

/// Threads of our own, because reading may block, and documents nest deep: 16 MB of stack each.
enum WorkerThreads {
  /// Runs `body` on `count` threads and waits for all of them; the caller's own small stack does
  /// no work unless no thread can be had.
  static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    var threads: [pthread_t] = []
    for _ in 0..<max(1, count) {
      // Fewer threads do the same work: each takes what is left.
      guard let thread = start(body) else { break }
      threads.append(thread)
    }
    if threads.isEmpty { body() }
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Runs `body` on a thread that nobody joins; false where no thread can be had.
  static func detach(_ body: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = start(body) else { return false }
    pthread_detach(thread)
    return true
  }

  private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    pthread_attr_setstacksize(attributes, 16 << 20)
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    let task = Unmanaged.passRetained(Task(body: body))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    guard pthread_create(&thread, attributes, enter, task.toOpaque()) == 0 else {
      task.release()
      return nil
    }
    return thread
  }

  private final class Task: Sendable {
    let body: @Sendable () -> Void
    init(body: @escaping @Sendable () -> Void) { self.body = body }
  }

  #if canImport(Darwin)
    private static let enter: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? =
      { argument in
        Unmanaged<Task>.fromOpaque(argument).takeRetainedValue().body()
        return nil
      }
  #else
    private static let enter:
      @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
        if let argument { Unmanaged<Task>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }
  #endif
}
