import CResources

/// Tells from a word and its neighbours what capitals it bears, for texts that have none.
///
/// A linear model of three classes over hashed features of the word, its neighbours, the lists it
/// stands in, the capitals by rule and the decisions before it, and over the word vectors of the
/// three. `Scripts/casing/train.py` fits it on news that has its capitals; the file's format is in
/// `Resources/README.md`.
struct CasingModel: Sendable {
  static let embedded = CasingModel()

  /// Rows of the hashed features: a power of two.
  static let rows = 1 << 15

  /// What a feature adds to the scores of `first` and `all`; `small` stays at zero.
  private typealias Weights = SIMD2<Float>
  private var bias = Weights()
  private var hashed = [Weights](repeating: Weights(), count: rows)
  /// One for each component of the three words' vectors, the word itself first.
  private var dense: [Weights] = []

  private init() {
    let resource = entente_resource("casing.tsv")
    guard let start = resource.bytes else { return }
    let bytes = UnsafeBufferPointer(start: start, count: resource.count)
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: UInt8(ascii: "\t"))
      guard fields.count == 4, let kind = fields[0].first else { continue }
      let numbers = fields.dropFirst().map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
      let weights = Weights(Float(numbers[1]), Float(numbers[2])) / 100
      switch kind {
      case UInt8(ascii: "b"): bias = weights
      case UInt8(ascii: "h") where hashed.indices.contains(numbers[0]): hashed[numbers[0]] = weights
      case UInt8(ascii: "v") where (0..<10_000).contains(numbers[0]):
        while dense.count <= numbers[0] { dense.append(Weights()) }
        dense[numbers[0]] = weights
      default: break
      }
    }
  }

  /// The capitals of each word, decided from left to right.
  ///
  /// - Parameters:
  ///   - rules: the capitals by rule.
  ///   - isSure: the words whose rule is not weighed against anything.
  ///   - vector: the vector of a word in small letters, the same number of components for each.
  func casings(
    of text: UncasedText, rules: [Casing], isSure: [Bool], vector: (String) -> [Float]
  ) -> [Casing] {
    var vectors: [String: [Float]] = ["": []]
    for word in text.texts where vectors[word] == nil { vectors[word] = vector(word) }
    var casings: [Casing] = []
    casings.reserveCapacity(text.count)
    let words = CasingFeatures(text: text, rules: rules)
    for i in 0..<text.count {
      if isSure[i] {
        casings.append(rules[i])
        continue
      }
      var scores = bias
      for row in words.rows(of: i, behind: casings) { scores += hashed[row] }
      let size = dense.count / 3
      for (place, word) in words.neighbours(of: i).enumerated() {
        guard let word, let vector = vectors[text.texts[word]], vector.count == size else {
          continue
        }
        for (k, value) in vector.enumerated() { scores += dense[place * size + k] * value }
      }
      casings.append(max(scores.x, scores.y) <= 0 ? .small : scores.x >= scores.y ? .first : .all)
    }
    return casings
  }
}

/// The features of words, by which ``CasingModel`` decides and is fitted.
struct CasingFeatures {
  let text: UncasedText
  let rules: [Casing]

  /// The words whose vectors count: the word and those beside it, where nothing parts them.
  func neighbours(of i: Int) -> [Int?] {
    let isPlain = { (gap: UInt8) in gap == 32 || gap == UInt8(ascii: "-") }
    return [
      i, i > 0 && isPlain(text.gaps[i]) ? i - 1 : nil,
      i + 1 < text.count && isPlain(text.gaps[i + 1]) ? i + 1 : nil,
    ]
  }

  /// Rows of the hashed features of word `i`, given the capitals of the words before it.
  func rows(of i: Int, behind casings: [Casing]) -> [Int] {
    let word = Array(text.texts[i].utf8)
    let before = gapped(i - 1, text.gaps[i])
    let after = gapped(i + 1, text.gaps[i + 1])
    let sort = text.sorts[i].rawValue
    let sortBefore = i > 0 ? text.sorts[i - 1].rawValue : 0x80
    let sortAfter = i + 1 < text.count ? text.sorts[i + 1].rawValue : 0x80
    let last = i > 0 ? casings[i - 1].rawValue : 3
    let second = i > 1 ? casings[i - 2].rawValue : 3
    let gap = text.gaps[i]
    let gapAfter = text.gaps[i + 1]
    let rule = rules[i].rawValue
    let ruleBefore = i > 0 ? rules[i - 1].rawValue : 3
    let ruleAfter = i + 1 < text.count ? rules[i + 1].rawValue : 3
    var rows: [Int] = []
    rows.reserveCapacity(32)
    func add(_ parts: [UInt8]..., word: [UInt8] = []) {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      mix(UInt8(rows.count))
      for part in parts { for byte in part { mix(byte) } }
      for byte in word { mix(byte) }
      hash ^= hash >> 32
      rows.append(Int(hash & UInt64(CasingModel.rows - 1)))
    }
    add(word: word)
    add(before)
    add(after)
    add(word: Array(word.suffix(3)))
    add(word: Array(word.suffix(2)))
    add(word: Array(word.prefix(2)))
    add([sort])
    add([sortBefore, gap, sort])
    add([sort, gapAfter, sortAfter])
    add([sortBefore, gap, sort, gapAfter, sortAfter])
    add([last, gap])
    add([last, gap, second])
    add([last, gap, sort])
    add([last, gap], word: word)
    add([sort], before)
    add([sort], after)
    add(i > 1 ? Array(text.texts[i - 2].utf8) : [])
    add(i + 2 < text.count ? Array(text.texts[i + 2].utf8) : [])
    add([UInt8(min(word.count, 8))])
    add([last, gap, sortBefore, sort])
    add([last], before)
    add([last, gap, sort], after)
    add([last, gap], after)
    add([rule])
    add([rule, last, gap])
    add([rule, sort])
    add([rule, ruleBefore, ruleAfter])
    add([rule, ruleAfter, gapAfter, sort, last])
    return rows
  }

  private func gapped(_ i: Int, _ gap: UInt8) -> [UInt8] {
    (text.texts.indices.contains(i) ? Array(text.texts[i].utf8) : []) + [gap]
  }
}
