internal import GraphModel

/// A user's own table of entities, TSV or JSON Lines, checked row by row.
///
/// Both have the columns of `Resources/README.md`; JSON has them as members, `names` as a list of
/// strings with or without their form ("acronym:UN"), `facts` as an object.
enum UserTable {
  /// The table as TSV that the builder takes as it is.
  ///
  /// - Throws: ``KnowledgeBaseError/malformed(file:line:cause:)`` for the first bad row.
  static func checked(_ bytes: [UInt8], file: String) throws(KnowledgeBaseError) -> [UInt8] {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .malformed(file: file, line: badLine(bytes), cause: "this is not UTF-8")
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let isJSON = bytes[start...].first { $0 > 0x20 } == UInt8(ascii: "{")
    var table: [UInt8] = []
    var number = 0
    var count = 0
    for line in bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == 0x0D ? line.dropLast() : line
      guard line.contains(where: { $0 > 0x20 }), line.first != UInt8(ascii: "#") else { continue }
      let fields: [String]
      do throws(RowFailure) {
        fields =
          isJSON
          ? try JSONRow.fields(line)
          : line.split(separator: 0x09, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        try check(fields)
      } catch {
        throw .malformed(file: file, line: number, cause: error.cause)
      }
      table += fields.joined(separator: "\t").utf8
      table.append(0x0A)
      count += 1
    }
    guard count > 0 else {
      throw .malformed(file: file, line: 1, cause: "there is no row in it")
    }
    return table
  }

  struct RowFailure: Error {
    let cause: String
  }

  private static func badLine(_ bytes: [UInt8]) -> Int {
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if String(validating: line, as: UTF8.self) == nil { return number }
    }
    return number
  }

  private static func check(_ fields: [String]) throws(RowFailure) {
    func field(_ column: EntityColumn) -> String {
      column.rawValue < fields.count ? fields[column.rawValue] : ""
    }
    let columns = EntityColumn.allCases.count
    guard fields.count <= columns else {
      throw RowFailure(cause: "\(fields.count) columns, and a row has at most \(columns)")
    }
    guard fields.count > EntityColumn.name.rawValue else {
      throw RowFailure(
        cause: "\(fields.count) columns; id, kind, category and name are needed, with tabs between")
    }
    let id = field(.id)
    guard !id.isEmpty, !id.contains(where: \.isWhitespace) else {
      throw RowFailure(cause: id.isEmpty ? "the id is empty" : "the id '\(id)' has a space in it")
    }
    let kinds = EntityKind.allCases.map(\.rawValue)
    guard kinds.contains(field(.kind)) || kinds.contains(where: { $0.prefix(1) == field(.kind) })
    else {
      throw RowFailure(cause: "'\(field(.kind))' is no kind; use person, state or organization")
    }
    guard field(.name).contains(where: { $0.isLetter || $0.isNumber }) else {
      throw RowFailure(cause: "'\(id)' has no name")
    }
    for name in field(.names).split(separator: "|") {
      guard let colon = name.firstIndex(of: ":"), !name[..<colon].contains(" "),
        NameForm(label: name[..<colon]) == nil
      else { continue }
      throw RowFailure(cause: "'\(name[..<colon])' is no form of a name")
    }
    if !["", "f", "m"].contains(field(.gender)) {
      throw RowFailure(cause: "the gender is '\(field(.gender))', and f, m or nothing is read")
    }
    let prior = field(.prior)
    if !prior.isEmpty, Double(prior).map({ !(0...1).contains($0) }) ?? true {
      throw RowFailure(cause: "the prior is '\(prior)', no number from 0 to 1")
    }
    for day in [field(.since), field(.until)] where !day.isEmpty && CalendarDay(day) == nil {
      throw RowFailure(cause: "'\(day)' is no date such as 2021, 2021-12 or 2021-12-30")
    }
    for fact in field(.facts).split(separator: ";") {
      guard let equals = fact.firstIndex(of: "=") else {
        throw RowFailure(cause: "the fact '\(fact)' has no '='")
      }
      guard fact[..<equals] == "terms" else { continue }
      for term in fact[equals...].dropFirst().split(separator: ",")
      where Term(told: term, of: id) == nil {
        throw RowFailure(
          cause: "'\(term)' is no term such as president:Q30@2009-01-20/2017-01-20")
      }
    }
  }

  /// One object of JSON Lines as the fields of a row.
  private enum JSONRow {
    static func fields(_ line: ArraySlice<UInt8>) throws(RowFailure) -> [String] {
      let columns = Dictionary(
        uniqueKeysWithValues: EntityColumn.allCases.map { ("\($0)", $0.rawValue) })
      let result: Result<[String], RowFailure> = line.withUnsafeBufferPointer { bytes in
        var scanner = JSONScanner(bytes, in: 0..<bytes.count)
        var fields = [String](repeating: "", count: columns.count)
        do throws(JSONScanner.Failure) {
          try scanner.object { (scanner, key) throws(JSONScanner.Failure) in
            guard let column = columns[key] else {
              return try scanner.skipValue()
            }
            fields[column] = try value(&scanner)
          }
          try scanner.expectEnd()
        } catch {
          return .failure(RowFailure(cause: error.cause))
        }
        return .success(fields)
      }
      let fields = try result.get()
      // Tabs and line ends would be read as the ends of fields.
      return fields.map { String($0.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }
    }

    /// A string, number, list of names or object of facts, as a table writes it.
    private static func value(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> String {
      switch scanner.peek() {
      case UInt8(ascii: "\"")?: return try scanner.string()
      case UInt8(ascii: "["):
        var names: [String] = []
        try scanner.array { (scanner) throws(JSONScanner.Failure) in
          names.append(try scanner.string().filter { $0 != "|" })
        }
        return names.joined(separator: "|")
      case UInt8(ascii: "{"):
        var facts: [String] = []
        try scanner.object { (scanner, key) throws(JSONScanner.Failure) in
          facts.append("\(key)=\(try scanner.string().filter { $0 != ";" })")
        }
        return facts.joined(separator: ";")
      case UInt8(ascii: "n"):
        _ = try scanner.takeNull()
        return ""
      default: return "\(try scanner.double())"
      }
    }
  }
}
