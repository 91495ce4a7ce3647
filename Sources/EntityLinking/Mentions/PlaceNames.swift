import CResources

/// Names of towns, provinces and regions: places, which are no entities of ours.
///
/// The table is sorted, so that it is searched where it lies and nothing is loaded.
struct PlaceNames: Sendable {
  static let embedded = PlaceNames()

  private let base: Int
  private let count: Int

  private init() {
    let resource = entente_resource("places.txt")
    base = Int(bitPattern: resource.bytes)
    count = resource.bytes == nil ? 0 : resource.count
  }

  /// Whether a folded name ("sao paulo") is a place's. O(log n) comparisons.
  func contains(_ folded: String) -> Bool {
    guard count > 0, let bytes = UnsafePointer<UInt8>(bitPattern: base) else { return false }
    var copy = folded
    return copy.withUTF8 { wanted in
      var low = 0
      var high = count
      while low < high {
        var start = (low + high) / 2
        while start > low, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        var end = start
        while end < count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        switch Self.compare(wanted, bytes, start..<end) {
        case 0: return true
        case ..<0: high = start
        default: low = end + 1
        }
      }
      return false
    }
  }

  private static func compare(
    _ wanted: UnsafeBufferPointer<UInt8>, _ bytes: UnsafePointer<UInt8>, _ line: Range<Int>
  ) -> Int {
    var i = 0
    while i < wanted.count, i < line.count {
      let difference = Int(wanted[i]) - Int(bytes[line.lowerBound + i])
      if difference != 0 { return difference }
      i += 1
    }
    return wanted.count - line.count
  }
}
