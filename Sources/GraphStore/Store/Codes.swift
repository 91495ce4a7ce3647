internal import GraphModel

/// Small closed lists as the numbers that stand for them in the file; they never change.
enum Codes {
  static func of(_ kind: EntityKind) -> Int {
    switch kind {
    case .person: 0
    case .state: 1
    case .organization: 2
    }
  }

  static func kind(_ code: Int) -> EntityKind {
    code == 0 ? .person : code == 1 ? .state : .organization
  }

  static func of(_ form: MentionForm) -> Int {
    switch form {
    case .name: 0
    case .nominal: 1
    case .pronoun: 2
    case .credit: 3
    }
  }

  static func form(_ code: Int) -> MentionForm {
    code == 0 ? .name : code == 1 ? .nominal : code == 2 ? .pronoun : .credit
  }

  static func of(_ polarity: Polarity) -> Int { polarity == .affirmed ? 0 : 1 }
  static func polarity(_ code: Int) -> Polarity { code == 0 ? .affirmed : .negated }

  static func of(_ modality: Modality) -> Int {
    switch modality {
    case .actual: 0
    case .planned: 1
    case .possible: 2
    }
  }

  static func modality(_ code: Int) -> Modality {
    code == 0 ? .actual : code == 1 ? .planned : .possible
  }

  static func confidence(_ code: Int) -> Double { Double(code) / 10_000 }
  static func of(confidence: Double) -> Int { Int((confidence * 10_000).rounded()) }
}

/// An edge's text id as the number in the file.
enum EdgeNumber {
  private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// Nil when `id` is none that follows from content.
  static func of(_ id: String) -> Int? {
    guard id.utf8.count == 13 else { return nil }
    return bounds(of: id)?.lowerBound
  }

  static func text(_ number: Int) -> String {
    let value = UInt64(bitPattern: Int64(number)) ^ (1 << 63)
    let bytes = (0..<13).reversed().map { digits[Int(value >> (5 * UInt64($0)) & 31)] }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The numbers whose text starts with `prefix`; nil when none can.
  static func bounds(of prefix: String) -> ClosedRange<Int>? {
    let utf8 = Array(prefix.utf8)
    guard (1...13).contains(utf8.count) else { return nil }
    var value: UInt64 = 0
    for (index, byte) in utf8.enumerated() {
      guard let digit = digits.firstIndex(of: byte) else { return nil }
      // 13 digits have 65 bits: the first digit holds four of 64.
      if index == 0, digit > 15 { return nil }
      value |= UInt64(digit) << (5 * UInt64(12 - index))
    }
    let free = 5 * UInt64(13 - utf8.count)
    let last = value | (free == 0 ? 0 : (UInt64(1) << free) - 1)
    func signed(_ value: UInt64) -> Int { Int(Int64(bitPattern: value ^ (1 << 63))) }
    return signed(value)...signed(last)
  }
}
