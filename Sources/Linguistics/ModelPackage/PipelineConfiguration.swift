/// A spaCy `config.cfg`: sections of `key = JSON`, with references such as `${nlp:lang}`.
struct PipelineConfiguration {
  private var sections: [String: [String: JSONValue]] = [:]

  init?(parsing text: String) {
    var section = ""
    for rawLine in text.split(whereSeparator: \.isNewline) {
      let line = Self.trimmed(rawLine)
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        section = String(line.dropFirst().dropLast())
      } else if let equals = line.firstIndex(of: "=") {
        let key = String(Self.trimmed(line[..<equals]))
        let value = String(Self.trimmed(line[line.index(after: equals)...]))
        sections[section, default: [:]][key] = JSONValue(parsing: value) ?? .string(value)
      } else {
        return nil
      }
    }
    guard sections["nlp"] != nil else { return nil }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }

  /// The value of a key, references followed.
  func value(_ section: String, _ key: String) -> JSONValue? {
    var value = sections[section]?[key]
    for _ in 0..<8 {
      guard case .string(let text)? = value, text.hasPrefix("${"), text.hasSuffix("}") else {
        return value
      }
      let reference = text.dropFirst(2).dropLast()
      guard let mark = reference.lastIndex(where: { $0 == ":" || $0 == "." }) else { return nil }
      value =
        sections[String(reference[..<mark])]?[
          String(reference[reference.index(after: mark)...])]
    }
    return nil
  }

  func integer(_ section: String, _ key: String) -> Int? {
    value(section, key)?.number.map { Int($0) }
  }

  func strings(_ section: String, _ key: String) -> [String] {
    value(section, key)?.array?.compactMap(\.text) ?? []
  }
}
