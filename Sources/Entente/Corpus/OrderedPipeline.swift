/// Runs work on several threads and gives the results in the order of the input, holding few of
/// them at a time.
///
/// Every worker takes the next item from the reader, works, and leaves its result to the one that is
/// writing, or writes itself what is next if none is. A worker that would run further ahead than the
/// window waits before it reads: a slow writer or one slow document stops the reader, and memory
/// stays flat.
struct OrderedPipeline<Item: Sendable, Output: Sendable>: Sendable {
  /// Threads that work.
  var jobs: Int
  /// Items that may be between reader and writer, per thread.
  var windowPerJob = 4

  /// - Parameters:
  ///   - read: the next item, nil at the end; called by one thread at a time, in order.
  ///   - work: called by all threads at once.
  ///   - write: takes the outputs in order, by one thread at a time; false ends the run early.
  func run(
    read: @escaping @Sendable () -> Item?, work: @escaping @Sendable (Item) -> Output,
    write: @escaping @Sendable (Output) -> Bool
  ) {
    let jobs = max(1, jobs)
    let window = jobs * windowPerJob
    let progress = Monitor(Progress())
    let reader = Monitor(Reading(next: read))
    let writer = Monitor(Writing())
    WorkerThreads.run(jobs) {
      while true {
        let taken = reader.when { reading -> (Int, Item)? in
          let limit = reading.taken - window
          let stopped = progress.when({ $0.stopped || $0.written > limit }) { $0.stopped }
          guard !stopped, !reading.ended, let item = reading.next() else {
            reading.ended = true
            return nil
          }
          reading.taken += 1
          return (reading.taken - 1, item)
        }
        guard let (number, item) = taken else { return }
        let output = work(item)
        let isWriter = writer.when { writing in
          writing.waiting[number] = output
          defer { writing.isBusy = true }
          return !writing.isBusy
        }
        guard isWriter else { continue }
        func next() -> Output? { writer.when { $0.next() } }
        while let next = next() {
          let goesOn = write(next)
          let written = writer.when { $0.finish(goesOn) }
          progress.when {
            $0.written = written
            $0.stopped = !goesOn
          }
        }
      }
    }
  }

  private struct Progress {
    var written = 0
    var stopped = false
  }

  private struct Reading {
    var taken = 0
    var ended = false
    let next: @Sendable () -> Item?
  }

  private struct Writing {
    var isBusy = false
    var waiting: [Int: Output] = [:]
    private var written = 0
    private var ended = false

    /// What is to be written next; nil when the next one is not there, and then nobody writes.
    mutating func next() -> Output? {
      let next = ended ? nil : waiting.removeValue(forKey: written)
      isBusy = next != nil
      return next
    }

    /// How many are written.
    mutating func finish(_ goesOn: Bool) -> Int {
      ended = !goesOn
      written += 1
      return written
    }
  }
}
