/// Memory that is kept between documents and grows when asked.
final class ScratchBuffer<Element: BitwiseCopyable> {
  private(set) var start: UnsafeMutablePointer<Element>
  private(set) var capacity: Int

  init(capacity: Int = 16) {
    self.capacity = capacity
    start = Self.allocate(capacity)
  }

  deinit { UnsafeMutableRawPointer(start).deallocate() }

  private static func allocate(_ count: Int) -> UnsafeMutablePointer<Element> {
    UnsafeMutableRawPointer.allocate(
      byteCount: max(64, count * MemoryLayout<Element>.stride), alignment: 64
    ).assumingMemoryBound(to: Element.self)
  }

  /// Room for `count` elements; the contents do not survive growth.
  @discardableResult
  func reserve(_ count: Int) -> UnsafeMutablePointer<Element> {
    if count > capacity {
      UnsafeMutableRawPointer(start).deallocate()
      capacity = max(count, capacity * 3 / 2)
      start = Self.allocate(capacity)
    }
    return start
  }

  /// Room for `count` elements; the first `kept` survive.
  func grow(_ count: Int, keeping kept: Int) {
    guard count > capacity else { return }
    let old = start
    capacity = max(count, capacity * 3 / 2)
    start = Self.allocate(capacity)
    start.update(from: old, count: kept)
    UnsafeMutableRawPointer(old).deallocate()
  }

  /// Gives memory beyond `limit` elements back.
  func trim(to limit: Int) {
    guard capacity > limit else { return }
    UnsafeMutableRawPointer(start).deallocate()
    capacity = limit
    start = Self.allocate(limit)
  }
}
