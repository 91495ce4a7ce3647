/// A JSON value as it was read; members keep their order, and of two with one name the last counts.
enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// The digits as written, so that an id never loses a place to floating point.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  struct Member: Sendable, Hashable {
    var name: String
    var value: JSONValue
  }

  /// The member of an object; nil for other values and where there is none.
  subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// The text of a string; nil for other values.
  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// What the value is, for messages ("an array").
  var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// Where and why bytes are not JSON.
struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Byte offset of the first byte that cannot be.
  let offset: Int
  let cause: String

  var description: String { "not valid JSON at byte \(offset): \(cause)" }
}
