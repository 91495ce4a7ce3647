/// Leftmost and rightmost descendant of each token, as spaCy's `set_children_from_heads` finds
/// them: passes in both directions until every head lies in its sentence, at most twelve.
struct TreeEdges {
  private(set) var left: ContiguousArray<Int32>
  private(set) var right: ContiguousArray<Int32>

  init(_ heads: ContiguousArray<Int32>) {
    left = ContiguousArray(0..<Int32(heads.count))
    right = left
    for _ in 0...11 {
      spread(heads)
      if headsLieWithinSentences(heads) { break }
    }
  }

  private mutating func spread(_ heads: ContiguousArray<Int32>) {
    for i in heads.indices {
      let head = Int(heads[i])
      if left[i] < left[head] { left[head] = left[i] }
      if right[i] > right[head] { right[head] = right[i] }
    }
    for i in heads.indices.reversed() {
      let head = Int(heads[i])
      if right[i] > right[head] { right[head] = right[i] }
      if left[i] < left[head] { left[head] = left[i] }
    }
  }

  func sentenceStarts(_ heads: ContiguousArray<Int32>) -> ContiguousArray<Bool> {
    var starts = ContiguousArray(repeating: false, count: heads.count)
    for i in heads.indices where Int(heads[i]) == i { starts[Int(left[i])] = true }
    return starts
  }

  private func headsLieWithinSentences(_ heads: ContiguousArray<Int32>) -> Bool {
    let starts = sentenceStarts(heads)
    var start = 0
    for i in heads.indices where (i > 0 && starts[i]) || i == heads.count - 1 {
      for j in start..<i where Int(heads[j]) < start || Int(heads[j]) > i { return false }
      start = i
    }
    return true
  }
}

/// Non-projective arcs (Nivre and Nilsson 2005, the HEAD scheme; `nonproj.pyx`).
extension DependencyParser {
  /// Moves tokens with decorated labels to the head they name. False when there are none.
  func deprojectivize(
    _ tree: inout DependencyTree, _ edges: TreeEdges, _ isSpace: (Int) -> Bool
  ) -> Bool {
    var found = false
    for i in tree.heads.indices {
      guard let decoration = decorations[Int(tree.labels[i])] else { continue }
      found = true
      tree.heads[i] = Int32(newHead(of: i, decoration.head, tree, edges, isSpace))
      tree.labels[i] = decoration.label
    }
    return found
  }

  /// The first token of the named relation below the head, breadth first, left to right.
  private func newHead(
    of token: Int, _ relation: UInt16, _ tree: DependencyTree, _ edges: TreeEdges,
    _ isSpace: (Int) -> Bool
  ) -> Int {
    let head = Int(tree.heads[token])
    var queue = [head]
    while !queue.isEmpty {
      var next: [Int] = []
      for parent in queue {
        for child in Int(edges.left[parent])...Int(edges.right[parent])
        where child != parent && Int(tree.heads[child]) == parent {
          if isSpace(child) || child == token { continue }
          if tree.labels[child] == relation { return child }
          next.append(child)
        }
      }
      queue = next
    }
    return head
  }
}
