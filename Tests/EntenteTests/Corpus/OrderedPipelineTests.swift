import Synchronization
import Testing

@testable import Entente

@Suite("Work in order on several threads")
struct OrderedPipelineTests {
  @Test("outputs come in the order of the input, whatever the threads do", arguments: [1, 2, 5])
  func order(_ jobs: Int) {
    let results = Mutex<[Int]>([])
    let next = Mutex(0)
    OrderedPipeline<Int, Int>(jobs: jobs).run(
      read: {
        next.withLock { next in
          next += 1
          return next <= 500 ? next : nil
        }
      },
      work: { item in
        // Uneven work, so that later items are done before earlier ones.
        (0..<(item % 7) * 1000).reduce(0) { $0 ^ $1 } == -1 ? 0 : item
      },
      write: { output in
        results.withLock { $0.append(output) }
        return true
      })
    #expect(results.withLock { $0 } == Array(1...500))
  }

  @Test("the reader never runs further ahead of the writer than the window")
  func window() {
    let state = Mutex((read: 0, written: 0, furthest: 0))
    OrderedPipeline<Int, Int>(jobs: 3, windowPerJob: 2).run(
      read: {
        state.withLock { state in
          guard state.read < 300 else { return nil }
          state.read += 1
          state.furthest = max(state.furthest, state.read - state.written)
          return state.read
        }
      },
      work: { $0 },
      write: { _ in
        state.withLock { $0.written += 1 }
        return true
      })
    #expect(state.withLock { $0.written } == 300)
    #expect(state.withLock { $0.furthest } <= 7)
  }

  @Test("a worker goes on while another writes")
  func slowWriter() {
    let next = Mutex(0)
    let started = Monitor(0)
    let furthest = Mutex(0)
    OrderedPipeline<Int, Int>(jobs: 2, windowPerJob: 2).run(
      read: {
        next.withLock { next in
          next += 1
          return next <= 8 ? next : nil
        }
      },
      work: { item in
        started.when { $0 += 1 }
        return item
      },
      write: { output in
        // The window lets four items be under way; waiting here for all of them ends only if nobody
        // else waits for this.
        if output == 1 { furthest.withLock { $0 = started.when({ $0 >= 4 }) { $0 } } }
        return true
      })
    #expect(furthest.withLock { $0 } == 4)
    #expect(started.when { $0 } == 8)
  }

  @Test("a writer that takes no more ends the run")
  func stopping() {
    let written = Mutex(0)
    OrderedPipeline<Int, Int>(jobs: 2).run(
      read: { 1 }, work: { $0 },
      write: { _ in
        written.withLock { count in
          count += 1
          return count < 10
        }
      })
    #expect(written.withLock { $0 } == 10)
  }
}
