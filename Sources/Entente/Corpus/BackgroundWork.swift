#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Work on a thread of its own, to be waited for once.
public final class BackgroundWork: Sendable {
  private let done = Monitor(false)

  /// Starts `body`; where no thread can be had, does it right away.
  public init(_ body: @escaping @Sendable () -> Void) {
    let done = self.done
    let started = WorkerThreads.detach {
      body()
      done.when { $0 = true }
    }
    if !started {
      body()
      done.when { $0 = true }
    }
  }

  /// Returns when the work is done.
  public func wait() { done.when({ $0 }, { _ in }) }
}
