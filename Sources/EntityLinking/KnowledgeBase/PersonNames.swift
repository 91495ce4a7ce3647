import Linguistics

/// How the parts of a person's name are told apart.
public enum PersonNames {
  /// Words that belong to the family name behind them: "van der Bellen", "al-Assad", "de Gaulle".
  static let particles: WordSet = [
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la",
    "le", "el", "al", "bin", "ibn", "ben", "bint", "abu", "ter", "ten", "zu", "af", "av", "st",
    "san", "santa", "mac", "ould", "y",
  ]

  /// Words behind the family name: "Jr.", "III".
  static let suffixes: WordSet = [
    "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "esq", "esq.", "phd", "mp",
  ]

  /// The family name of a full name in Western order, particles included; the name itself when it
  /// is one word.
  public static func surname(of name: String) -> String {
    var words = name.split(separator: " ")
    while words.count > 1, let last = words.last?.lowercased(), suffixes.contains(last) {
      words.removeLast()
    }
    guard words.count > 1 else { return words.first.map(String.init) ?? name }
    var start = words.count - 1
    while start > 1, isParticle(words[start - 1]) { start -= 1 }
    return words[start...].joined(separator: " ")
  }

  /// Whether a word, as written, is part of the family name behind it.
  public static func isParticle(_ word: some StringProtocol) -> Bool {
    particles.contains(word.lowercased())
  }
}
