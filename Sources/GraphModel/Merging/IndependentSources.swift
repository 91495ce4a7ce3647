/// Counts who says something independently: copies of one wire story count once.
///
/// Documents are one source when sentences of theirs are near copies: the sets of word pairs they
/// are made of agree to at least ``threshold`` (Jaccard's index, after Broder, "On the resemblance
/// and containment of documents", 1997). Being a near copy is a property of two sentences alone, and
/// sources are what it connects, so neither order nor grouping of the evidence matters.
public enum IndependentSources {
  /// One changed word among twenty leaves 0.81, two 0.65, three 0.52.
  static let threshold = 0.5

  /// The number of independent sources of an edge; 0 without evidence.
  ///
  /// Up to 48 different sentences all are compared; of more, those that agree in a band of their
  /// MinHash signature, which finds 97% of the pairs at a resemblance of 0.6 and 99.97% at 0.8.
  public static func count(_ evidence: [Evidence]) -> Int {
    groups(evidence).count
  }

  /// The documents, grouped into sources; in byte order within and among them.
  public static func groups(_ evidence: [Evidence]) -> [[String]] {
    if let only = evidence.first,
      evidence.allSatisfy({ $0.document.hasSameBytes(as: only.document) })
    {
      return [[only.document]]
    }
    let documents = Array(Set(evidence.map { ExactText($0.document) })).sorted()
    let positions = Dictionary(uniqueKeysWithValues: zip(documents, documents.indices))
    var sets = DisjointSets(count: documents.count)
    // Equal sentences need no comparing; what is left is compared once each.
    var holders: [[UInt64]: Int] = [:]
    var sentences: [(pairs: [UInt64], document: Int)] = []
    for item in evidence {
      guard let document = positions[ExactText(item.document)] else { continue }
      let pairs = wordPairs(item.sentence)
      if pairs.isEmpty { continue }
      if let first = holders[pairs] {
        sets.join(first, document)
      } else {
        holders[pairs] = document
        sentences.append((pairs, document))
      }
    }
    if sentences.count <= 48 {
      for i in sentences.indices {
        for j in 0..<i { join(sentences[i], sentences[j], in: &sets) }
      }
    } else {
      joinByBands(sentences, in: &sets)
    }
    var groups: [Int: [String]] = [:]
    for (index, document) in documents.enumerated() {
      groups[sets.root(of: index), default: []].append(document.text)
    }
    return groups.values.sorted { $0[0].precedes($1[0]) }
  }

  /// Whether one sentence is a near copy of the other.
  public static func areCopies(_ a: String, _ b: String) -> Bool {
    resemblance(wordPairs(a), wordPairs(b)) >= threshold
  }

  // MARK: Resemblance

  /// Sorted hashes of the pairs of neighbouring words, without repeats; of the word itself when
  /// there is one only.
  private static func wordPairs(_ sentence: String) -> [UInt64] {
    var folded = FoldedName(sentence).text
    var pairs: [UInt64] = []
    var last: StableHash?
    folded.withUTF8 { bytes in
      for word in bytes.split(separator: UInt8(ascii: " ")) {
        if var pair = last {
          pair.combine(word)
          pairs.append(pair.value)
        }
        var hash = StableHash()
        hash.combine(word)
        last = hash
      }
    }
    guard let last else { return [] }
    if pairs.isEmpty { return [last.value] }
    pairs.sort()
    var before: UInt64?
    pairs.removeAll { pair in
      defer { before = pair }
      return pair == before
    }
    return pairs
  }

  private static func resemblance(_ a: [UInt64], _ b: [UInt64]) -> Double {
    let most = max(a.count, b.count)
    // The share of common pairs cannot exceed that of the counts.
    if a.isEmpty || b.isEmpty || Double(min(a.count, b.count)) < threshold * Double(most) {
      return 0
    }
    var (i, j, common) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        common += 1
        i += 1
        j += 1
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return Double(common) / Double(a.count + b.count - common)
  }

  private static func join(
    _ a: (pairs: [UInt64], document: Int), _ b: (pairs: [UInt64], document: Int),
    in sets: inout DisjointSets
  ) {
    if sets.root(of: a.document) == sets.root(of: b.document) { return }
    if resemblance(a.pairs, b.pairs) >= threshold { sets.join(a.document, b.document) }
  }

  private static func joinByBands(
    _ sentences: [(pairs: [UInt64], document: Int)], in sets: inout DisjointSets
  ) {
    let (bands, rows) = (8, 2)
    for band in 0..<bands {
      var buckets: [UInt64: [Int]] = [:]
      for (index, sentence) in sentences.enumerated() {
        var key: UInt64 = 0
        for row in 0..<rows {
          let seed = UInt64(band * rows + row + 1) &* 0x9E37_79B9_7F4A_7C15
          let least = sentence.pairs.lazy.map { mixed($0 ^ seed) }.min() ?? 0
          key = mixed(key ^ least)
        }
        buckets[key, default: []].append(index)
      }
      // Which bucket comes first does not matter: joining is a union.
      for bucket in buckets.values {
        for i in bucket.indices {
          for j in 0..<i { join(sentences[bucket[i]], sentences[bucket[j]], in: &sets) }
        }
      }
    }
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ (mixed >> 33)
  }
}

/// Union–find with path halving.
private struct DisjointSets {
  private var parents: [Int]

  init(count: Int) {
    parents = Array(0..<count)
  }

  mutating func root(of index: Int) -> Int {
    var index = index
    while parents[index] != index {
      parents[index] = parents[parents[index]]
      index = parents[index]
    }
    return index
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (root(of: a), root(of: b))
    parents[max(a, b)] = min(a, b)
  }
}
