/// Suffix rules, exceptions and known words of one part of speech.
struct LemmaTable: Sendable {
  let partOfSpeech: PartOfSpeech
  let rules: [(old: String, new: String)]
  /// Hashes of irregular words, ascending; their lemmas are `text[starts[i]..<starts[i + 1]]`,
  /// separated by NUL.
  let exceptionKeys: ModelArray<UInt64>
  let starts: ModelArray<UInt32>
  let text: ModelArray<UInt8>
  /// Hashes of known lemmas, ascending.
  let index: ModelArray<UInt64>

  init(_ reader: inout ModelImageReader) throws(ModelImageReader.Failure) {
    guard let part = PartOfSpeech(rawValue: try reader.string()) else {
      throw ModelImageReader.Failure()
    }
    partOfSpeech = part
    rules = try reader.list { reader throws(ModelImageReader.Failure) in
      (try reader.string(), try reader.string())
    }
    exceptionKeys = try reader.array()
    starts = try reader.array(expected: exceptionKeys.count + 1)
    text = try reader.array()
    index = try reader.array()
    for i in 0..<exceptionKeys.count where starts[i] > starts[i + 1] {
      throw ModelImageReader.Failure()
    }
    guard Int(starts[exceptionKeys.count]) <= text.count else { throw ModelImageReader.Failure() }
  }

  var isEmpty: Bool { rules.isEmpty && exceptionKeys.count == 0 && index.count == 0 }

  func exceptions(_ word: String) -> [String] {
    let key = StringHash.murmur(word)
    guard let i = exceptionKeys.index(ofSorted: key, in: 0..<exceptionKeys.count) else { return [] }
    let bytes = UnsafeBufferPointer(
      start: text.start + Int(starts[i]), count: Int(starts[i + 1] - starts[i]))
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  func knows(_ word: String) -> Bool {
    index.index(ofSorted: StringHash.murmur(word), in: 0..<index.count) != nil
  }
}

/// spaCy's rule lemmatizer with the English notion of a base form.
struct RuleLemmatizer: Sendable {
  private let tables: [LemmaTable?]

  init(tables: [LemmaTable]) {
    self.tables = PartOfSpeech.allCases.map { part in
      tables.first { $0.partOfSpeech == part && !$0.isEmpty }
    }
  }

  /// The first of the possible lemmas.
  func lemma(
    of word: String, lower: String, _ part: PartOfSpeech, _ morphology: Morphology
  ) -> String {
    if part == .none || part == .space || isBaseForm(part, morphology) { return lower }
    guard let table = tables[part.number] else { return part == .properNoun ? word : lower }
    var forms: [String] = []
    var unknown: [String] = []
    let units = Array(lower.utf8)
    for (old, new) in table.rules {
      let suffix = Array(old.utf8)
      guard units.count >= suffix.count, units.suffix(suffix.count).elementsEqual(suffix) else {
        continue
      }
      let form = String(decoding: units.dropLast(suffix.count), as: UTF8.self) + new
      if form.isEmpty { continue }
      let isWord = form.unicodeScalars.allSatisfy { PythonText.isAlphabetic($0.value) }
      if table.knows(form) || !isWord {
        if !forms.contains(form) { forms.append(form) }
      } else {
        unknown.append(form)
      }
    }
    // Each irregular lemma goes to the front, so the last one named wins.
    for form in table.exceptions(lower) where !forms.contains(form) { forms.insert(form, at: 0) }
    return forms.first ?? unknown.first ?? word
  }

  /// Whether the dictionary has a lower-case word, itself or as a form of one of its words.
  func knows(_ word: String) -> Bool {
    let units = Array(word.utf8)
    for case .some(let table) in tables {
      if table.knows(word) || !table.exceptions(word).isEmpty { return true }
      for (old, new) in table.rules where units.count > old.utf8.count {
        // "baseer" is no form of "base", whose own would be "baser".
        let stem = units.dropLast(old.utf8.count)
        let doublesE =
          new.isEmpty && old.utf8.first == UInt8(ascii: "e") && stem.last == UInt8(ascii: "e")
        if !doublesE, units.suffix(old.utf8.count).elementsEqual(old.utf8),
          table.knows(String(decoding: stem, as: UTF8.self) + new)
        {
          return true
        }
      }
    }
    return false
  }

  private func isBaseForm(_ part: PartOfSpeech, _ morphology: Morphology) -> Bool {
    if part == .noun, morphology.isSingular { return true }
    if part == .verb, morphology.isFinite, morphology.isPresent, !morphology.hasNumber {
      return true
    }
    return morphology.isInfinitive || morphology.isVerbFormNone || morphology.isPositive
  }
}

extension PartOfSpeech {
  /// Position in `allCases`. A payload-free enumeration is stored as that number.
  @inline(__always)
  var number: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}
