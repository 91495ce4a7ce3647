/// An edge while its parts come together.
///
/// A symmetric edge has one id from either end, so that "A met B" and "B met A" are one edge; which
/// end stands first is decided by its first evidence, since a label such as "spoke with" reads best
/// as that sentence has it. The first of a union is the first of its parts' firsts, whatever the
/// order and grouping: merging stays associative, commutative and idempotent.
struct EdgeUnion: Sendable {
  private(set) var edge: Edge
  private var direction: EdgeDirection

  init(_ edge: Edge) {
    self.edge = edge
    direction = EdgeDirection(edge)
  }

  /// Takes in another edge of the same id.
  mutating func formUnion(_ other: Edge) {
    let otherDirection = EdgeDirection(other)
    let turns = otherDirection.isTurned != direction.isTurned
    if otherDirection.precedes(direction) {
      if turns { edge.turn() }
      direction = otherDirection
      gather(other)
    } else {
      gather(turns ? other.turned() : other)
    }
  }

  /// `other` runs the way that this edge does.
  private mutating func gather(_ other: Edge) {
    if edge.label.precedes(other.label) { edge.label = other.label }
    edge.symmetric = edge.symmetric || other.symmetric
    edge.confidence = max(edge.confidence, other.confidence)
    edge.evidence += other.evidence
    // What counts is computed from evidence; the given count serves an edge that has none.
    edge.sources = max(edge.sources, other.sources)
    // Times of one id differ in their words alone, or in having words at all.
    if let text = other.time?.text, edge.time.map({ $0.text.precedes(text) }) ?? true {
      edge.time = other.time
    }
  }

  /// The edge with its evidence in order, each piece once.
  func inOrder() -> Edge {
    var edge = edge
    edge.evidence = edge.evidence.sortedWithoutRepeats { Evidence.precedes($0, $1) }
    return edge
  }

  /// The edge with its evidence in order and its independent sources counted.
  func settled() -> Edge {
    var edge = inOrder()
    if !edge.evidence.isEmpty { edge.sources = IndependentSources.count(edge.evidence) }
    // What JSON keeps, so that writing and reading changes nothing.
    let confidence = edge.confidence
    edge.confidence =
      (min(1, max(0, confidence.isNaN ? 0 : confidence)) * 10_000).rounded() / 10_000
    return edge
  }
}

/// Which of an edge's ends stands first, and the evidence that says so.
package struct EdgeDirection: Sendable {
  /// Whether the end later in byte order stands first.
  package let isTurned: Bool
  private let first: Evidence?

  package init(_ edge: Edge) {
    isTurned = edge.target.precedes(edge.source)
    first = edge.evidence.min { EdgeDirection.precedes($0, $1) }
  }

  /// Whether this direction holds where both are claimed: the one of the earlier evidence; of one
  /// piece that is claimed for both ways, the one in byte order.
  package func precedes(_ other: EdgeDirection) -> Bool {
    switch (first, other.first) {
    case (nil, nil): return !isTurned && other.isTurned
    case (nil, _): return false
    case (_, nil): return true
    case (let a?, let b?):
      if EdgeDirection.precedes(a, b) { return true }
      return !EdgeDirection.precedes(b, a) && !isTurned && other.isTurned
    }
  }

  /// An order of evidence that does not look at which actor is the source.
  private static func precedes(_ a: Evidence, _ b: Evidence) -> Bool {
    if !a.document.hasSameBytes(as: b.document) { return a.document.precedes(b.document) }
    if (a.start, a.end) != (b.start, b.end) { return (a.start, a.end) < (b.start, b.end) }
    if a.trigger != b.trigger { return a.trigger < b.trigger }
    if !a.rule.hasSameBytes(as: b.rule) { return a.rule.precedes(b.rule) }
    return a.sentence.precedes(b.sentence)
  }
}

extension Edge {
  /// Makes the source the target, in the evidence too.
  package mutating func turn() {
    swap(&source, &target)
    for i in evidence.indices {
      let span = evidence[i].sourceSpan
      evidence[i].sourceSpan = evidence[i].targetSpan
      evidence[i].targetSpan = span
    }
  }

  /// The edge from its target's side; for a symmetric edge the same relation.
  package func turned() -> Edge {
    var edge = self
    edge.turn()
    return edge
  }
}
