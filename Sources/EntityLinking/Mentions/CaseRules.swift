import GraphModel
import Linguistics

/// Capitals by rule: what the knowledge base has, names behind titles, bodies by their last word.
/// They are evidence for ``CasingModel``, which decides, but for names that nothing else can be.
struct CaseRules {
  private let text: UncasedText
  private let restorer: CaseRestorer
  private(set) var changes: [Casing]
  /// Words whose capitals are beyond doubt: "ramesh solankivar", "v.k. gupta", "mlas".
  private(set) var isSure: [Bool]
  /// Words of persons' names found, which stand alone elsewhere.
  private var named: Set<String> = []

  init(_ text: UncasedText, restorer: CaseRestorer) {
    self.text = text
    self.restorer = restorer
    changes = Array(repeating: .small, count: text.count)
    isSure = Array(repeating: false, count: text.count)
    markKnown()
    markTitled()
    markRuns()
    markBodies()
    markAlone()
    markSure()
    markAcronyms()
  }

  private var tokens: [Range<Int>] { text.tokens }
  private var texts: [String] { text.texts }
  private var sorts: [WordSort] { text.sorts }

  private func joins(_ i: Int) -> Bool { text.joins(i) }

  private mutating func raise(_ i: Int) {
    guard changes[i] == .small else { return }
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
            changes[j] = sorts[j].contains(.initials) ? .all : change
            // Three words in a row are no chance.
            if length > 2 { isSure[j] = true }
          }
          step = length
          break
        }
        length -= 1
      }
      i += step
    }
  }

  private func known(_ span: Range<Int>) -> Casing? {
    guard !sorts[span.lowerBound].contains(.function),
      !sorts[span.upperBound - 1].contains(.function)
    else { return nil }
    let text = text.text(span)
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

  /// Initials or a given name, and words behind it that no dictionary has: a person's name, of which
  /// the last word is one wherever it stands. Posts in capitals.
  private mutating func markSure() {
    var surnames: Set<String> = []
    var i = 0
    while i < tokens.count {
      if CaseRestorer.posts.contains(texts[i]) {
        (changes[i], isSure[i]) = (.all, true)
      } else if Self.prefixes.contains(texts[i]), text.gaps[i + 1] == UInt8(ascii: "-") {
        (changes[i], isSure[i]) = (.small, true)
      }
      guard startsSurely(i) else {
        i += 1
        continue
      }
      var end = i + 1
      while end < tokens.count, end - i < 4, joins(end - 1),
        goesOnSurely(end) || sorts[end].contains(.initials) && sorts[end - 1].contains(.initials)
      {
        end += 1
      }
      let isName =
        end - i > 1 && !sorts[end - 1].contains(.initials)
        && (i..<end).contains { sorts[$0].isDisjoint(with: [.common, .initials]) }
      if isName {
        for j in i..<end {
          (changes[j], isSure[j]) = (sorts[j].contains(.initials) ? .all : .first, true)
        }
        if texts[end - 1].utf8.count > 3 { surnames.insert(texts[end - 1]) }
      }
      i = end
    }
    for i in tokens.indices where !isSure[i] && surnames.contains(texts[i]) {
      (changes[i], isSure[i]) = (.first, true)
    }
  }

  private func startsSurely(_ i: Int) -> Bool {
    let sort = sorts[i]
    guard joins(i) else { return false }
    if sort.contains(.initials) {
      if texts[i].utf8.count > 3 { return !isClock(texts[i]) }
      // "magistrate s v ranadevar", "chief m karunavar"
      return sorts[i + 1].contains(.initials) && texts[i].utf8.count == 1
        || i > 0 && joins(i - 1) && sorts[i - 1].contains(.title)
    }
    if sort.contains(.given), texts[i].utf8.count > 2,
      sort.isDisjoint(with: [.common, .function, .title, .place])
    {
      return texts[i].utf8.count > 3 || i + 1 < tokens.count && !sorts[i + 1].contains(.common)
    }
    // "activist teestavar setalvadvar", "prosecutor anil desai": behind a post.
    guard i > 0, joins(i - 1), sorts[i - 1].contains(.title), i + 1 < tokens.count,
      sorts[i + 1].isDisjoint(with: [.common, .function, .title, .place, .initials]),
      texts[i + 1].utf8.count > 3, texts[i].utf8.count > 3
    else { return false }
    return sort.isDisjoint(with: [.function, .title])
      && (sort.contains(.given) || !sort.contains(.common))
  }

  private func goesOnSurely(_ i: Int) -> Bool {
    let sort = sorts[i]
    if sort.contains(.function) || changes[i] == .all { return false }
    if Self.familyNames.contains(texts[i]) { return true }
    return sort.isDisjoint(with: [.common, .title, .initials]) && texts[i].utf8.count > 2
  }

  /// "sub-inspector"
  private static let prefixes: WordSet = ["anti", "co", "ex", "non", "pro", "sub", "vice"]

  /// "special investigation team (sit)": letters in brackets behind the words that they begin, and
  /// the same letters elsewhere; where they are a word, only as "the sit" and "sit chief".
  private mutating func markAcronyms() {
    var acronyms = knownAcronyms
    for i in tokens.indices
    where text.gaps[i] == UInt8(ascii: "(") && text.gaps[i + 1] == UInt8(ascii: ")") {
      guard let start = startSpelled(by: i) else { continue }
      for j in start..<i where !sorts[j].contains(.function) {
        (changes[j], isSure[j]) = (max(changes[j], .first), true)
      }
      (changes[i], isSure[i]) = (.all, true)
      acronyms.insert(texts[i])
    }
    guard !acronyms.isEmpty else { return }
    for i in tokens.indices where acronyms.contains(texts[i]) && !isSure[i] {
      let isPlain = sorts[i].isDisjoint(with: [.common, .function, .given])
      let isNamed =
        i > 0 && joins(i - 1) && texts[i - 1] == "the"
        && (i + 1 == tokens.count || !joins(i) || sorts[i + 1].contains(.function)
          || sorts[i + 1].contains(.title) || Self.acts.contains(texts[i + 1]))
      if isPlain || isNamed { (changes[i], isSure[i]) = (.all, true) }
    }
  }

  /// Where the words begin whose first letters word `i` is made of: all of them, or those that are
  /// no function words.
  private func startSpelled(by i: Int) -> Int? {
    let letters = Array(texts[i].utf8)
    guard (2...6).contains(letters.count) else { return nil }
    for countsAll in [false, true] {
      var start = i
      var left = letters.count
      while left > 0, start > 0, start == i || joins(start - 1), i - start < 9 {
        start -= 1
        if !countsAll, sorts[start].contains(.function) { continue }
        guard texts[start].utf8.first == letters[left - 1] else { break }
        left -= 1
      }
      if left == 0 { return start }
    }
    return nil
  }

  /// Letters of the bodies that the text names in full and the knowledge base has: "ed", beside
  /// "enforcement directorate".
  private var knownAcronyms: Set<String> {
    var found: Set<String> = []
    for i in tokens.indices where changes[i] != .small {
      for end in i + 2..<max(min(i + 6, tokens.count + 1), i + 3)
      where end <= tokens.count && (i..<end - 1).allSatisfy(joins) {
        for match in restorer.knowledge.lookup(text.text(i..<end), ignoringCase: true)
        where match.record.kind == .organization {
          for name in match.record.names where name.form == .acronym {
            let letters = name.text.lowercased()
            if letters.utf8.allSatisfy({ (97...122).contains($0) }) { found.insert(letters) }
          }
        }
      }
    }
    return found
  }

  /// What bodies do, behind their letters.
  private static let acts: WordSet = [
    "alleged", "arrested", "attached", "booked", "claimed", "filed", "found", "registered", "said",
    "sought", "summoned", "told",
  ]

  private func isClock(_ text: String) -> Bool { text == "p.m." || text == "a.m." }

  /// Words of the dictionary that are first of all names of families.
  private static let familyNames: WordSet = [
    "bose", "khan", "lal", "mian", "mirza", "rai", "rana", "shah", "sheikh",
  ]

  /// "gujarat janata dal", "hamdard university": names of bodies by their last word.
  private mutating func markBodies() {
    for i in tokens.indices
    where i > 0 && texts[i] != "government" && texts[i] != "administration"
      && (restorer.words.organizationHeads.contains(texts[i]) || Self.heads.contains(texts[i]))
    {
      var start = i
      while start > 0, i - start < 4, joins(start - 1),
        changes[start - 1] != .small
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
    for i in tokens.indices where changes[i] == .small {
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
  private static let sortsOfBodies: WordSet = [
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
  private static let arms: WordSet = [
    "administration", "army", "congress", "consulate", "department", "embassy", "forces",
    "government", "military", "navy", "officials", "soldiers", "state", "supreme", "troops",
  ]

  /// Words inside names that stay small.
  private static let small: WordSet = [
    "of", "the", "and", "for", "in", "on", "de", "la", "van", "von", "der", "bin", "i", "al",
  ]
  /// Words that in the news are bodies' names.
  private static let bodies: WordSet = [
    "congress", "kremlin", "parliament", "pentagon", "senate",
  ]
  /// States and peoples that are words as well.
  private static let words: WordSet = [
    "chad", "china", "guinea", "jersey", "jordan", "mali", "polish", "turkey",
  ]
  /// Last words of Indian and other names of bodies.
  private static let heads: WordSet = [
    "ashram", "dal", "dargah", "gurdwara", "jamaat", "kisan", "manch", "mandir", "masjid",
    "morcha", "parishad", "parivar", "sabha", "samaj",
    "samiti", "sangathan", "sangh", "sanstha", "sena", "vahini",
  ]
  private static let days: WordSet = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "april", "june", "july", "september", "october", "november", "december",
  ]
}
