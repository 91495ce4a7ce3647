import GraphModel

/// What tooltips and screen readers say of a node or an arrow.
enum Description {
  /// "Alda Veren, person; also Veren, Mrs Veren".
  static func entity(_ entity: Entity) -> String {
    var text = entity.name + ", " + entity.kind.rawValue
    if !entity.aliases.isEmpty {
      text += "; also " + entity.aliases.prefix(6).joined(separator: ", ")
    }
    return text
  }

  /// "Alda Veren warned Oren Task", a line for each edge, each with a sentence that says it.
  static func arrow(
    _ arrow: Arrow, names: [String: String], documents: [String: DocumentRecord]
  ) -> String {
    var parts = arrow.edges.prefix(5).map { edge in
      var text = statement(edge, names: names)
      if let evidence = edge.evidence.first {
        text += "\n“" + oneLine(evidence.sentence) + "”"
        let document = documents[evidence.document]
        let origin = [document?.title, document?.date].compactMap { $0 }.joined(separator: ", ")
        if !origin.isEmpty { text += "\n— " + oneLine(origin) }
      }
      return text
    }
    if arrow.edges.count > parts.count { parts.append("and \(arrow.edges.count - 5) more") }
    return parts.joined(separator: "\n")
  }

  /// "Alda Veren warned Oren Task (planned, according to the Amber Palace)".
  static func statement(_ edge: Edge, names: [String: String]) -> String {
    let source = names[edge.source] ?? edge.source
    let target = names[edge.target] ?? edge.target
    var notes: [String] = []
    if edge.polarity == .negated { notes.append("negated") }
    if edge.modality != .actual { notes.append(edge.modality.rawValue) }
    if let claimant = edge.attributedTo {
      notes.append("according to " + (names[claimant] ?? claimant))
    }
    let note = notes.isEmpty ? "" : " (" + notes.joined(separator: ", ") + ")"
    return source + " " + edge.label + " " + target + note
  }

  /// Sentences come with the line breaks of their page.
  static func oneLine(_ text: String, limit: Int = 400) -> String {
    if isOneLine(text), text.utf8.count <= limit { return text }
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count <= limit ? line : String(line.prefix(limit)) + "…"
  }

  /// Whether ASCII text has single spaces between words and nothing else that is invisible.
  private static func isOneLine(_ text: String) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in text.utf8 {
      guard byte >= 0x20, byte < 0x7F, byte != 0x20 || last != 0x20 else { return false }
      last = byte
    }
    return last != 0x20
  }
}
