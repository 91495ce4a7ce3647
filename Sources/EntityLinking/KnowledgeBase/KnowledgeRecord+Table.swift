import GraphModel

/// The columns of an entity table, in order.
enum EntityColumn: Int, CaseIterable {
  case id, kind, category, name, names, state, gender, prior, since, until, facts
}

extension KnowledgeRecord {
  /// Decodes one line of an entity table. Missing columns are empty.
  init(line bytes: borrowing ContiguousArray<UInt8>, _ row: KnowledgeBase.Row) {
    var reader = TableReader(Int(row.range.lowerBound)..<Int(row.range.upperBound))
    _ = reader.next(in: bytes)
    let fields = reader.fields.map { text(bytes, $0) }
    func field(_ column: EntityColumn) -> String {
      column.rawValue < fields.count ? fields[column.rawValue] : ""
    }
    id = field(.id)
    kind = row.kind
    category = field(.category)
    name = field(.name)
    names = field(.names).split(separator: "|").map { KnowledgeName(tabled: $0) }
    stateID = field(.state).isEmpty ? nil : field(.state)
    gender = row.kind == .person ? Gender(initial: field(.gender)) : .neuter
    prior = Double(field(.prior)) ?? Self.prior(kind: row.kind, category: field(.category))
    since = CalendarDay(field(.since))
    until = CalendarDay(field(.until))
    var facts: [String: String] = [:]
    for fact in field(.facts).split(separator: ";") {
      let parts = fact.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { facts[String(parts[0])] = String(parts[1]) }
    }
    self.facts = facts
  }

  /// The prior of a record whose table gives none.
  static func prior(kind: EntityKind, category: String) -> Double {
    switch (kind, category) {
    case (.state, "country"): 0.9
    case (.state, "territory"): 0.7
    case (.state, _): 0.5
    case (.organization, _): 0.6
    case (.person, _): 0.4
    }
  }
}

extension KnowledgeName {
  /// Reads "acronym:UN" or "United Nations".
  init(tabled text: Substring) {
    if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
      let form = NameForm(label: text[..<colon])
    {
      self.init(String(text[text.index(after: colon)...]), form)
    } else {
      self.init(String(text), .alias)
    }
  }
}

extension NameForm {
  /// The form that tables call so; nil for any other word.
  init?(label: some StringProtocol) {
    guard let form = Self.allCases.first(where: { $0.label == label }) else { return nil }
    self = form
  }
}

extension Gender {
  /// From "f", "m" or nothing.
  init(initial: String) {
    switch initial {
    case "f": self = .female
    case "m": self = .male
    default: self = .unknown
    }
  }
}
