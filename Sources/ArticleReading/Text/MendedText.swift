/// A text made fit for the language model, and where each of its characters came from.
///
/// Readers and writers of graphs never see it: ``original(_:)`` brings every place back to the
/// text as it was given.
public struct MendedText: Sendable {
  public let text: String
  /// Code point of the given text for each code point of `text`; nil where both are the same.
  private let origins: [Int32]?

  init(text: String, origins: [Int32]?) {
    self.text = text
    self.origins = origins
  }

  /// The same with letters of another case.
  ///
  /// - Precondition: `text` has as many code points as ``text``.
  public func withLetters(of text: String) -> MendedText {
    precondition(
      text.unicodeScalars.count == self.text.unicodeScalars.count, "code points came or went")
    return MendedText(text: text, origins: origins)
  }

  /// The range of the given text's code points that a range of `text`'s code points came from.
  public func original(_ range: Range<Int>) -> Range<Int> {
    guard let origins, !range.isEmpty else {
      guard let origins else { return range }
      let place = range.lowerBound < origins.count ? Int(origins[range.lowerBound]) : 0
      return place..<place
    }
    return Int(origins[range.lowerBound])..<(Int(origins[range.upperBound - 1]) + 1)
  }
}

/// Code points under repair, each with the place it had.
struct ScalarBuffer {
  var scalars: [Unicode.Scalar] = []
  var origins: [Int32] = []

  init(reserving count: Int) {
    scalars.reserveCapacity(count)
    origins.reserveCapacity(count)
  }

  init(_ text: String) {
    self.init(reserving: text.utf8.count)
    for scalar in text.unicodeScalars { append(scalar, Int32(scalars.count)) }
  }

  mutating func append(_ scalar: Unicode.Scalar, _ origin: Int32) {
    scalars.append(scalar)
    origins.append(origin)
  }

  var mended: MendedText {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count + scalars.count / 8)
    for scalar in scalars {
      if scalar.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return MendedText(text: String(decoding: bytes, as: UTF8.self), origins: origins)
  }
}

extension Unicode.Scalar {
  /// Unicode's property, without a look into its tables for the letters of English.
  var isLetter: Bool { isASCII ? (97...122).contains(value | 0x20) : properties.isAlphabetic }
}
