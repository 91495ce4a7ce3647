/// How a graph's JSON is broken into lines.
public enum GraphJSONLayout: Sendable {
  /// All on one line, for JSON Lines.
  case oneLine
  /// A line for each document, entity and edge: readable, and easy to compare with `diff`.
  case records
}

extension EntityGraph {
  /// The name of the schema that is written and read.
  public static let schema = "entente.graph/1"

  /// The graph as JSON of ``schema``, in the order the graph has; ends in a line break.
  ///
  /// Equal graphs give equal bytes: keys have one order, numbers one form (confidence is rounded to
  /// four decimals), and of the characters that may be written in two ways each has one. Control
  /// characters are always escaped, so that the bytes are safe to show.
  public func json(_ layout: GraphJSONLayout = .records) -> [UInt8] {
    var writer = GraphJSONWriter(layout: layout)
    writer.write(self)
    return writer.bytes
  }
}

extension Edge {
  /// The edge as one JSON object of the schema, without a line break.
  public func json() -> [UInt8] {
    var writer = GraphJSONWriter(layout: .oneLine)
    writer.write(self)
    return writer.bytes
  }
}

extension Entity {
  /// The entity as one JSON object of the schema, without a line break.
  public func json() -> [UInt8] {
    var writer = GraphJSONWriter(layout: .oneLine)
    writer.write(self)
    return writer.bytes
  }
}

/// Appends JSON to a byte buffer; 1,000,000 edges are written without one object in between.
struct GraphJSONWriter {
  var json = JSONBytes()
  private let layout: GraphJSONLayout

  init(layout: GraphJSONLayout) {
    self.layout = layout
  }

  var bytes: [UInt8] { json.bytes }

  mutating func write(_ graph: EntityGraph) {
    json.raw("{\"schema\":\"\(EntityGraph.schema)\",")
    newLine()
    list("documents", graph.documents) { $0.write($1) }
    json.raw(",")
    newLine()
    list("entities", graph.entities) { $0.write($1) }
    json.raw(",")
    newLine()
    list("edges", graph.edges) { $0.write($1) }
    json.raw("}\n")
  }

  mutating func write(_ document: DocumentRecord) {
    json.raw("{\"id\":")
    json.string(document.id)
    json.member("title", document.title)
    json.member("date", document.date)
    json.member("url", document.url)
    json.member("sha256", document.sha256)
    json.raw("}")
  }

  mutating func write(_ entity: Entity) {
    json.raw("{\"id\":")
    json.string(entity.id)
    json.raw(",\"kind\":\"\(entity.kind.rawValue)\",\"name\":")
    json.string(entity.name)
    json.raw(",\"aliases\":[")
    for (index, alias) in entity.aliases.enumerated() {
      if index > 0 { json.raw(",") }
      json.string(alias)
    }
    json.raw("],\"wikidata\":")
    json.stringOrNull(entity.wikidata)
    json.raw(",\"mentions\":[")
    for (index, mention) in entity.mentions.enumerated() {
      json.raw(index > 0 ? ",{\"document\":" : "{\"document\":")
      json.string(mention.document)
      json.member("start", mention.start)
      json.member("end", mention.end)
      json.member("text", mention.text)
      json.raw(",\"form\":\"\(mention.form.rawValue)\"")
      json.member("reason", mention.reason)
      json.raw("}")
    }
    json.raw("]}")
  }

  mutating func write(_ edge: Edge) {
    json.raw("{\"id\":")
    json.string(edge.id)
    json.member("source", edge.source)
    json.member("target", edge.target)
    json.member("type", edge.type)
    json.member("label", edge.label)
    json.raw(",\"family\":\"\(edge.family.rawValue)\"")
    json.raw(edge.symmetric ? ",\"symmetric\":true" : ",\"symmetric\":false")
    json.raw(",\"polarity\":\"\(edge.polarity.rawValue)\"")
    json.raw(",\"modality\":\"\(edge.modality.rawValue)\",\"attributedTo\":")
    json.stringOrNull(edge.attributedTo)
    json.raw(",\"time\":")
    if let time = edge.time {
      json.raw("{\"start\":")
      json.stringOrNull(time.start)
      json.raw(",\"end\":")
      json.stringOrNull(time.end)
      json.member("text", time.text)
      json.raw("}")
    } else {
      json.raw("null")
    }
    json.raw(",\"confidence\":")
    json.fraction(edge.confidence)
    json.member("sources", edge.sources)
    json.raw(",\"evidence\":[")
    for (index, evidence) in edge.evidence.enumerated() {
      if index > 0 { json.raw(",") }
      write(evidence)
    }
    json.raw("]}")
  }

  mutating func write(_ evidence: Evidence) {
    json.raw("{\"document\":")
    json.string(evidence.document)
    json.member("start", evidence.start)
    json.member("end", evidence.end)
    json.member("sentence", evidence.sentence)
    json.member("trigger", evidence.trigger)
    if let span = evidence.sourceSpan { json.member("source", span) }
    if let span = evidence.targetSpan { json.member("target", span) }
    json.member("rule", evidence.rule)
    json.raw("}")
  }

  private mutating func list<T>(
    _ name: String, _ items: [T], _ write: (inout GraphJSONWriter, T) -> Void
  ) {
    json.raw("\"\(name)\":[")
    for (index, item) in items.enumerated() {
      if index > 0 { json.raw(",") }
      newLine()
      write(&self, item)
    }
    json.raw("]")
  }

  private mutating func newLine() {
    if layout == .records { json.raw("\n") }
  }
}
