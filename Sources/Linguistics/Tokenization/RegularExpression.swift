/// A regular expression with the semantics of Python's `re` over code points: leftmost match,
/// first alternative first, backtracking. Exact for the patterns of spaCy's tokenizer files.
///
/// Alternatives are chosen by the next character through a table, so that the hundred and fifty
/// branches of a suffix pattern cost a look-up and not a trial each.
struct RegularExpression: Sendable {
  private enum Operation: Sendable {
    case set(Int32)
    case start
    case end
    case jump(Int32)
    /// Tries the first target, then the second.
    case split(Int32, Int32, point: Int32)
    case choose(Int32, point: Int32)
    case loop(set: Int32, min: Int32, max: Int32, point: Int32)
    case look(width: Int32, next: Int32, isBehind: Bool, isNegative: Bool)
    case match
  }

  /// Branches of one alternation by next character: 0…127, 128 beyond ASCII, 129 at the end.
  private struct Choice: Sendable {
    var lists: [[Int32]]
  }

  private var operations: [Operation] = []
  private var sets: [CharacterSet] = []
  private var choices: [Choice] = []
  /// Operations that can be entered twice at one place: numbered for the table of failures.
  fileprivate private(set) var choicePoints = 0
  private var isAnchoredAtStart = false
  /// For patterns whose every branch ends in `$`: the most a bounded branch can match, and the
  /// characters of the unbounded ones. Without it the search would be quadratic over affixes.
  private var tail: (width: Int, run: CharacterSet?)?

  init(_ pattern: String) throws(RegularExpressionParser.Failure) {
    let node = try RegularExpressionParser.parse(pattern)
    compile(node)
    operations.append(.match)
    let branches: [RegularExpressionNode]
    if case .alternatives(let all) = node { branches = all } else { branches = [node] }
    isAnchoredAtStart = branches.allSatisfy {
      if case .sequence(let items) = $0, case .start? = items.first { return true }
      return false
    }
    tail = Self.tail(of: branches)
  }

  private static func tail(
    of branches: [RegularExpressionNode]
  ) -> (width: Int, run: CharacterSet?)? {
    var width = 0
    var run: CharacterSet?
    for branch in branches {
      guard case .sequence(let items) = branch, case .end? = items.last else { return nil }
      if let most = branch.width.max {
        width = max(width, most)
      } else {
        var all = run ?? CharacterSet()
        all.insert(contentsOf: branch.alphabet)
        run = all
      }
    }
    return (width, run)
  }

  private mutating func compile(_ node: RegularExpressionNode) {
    switch node {
    case .empty: break
    case .set(let set):
      sets.append(set)
      operations.append(.set(Int32(sets.count - 1)))
    case .start: operations.append(.start)
    case .end: operations.append(.end)
    case .sequence(let items): for item in items { compile(item) }
    case .alternatives(let branches): compile(branches)
    case .repeated(let body, let min, let max): compile(body, min: min, max: max)
    case .look(let body, let isBehind, let isNegative):
      let at = operations.count
      operations.append(.match)
      compile(body)
      operations.append(.match)
      operations[at] = .look(
        width: Int32(isBehind ? body.width.min : 0), next: Int32(operations.count),
        isBehind: isBehind, isNegative: isNegative)
    }
  }

  private mutating func newPoint() -> Int32 {
    choicePoints += 1
    return Int32(choicePoints - 1)
  }

  private mutating func compile(_ branches: [RegularExpressionNode]) {
    let at = operations.count
    operations.append(.match)
    var starts: [Int32] = []
    var ends: [Int] = []
    for branch in branches {
      starts.append(Int32(operations.count))
      compile(branch)
      ends.append(operations.count)
      operations.append(.match)
    }
    for end in ends { operations[end] = .jump(Int32(operations.count)) }
    var lists = [[Int32]](repeating: [], count: 130)
    for (branch, start) in zip(branches, starts) {
      let first = branch.firstSet
      for c in 0..<128 where first?.contains(UInt32(c)) ?? true { lists[c].append(start) }
      if first?.mayHoldNonASCII ?? true { lists[128].append(start) }
      if first == nil { lists[129].append(start) }
    }
    choices.append(Choice(lists: lists))
    operations[at] = .choose(Int32(choices.count - 1), point: newPoint())
  }

  private mutating func compile(_ body: RegularExpressionNode, min: Int, max: Int) {
    if case .set(let set) = body {
      sets.append(set)
      operations.append(
        .loop(
          set: Int32(sets.count - 1), min: Int32(min), max: Int32(clamping: max),
          point: newPoint()))
      return
    }
    for _ in 0..<min { compile(body) }
    if max == .max {
      let at = operations.count
      operations.append(.match)
      compile(body)
      operations.append(.jump(Int32(at)))
      operations[at] = .split(
        Int32(at + 1), Int32(operations.count), point: newPoint())
    } else {
      var splits: [Int] = []
      for _ in min..<Swift.max(min, max) {
        splits.append(operations.count)
        operations.append(.match)
        compile(body)
      }
      for at in splits {
        operations[at] = .split(
          Int32(at + 1), Int32(operations.count), point: newPoint())
      }
    }
  }
}

extension RegularExpression {
  typealias Text = UnsafeBufferPointer<UInt32>

  /// The leftmost match at or after `from`, as Python's `search`.
  func firstMatch(in text: Text, from: Int = 0) -> Range<Int>? {
    var visited = Visited(self, text.count)
    if isAnchoredAtStart {
      guard from == 0 else { return nil }
      return run(0, 0, text, &visited).map { 0..<$0 }
    }
    var start = from
    if let tail { start = max(from, tailStart(tail, text)) }
    var choice: Choice?
    if case .choose(let index, _)? = operations.first { choice = choices[Int(index)] }
    while start <= text.count {
      if let choice {
        while start < text.count, choice.lists[min(128, Int(text[start]))].isEmpty { start += 1 }
        if start == text.count, choice.lists[129].isEmpty { return nil }
      }
      if let end = run(0, start, text, &visited) { return start..<end }
      start += 1
    }
    return nil
  }

  /// A match beginning at the first character, as Python's `match`.
  func matchesPrefix(of text: Text) -> Int? {
    var visited = Visited(self, text.count)
    return run(0, 0, text, &visited)
  }

  /// All matches from left to right, as Python's `finditer`.
  func allMatches(in text: Text) -> [Range<Int>] {
    var matches: [Range<Int>] = []
    var at = 0
    while at <= text.count, let match = firstMatch(in: text, from: at) {
      matches.append(match)
      at = match.isEmpty ? match.upperBound + 1 : match.upperBound
    }
    return matches
  }

  private func tailStart(_ tail: (width: Int, run: CharacterSet?), _ text: Text) -> Int {
    // `$` also matches before a last line feed.
    var start = text.count - tail.width - 1
    if let run = tail.run {
      var at = text.count
      if at > 0, text[at - 1] == 10 { at -= 1 }
      while at > 0, run.contains(text[at - 1]) { at -= 1 }
      start = min(start, at)
    }
    return max(0, start)
  }

  /// What a run needs beside the text: untried alternatives, and on long input the (operation,
  /// position) pairs that have failed, which keep backtracking linear.
  private struct Visited {
    /// An operation to resume at `at`, and for repetitions at every position down to `low`.
    struct Alternative {
      var operation: Int32
      var low: Int32
      var at: Int32
    }
    var untried: [Alternative] = []
    private var bits: [UInt64] = []
    private var steps = 0
    private let stride: Int
    private let points: Int

    init(_ expression: borrowing RegularExpression, _ count: Int) {
      stride = count + 1
      points = expression.choicePoints
    }

    /// Notes that the pair is tried; false when it has failed before. The table is made only
    /// after more steps than a linear match takes: clearing it costs more than matching a word.
    mutating func enter(_ point: Int32, _ at: Int) -> Bool {
      if bits.isEmpty {
        steps += 1
        if steps < 16 * stride + 1024 { return true }
        bits = [UInt64](repeating: 0, count: points * stride / 64 + 1)
      }
      let index = Int(point) * stride + at
      let bit = UInt64(1) << UInt64(index & 63)
      if bits[index >> 6] & bit != 0 { return false }
      bits[index >> 6] |= bit
      return true
    }

    mutating func push(_ operation: Int32, _ at: Int, low: Int) {
      untried.append(Alternative(operation: operation, low: Int32(low), at: Int32(at)))
    }
  }

  /// Runs from an operation; the end of the match, or nil. The untried alternatives are kept on
  /// the heap, so that a word of a million dots does not overflow the stack.
  private func run(_ from: Int, _ start: Int, _ text: Text, _ visited: inout Visited) -> Int? {
    let base = visited.untried.count
    defer { visited.untried.removeLast(visited.untried.count - base) }
    var pc = from
    var at = start
    while true {
      if let end = advance(&pc, &at, text, &visited) { return end }
      guard visited.untried.count > base, let next = visited.untried.popLast() else { return nil }
      pc = Int(next.operation)
      at = Int(next.at)
      if next.at > next.low { visited.push(next.operation, at - 1, low: Int(next.low)) }
    }
  }

  /// Follows one path until it matches, or fails with nil.
  private func advance(
    _ pc: inout Int, _ at: inout Int, _ text: Text, _ visited: inout Visited
  ) -> Int? {
    while true {
      switch operations[pc] {
      case .set(let set):
        guard at < text.count, sets[Int(set)].contains(text[at]) else { return nil }
        at += 1
        pc += 1
      case .start:
        guard at == 0 else { return nil }
        pc += 1
      case .end:
        guard at == text.count || (at == text.count - 1 && text[at] == 10) else { return nil }
        pc += 1
      case .jump(let target): pc = Int(target)
      case .split(let first, let second, let point):
        guard visited.enter(point, at) else { return nil }
        visited.push(second, at, low: at)
        pc = Int(first)
      case .choose(let index, let point):
        let branches = choices[Int(index)].lists[at < text.count ? min(128, Int(text[at])) : 129]
        guard let first = branches.first, visited.enter(point, at) else { return nil }
        for branch in branches.dropFirst().reversed() { visited.push(branch, at, low: at) }
        pc = Int(first)
      case .loop(let index, let least, let most, let point):
        guard visited.enter(point, at) else { return nil }
        var reach = at
        let limit = Int(most) < text.count - at ? at + Int(most) : text.count
        while reach < limit, sets[Int(index)].contains(text[reach]) { reach += 1 }
        let low = at + Int(least)
        guard reach >= low else { return nil }
        pc += 1
        if reach > low { visited.push(Int32(pc), reach - 1, low: low) }
        at = reach
      case .look(let width, let next, let isBehind, let isNegative):
        var found = at >= Int(width)
        if found {
          var fresh = Visited(self, 0)
          found = run(pc + 1, isBehind ? at - Int(width) : at, text, &fresh) != nil
        }
        guard found != isNegative else { return nil }
        pc = Int(next)
      case .match: return at
      }
    }
  }
}
