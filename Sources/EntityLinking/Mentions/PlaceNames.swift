import CResources

/// Names of towns, provinces and regions: places, which are no entities of ours, with the state that
/// most people mean by them.
///
/// The table is sorted, so that it is searched where it lies and nothing is loaded.
struct PlaceNames: Sendable {
  static let embedded = PlaceNames()

  private let base: Int
  private let count: Int

  private init() {
    let resource = entente_resource("places.tsv")
    base = Int(bitPattern: resource.bytes)
    count = resource.bytes == nil ? 0 : resource.count
  }

  /// Whether a folded name ("sao paulo") is a place's. O(log n) comparisons.
  func contains(_ folded: String) -> Bool { line(of: folded) != nil }

  /// The knowledge-base id of the state where a place is: "mumbai" is in India; nil for what is no
  /// place, and for a name that places of several states share.
  func state(of folded: String) -> String? {
    guard let line = line(of: folded), let bytes = UnsafePointer<UInt8>(bitPattern: base) else {
      return nil
    }
    let text = UnsafeBufferPointer(start: bytes + line.lowerBound, count: line.count)
    guard let tab = text.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
    return String(decoding: text[(tab + 1)...], as: UTF8.self)
  }

  private func line(of folded: String) -> Range<Int>? {
    guard count > 0, let bytes = UnsafePointer<UInt8>(bitPattern: base) else { return nil }
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
        case 0: return start..<end
        case ..<0: high = start
        default: low = end + 1
        }
      }
      return nil
    }
  }

  private static func compare(
    _ wanted: UnsafeBufferPointer<UInt8>, _ bytes: UnsafePointer<UInt8>, _ line: Range<Int>
  ) -> Int {
    let tab = UInt8(ascii: "\t")
    var i = 0
    while i < wanted.count, i < line.count, bytes[line.lowerBound + i] != tab {
      let difference = Int(wanted[i]) - Int(bytes[line.lowerBound + i])
      if difference != 0 { return difference }
      i += 1
    }
    if i < wanted.count { return 1 }
    return i < line.count && bytes[line.lowerBound + i] != tab ? -1 : 0
  }
}
