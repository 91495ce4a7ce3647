/// Text compared by its UTF-8 bytes.
///
/// `String` holds "é" equal to "e" with an accent that combines; keyed by it, the order in which
/// graphs are merged would decide which spelling stays.
struct ExactText: Sendable, Hashable, Comparable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  static func == (a: ExactText, b: ExactText) -> Bool {
    a.text.utf8.elementsEqual(b.text.utf8)
  }

  static func < (a: ExactText, b: ExactText) -> Bool {
    a.text.precedes(b.text)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension String {
  /// Order of the UTF-8 bytes: the same on every platform and Unicode version.
  package func precedes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }

  package func hasSameBytes(as other: String) -> Bool {
    utf8.elementsEqual(other.utf8)
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
