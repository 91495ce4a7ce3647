/// Text compared by its UTF-8 bytes.
///
/// `String` holds "é" equal to "e" with an accent that combines; keyed by it, the order in which
/// graphs are merged would decide which spelling stays.
package struct ExactText: Sendable, Hashable, Comparable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  package static func == (a: ExactText, b: ExactText) -> Bool {
    a.text.hasSameBytes(as: b.text)
  }

  package static func < (a: ExactText, b: ExactText) -> Bool {
    a.text.precedes(b.text)
  }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension String {
  /// Order of the UTF-8 bytes: the same on every platform and Unicode version.
  package func precedes(_ other: String) -> Bool {
    withBytes(of: other) { $0.order($1) < 0 } ?? utf8.lexicographicallyPrecedes(other.utf8)
  }

  package func hasSameBytes(as other: String) -> Bool {
    withBytes(of: other) { $0.count == $1.count && $0.order($1) == 0 }
      ?? utf8.elementsEqual(other.utf8)
  }

  /// Nil where one of the texts is not stored as UTF-8.
  @inline(__always)
  private func withBytes<Result>(
    of other: String, _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Result
  ) -> Result? {
    utf8.withContiguousStorageIfAvailable { a in
      other.utf8.withContiguousStorageIfAvailable { b in
        body(UnsafeRawBufferPointer(a), UnsafeRawBufferPointer(b))
      }
    } ?? nil
  }
}

extension UnsafeRawBufferPointer {
  /// Below, at or above zero, as the bytes come before the other's, are the same or come after them.
  @inline(__always)
  fileprivate func order(_ other: UnsafeRawBufferPointer) -> Int {
    let common = Swift.min(count, other.count)
    var at = 0
    while at + 8 <= common {
      let a = loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let b = other.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      if a != b { return a.bigEndian < b.bigEndian ? -1 : 1 }
      at += 8
    }
    while at < common {
      if self[at] != other[at] { return self[at] < other[at] ? -1 : 1 }
      at += 1
    }
    return count - other.count
  }
}

/// Whether optional texts are in order; nil comes first.
func precedes(_ a: String?, _ b: String?) -> Bool? {
  switch (a, b) {
  case (nil, nil): nil
  case (nil, _): true
  case (_, nil): false
  case (let a?, let b?): a.hasSameBytes(as: b) ? nil : a.precedes(b)
  }
}
