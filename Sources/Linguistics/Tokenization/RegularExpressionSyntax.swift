/// The tree of a regular expression in the part of Python's `re` syntax that tokenizer files use.
indirect enum RegularExpressionNode {
  case empty
  case set(CharacterSet)
  case start
  case end
  case sequence([RegularExpressionNode])
  case alternatives([RegularExpressionNode])
  case repeated(RegularExpressionNode, min: Int, max: Int)
  case look(RegularExpressionNode, isBehind: Bool, isNegative: Bool)

  /// Least and greatest number of characters; no greatest for an unbounded repetition.
  var width: (min: Int, max: Int?) {
    switch self {
    case .empty, .start, .end, .look: return (0, 0)
    case .set: return (1, 1)
    case .sequence(let items):
      var low = 0
      var high: Int? = 0
      for width in items.map(\.width) {
        low += width.min
        high = high.flatMap { h in width.max.map { h + $0 } }
      }
      return (low, high)
    case .alternatives(let branches):
      let widths = branches.map(\.width)
      let unbounded = widths.contains { $0.max == nil }
      return (
        widths.map(\.min).min() ?? 0, unbounded ? nil : (widths.compactMap(\.max).max() ?? 0)
      )
    case .repeated(let body, let min, let max):
      let width = body.width
      let isUnbounded = max == Int.max && width.max != 0
      return (width.min * min, isUnbounded ? nil : width.max.map { $0 * (max == .max ? 0 : max) })
    }
  }

  /// Every character that a match may consume.
  var alphabet: CharacterSet {
    var all = CharacterSet()
    switch self {
    case .empty, .start, .end, .look: break
    case .set(let set):
      if set.isNegated {
        all.includesNonSpace = true
        all.includesSpace = true
      }
      all.insert(contentsOf: set)
    case .sequence(let items), .alternatives(let items):
      for item in items { all.insert(contentsOf: item.alphabet) }
    case .repeated(let body, _, _): all = body.alphabet
    }
    return all
  }

  /// A set of which every match consumes a character, the smallest that is easily seen; nil when
  /// there is none.
  var requiredSet: CharacterSet? {
    switch self {
    case .empty, .start, .end, .look: return nil
    case .set(let set): return set.isNegated ? nil : set
    case .sequence(let items): return items.compactMap(\.requiredSet).min { $0.size < $1.size }
    case .alternatives(let branches):
      var all = CharacterSet()
      for branch in branches {
        guard let set = branch.requiredSet else { return nil }
        all.insert(contentsOf: set)
      }
      return all
    case .repeated(let body, let min, _): return min > 0 ? body.requiredSet : nil
    }
  }

  /// The characters a match can begin with; nil when it may be empty and so begin anywhere.
  var firstSet: CharacterSet? {
    switch self {
    case .empty, .start, .end, .look: return nil
    case .set(let set): return set
    case .sequence(let items):
      var all = CharacterSet()
      for item in items {
        if case .start = item { continue }
        if case .end = item { return nil }
        if case .look = item { continue }
        let first = item.possibleFirst
        guard !(first.isNegated) else { return item.width.min > 0 ? first : nil }
        all.insert(contentsOf: first)
        if item.width.min > 0 { return all }
      }
      return nil
    case .alternatives(let branches):
      var all = CharacterSet()
      for branch in branches {
        guard let first = branch.firstSet, !first.isNegated else { return nil }
        all.insert(contentsOf: first)
      }
      return all
    case .repeated(let body, let min, _): return min > 0 ? body.firstSet : nil
    }
  }

  /// Like ``firstSet``, but of the non-empty matches alone.
  private var possibleFirst: CharacterSet {
    switch self {
    case .repeated(let body, _, _): return body.possibleFirst
    case .set(let set): return set
    case .sequence(let items):
      var all = CharacterSet()
      for item in items {
        all.insert(contentsOf: item.possibleFirst)
        if item.width.min > 0 { break }
      }
      return all
    case .alternatives(let branches):
      var all = CharacterSet()
      for branch in branches { all.insert(contentsOf: branch.possibleFirst) }
      return all
    default: return CharacterSet()
    }
  }
}

/// Reads a pattern; what lies outside the supported syntax is an error, never a guess.
struct RegularExpressionParser {
  private let pattern: [UInt32]
  private var at = 0

  struct Failure: Error {
    var cause: String
  }

  static func parse(_ pattern: String) throws(Failure) -> RegularExpressionNode {
    var parser = RegularExpressionParser(pattern: pattern.unicodeScalars.map(\.value))
    let node = try parser.alternatives()
    guard parser.at == parser.pattern.count else {
      throw Failure(cause: "unbalanced parenthesis at \(parser.at)")
    }
    return node
  }

  private init(pattern: [UInt32]) { self.pattern = pattern }

  private func peek(_ offset: Int = 0) -> UInt32? {
    at + offset < pattern.count ? pattern[at + offset] : nil
  }

  private mutating func take(_ text: String) -> Bool {
    for (i, scalar) in text.unicodeScalars.enumerated() where peek(i) != scalar.value {
      return false
    }
    at += text.unicodeScalars.count
    return true
  }

  private mutating func alternatives() throws(Failure) -> RegularExpressionNode {
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence() throws(Failure) -> RegularExpressionNode {
    var items: [RegularExpressionNode] = []
    while let c = peek(), c != 0x7C, c != 0x29 {
      guard let item = try atom() else { continue }
      items.append(try quantified(item))
    }
    if items.isEmpty { return .empty }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  private mutating func quantified(
    _ item: RegularExpressionNode
  ) throws(Failure) -> RegularExpressionNode {
    var low = 1
    var high = 1
    if take("*") {
      (low, high) = (0, .max)
    } else if take("+") {
      high = .max
    } else if take("?") {
      low = 0
    } else if peek() == 0x7B, let next = peek(1), next >= 0x30, next <= 0x39 {
      at += 1
      low = number()
      high = low
      if take(",") { high = peek() == 0x7D ? .max : number() }
      guard take("}") else { throw Failure(cause: "bad repetition at \(at)") }
    } else {
      return item
    }
    guard peek() != 0x3F else { throw Failure(cause: "unsupported lazy repetition at \(at)") }
    return .repeated(item, min: low, max: high)
  }

  private mutating func number() -> Int {
    var value = 0
    while let c = peek(), c >= 0x30, c <= 0x39, value < 100_000 {
      value = value * 10 + Int(c - 0x30)
      at += 1
    }
    return value
  }

  /// One item, or nil for a flag group, which leaves nothing behind.
  private mutating func atom() throws(Failure) -> RegularExpressionNode? {
    guard let c = peek() else { throw Failure(cause: "pattern ends early") }
    at += 1
    switch c {
    case 0x5E: return .start
    case 0x24: return .end
    case 0x2E:
      var set = CharacterSet()
      set.insert(10...10)
      set.negate()
      return .set(set)
    case 0x5B: return .set(try brackets())
    case 0x28: return try group()
    case 0x5C:
      var set = CharacterSet()
      try escape(into: &set)
      set.seal()
      return .set(set)
    case 0x2A, 0x2B, 0x3F: throw Failure(cause: "nothing to repeat at \(at - 1)")
    default:
      var set = CharacterSet()
      set.insert(c...c)
      return .set(set)
    }
  }

  private mutating func group() throws(Failure) -> RegularExpressionNode? {
    if take("?u)") { return nil }
    let node: RegularExpressionNode
    if take("?:") {
      node = try alternatives()
    } else if take("?=") {
      node = .look(try alternatives(), isBehind: false, isNegative: false)
    } else if take("?!") {
      node = .look(try alternatives(), isBehind: false, isNegative: true)
    } else if take("?<=") || peek() == 0x3F && peek(1) == 0x3C && peek(2) == 0x21 {
      let isNegative = take("?<!")
      let body = try alternatives()
      guard body.width.max == body.width.min else {
        throw Failure(cause: "look-behind of changing width")
      }
      node = .look(body, isBehind: true, isNegative: isNegative)
    } else if peek() == 0x3F {
      throw Failure(cause: "unsupported group at \(at)")
    } else {
      node = try alternatives()
    }
    guard take(")") else { throw Failure(cause: "missing parenthesis") }
    return node
  }

  /// The escape after a backslash; returns the character when it stands for one alone.
  @discardableResult
  private mutating func escape(into set: inout CharacterSet) throws(Failure) -> UInt32? {
    guard let c = peek() else { throw Failure(cause: "pattern ends in a backslash") }
    at += 1
    var value = c
    switch c {
    case 0x64:
      set.includesDigit = true
      return nil
    case 0x77:
      set.includesWord = true
      return nil
    case 0x73:
      set.includesSpace = true
      return nil
    case 0x53:
      set.includesNonSpace = true
      return nil
    case 0x6E: value = 10
    case 0x74: value = 9
    case 0x72: value = 13
    case 0x78: value = try hexadecimal(2)
    case 0x75: value = try hexadecimal(4)
    case 0x55: value = try hexadecimal(8)
    default:
      guard !(PythonText.isAlphabetic(c) || PythonText.isDigit(c)) else {
        throw Failure(cause: "unsupported escape at \(at)")
      }
    }
    set.insert(value...value)
    return value
  }

  private mutating func hexadecimal(_ count: Int) throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let c = peek(), let scalar = Unicode.Scalar(c),
        let digit = Character(scalar).hexDigitValue
      else { throw Failure(cause: "bad escape at \(at)") }
      value = value &* 16 &+ UInt32(digit)
      at += 1
    }
    return value
  }

  private mutating func brackets() throws(Failure) -> CharacterSet {
    var set = CharacterSet()
    let isNegated = take("^")
    var isFirst = true
    while true {
      guard let c = peek() else { throw Failure(cause: "missing bracket") }
      if c == 0x5D && !isFirst { break }
      isFirst = false
      at += 1
      var low: UInt32? = c
      if c == 0x5C { low = try escape(into: &set) } else { set.insert(c...c) }
      guard let low, peek() == 0x2D, let end = peek(1), end != 0x5D else { continue }
      at += 2
      let high = end == 0x5C ? try escape(into: &set) : end
      guard let high, high >= low else { throw Failure(cause: "bad range at \(at)") }
      set.insert(low...high)
    }
    at += 1
    if isNegated { set.negate() } else { set.seal() }
    return set
  }
}
