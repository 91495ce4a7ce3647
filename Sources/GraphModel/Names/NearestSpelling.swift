/// Finds the known word that a mistyped one most likely stands for.
public struct NearestSpelling: Sendable {
  private let words: [String]

  public init(among words: [String]) {
    self.words = words
  }

  /// The nearest words at most a third of the letters away, nearest first, ties in given order.
  public func nearest(to word: String, limit: Int = 1) -> [String] {
    let typed = Array(word.lowercased().unicodeScalars)
    let allowed = max(1, typed.count / 3)
    var found: [(distance: Int, index: Int)] = []
    for (index, candidate) in words.enumerated() {
      let other = Array(candidate.lowercased().unicodeScalars)
      if abs(other.count - typed.count) > allowed { continue }
      let distance = editDistance(typed, other)
      if distance <= allowed { found.append((distance, index)) }
    }
    return found.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
      .prefix(limit).map { words[$0.index] }
  }

  /// "; did you mean 'edges'?", or nothing when no word is near.
  public func suggestion(for word: String) -> String {
    nearest(to: word).first.map { "; did you mean '\($0)'?" } ?? ""
  }
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b` (the optimal
/// string alignment distance). O(|a|·|b|).
public func editDistance<T: Equatable>(_ a: [T], _ b: [T]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  var row = last
  for i in 1...a.count {
    row[0] = i
    for j in 1...b.count {
      let cost = a[i - 1] == b[j - 1] ? 0 : 1
      row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    (beforeLast, last, row) = (last, row, beforeLast)
  }
  return last[b.count]
}
