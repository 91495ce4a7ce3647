import GraphModel
import Linguistics

/// Gives names their capitals in a text that has none, as some archives keep their articles.
///
/// The language model knows names by their capitals; without them it finds next to nothing. What is
/// a name is told by the knowledge base, the lists of given names and places, titles before it, and
/// by being no word of the dictionary. Letters change, and never their number.
public struct CaseRestorer: Sendable {
  private let knowledge: KnowledgeBase
  private let words = MentionWords.shared
  private let isWord: @Sendable (String) -> Bool

  /// - Parameter isWord: whether a lower-case word is in the dictionary, inflected or not.
  public init(knowledge: KnowledgeBase = .embedded, isWord: @escaping @Sendable (String) -> Bool) {
    self.knowledge = knowledge
    self.isWord = isWord
  }

  /// The text with capitals; nil when it has capitals of its own or is too short to tell.
  ///
  /// The result has as many bytes and code points as `text`.
  public func restore(_ text: String) -> String? {
    var bytes = Array(text.utf8)
    guard Self.lacksCapitals(bytes) else { return nil }
    var pass = Pass(bytes: bytes, restorer: self)
    pass.run()
    for (token, change) in zip(pass.tokens, pass.changes) {
      switch change {
      case .none: break
      case .first: Self.raise(&bytes, token.lowerBound)
      // "Jamaat-i-Islami"
      case .parts:
        for i in token where i == token.lowerBound || bytes[i - 1] == UInt8(ascii: "-") {
          if i + 1 < token.upperBound, bytes[i + 1] != UInt8(ascii: "-") { Self.raise(&bytes, i) }
        }
      case .all:
        // "MLAs"
        let isPlural =
          token.count > 2 && bytes[token.upperBound - 1] == UInt8(ascii: "s")
          && Self.posts.contains(String(decoding: bytes[token], as: UTF8.self))
        for i in isPlural ? token.dropLast() : token { Self.raise(&bytes, i) }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Few words in thirty begin with a capital, of thirty words or more.
  private static func lacksCapitals(_ bytes: [UInt8]) -> Bool {
    var count = 0
    var capitals = 0
    var isInside = false
    for byte in bytes {
      let isUpper = (65...90).contains(byte)
      let isLetter = isUpper || (97...122).contains(byte) || byte >= 0x80
      if isLetter, !isInside {
        count += 1
        if isUpper { capitals += 1 }
      }
      isInside = isLetter || isInside && (byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-"))
    }
    return count >= 30 && capitals * 33 < count
  }

  private static func raise(_ bytes: inout [UInt8], _ i: Int) {
    if (97...122).contains(bytes[i]) { bytes[i] -= 32 }
  }

  private enum Change { case none, first, all, parts }

  /// What a word may be, the dictionary and the lists asked once.
  private struct Sort: OptionSet {
    let rawValue: Int
    /// Bound words: "the", "of", "will".
    static let function = Sort(rawValue: 1)
    /// In the dictionary.
    static let common = Sort(rawValue: 2)
    static let given = Sort(rawValue: 4)
    static let surname = Sort(rawValue: 8)
    static let place = Sort(rawValue: 16)
    /// A single letter, or letters with dots: "m.n.".
    static let initials = Sort(rawValue: 32)
    static let title = Sort(rawValue: 64)
  }

  /// The words of one text and what is to be done to them.
  private struct Pass {
    let bytes: [UInt8]
    let restorer: CaseRestorer
    var tokens: [Range<Int>] = []
    var texts: [String] = []
    var sorts: [Sort] = []
    var changes: [Change] = []
    /// Words of persons' names found, which stand alone elsewhere.
    var named: Set<String> = []

    init(bytes: [UInt8], restorer: CaseRestorer) {
      self.bytes = bytes
      self.restorer = restorer
      split()
      var known: [String: Sort] = [:]
      for text in texts {
        let sort = known[text] ?? restorer.sort(text)
        known[text] = sort
        sorts.append(sort)
      }
      changes = Array(repeating: .none, count: tokens.count)
    }

    private mutating func split() {
      var i = 0
      func isLetter(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (65...90).contains(byte) || byte >= 0x80
      }
      while i < bytes.count {
        guard isLetter(bytes[i]) else {
          i += 1
          continue
        }
        var end = i + 1
        while end < bytes.count {
          if isLetter(bytes[end]) || (48...57).contains(bytes[end]) {
            end += 1
          } else if end + 1 < bytes.count, isLetter(bytes[end + 1]),
            bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: ".") && isDotted(i, end)
          {
            end += 2
          } else {
            break
          }
        }
        // The dot behind "m.n.".
        if end < bytes.count, bytes[end] == UInt8(ascii: "."), end - i == 1 || bytes[i + 1] == 46 {
          end += 1
        }
        tokens.append(i..<end)
        texts.append(String(decoding: bytes[i..<end], as: UTF8.self).lowercased())
        i = end
      }
    }

    /// Whether the dot at `dot` joins single letters: "m.n", and no sentence's end.
    private func isDotted(_ start: Int, _ dot: Int) -> Bool {
      (start..<dot).allSatisfy { ($0 - start) % 2 == 0 ? bytes[$0] != 46 : bytes[$0] == 46 }
    }

    mutating func run() {
      markKnown()
      markTitled()
      markRuns()
      markBodies()
      markAlone()
      markSentences()
    }

    /// Whether one space parts word `i` from the next.
    private func joins(_ i: Int) -> Bool {
      i + 1 < tokens.count && tokens[i + 1].lowerBound - tokens[i].upperBound == 1
        && bytes[tokens[i].upperBound] == 32
    }

    private mutating func raise(_ i: Int) {
      guard changes[i] == .none else { return }
      changes[i] = sorts[i].contains(.initials) ? .all : .first
    }

    /// Names that the knowledge base has, the longest first.
    private mutating func markKnown() {
      var i = 0
      while i < tokens.count {
        var length = 1
        while length < 6, joins(i + length - 1) { length += 1 }
        var step = 1
        while length > 0 {
          if let change = known(i..<i + length) {
            for j in i..<i + length where !Self.small.contains(texts[j]) {
              changes[j] = change
            }
            step = length
            break
          }
          length -= 1
        }
        i += step
      }
    }

    private func known(_ span: Range<Int>) -> Change? {
      guard !sorts[span.lowerBound].contains(.function),
        !sorts[span.upperBound - 1].contains(.function)
      else { return nil }
      let text = String(
        decoding: bytes[
          tokens[span.lowerBound].lowerBound..<tokens[span.upperBound - 1].upperBound],
        as: UTF8.self)
      let sort = sorts[span.lowerBound]
      for match in restorer.knowledge.lookup(text, ignoringCase: true) {
        if span.count > 1 {
          // "foreign affairs" is a journal in capitals only.
          let isPlain = span.allSatisfy { sorts[$0].contains(.common) }
          if text.utf8.count > 6,
            match.record.kind != .organization || !isPlain || match.record.prior >= 0.45
          {
            return .first
          }
          continue
        }
        switch match.record.kind {
        case .state:
          if text.utf8.count > 3, !Self.words.contains(text) { return .first }
        case .organization:
          if match.form == .acronym, text.utf8.count > 2, !sort.contains(.common) { return .all }
          if Self.bodies.contains(text) { return .first }
          if !sort.contains(.common), text.utf8.count > 3 { return .first }
        case .person: continue
        }
      }
      return nil
    }

    /// "chief minister narendra modi", "mr singh", "maulana abdul qayum": names behind titles.
    private mutating func markTitled() {
      for i in tokens.indices
      where sorts[i].contains(.title) && joins(i)
        && (i + 1 == tokens.count || !sorts[i + 1].contains(.title))
      {
        var end = i + 1
        while end - i < 5, end < tokens.count, isNamePart(end, behindTitle: true), joins(end - 1) {
          end += 1
        }
        guard end > i + 1 else { continue }
        name(i + 1..<end)
        // "Maulana Abdul Qayum", "Deputy Chief Minister Asha Rao": the title as the press writes it.
        var first = i
        while first > 0, i - first < 3, joins(first - 1), sorts[first - 1].contains(.title) {
          first -= 1
        }
        for j in first...i { raise(j) }
      }
    }

    /// Two or more words in a row that the dictionary lacks, of which one is a known name.
    private mutating func markRuns() {
      var i = 0
      while i < tokens.count {
        guard isNamePart(i, behindTitle: false) else {
          i += 1
          continue
        }
        var end = i + 1
        while end < tokens.count, end - i < 5, isNamePart(end, behindTitle: false), joins(end - 1) {
          end += 1
        }
        let isName = (i..<end).contains {
          !sorts[$0].isDisjoint(with: [.given, .surname]) && texts[$0].utf8.count > 2
        }
        // "s k tripathi", "kidwai nagar": two words that no dictionary has are no misspellings.
        let isUnknown = (i..<end).allSatisfy {
          sorts[$0].contains(.initials)
            ? $0 + 1 < end && texts[$0] != "p.m." && texts[$0] != "a.m."
            : sorts[$0].isDisjoint(with: .common) && texts[$0].utf8.count > 3
        }
        if end - i > 1, isName || isUnknown { name(i..<end) }
        i = end
      }
    }

    private func isNamePart(_ i: Int, behindTitle: Bool) -> Bool {
      let sort = sorts[i]
      if changes[i] == .all || sort.contains(.function) || sort.contains(.title) { return false }
      if sort.contains(.initials) { return true }
      if !sort.contains(.common) { return texts[i].utf8.count > 2 || behindTitle }
      // "mark", "ram", "rose": a given name that is a word needs a surname beside it.
      guard !sort.isDisjoint(with: [.given, .surname]), joins(i) else { return false }
      return i + 1 < tokens.count && !sorts[i + 1].contains(.function)
        && !sorts[i + 1].contains(.common)
    }

    private mutating func name(_ span: Range<Int>) {
      guard !span.isEmpty else { return }
      for j in span { raise(j) }
      // The family name stands alone later.
      if let last = span.last, texts[last].utf8.count > 2, !sorts[last].contains(.common) {
        named.insert(texts[last])
      }
    }

    /// "gujarat janata dal", "hamdard university": names of bodies by their last word.
    private mutating func markBodies() {
      for i in tokens.indices
      where i > 0 && texts[i] != "government" && texts[i] != "administration"
        && (restorer.words.organizationHeads.contains(texts[i]) || Self.heads.contains(texts[i]))
      {
        var start = i
        while start > 0, i - start < 4, joins(start - 1),
          changes[start - 1] != .none
            || sorts[start - 1].isDisjoint(with: [.function, .common, .title])
        {
          start -= 1
        }
        guard start < i else { continue }
        for j in start...i { raise(j) }
      }
    }

    /// Family names found before, places the dictionary lacks, days.
    private mutating func markAlone() {
      for i in tokens.indices where changes[i] == .none {
        if CaseRestorer.posts.contains(texts[i]) || isAbbreviatedState(i) {
          changes[i] = .all
        } else if i > 0, joins(i), texts[i - 1] == "the",
          sorts[i].isDisjoint(with: [.common, .function]), texts[i].utf8.count > 3,
          ["cabinet", "government", "ministry", "regime"].contains(texts[i + 1])
        {
          changes[i] = .first
        } else if named.contains(texts[i]) || Self.days.contains(texts[i])
          || sorts[i].contains(.place)
            && (sorts[i].isDisjoint(with: [.common, .function]) || isBeforeBody(i))
        {
          changes[i] = .first
        } else if texts[i] == "i" {
          changes[i] = .all
        } else if texts[i].contains("-i-") || texts[i].contains("-e-"),
          sorts[i].isDisjoint(with: [.common, .function])
        {
          changes[i] = .parts
        }
      }
    }

    /// "the bihar police", "the reading city council": a town or province by the body it has.
    private func isBeforeBody(_ i: Int) -> Bool {
      let words = restorer.words
      guard !words.placeSorts.contains(texts[i]), !Self.sortsOfBodies.contains(texts[i]) else {
        return false
      }
      var next = i
      while next - i < 3, joins(next), words.placeSorts.contains(texts[next + 1]) { next += 1 }
      return joins(next) && words.placeBodies.contains(texts[next + 1])
    }

    /// Names of towns that say of what sort a body is when they stand before one.
    private static let sortsOfBodies: Set<String> = [
      "bar", "central", "male", "mobile", "nice", "of", "orange", "split", "the", "union",
      "university",
    ]

    /// "uk", "the us", "us ambassador".
    private func isAbbreviatedState(_ i: Int) -> Bool {
      switch texts[i] {
      case "eu", "uk", "un": return true
      case "us":
        return i > 0 && texts[i - 1] == "the"
          || joins(i) && (sorts[i + 1].contains(.title) || Self.arms.contains(texts[i + 1]))
      default: return false
      }
    }

    /// What stands behind the name of a state whose it is.
    private static let arms: Set<String> = [
      "administration", "army", "congress", "consulate", "department", "embassy", "forces",
      "government", "military", "navy", "officials", "soldiers", "state", "supreme", "troops",
    ]

    private mutating func markSentences() {
      for i in tokens.indices where changes[i] == .none {
        guard i > 0 else {
          changes[i] = .first
          continue
        }
        let gap = bytes[tokens[i - 1].upperBound..<tokens[i].lowerBound]
        // "lucknow: the party said": behind the place where it is written.
        if i < 4, gap.contains(58) {
          changes[i] = .first
          continue
        }
        let endsInitials = sorts[i - 1].contains(.initials)
        if gap.contains(10) || !endsInitials && gap.contains(where: { [33, 46, 63].contains($0) }) {
          changes[i] = .first
        }
      }
    }

    /// Words inside names that stay small.
    private static let small: Set<String> = [
      "of", "the", "and", "for", "in", "on", "de", "la", "van", "von", "der", "bin", "i", "al",
    ]
    /// Words that in the news are bodies' names.
    private static let bodies: Set<String> = [
      "congress", "kremlin", "parliament", "pentagon", "senate",
    ]
    /// States and peoples that are words as well.
    private static let words: Set<String> = [
      "chad", "china", "guinea", "jersey", "jordan", "mali", "polish", "turkey",
    ]
    /// Last words of Indian and other names of bodies.
    private static let heads: Set<String> = [
      "ashram", "dal", "dargah", "gurdwara", "jamaat", "kisan", "manch", "mandir", "masjid",
      "morcha", "parishad", "parivar", "sabha", "samaj",
      "samiti", "sangathan", "sangh", "sanstha", "sena", "vahini",
    ]
    private static let days: Set<String> = [
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
      "february", "april", "june", "july", "september", "october", "november", "december",
    ]
  }

  private func sort(_ word: String) -> Sort {
    if Self.functions.contains(word) { return [.function, .common] }
    var sort: Sort = []
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
  private static let posts: Set<String> = ["mep", "mla", "mlas", "mlc", "mlcs", "mp", "mps", "msp"]

  /// Forms of address that English borrows.
  private static let honorifics: Set<String> = [
    "acharya", "baba", "babu", "begum", "imam", "maulana", "maulvi", "mufti", "mullah", "pandit",
    "sadhvi", "shri", "smt", "sri", "swami", "ustad",
  ]

  /// Words that no dictionary of nouns and verbs lists, and forms of the auxiliaries.
  private static let functions: Set<String> = [
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
