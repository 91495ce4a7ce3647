import GraphModel
import Linguistics

/// Gives names their capitals in a text that has none, as some archives keep their articles.
///
/// The language model knows names by their capitals; without them it finds next to nothing. What is
/// a name is told by the knowledge base, the lists of given names and places, titles before it, by
/// being no word of the dictionary, and by ``CasingModel``, which weighs all this with the words
/// around. Letters change, and never their number.
public struct CaseRestorer: Sendable {
  let knowledge: KnowledgeBase
  let words = MentionWords.shared
  private let isWord: @Sendable (String) -> Bool
  private let vector: @Sendable (String) -> [Float]

  /// - Parameters:
  ///   - isWord: whether a lower-case word is in the dictionary, inflected or not.
  ///   - vector: the word vector of a lower-case word.
  public init(
    knowledge: KnowledgeBase = .embedded, isWord: @escaping @Sendable (String) -> Bool,
    vector: @escaping @Sendable (String) -> [Float] = { _ in [] }
  ) {
    self.knowledge = knowledge
    self.isWord = isWord
    self.vector = vector
  }

  /// The text with capitals; nil when it has capitals of its own or is too short to tell. A text that
  /// is all in capitals has none either.
  ///
  /// The result has as many bytes and code points as `text`.
  public func restore(_ text: String) -> String? {
    var bytes = Array(text.utf8)
    guard Self.lacksCapitals(bytes) else { return nil }
    for i in bytes.indices where (65...90).contains(bytes[i]) { bytes[i] += 32 }
    let words = UncasedText(bytes: bytes, sort: sort)
    let read = CaseRules(words, restorer: self)
    let rules = read.changes
    let casings = CasingModel.embedded.casings(
      of: words, rules: rules, isSure: read.isSure, vector: vector)
    for (i, token) in words.tokens.enumerated() {
      // Initials before a name are few in the news, and sure; "Jamaat-i-Islami" has none.
      if words.isLink(i) { continue }
      switch words.sorts[i].contains(.initials) ? max(casings[i], rules[i]) : casings[i] {
      case .small: if beginsSentence(i, words) { Self.raise(&bytes, token.lowerBound) }
      case .first where !Self.posts.contains(words.texts[i]):
        Self.raise(&bytes, token.lowerBound)
      case .first, .all:
        // "MLAs"
        let isPlural =
          token.count > 2 && bytes[token.upperBound - 1] == UInt8(ascii: "s")
          && Self.posts.contains(words.texts[i])
        for j in isPlural ? token.dropLast() : token { Self.raise(&bytes, j) }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func beginsSentence(_ i: Int, _ words: UncasedText) -> Bool {
    guard i > 0 else { return true }
    let gap = words.bytes[words.tokens[i - 1].upperBound..<words.tokens[i].lowerBound]
    // "lucknow: the party said": behind the place where it is written.
    if i < 4, gap.contains(58) { return true }
    return gap.contains(10)
      || !words.sorts[i - 1].contains(.initials) && gap.contains { [33, 46, 63].contains($0) }
  }

  /// The words of a text that has its capitals, read as if it had none: what ``CasingModel`` is
  /// fitted on. Words that begin a sentence, a line or a quotation are left out.
  ///
  /// - Parameters:
  ///   - wordVector: is given each word once, before the first example that uses it.
  ///   - example: is given the right capitals, the words whose vectors count, and the rows.
  package func examples(
    of text: String, seen: inout [String: Int], wordVector: (Int, [Float]) throws -> Void,
    example: (UInt8, [Int?], [Int]) throws -> Void
  ) rethrows {
    let cased = Array(text.utf8)
    let small = cased.map { (65...90).contains($0) ? $0 + 32 : $0 }
    let words = UncasedText(bytes: small, sort: sort)
    let casings = words.tokens.map { Self.casing(of: cased[$0]) }
    let features = CasingFeatures(
      text: words, rules: CaseRules(words, restorer: self).changes)
    for i in 0..<words.count where words.gaps[i] != UncasedText.dot {
      let neighbours = features.neighbours(of: i)
      for word in neighbours {
        guard let word, seen[words.texts[word]] == nil else { continue }
        seen[words.texts[word]] = seen.count
        try wordVector(seen.count - 1, vector(words.texts[word]))
      }
      try example(
        casings[i].rawValue, neighbours.map { $0.flatMap { seen[words.texts[$0]] } },
        features.rows(of: i, behind: casings))
    }
  }

  private static func casing(of word: ArraySlice<UInt8>) -> Casing {
    let capitals = word.count { (65...90).contains($0) }
    let small = word.count { (97...122).contains($0) }
    return capitals == 0 ? .small : capitals > 1 && small == 0 ? .all : .first
  }

  /// Whether the capitals of a text of thirty words or more tell nothing: few words in thirty begin
  /// with one, or few have a small letter.
  private static func lacksCapitals(_ bytes: [UInt8]) -> Bool {
    var (words, capitals, shouts) = (0, 0, 0)
    var isInside = false
    var hasSmall = false
    func endWord() { if isInside, !hasSmall { shouts += 1 } }
    for byte in bytes {
      let isUpper = (65...90).contains(byte)
      let isSmall = (97...122).contains(byte)
      let isLetter = isUpper || isSmall || byte >= 0x80
      if isLetter, !isInside {
        words += 1
        hasSmall = false
        if isUpper { capitals += 1 }
      }
      if isSmall { hasSmall = true }
      let goesOn =
        isLetter || isInside && (byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-"))
      if !goesOn { endWord() }
      isInside = goesOn
    }
    endWord()
    return words >= 30 && (capitals * 33 < words || (words - shouts) * 33 < words)
  }

  private static func raise(_ bytes: inout [UInt8], _ i: Int) {
    if (97...122).contains(bytes[i]) { bytes[i] -= 32 }
  }

  private func sort(_ word: String) -> WordSort {
    if Self.functions.contains(word) { return [.function, .common] }
    var sort: WordSort = []
    let letters = word.utf8.filter { $0 != 46 }
    if letters.count == 1 || word.utf8.contains(46) { sort.insert(.initials) }
    if isWord(word) { sort.insert(.common) }
    if words.isTitle(word) || words.roles[word] != nil || Self.honorifics.contains(word)
      || Self.posts.contains(word)
    {
      sort.insert(.title)
    }
    if GivenNames.embedded.gender(of: word) != .unknown { sort.insert(.given) }
    if !knowledge.lookup(surname: word.prefix(1).uppercased() + word.dropFirst()).isEmpty {
      sort.insert(.surname)
    }
    if PlaceNames.embedded.contains(word) || words.places.contains(word) { sort.insert(.place) }
    return sort
  }

  /// Posts written in capitals.
  static let posts: WordSet = ["mep", "mla", "mlas", "mlc", "mlcs", "mp", "mps", "msp"]

  /// Forms of address that English borrows.
  private static let honorifics: WordSet = [
    "acharya", "baba", "babu", "begum", "imam", "maulana", "maulvi", "mufti", "mullah", "pandit",
    "sadhvi", "shri", "smt", "sri", "swami", "ustad",
  ]

  /// Words that no dictionary of nouns and verbs lists, and forms of the auxiliaries.
  private static let functions: WordSet = [
    "a", "about", "above", "across", "after", "against", "all", "along", "also", "although",
    "always", "am", "amid", "among", "an", "and", "another", "any", "anybody", "anyone", "anything",
    "are", "around", "as", "at", "be", "because", "been", "before", "behind", "being", "below",
    "beside", "between", "beyond", "both", "but", "by", "can", "cannot", "could", "did", "do",
    "does", "done", "down", "during", "each", "either", "else", "even", "ever", "every",
    "everybody",
    "everyone", "everything", "few", "for", "from", "further", "had", "has", "have", "having", "he",
    "hence", "her", "here", "hers", "herself", "him", "himself", "his", "how", "however", "i", "if",
    "in", "including", "indeed", "instead", "into", "is", "it", "its", "itself", "just", "later",
    "less", "let", "like", "many", "may", "me", "might", "mine", "more", "moreover", "most", "much",
    "must", "my", "myself", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing",
    "now", "of", "off", "often", "on", "once", "one", "only", "onto", "or", "other", "others",
    "otherwise", "our", "ours", "out", "over", "own", "per", "perhaps", "rather", "same", "shall",
    "she", "should", "since", "so", "some", "somebody", "someone", "something", "soon", "still",
    "such", "than", "that", "the", "their", "theirs", "them", "themselves", "then", "there",
    "therefore", "these", "they", "this", "those", "though", "through", "throughout", "thus",
    "till",
    "to", "together", "too", "toward", "towards", "under", "unless", "unlike", "until", "up",
    "upon",
    "us", "very", "via", "was", "we", "were", "what", "whatever", "when", "whenever", "where",
    "whereas", "whether", "which", "while", "who", "whoever", "whom", "whose", "why", "will",
    "with",
    "within", "without", "would", "yet", "you", "your", "yours",
  ]
}
