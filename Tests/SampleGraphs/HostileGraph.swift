public import GraphModel

/// Graphs whose every text is arbitrary Unicode, to try writers with.
public struct HostileGraph {
  private var random: GeneratedGraph

  public init(seed: UInt64) {
    random = GeneratedGraph(seed: seed)
  }

  /// Text that formats stumble over, between scalars of any plane.
  private static let traps = [
    "\"", "'", "\\", "\n", "\r", "\t", "\0", "<", ">", "&", "&lt;", "]]>", "-->", "<!--", "#", ";",
    "|", "{", "}", "[", "]", "(", ")", "`", "\\N", "\\\"", "</script>", "${x}", "%s", "%41", ",",
    "\u{7F}", "\u{85}", "\u{2028}", "\u{202E}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "e\u{301}",
    "é", "\u{200D}", "中", "🇺🇳", "end", "graph", "--", "->", ":", "//", "/*", "=", "+", " ", "@",
  ]

  private mutating func text() -> String {
    var out = ""
    for _ in 0..<random.next(8) {
      switch random.next(3) {
      case 0: out += HostileGraph.traps[random.next(HostileGraph.traps.count)]
      case 1: out.unicodeScalars.append(Unicode.Scalar(UInt8(97 + random.next(26))))
      default:
        if let scalar = Unicode.Scalar(UInt32(random.next(0x110000))) {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out
  }

  private mutating func one<Value>(of values: [Value]) -> Value {
    values[random.next(values.count)]
  }

  /// Up to 6 entities and 8 edges; ids are unique, everything else is not.
  public mutating func next() -> EntityGraph {
    var documents: [DocumentRecord] = []
    for place in 0..<1 + random.next(3) {
      documents.append(
        DocumentRecord(
          id: "d\(place)" + text(), title: random.next(2) == 0 ? nil : text(),
          date: one(of: [nil, "2031-12-30", "2031", text()]),
          url: one(of: [nil, "https://news.example/" + text(), "javascript:alert(1)", text()])))
    }
    var entities: [Entity] = []
    for place in 0..<1 + random.next(6) {
      let kind = one(of: EntityKind.allCases)
      entities.append(
        Entity(
          id: one(of: ["Q\(place + 1)", "\(kind.rawValue):\(place)", "\(place)" + text()]),
          kind: kind, name: text(), aliases: (0..<random.next(3)).map { _ in text() },
          wikidata: one(of: [nil, "Q\(place + 1)", text()]),
          mentions: (0..<random.next(2)).map { _ in
            EntityMention(document: documents[0].id, start: 0, end: 3, text: text(), form: .name)
          }))
    }
    let edges = (0..<random.next(9)).map { place in
      let family = one(of: RelationFamily.allCases)
      let start = random.next(50)
      let sentence = text()
      let end = start + sentence.unicodeScalars.count
      return Edge(
        id: "e\(place)" + text(), source: one(of: entities).id, target: one(of: entities).id,
        type: text(), label: text(), family: family, symmetric: family.isSymmetric,
        polarity: one(of: Polarity.allCases), modality: one(of: Modality.allCases),
        attributedTo: random.next(3) == 0 ? one(of: entities).id : nil,
        time: one(of: [
          nil, EventTime(start: "2031", end: nil, text: text()),
          EventTime(start: "2031-02", end: "2031-02-30", text: ""),
          EventTime(start: text(), end: nil, text: text()),
        ]),
        confidence: Double(random.next(10_001)) / 10_000, sources: random.next(4),
        evidence: (0..<random.next(3)).map { _ in
          Evidence(
            document: one(of: documents).id, start: start, end: end, sentence: sentence,
            trigger: TextSpan(random.next(60), random.next(60)),
            sourceSpan: random.next(2) == 0 ? nil : TextSpan(start, end), rule: text())
        })
    }
    return EntityGraph(documents: documents, entities: entities, edges: edges)
  }
}
