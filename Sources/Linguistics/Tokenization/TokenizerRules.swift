/// A chunk that the tokenizer splits by rote, such as "don't".
struct SpecialCase: Sendable {
  struct Piece: Sendable {
    var text: String
    /// Id of the piece's own normal form ("not" of "n't"), if it has one.
    var norm: UInt64?
  }
  var text: String
  var pieces: [Piece]
}

/// The patterns and special cases of a spaCy tokenizer, and its way to split one chunk.
struct TokenizerRules: Sendable {
  /// Prefix, suffix, infix, token and URL pattern as written.
  private let patterns: [String?]
  private let prefix: RegularExpression?
  private let suffix: RegularExpression?
  private let infix: RegularExpression?
  private let tokenMatch: RegularExpression?
  private let urlMatch: RegularExpression?
  let cases: [SpecialCase]
  private let caseIndex: [UInt64: Int32]
  private let longestCase: Int
  /// Token sequences (as hashes) that spell a special case which affixes may have torn apart.
  private(set) var sequences: [[UInt64]]
  /// Indices into ``sequences`` by first token.
  let sequencesByFirst: [UInt64: [Int32]]

  init(
    patterns: [String?], cases: [SpecialCase], matchesAllCases: Bool
  ) throws(RegularExpressionParser.Failure) {
    try self.init(patterns: patterns, cases: cases, sequences: [])
    var found: [[UInt64]] = []
    for special in cases {
      let chunk = Chunk(special.text)
      let isTorn = chunk.withText { text in
        prefix?.firstMatch(in: text).map { !$0.isEmpty } ?? false
          || suffix?.firstMatch(in: text).map { !$0.isEmpty } ?? false
          || infix?.firstMatch(in: text) != nil
      }
      guard matchesAllCases || isTorn || special.text.contains(" ") else { continue }
      var pieces: [ChunkPiece] = []
      // As `_tokenize_affixes`: a lone space between two chunks makes no token of its own.
      for part in Self.chunks(of: special.text) {
        let chunk = Chunk(part)
        pieces = split(chunk, usingCases: false)
        let sequence = pieces.map { chunk.hash($0.start..<$0.end) }
        if part.count == special.text.count { found.append(sequence) }
      }
    }
    try self.init(patterns: patterns, cases: cases, sequences: found)
  }

  /// Parts of a text between changes from space to no space.
  private static func chunks(of text: String) -> [String] {
    var parts: [String] = []
    var last: Bool?
    for scalar in text.unicodeScalars {
      let isSpace = PythonText.isSpace(scalar.value)
      if isSpace == last {
        parts[parts.count - 1].unicodeScalars.append(scalar)
      } else {
        parts.append(String(scalar))
      }
      last = isSpace
    }
    return parts
  }

  private init(
    patterns: [String?], cases: [SpecialCase], sequences: [[UInt64]]
  ) throws(RegularExpressionParser.Failure) {
    guard patterns.count == 5 else { throw .init(cause: "a pattern is missing") }
    self.patterns = patterns
    func compile(
      _ i: Int
    ) throws(RegularExpressionParser.Failure) -> RegularExpression? {
      guard let pattern = patterns[i] else { return nil }
      return try RegularExpression(pattern)
    }
    prefix = try compile(0)
    suffix = try compile(1)
    infix = try compile(2)
    tokenMatch = try compile(3)
    urlMatch = try compile(4)
    self.cases = cases
    var index: [UInt64: Int32] = [:]
    index.reserveCapacity(cases.count)
    for (i, special) in cases.enumerated() {
      index[StringHash.murmur(special.text)] = Int32(i)
    }
    caseIndex = index
    longestCase = cases.map(\.text.utf8.count).max() ?? 0
    self.sequences = sequences
    var byFirst: [UInt64: [Int32]] = [:]
    for (i, sequence) in sequences.enumerated() {
      if let first = sequence.first { byFirst[first, default: []].append(Int32(i)) }
    }
    sequencesByFirst = byFirst
  }

  init(_ reader: inout ModelImageReader) throws(ModelImageReader.Failure) {
    let patterns = try reader.list { reader throws(ModelImageReader.Failure) in
      try reader.optionalString()
    }
    let cases = try reader.list { reader throws(ModelImageReader.Failure) in
      SpecialCase(
        text: try reader.string(),
        pieces: try reader.list { reader throws(ModelImageReader.Failure) in
          let text = try reader.string()
          let hasNorm = try reader.integer() == 1
          return SpecialCase.Piece(text: text, norm: hasNorm ? try reader.unsigned() : nil)
        })
    }
    let sequences = try reader.list { reader throws(ModelImageReader.Failure) in
      try reader.list { reader throws(ModelImageReader.Failure) in try reader.unsigned() }
    }
    do {
      try self.init(patterns: patterns, cases: cases, sequences: sequences)
    } catch {
      throw ModelImageReader.Failure(cause: error.cause)
    }
  }

  func write(to writer: inout ModelImageWriter) {
    writer.write(patterns) { $0.write($1) }
    writer.write(cases) {
      $0.write($1.text)
      $0.write($1.pieces) {
        $0.write($1.text)
        $0.write($1.norm == nil ? 0 : 1)
        if let norm = $1.norm { $0.write(norm) }
      }
    }
    writer.write(sequences) { $0.write($1) { $0.write($1) } }
  }
}

/// A run of non-space (or of space) with its code points and where they begin in UTF-8.
struct Chunk {
  private(set) var bytes: [UInt8]
  private(set) var text: [UInt32] = []
  private(set) var offsets: [Int32] = []

  init(_ text: String) { self.init(UnsafeRawBufferPointer(start: nil, count: 0), Array(text.utf8)) }

  init(_ bytes: UnsafeRawBufferPointer) { self.init(bytes, Array(bytes)) }

  private init(_: UnsafeRawBufferPointer, _ bytes: [UInt8]) {
    self.bytes = bytes
    text.reserveCapacity(bytes.count)
    offsets.reserveCapacity(bytes.count + 1)
    var at = 0
    while at < bytes.count {
      let (c, length) = Chunk.decode(bytes, at)
      text.append(c)
      offsets.append(Int32(at))
      at += length
    }
    offsets.append(Int32(bytes.count))
  }

  /// The code point at a place in valid UTF-8, and how many bytes it takes.
  @inline(__always)
  private static func decode(_ bytes: [UInt8], _ at: Int) -> (UInt32, Int) {
    let first = UInt32(bytes[at])
    func next(_ i: Int) -> UInt32 { at + i < bytes.count ? UInt32(bytes[at + i] & 0x3F) : 0 }
    if first < 0x80 { return (first, 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
    return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }

  func byteRange(_ range: Range<Int>) -> Range<Int> {
    Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound])
  }

  func hash(_ range: Range<Int>) -> UInt64 {
    bytes.withUnsafeBytes {
      StringHash.murmur(UnsafeRawBufferPointer(rebasing: $0[byteRange(range)]))
    }
  }

  func withText<T>(_ body: (UnsafeBufferPointer<UInt32>) -> T) -> T {
    text.withUnsafeBufferPointer(body)
  }
}

/// A part of a chunk: a token, or a special case to be spelt out.
struct ChunkPiece {
  var start: Int
  var end: Int
  var special: Int32 = -1
}

extension TokenizerRules {
  /// The special case spelt by part of a chunk.
  private func special(_ chunk: Chunk, _ range: Range<Int>) -> Int32? {
    let bytes = chunk.byteRange(range)
    // Longer than any case: hashing it at every step would be quadratic.
    guard bytes.count <= longestCase, !bytes.isEmpty else { return nil }
    return special(hash: chunk.hash(range), byteCount: bytes.count)
  }

  func special(hash: UInt64, byteCount: Int) -> Int32? {
    guard byteCount <= longestCase, let index = caseIndex[hash],
      cases[Int(index)].text.utf8.count == byteCount
    else { return nil }
    return index
  }

  /// Splits a chunk as spaCy's `Tokenizer._tokenize`: affixes off both ends until a special case
  /// or nothing is left to take, then infixes.
  func split(_ chunk: Chunk, usingCases: Bool) -> [ChunkPiece] {
    chunk.withText { split(chunk, $0, usingCases) }
  }

  private func split(
    _ chunk: Chunk, _ text: UnsafeBufferPointer<UInt32>, _ usingCases: Bool
  ) -> [ChunkPiece] {
    func part(_ a: Int, _ b: Int) -> UnsafeBufferPointer<UInt32> {
      UnsafeBufferPointer(rebasing: text[a..<b])
    }
    func special(_ a: Int, _ b: Int) -> Int32? {
      usingCases && a < b ? self.special(chunk, a..<b) : nil
    }
    var low = 0
    var high = text.count
    if let index = special(low, high) { return [ChunkPiece(start: 0, end: high, special: index)] }
    var pieces: [ChunkPiece] = []
    var suffixes: [ChunkPiece] = []
    var lastCount = 0
    while low < high, high - low != lastCount {
      if tokenMatch?.matchesPrefix(of: part(low, high)) != nil || special(low, high) != nil {
        break
      }
      lastCount = high - low
      let before = prefix?.firstMatch(in: part(low, high))?.count ?? 0
      if before != 0, special(low + before, high) != nil {
        pieces.append(ChunkPiece(start: low, end: low + before))
        low += before
        break
      }
      let after = suffix?.firstMatch(in: part(low + before, high))?.count ?? 0
      if after != 0, special(low, high - after) != nil {
        suffixes.append(ChunkPiece(start: high - after, end: high))
        high -= after
        break
      }
      if before != 0 { pieces.append(ChunkPiece(start: low, end: low + before)) }
      if after != 0 { suffixes.append(ChunkPiece(start: high - after, end: high)) }
      low += before
      high -= after
    }
    if low < high {
      let middle = part(low, high)
      if let index = special(low, high) {
        pieces.append(ChunkPiece(start: low, end: high, special: index))
      } else if tokenMatch?.matchesPrefix(of: middle) != nil
        || urlMatch?.matchesPrefix(of: middle) != nil
      {
        pieces.append(ChunkPiece(start: low, end: high))
      } else {
        splitInfixes(middle, low, &pieces)
      }
    }
    return pieces + suffixes.reversed()
  }

  private func splitInfixes(
    _ text: UnsafeBufferPointer<UInt32>, _ base: Int, _ pieces: inout [ChunkPiece]
  ) {
    var start = 0
    for match in infix?.allMatches(in: text) ?? [] where match.lowerBound != 0 {
      if match.lowerBound != start {
        pieces.append(ChunkPiece(start: base + start, end: base + match.lowerBound))
      }
      if !match.isEmpty {
        pieces.append(ChunkPiece(start: base + match.lowerBound, end: base + match.upperBound))
      }
      start = match.upperBound
    }
    if start < text.count {
      pieces.append(ChunkPiece(start: base + start, end: base + text.count))
    }
  }
}
