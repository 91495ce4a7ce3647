/// What a line of `entente extract` holds.
public enum GraphLine: Sendable, Hashable {
  case graph(EntityGraph)
  /// A document that could not be read: its id, and why.
  case failure(document: String, cause: String)
}

extension EntityGraph {
  /// Reads a graph in JSON of ``schema``; keys it does not know are passed over.
  ///
  /// Left out may be whatever follows from the rest or has a usual value: an edge's id, label,
  /// symmetry, status, confidence and evidence, an entity's aliases and mentions. Documents that
  /// only evidence names are added to the list.
  /// - Throws: ``GraphModelError/invalidGraph(line:_:)`` where the text is no JSON, a value has the
  ///   wrong form, an edge names an entity that is not there, or the line holds an error record.
  public init(json: [UInt8]) throws(GraphModelError) {
    switch try GraphJSON.record(json, 0..<json.count, firstLine: 1) {
    case .graph(let graph): self = graph
    case .failure(let document, let cause):
      throw .invalidGraph(line: 1, "document '\(document)' failed: \(cause)")
    }
  }
}

/// Reading of graphs and of lines of graphs.
public enum GraphJSON {
  /// Calls `body` with each line's record and number, in order; empty lines are passed over.
  ///
  /// - Throws: ``GraphModelError/invalidGraph(line:_:)``, or what `body` throws.
  public static func forEachLine(
    of json: [UInt8], _ body: (GraphLine, _ line: Int) throws -> Void
  ) throws {
    var start = 0
    var line = 1
    while start < json.count {
      let end = json[start...].firstIndex(of: 0x0A) ?? json.count
      if json[start..<end].contains(where: { $0 > 0x20 }) {
        try body(record(json, start..<end, firstLine: line), line)
      }
      start = end + 1
      line += 1
    }
  }

  /// The record in `range` of `json`, whose first byte lies on line `firstLine` of its file.
  public static func record(
    _ json: [UInt8], _ range: Range<Int>, firstLine: Int
  ) throws(GraphModelError) -> GraphLine {
    var failure: JSONScanner.Failure?
    let record: GraphLine? = json.withUnsafeBufferPointer { bytes in
      var reader = GraphJSONReader(JSONScanner(bytes, in: range))
      do throws(JSONScanner.Failure) {
        return try reader.record()
      } catch {
        failure = error
        return nil
      }
    }
    if let record { return record }
    let position = failure?.position ?? range.lowerBound
    let breaks = json[range.lowerBound..<min(position, range.upperBound)].count { $0 == 0x0A }
    throw .invalidGraph(line: firstLine + breaks, failure?.cause ?? "no graph")
  }
}

/// Builds the values of a graph from the scanner's.
struct GraphJSONReader {
  private var scanner: JSONScanner

  init(_ scanner: JSONScanner) {
    self.scanner = scanner
  }

  mutating func record() throws(JSONScanner.Failure) -> GraphLine {
    var graph = EntityGraph()
    var schema: String?
    var cause: String?
    var hasEntities = false
    try scanner.object { (scanner, key) throws(JSONScanner.Failure) in
      switch key {
      case "schema": schema = try scanner.string()
      case "documents":
        try scanner.array { (scanner) throws(JSONScanner.Failure) in
          graph.documents.append(try GraphJSONReader.document(&scanner))
        }
      case "entities":
        hasEntities = true
        try scanner.array { (scanner) throws(JSONScanner.Failure) in
          graph.entities.append(try GraphJSONReader.entity(&scanner))
        }
      case "edges":
        try scanner.array { (scanner) throws(JSONScanner.Failure) in
          graph.edges.append(try GraphJSONReader.edge(&scanner))
        }
      case "error": cause = try scanner.stringOrNull()
      default: try scanner.skipValue()
      }
    }
    try scanner.expectEnd()
    if let schema, schema != EntityGraph.schema {
      throw scanner.failure("the schema is \"\(schema)\", and this reads \"\(EntityGraph.schema)\"")
    }
    if let cause {
      return .failure(document: graph.documents.first?.id ?? "", cause: cause)
    }
    if schema == nil, !hasEntities {
      throw scanner.failure("this is JSON, but no graph: it has no \"schema\" and no \"entities\"")
    }
    try check(&graph)
    return .graph(graph)
  }

  /// Edges must join entities of the graph; documents that are only referred to are listed.
  private func check(_ graph: inout EntityGraph) throws(JSONScanner.Failure) {
    var ids: Set<ExactText> = []
    for entity in graph.entities where !ids.insert(ExactText(entity.id)).inserted {
      throw scanner.failure("two entities have the id \"\(entity.id)\"")
    }
    var documents = Set(graph.documents.map { ExactText($0.id) })
    for edge in graph.edges {
      for id in [edge.source, edge.target] + (edge.attributedTo.map { [$0] } ?? [])
      where !ids.contains(ExactText(id)) {
        throw scanner.failure(
          "edge \"\(edge.id)\" names the entity \"\(id)\", which the graph does not have")
      }
      for evidence in edge.evidence where documents.insert(ExactText(evidence.document)).inserted {
        graph.documents.append(DocumentRecord(id: evidence.document))
      }
    }
    for mention in graph.entities.lazy.flatMap(\.mentions)
    where documents.insert(ExactText(mention.document)).inserted {
      graph.documents.append(DocumentRecord(id: mention.document))
    }
  }

  static func document(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> DocumentRecord {
    var id: String?
    var document = DocumentRecord(id: "")
    try scanner.object { (scanner, key) throws(JSONScanner.Failure) in
      switch key {
      case "id": id = try scanner.string()
      case "title": document.title = try scanner.stringOrNull()
      case "date": document.date = try scanner.stringOrNull()
      case "url": document.url = try scanner.stringOrNull()
      case "sha256": document.sha256 = try scanner.stringOrNull()
      default: try scanner.skipValue()
      }
    }
    document.id = try required(id, "a document", "id", scanner)
    return document
  }

  static func entity(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> Entity {
    var id: String?
    var kind: EntityKind?
    var name: String?
    var entity = Entity(id: "", kind: .person, name: "")
    try scanner.object { (scanner, key) throws(JSONScanner.Failure) in
      switch key {
      case "id": id = try scanner.string()
      case "kind": kind = try one(of: "kind", &scanner)
      case "name": name = try scanner.string()
      case "wikidata": entity.wikidata = try scanner.stringOrNull()
      case "aliases":
        try scanner.array { (scanner) throws(JSONScanner.Failure) in
          entity.aliases.append(try scanner.string())
        }
      case "mentions":
        try scanner.array { (scanner) throws(JSONScanner.Failure) in
          entity.mentions.append(try mention(&scanner))
        }
      default: try scanner.skipValue()
      }
    }
    entity.id = try required(id, "an entity", "id", scanner)
    entity.kind = try required(kind, "entity \"\(entity.id)\"", "kind", scanner)
    entity.name = try required(name, "entity \"\(entity.id)\"", "name", scanner)
    return entity
  }

  private static func mention(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> EntityMention {
    var document: String?
    var mention = EntityMention(document: "", start: 0, end: 0, text: "", form: .name)
    try scanner.object { (scanner, key) throws(JSONScanner.Failure) in
      switch key {
      case "document": document = try scanner.sharedString()
      case "start": mention.start = try scanner.offset()
      case "end": mention.end = try scanner.offset()
      case "text": mention.text = try scanner.sharedString()
      case "form": mention.form = try one(of: "form", &scanner)
      case "reason": mention.reason = try scanner.sharedStringOrNull()
      default: try scanner.skipValue()
      }
    }
    mention.document = try required(document, "a mention", "document", scanner)
    return mention
  }

  static func edge(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> Edge {
    var id: String?
    var source: String?
    var target: String?
    var family: RelationFamily?
    var type: String?
    var label: String?
    var symmetric: Bool?
    var edge = Edge(
      id: "", source: "", target: "", type: "", label: "", family: .consult, symmetric: false)
    try scanner.object { (scanner, key) throws(JSONScanner.Failure) in
      switch key {
      case "id": id = try scanner.string()
      case "source": source = try scanner.sharedString()
      case "target": target = try scanner.sharedString()
      case "family": family = try one(of: "family", &scanner)
      case "type": type = try scanner.sharedString()
      case "label": label = try scanner.sharedString()
      case "symmetric": symmetric = try scanner.bool()
      case "polarity": edge.polarity = try one(of: "polarity", &scanner)
      case "modality": edge.modality = try one(of: "modality", &scanner)
      case "attributedTo": edge.attributedTo = try scanner.sharedStringOrNull()
      case "time": edge.time = try time(&scanner)
      case "confidence": edge.confidence = try scanner.double()
      case "sources": edge.sources = try scanner.integer()
      case "evidence":
        try scanner.array { (scanner) throws(JSONScanner.Failure) in
          edge.evidence.append(try evidence(&scanner))
        }
      default: try scanner.skipValue()
      }
    }
    edge.source = try required(source, "an edge", "source", scanner)
    edge.target = try required(target, "an edge", "target", scanner)
    edge.family = try required(family, "an edge", "family", scanner)
    edge.type = type ?? edge.family.rawValue
    edge.label = label ?? edge.type
    edge.symmetric = symmetric ?? edge.family.isSymmetric
    edge.id = id ?? edge.contentID
    return edge
  }

  private static func time(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> EventTime? {
    if try scanner.takeNull() { return nil }
    var time = EventTime(start: nil, end: nil, text: "")
    try scanner.object { (scanner, key) throws(JSONScanner.Failure) in
      switch key {
      case "start": time.start = try scanner.stringOrNull()
      case "end": time.end = try scanner.stringOrNull()
      case "text": time.text = try scanner.string()
      default: try scanner.skipValue()
      }
    }
    return time
  }

  private static func evidence(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> Evidence {
    var document: String?
    var evidence = Evidence(
      document: "", start: 0, end: 0, sentence: "", trigger: TextSpan(0, 0), rule: "")
    try scanner.object { (scanner, key) throws(JSONScanner.Failure) in
      switch key {
      case "document": document = try scanner.sharedString()
      case "start": evidence.start = try scanner.offset()
      case "end": evidence.end = try scanner.offset()
      case "sentence": evidence.sentence = try scanner.string()
      case "trigger": evidence.trigger = try span(&scanner)
      case "source": evidence.sourceSpan = try scanner.takeNull() ? nil : try span(&scanner)
      case "target": evidence.targetSpan = try scanner.takeNull() ? nil : try span(&scanner)
      case "rule": evidence.rule = try scanner.sharedString()
      default: try scanner.skipValue()
      }
    }
    evidence.document = try required(document, "a piece of evidence", "document", scanner)
    return evidence
  }

  private static func span(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> TextSpan {
    var values: [Int] = []
    try scanner.array { (scanner) throws(JSONScanner.Failure) in
      values.append(try scanner.offset())
    }
    guard values.count == 2 else {
      throw scanner.failure("a span is [start, end], and this has \(values.count) numbers")
    }
    return TextSpan(values[0], values[1])
  }

  /// A value of a closed list, such as an edge's family.
  private static func one<T: RawRepresentable & CaseIterable>(
    of name: String, _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> T where T.RawValue == String {
    let text = try scanner.string()
    if let value = T(rawValue: text) { return value }
    let known = T.allCases.map(\.rawValue)
    let hint = NearestSpelling(among: known).suggestion(for: text)
    throw scanner.failure("\"\(text)\" is no \(name)\(hint)")
  }

  private static func required<T>(
    _ value: T?, _ what: String, _ key: String, _ scanner: JSONScanner
  ) throws(JSONScanner.Failure) -> T {
    guard let value else { throw scanner.failure("\(what) has no \"\(key)\"") }
    return value
  }
}
