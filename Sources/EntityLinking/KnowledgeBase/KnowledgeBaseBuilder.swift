import CResources
import GraphModel

/// Gathers tables into a ``KnowledgeBase``: ours first, then a user's over them.
struct KnowledgeBaseBuilder: Sendable {
  var bytes: ContiguousArray<UInt8> = []
  var rows: ContiguousArray<KnowledgeBase.Row> = []
  var index = PostingIndex(capacity: 1 << 16)
  var terms: [TermTable.Row] = []
  var words = PoliticalWords()
  private var folder = NameFolder()

  /// Tables of records, in the order in which they are read.
  static let entityTables = [
    "states.tsv", "organizations.tsv", "teams.tsv", "people.tsv", "leaders.tsv",
  ]

  /// The embedded tables. Their format is checked by the tests and by the script that makes them.
  static var embedded: KnowledgeBaseBuilder {
    var builder = KnowledgeBaseBuilder()
    for table in entityTables {
      builder.addEntities(builder.append(resource: table))
    }
    builder.addTerms(builder.append(resource: "terms.tsv"))
    builder.words = PoliticalWords.embedded
    return builder
  }

  /// Copies an embedded table behind the others and returns where it lies.
  private mutating func append(resource name: String) -> Range<Int> {
    let start = bytes.count
    let resource = entente_resource(name)
    if let base = resource.bytes {
      bytes.append(contentsOf: UnsafeBufferPointer(start: base, count: resource.count))
    }
    return start..<bytes.count
  }

  /// Lays a checked table over what is there.
  mutating func add(table: [UInt8]) {
    let start = bytes.count
    bytes.append(contentsOf: table)
    addEntities(start..<bytes.count)
  }

  private mutating func addEntities(_ range: Range<Int>) {
    var reader = TableReader(range)
    while reader.next(in: bytes) {
      addEntity(line: reader.line, fields: reader.fields)
    }
  }

  /// Adds a line already in ``bytes``; false when it has no id, name or known kind.
  @discardableResult
  mutating func addEntity(line: Range<Int>, fields: [Range<Int>]) -> Bool {
    guard fields.count > EntityColumn.name.rawValue, !fields[0].isEmpty,
      !fields[EntityColumn.name.rawValue].isEmpty,
      let kind = kind(fields[EntityColumn.kind.rawValue])
    else { return false }
    let hash = PostingIndex.hash(id: bytes[fields[0]])
    let span = Int32(line.lowerBound)..<Int32(line.upperBound)
    var known: Int32?
    index.each(hash) { known = $0.row }
    let row = known ?? Int32(rows.count)
    if known != nil {
      rows[Int(row)] = KnowledgeBase.Row(range: span, kind: kind)
    } else {
      rows.append(KnowledgeBase.Row(range: span, kind: kind))
      index.insert(NameKey(hash: hash, letterCase: .upper), row: row, form: .name)
    }
    addNames(row: row, kind: kind, fields: fields)
    addBody(row: row, fields: fields)
    addTeam(row: row, fields: fields)
    addTerms(fields)
    return true
  }

  private mutating func addNames(row: Int32, kind: EntityKind, fields: [Range<Int>]) {
    insert(fields[EntityColumn.name.rawValue], row: row, form: .name)
    if fields.count > EntityColumn.names.rawValue {
      let names = fields[EntityColumn.names.rawValue]
      var start = names.lowerBound
      for i in names.lowerBound...names.upperBound
      where i == names.upperBound || bytes[i] == UInt8(ascii: "|") {
        if i > start { insertTabled(start..<i, row: row) }
        start = i + 1
      }
    }
    if kind == .person {
      let key = surnameKey(fields)
      index.insert(
        NameKey(hash: key.hash ^ PostingIndex.surnameSalt, letterCase: key.letterCase),
        row: row, form: .surname)
    }
  }

  private mutating func surnameKey(_ fields: [Range<Int>]) -> NameKey {
    if let surname = fact("surname", fields) { return NameKey(surname) }
    let name = fields[EntityColumn.name.rawValue]
    if let plain = plainSurname(name) { return key(plain) }
    return NameKey(PersonNames.surname(of: text(bytes, name)))
  }

  /// The last word of a name where neither it nor the word before it is so short that it might be
  /// a suffix ("Jr.") or a particle ("della"); nil otherwise. Most names need no more, and
  /// thousands are read whenever the command starts.
  private func plainSurname(_ name: Range<Int>) -> Range<Int>? {
    let space = UInt8(ascii: " ")
    guard let last = bytes[name].lastIndex(of: space), name.upperBound - last > 5 else {
      return nil
    }
    let before = bytes[name.lowerBound..<last].lastIndex(of: space)
    if let before, last - before <= 6 { return nil }
    return last + 1..<name.upperBound
  }

  /// "body=foreignMinistry" makes the record what "the X foreign ministry" means for its state.
  private mutating func addBody(row: Int32, fields: [Range<Int>]) {
    guard let name = fact("body", fields), let type = BodyType(rawValue: name) else { return }
    let state = text(bytes, fields[EntityColumn.state.rawValue])
    index.insert(
      NameKey(hash: PostingIndex.hash(body: type, of: state), letterCase: .upper),
      row: row, form: .governmentBody)
  }

  /// "sport=soccer;called=Watford": what reports of the sport call the team, its own names too; with
  /// "nation=Q142" it is that state's own team.
  private mutating func addTeam(row: Int32, fields: [Range<Int>]) {
    guard let sport = fact("sport", fields).flatMap(Sport.init) else { return }
    if let nation = fact("nation", fields) {
      index.insert(
        NameKey(hash: PostingIndex.hash(nation: nation, in: sport), letterCase: .upper),
        row: row, form: .short)
    }
    let names = fields[EntityColumn.names.rawValue]
    let called = fact("called", fields)?.split(separator: ",").map(String.init) ?? []
    for name in [text(bytes, fields[EntityColumn.name.rawValue])] + called
      + text(bytes, names).split(separator: "|").map({ KnowledgeName(tabled: $0).text })
    {
      let key = NameKey(name)
      index.insert(
        NameKey(hash: key.hash ^ sport.salt, letterCase: key.letterCase), row: row, form: .short)
    }
  }

  /// "terms=president:Q30@2009-01-20/2017-01-20,…": what a user's table tells of a person's posts.
  private mutating func addTerms(_ fields: [Range<Int>]) {
    guard let told = factRange("terms", fields) else { return }
    for term in bytes[told].split(separator: UInt8(ascii: ",")) {
      let range = term.startIndex..<term.endIndex
      if let row = TermTable.Row(bytes, person: fields[0], told: range) { terms.append(row) }
    }
  }

  private func fact(_ key: String, _ fields: [Range<Int>]) -> String? {
    factRange(key, fields).map { text(bytes, $0) }
  }

  private func factRange(_ key: String, _ fields: [Range<Int>]) -> Range<Int>? {
    guard fields.count > EntityColumn.facts.rawValue else { return nil }
    let range = fields[EntityColumn.facts.rawValue]
    var start = range.lowerBound
    while start < range.upperBound {
      let end = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: ";"))
      let fact = bytes[start..<(end ?? range.upperBound)]
      let equals = start + key.utf8.count
      if equals < fact.endIndex, bytes[equals] == UInt8(ascii: "="),
        fact.starts(with: key.utf8)
      {
        return equals + 1..<fact.endIndex
      }
      start = fact.endIndex + 1
    }
    return nil
  }

  private mutating func insertTabled(_ range: Range<Int>, row: Int32) {
    for i in range where bytes[i] == UInt8(ascii: ":") {
      if let form = NameForm(label: text(bytes, range.lowerBound..<i)) {
        insert(i + 1..<range.upperBound, row: row, form: form)
        return
      }
      break
    }
    insert(range, row: row, form: .alias)
  }

  private mutating func insert(_ range: Range<Int>, row: Int32, form: NameForm) {
    guard !range.isEmpty else { return }
    index.insert(key(range), row: row, form: form)
  }

  private mutating func key(_ range: Range<Int>) -> NameKey {
    // A second hold on the bytes, so that the folder may be changed while they are read.
    let bytes = bytes
    return bytes.withUnsafeBufferPointer {
      folder.key(UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  private func kind(_ field: Range<Int>) -> EntityKind? {
    guard let first = field.isEmpty ? nil : bytes[field.lowerBound] else { return nil }
    switch first {
    case UInt8(ascii: "p"): return .person
    case UInt8(ascii: "s"): return .state
    case UInt8(ascii: "o"): return .organization
    default: return nil
    }
  }

  mutating func addTerms(_ range: Range<Int>) {
    var reader = TableReader(range)
    while reader.next(in: bytes) {
      if let term = TermTable.Row(bytes, reader.fields) { terms.append(term) }
    }
  }
}
