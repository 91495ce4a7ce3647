/// The ways people write an entity's name, folded, each with how sure it leads to the entity.
public enum NameForms {
  /// Each form once, with its surest rank; in byte order.
  public static func of(
    name: String, aliases: [String], kind: EntityKind
  ) -> [(key: String, rank: NameMatch.Rank)] {
    var forms: [String: NameMatch.Rank] = [:]
    func add(_ key: String, _ rank: NameMatch.Rank) {
      if !key.isEmpty { forms[key] = min(forms[key] ?? rank, rank) }
    }
    for (index, text) in ([name] + aliases).enumerated() {
      let folded = FoldedName(text)
      let words = folded.words
      add(folded.text, index == 0 ? .name : .alias)
      if words.count < 2 || words.count > maxWords { continue }
      if kind == .person {
        // "van der Bellen" and "Bellen" of "Alexander van der Bellen".
        for start in 1..<words.count {
          add(words[start...].joined(separator: " "), .surnameOrAcronym)
        }
      } else if let acronym = acronym(of: text) {
        add(acronym, .surnameOrAcronym)
      }
      for word in words where word.utf8.count > 2 { add(String(word), .word) }
    }
    return forms.map { ($0.key, $0.value) }.sorted { $0.0.precedes($1.0) }
  }

  /// Longer names are sentences by mistake: they are found whole only.
  private static let maxWords = 12

  /// "nato" for "North Atlantic Treaty Organization"; words in lower case give no letter.
  static func acronym(of name: String) -> String? {
    let initials = name.split { $0 == " " || $0 == "-" }.compactMap { word in
      word.first.flatMap { $0.isUppercase ? $0 : nil }
    }
    guard initials.count > 1 else { return nil }
    return FoldedName(String(initials)).text
  }
}
