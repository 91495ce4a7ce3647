/// Heads, relations and sentence starts of one text.
struct DependencyTree {
  var heads: ContiguousArray<Int32> = []
  /// Numbers in ``DependencyParser/labels``.
  var labels: ContiguousArray<UInt16> = []
  var isSentenceStart: ContiguousArray<Bool> = []
}

/// spaCy's arc-eager transition system with sentence breaks and non-monotonic reduction
/// (`spacy/pipeline/_parser_internals/arc_eager.pyx`, `_state.pxd`), run greedily.
struct DependencyParser: TransitionSystem, Sendable {
  private enum Kind: Int {
    case shift, reduce, left, right, `break`
  }

  /// Relations of the moves: plain ones and those decorated as "relation||head's relation".
  private(set) var labels: [String] = []
  /// For a decorated label, the relation and the head's relation.
  private(set) var decorations: [(label: UInt16, head: UInt16)?] = []
  let root: UInt16
  private var labelOfMove: [UInt16] = []
  private var kindOfMove: [Kind?] = []
  /// Moves of each kind; they stand together.
  private var ranges: [Range<Int>] = []

  init(_ weights: TransitionWeights, symbols: inout AttributeRuler.Symbols) {
    root = symbols.number("ROOT")
    for kind in 0...4 {
      let first = weights.moves.firstIndex { $0.kind == kind } ?? 0
      let count = weights.moves.prefix { $0.kind <= kind }.count - first
      ranges.append(first..<first + max(0, count))
    }
    for move in weights.moves {
      labelOfMove.append(symbols.number(move.label))
      kindOfMove.append(Kind(rawValue: move.kind))
      let parts = Self.parts(of: move.label)
      if let parts {
        _ = symbols.number(parts.label)
        _ = symbols.number(parts.head)
      }
    }
    labels = symbols.names
    decorations = labels.map { label in
      guard let parts = Self.parts(of: label) else { return nil }
      return (symbols.number(parts.label), symbols.number(parts.head))
    }
  }

  private static func parts(of label: String) -> (label: String, head: String)? {
    let units = Array(label.utf8)
    for i in 0..<max(0, units.count - 1) where units[i] == 0x7C && units[i + 1] == 0x7C {
      return (
        String(decoding: units[..<i], as: UTF8.self),
        String(decoding: units[(i + 2)...], as: UTF8.self)
      )
    }
    return nil
  }

  /// A text to parse.
  struct Text {
    let count: Int
    let isSpace: (Int) -> Bool
  }

  /// A parse under way.
  struct State {
    fileprivate let text: Text
    fileprivate var arcs: Arcs
    fileprivate var kinds: Kinds
  }

  func begin(_ text: Text) -> State {
    let arcs = Arcs(text.count)
    return State(text: text, arcs: arcs, kinds: Kinds(arcs))
  }

  func settle(_ state: inout State, _ step: UnsafeMutablePointer<Int32>) -> Bool {
    while !state.arcs.isFinal {
      state.kinds = Kinds(state.arcs)
      guard let move = onlyMove(state.kinds) else {
        state.arcs.features(step)
        return true
      }
      apply(move, to: &state.arcs)
    }
    return false
  }

  func advance(_ state: inout State, _ scores: MoveScores) {
    apply(best(state.kinds, scores), to: &state.arcs)
  }

  func outcome(of state: State) -> DependencyTree {
    let arcs = state.arcs
    defer { arcs.free() }
    let count = state.text.count
    var tree = DependencyTree()
    tree.heads = ContiguousArray(unsafeUninitializedCapacity: count) { buffer, filled in
      for i in 0..<count { buffer[i] = arcs.heads[i] < 0 ? Int32(i) : arcs.heads[i] }
      filled = count
    }
    tree.labels = ContiguousArray(unsafeUninitializedCapacity: count) { buffer, filled in
      for i in 0..<count { buffer[i] = arcs.heads[i] < 0 ? root : arcs.labels[i] }
      filled = count
    }
    var edges = TreeEdges(tree.heads)
    if deprojectivize(&tree, edges, state.text.isSpace) { edges = TreeEdges(tree.heads) }
    tree.isSentenceStart = edges.sentenceStarts(tree.heads)
    return tree
  }

  /// What kinds of moves a state allows.
  fileprivate struct Kinds {
    let shift: Bool
    let reduce: Bool
    let attach: Bool
    let `break`: Bool

    @inline(__always)
    init(_ state: Arcs) {
      let (b0, b1) = (state.buffer(0), state.buffer(1))
      reduce = state.depth > 0
      let startsSentence = b0 >= 0 && state.isSentenceStart[b0]
      shift =
        !reduce
        || (state.bufferCount >= 2 && !startsSentence && (b0 < 0 || !state.isUnshiftable[b0]))
      attach = reduce && b0 >= 0 && !startsSentence
      `break` = state.bufferCount >= 2 && b1 == b0 + 1 && !state.isSentenceStart[b1]
    }
  }

  /// The move that needs no scores, since there is no other.
  @inline(__always)
  private func onlyMove(_ kinds: Kinds) -> Int? {
    if kinds.attach || kinds.break || kinds.shift == kinds.reduce { return nil }
    let range = ranges[(kinds.shift ? Kind.shift : .reduce).rawValue]
    return range.count == 1 ? range.lowerBound : nil
  }

  /// -1 when there is none.
  @inline(__always)
  private func best(_ kinds: Kinds, _ scores: MoveScores) -> Int {
    var best = (move: -1, score: Float(0))
    if kinds.shift { best = scores.best(in: ranges[0], than: best) }
    if kinds.reduce { best = scores.best(in: ranges[1], than: best) }
    if kinds.attach {
      best = scores.best(in: ranges[2], than: best)
      best = scores.best(in: ranges[3], than: best)
    }
    if kinds.break { best = scores.best(in: ranges[4], than: best) }
    return best.move
  }

  @inline(__always)
  private func apply(_ move: Int, to state: inout Arcs) {
    guard move >= 0 else { return state.end() }
    let label = labelOfMove[move]
    switch kindOfMove[move] {
    case .shift: state.push()
    case .reduce: state.reduce()
    case .left: state.attachLeft(label)
    case .right: state.attachRight(label)
    case .break: state.breakSentence()
    case nil: state.end()
    }
  }
}

/// Stack, buffer and arcs of a parse under way. Arcs of a head are kept as chains of children,
/// the last attached first, since features ask for those alone.
private struct Arcs {
  let count: Int
  let heads: UnsafeMutablePointer<Int32>
  let labels: UnsafeMutablePointer<UInt16>
  let isSentenceStart: UnsafeMutablePointer<Bool>
  let isUnshiftable: UnsafeMutablePointer<Bool>
  private let lastLeft: UnsafeMutablePointer<Int32>
  private let lastRight: UnsafeMutablePointer<Int32>
  private let earlier: UnsafeMutablePointer<Int32>
  private let stack: UnsafeMutablePointer<Int32>
  private let returned: UnsafeMutablePointer<Int32>
  private(set) var depth = 0
  private var returnedCount = 0
  private var next = 0

  init(_ count: Int) {
    self.count = count
    func allocate<T>(_ value: T, _ size: Int) -> UnsafeMutablePointer<T> {
      let memory = UnsafeMutablePointer<T>.allocate(capacity: size)
      memory.initialize(repeating: value, count: size)
      return memory
    }
    heads = allocate(-1, count)
    labels = allocate(0, count)
    isSentenceStart = allocate(false, count)
    isUnshiftable = allocate(false, count)
    lastLeft = allocate(-1, count)
    lastRight = allocate(-1, count)
    earlier = allocate(-1, count)
    stack = allocate(0, count + 1)
    returned = allocate(0, count + 1)
  }

  func free() {
    heads.deallocate()
    labels.deallocate()
    isSentenceStart.deallocate()
    isUnshiftable.deallocate()
    lastLeft.deallocate()
    lastRight.deallocate()
    earlier.deallocate()
    stack.deallocate()
    returned.deallocate()
  }

  var bufferCount: Int { count - next + returnedCount }
  var isFinal: Bool { depth == 0 && bufferCount == 0 }

  @inline(__always)
  func buffer(_ i: Int) -> Int {
    if i < returnedCount { return Int(returned[returnedCount - 1 - i]) }
    let at = next + i - returnedCount
    return at < count ? at : -1
  }

  @inline(__always)
  func top(_ i: Int) -> Int { i < depth ? Int(stack[depth - 1 - i]) : -1 }

  @inline(__always)
  func features(_ tokens: UnsafeMutablePointer<Int32>) {
    let (b0, s0) = (buffer(0), top(0))
    tokens[0] = Int32(b0)
    tokens[1] = Int32(buffer(1))
    tokens[2] = Int32(s0)
    tokens[3] = Int32(top(1))
    tokens[4] = Int32(top(2))
    tokens[5] = b0 < 0 ? -1 : lastLeft[b0]
    tokens[6] = s0 < 0 ? -1 : lastLeft[s0]
    tokens[7] = s0 < 0 ? -1 : lastRight[s0]
  }

  mutating func push() {
    if returnedCount > 0 {
      returnedCount -= 1
      stack[depth] = returned[returnedCount]
    } else {
      guard next < count else { return end() }
      stack[depth] = Int32(next)
      next += 1
    }
    depth += 1
  }

  mutating func reduce() {
    let s0 = top(0)
    depth -= 1
    guard heads[s0] < 0, depth > 0 else { return }
    isUnshiftable[s0] = true
    returned[returnedCount] = Int32(s0)
    returnedCount += 1
  }

  mutating func attachLeft(_ label: UInt16) {
    let (s0, b0) = (top(0), buffer(0))
    if heads[s0] >= 0 { detach(s0) }
    attach(s0, to: b0, label)
    isUnshiftable[b0] = false
    depth -= 1
  }

  mutating func attachRight(_ label: UInt16) {
    let b0 = buffer(0)
    if heads[b0] >= 0 { detach(b0) }
    attach(b0, to: top(0), label)
    push()
  }

  /// The next but one begins a sentence.
  func breakSentence() { isSentenceStart[buffer(1)] = true }

  private func attach(_ child: Int, to head: Int, _ label: UInt16) {
    heads[child] = Int32(head)
    labels[child] = label
    let last = head > child ? lastLeft : lastRight
    earlier[child] = last[head]
    last[head] = Int32(child)
  }

  /// Takes an arc back; the child is the last its head was given.
  private func detach(_ child: Int) {
    let head = Int(heads[child])
    let last = head > child ? lastLeft : lastRight
    if last[head] == child { last[head] = earlier[child] }
  }

  mutating func end() {
    depth = 0
    returnedCount = 0
    next = count
  }
}
