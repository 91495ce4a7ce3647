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
  /// Of these every match holds one, such as the dot of a URL: most words are done with at once.
  private var required: CharacterSet?

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
    // Sets as large as all letters leave out few words.
    required = node.requiredSet.flatMap { $0.size < 26 ? $0 : nil }
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
    guard mayMatch(text, from: from) else { return nil }
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
    guard mayMatch(text, from: 0) else { return nil }
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

  private func mayMatch(_ text: Text, from: Int) -> Bool {
    guard let required else { return true }
    return text.dropFirst(from).contains { required.contains($0) }
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
  /// position) pairs that have failed and the long repetitions met, which keep backtracking linear.
  private struct Visited {
    /// An operation to resume at `at`, and for repetitions at every position down to `low`.
    struct Alternative {
      var operation: Int32
      var low: Int32
      var at: Int32
      /// The repetition whose ends these are, or -1.
      var point: Int32
    }
    /// A repetition that went far, by its point: characters that it accepts, and the ends from
    /// which the rest was tried already. Without them a word of n colons would be n²: the URL
    /// pattern begins a repetition to the word's end at each.
    private struct LongRun {
      var start = 0
      var end = 0
      var lowTried = 0
      var highTried = -1
    }
    var untried: [Alternative] = []
    private var longRuns: [LongRun] = []
    /// Shorter repetitions are not worth remembering.
    static let longRun = 64
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

    mutating func push(_ operation: Int32, _ at: Int, low: Int, point: Int32 = -1) {
      untried.append(
        Alternative(operation: operation, low: Int32(low), at: Int32(at), point: point))
    }

    /// The long run known of a repetition; empty and past all text when there is none.
    func knownRun(_ point: Int32) -> Range<Int> {
      guard !longRuns.isEmpty, longRuns[Int(point)].end > 0 else { return Int.max..<Int.max }
      return longRuns[Int(point)].start..<longRuns[Int(point)].end
    }

    mutating func remember(_ point: Int32, _ run: Range<Int>) {
      if longRuns.isEmpty { longRuns = Array(repeating: LongRun(), count: points) }
      let known = longRuns[Int(point)]
      let isSame = known.end == run.upperBound
      longRuns[Int(point)].start = isSame ? min(known.start, run.lowerBound) : run.lowerBound
      longRuns[Int(point)].end = run.upperBound
    }

    /// Where to go on after a failure: the operation and position of the last untried alternative.
    mutating func resume(above base: Int) -> (Int, Int)? {
      while untried.count > base, let next = untried.popLast() {
        guard let at = nextEnd(next.point, Int(next.at), low: Int(next.low)) else { continue }
        if at > next.low { push(next.operation, at - 1, low: Int(next.low), point: next.point) }
        return (Int(next.operation), at)
      }
      return nil
    }

    /// The next end to try, at most `at`, or nil when all down to `low` have failed.
    private mutating func nextEnd(_ point: Int32, _ at: Int, low: Int) -> Int? {
      guard point >= 0, !longRuns.isEmpty else { return at }
      var run = longRuns[Int(point)]
      defer { longRuns[Int(point)] = run }
      var at = at
      if run.lowTried <= at, at <= run.highTried { at = run.lowTried - 1 }
      guard at >= low else { return nil }
      if at == run.lowTried - 1 {
        run.lowTried = at
      } else {
        (run.lowTried, run.highTried) = (at, at)
      }
      return at
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
      guard let next = visited.resume(above: base) else { return nil }
      (pc, at) = next
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
        let isUnbounded = Int(most) >= text.count - at
        let limit = isUnbounded ? text.count : at + Int(most)
        var reach = at
        if isUnbounded {
          // Repetitions begin ever further to the left, or within: no character is asked twice.
          let known = visited.knownRun(point)
          while reach < min(limit, known.lowerBound), sets[Int(index)].contains(text[reach]) {
            reach += 1
          }
          if known.contains(reach) { reach = known.upperBound }
        }
        while reach < limit, sets[Int(index)].contains(text[reach]) { reach += 1 }
        let low = at + Int(least)
        guard reach >= low else { return nil }
        pc += 1
        if isUnbounded, reach - at >= Visited.longRun {
          visited.remember(point, at..<reach)
          visited.push(Int32(pc), reach, low: low, point: point)
          return nil
        }
        if reach > low { visited.push(Int32(pc), reach - 1, low: low) }
        at = reach
      case .look(let width, let next, let isBehind, let isNegative):
        var found = at >= Int(width)
        if found {
          var fresh = Visited(self, text.count)
          found = run(pc + 1, isBehind ? at - Int(width) : at, text, &fresh) != nil
        }
        guard found != isNegative else { return nil }
        pc = Int(next)
      case .match: return at
      }
    }
  }
}
