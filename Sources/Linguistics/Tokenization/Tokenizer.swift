/// The tokens of one text.
struct TokenizedText {
  var forms: ContiguousArray<Int32> = []
  var byteStarts: ContiguousArray<Int32> = []
  /// Whether a space follows that is no token of its own.
  var isSpaced: ContiguousArray<Bool> = []
}

/// Cuts texts into tokens as spaCy's `Tokenizer` does: chunks between changes from space to no
/// space, each split by rules or remembered from before.
struct Tokenizer {
  let lexicon: Lexicon

  func tokenize(_ bytes: UnsafeRawBufferPointer) -> TokenizedText {
    var tokens = TokenizedText()
    guard !bytes.isEmpty else { return tokens }
    tokens.forms.reserveCapacity(bytes.count / 5 + 8)
    tokens.byteStarts.reserveCapacity(bytes.count / 5 + 8)
    tokens.isSpaced.reserveCapacity(bytes.count / 5 + 8)
    var start = 0
    var at = 0
    var inSpace = Self.space(bytes, 0).isSpace
    while at < bytes.count {
      let (isSpace, length) = Self.space(bytes, at)
      if isSpace != inSpace {
        if start < at { append(bytes, start..<at, &tokens) }
        start = at
        if bytes[at] == 0x20, !tokens.isSpaced.isEmpty {
          tokens.isSpaced[tokens.isSpaced.count - 1] = true
          start = at + 1
        }
        inSpace.toggle()
      }
      at += length
    }
    if start < bytes.count {
      append(bytes, start..<bytes.count, &tokens)
      tokens.isSpaced[tokens.isSpaced.count - 1] = bytes[bytes.count - 1] == 0x20 && !inSpace
    }
    applyTornCases(bytes, &tokens)
    return tokens
  }

  private func append(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ tokens: inout TokenizedText
  ) {
    let before = tokens.forms.count
    lexicon.append(chunk: UnsafeRawBufferPointer(rebasing: bytes[range]), to: &tokens.forms)
    var at = range.lowerBound
    for i in before..<tokens.forms.count {
      tokens.byteStarts.append(Int32(at))
      tokens.isSpaced.append(false)
      at += Int(lexicon.traits[Int(tokens.forms[i])].byteCount)
    }
  }

  /// Whether a character of valid UTF-8 is a space, and its length in bytes.
  @inline(__always)
  private static func space(
    _ bytes: UnsafeRawBufferPointer, _ at: Int
  ) -> (isSpace: Bool, length: Int) {
    let first = UInt32(bytes[at])
    if first < 0x80 { return (PythonText.isSpace(first), 1) }
    if first < 0xE0 {
      let second = at + 1 < bytes.count ? UInt32(bytes[at + 1] & 0x3F) : 0
      return (first == 0xC2 && PythonText.isSpace(0x80 | second), 2)
    }
    if first < 0xF0 {
      guard first <= 0xE3, at + 2 < bytes.count else { return (false, 3) }
      let c =
        (first & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
      return (PythonText.isSpace(c), 3)
    }
    return (false, 4)
  }
}

/// Special cases that affixes tore apart, such as ":-)": found again as token sequences.
extension Tokenizer {
  private func applyTornCases(_ bytes: UnsafeRawBufferPointer, _ tokens: inout TokenizedText) {
    var matches: [Range<Int>] = []
    let rules = lexicon.model.tokenizer
    for i in tokens.forms.indices where lexicon.traits[Int(tokens.forms[i])].startsSequence {
      let hash = lexicon.forms[Int(tokens.forms[i])].hash
      for candidate in rules.sequencesByFirst[hash] ?? [] {
        let sequence = rules.sequences[Int(candidate)]
        guard i + sequence.count <= tokens.forms.count else { continue }
        var isMatch = true
        for j in 1..<max(1, sequence.count)
        where lexicon.forms[Int(tokens.forms[i + j])].hash != sequence[j] {
          isMatch = false
          break
        }
        if isMatch { matches.append(i..<i + sequence.count) }
      }
    }
    guard !matches.isEmpty else { return }
    retokenize(Self.longestFirst(matches, tokens.forms.count), bytes, &tokens)
  }

  /// Longer spans win over shorter, earlier over later; the rest must not touch them.
  private static func longestFirst(_ matches: [Range<Int>], _ count: Int) -> [Range<Int>] {
    let ordered = matches.enumerated().sorted {
      let (a, b) = ($0.element, $1.element)
      if a.count != b.count { return a.count > b.count }
      return a.lowerBound != b.lowerBound ? a.lowerBound < b.lowerBound : $0.offset < $1.offset
    }
    var seen = [Bool](repeating: false, count: count)
    var kept: [Range<Int>] = []
    for (_, span) in ordered {
      if !seen[span.lowerBound], !seen[span.upperBound - 1] { kept.append(span) }
      for i in span { seen[i] = true }
    }
    return kept.sorted { $0.lowerBound < $1.lowerBound }
  }

  private func retokenize(
    _ spans: [Range<Int>], _ bytes: UnsafeRawBufferPointer, _ tokens: inout TokenizedText
  ) {
    var result = TokenizedText()
    result.forms.reserveCapacity(tokens.forms.count + 8)
    var next = 0
    func copy(to end: Int) {
      result.forms.append(contentsOf: tokens.forms[next..<end])
      result.byteStarts.append(contentsOf: tokens.byteStarts[next..<end])
      result.isSpaced.append(contentsOf: tokens.isSpaced[next..<end])
      next = end
    }
    for span in spans {
      copy(to: span.lowerBound)
      let last = span.upperBound - 1
      let low = Int(tokens.byteStarts[span.lowerBound])
      let high =
        Int(tokens.byteStarts[last]) + Int(lexicon.traits[Int(tokens.forms[last])].byteCount)
      let hash = StringHash.murmur(UnsafeRawBufferPointer(rebasing: bytes[low..<high]))
      guard let special = lexicon.model.tokenizer.special(hash: hash, byteCount: high - low) else {
        continue
      }
      var at = low
      for form in lexicon.forms(ofCase: special) {
        result.forms.append(form)
        result.byteStarts.append(Int32(at))
        result.isSpaced.append(false)
        at += Int(lexicon.traits[Int(form)].byteCount)
      }
      result.isSpaced[result.isSpaced.count - 1] = tokens.isSpaced[last]
      next = span.upperBound
    }
    copy(to: tokens.forms.count)
    tokens = result
  }
}
