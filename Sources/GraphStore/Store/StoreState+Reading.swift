internal import GraphModel

extension StoreState {
  // MARK: Entities

  func aliases(of entity: Int) throws(GraphStoreError) -> [String] {
    // The key's order is the bytes' order, which is canonical.
    let rows = try database.statement("SELECT text FROM alias WHERE entity=? ORDER BY text")
    try rows.bind([.integer(entity)])
    defer { rows.reset() }
    var aliases: [String] = []
    while try rows.step() { aliases.append(rows.text(0)) }
    return aliases
  }

  func node(id: String) throws(GraphStoreError) -> Int? {
    try database.integer("SELECT number FROM entity WHERE id=? AND hidden=0", .text(id))
  }

  func id(of node: Int) throws(GraphStoreError) -> String {
    let row = try database.statement("SELECT id FROM entity WHERE number=?")
    try row.bind([.integer(node)])
    defer { row.reset() }
    return try row.step() ? row.text(0) : ""
  }

  func summary(node: Int) throws(GraphStoreError) -> EntitySummary {
    let row = try database.statement(
      """
      SELECT number, id, kind, name, wikidata, degree, mentions, first_seen
      FROM entity WHERE number=?
      """)
    try row.bind([.integer(node)])
    defer { row.reset() }
    guard try row.step() else { throw .damaged(database.path, cause: "no entity \(node)") }
    return try summary(row)
  }

  /// Reads the columns number, id, kind, name, wikidata, degree, mentions, first_seen.
  func summary(_ row: Statement) throws(GraphStoreError) -> EntitySummary {
    EntitySummary(
      id: row.text(1), kind: Codes.kind(row.integer(2)), name: row.text(3),
      aliases: try aliases(of: row.integer(0)), wikidata: row.optionalText(4),
      degree: row.integer(5), mentions: row.integer(6), firstSeen: row.optionalText(7))
  }

  func entity(node: Int) throws(GraphStoreError) -> Entity {
    let summary = try summary(node: node)
    var entity = Entity(
      id: summary.id, kind: summary.kind, name: summary.name, aliases: summary.aliases,
      wikidata: summary.wikidata)
    let rows = try database.statement(
      """
      SELECT d.id, m."start", m."end", m.form, m.reason, m.text
      FROM mention m JOIN document d ON d.number = m.document WHERE m.entity=?
      """)
    try rows.bind([.integer(node)])
    defer { rows.reset() }
    while try rows.step() {
      let reason = rows.integer(4)
      entity.mentions.append(
        EntityMention(
          document: rows.text(0), start: rows.integer(1), end: rows.integer(2), text: rows.text(5),
          form: Codes.form(rows.integer(3)), reason: reason == 0 ? nil : try term(reason)))
    }
    entity.mentions.sort { EntityMention.precedes($0, $1) }
    return entity
  }

  func document(id: String) throws(GraphStoreError) -> DocumentRecord? {
    let row = try database.statement(
      "SELECT id, title, date, url, sha256 FROM document WHERE id=?")
    try row.bind([.text(id)])
    defer { row.reset() }
    return try row.step() ? document(row) : nil
  }

  private func document(_ row: Statement) -> DocumentRecord {
    DocumentRecord(
      id: row.text(0), title: row.optionalText(1), date: row.optionalText(2),
      url: row.optionalText(3), sha256: row.optionalText(4))
  }

  // MARK: Edges

  /// The columns that ``edge(_:)`` reads; `e` is the edge, `s`, `t` and `c` its entities.
  static let edgeColumns = """
    e.number, e.id, s.id, t.id, e.type, e.label, e.family, e.symmetric, e.polarity, e.modality,
    c.id, e.time_start, e.time_end, e.time_text, e.confidence, e.sources
    """
  static let edgeTables = """
    edge e CROSS JOIN entity s ON s.number = e.source CROSS JOIN entity t ON t.number = e.target
    LEFT JOIN entity c ON c.number = e.claimant
    """

  func edge(number: Int) throws(GraphStoreError) -> Edge {
    let row = try database.statement(
      "SELECT \(StoreState.edgeColumns) FROM \(StoreState.edgeTables) WHERE e.number=?")
    try row.bind([.integer(number)])
    guard try row.step() else { throw .damaged(database.path, cause: "no edge \(number)") }
    var edge = try edgeWithoutEvidence(row)
    row.reset()
    edge.evidence = try evidence(of: number)
    return edge
  }

  func edgeWithoutEvidence(_ row: Statement) throws(GraphStoreError) -> Edge {
    var time: EventTime?
    if let text = row.optionalText(13) {
      time = EventTime(start: row.optionalText(11), end: row.optionalText(12), text: text)
    }
    return Edge(
      id: EdgeNumber.text(row.integer(1)), source: row.text(2), target: row.text(3),
      type: try term(row.integer(4)), label: try term(row.integer(5)),
      family: try family(row.integer(6)),
      symmetric: row.integer(7) != 0, polarity: Codes.polarity(row.integer(8)),
      modality: Codes.modality(row.integer(9)), attributedTo: row.optionalText(10), time: time,
      confidence: Codes.confidence(row.integer(14)), sources: row.integer(15))
  }

  /// The family a term stands for.
  func family(_ number: Int) throws(GraphStoreError) -> RelationFamily {
    if let family = families[number] { return family }
    let name = try term(number)
    guard let family = RelationFamily(rawValue: name) else {
      throw .damaged(database.path, cause: "no family is called '\(name)'")
    }
    families[number] = family
    return family
  }

  func evidence(of edge: Int) throws(GraphStoreError) -> [Evidence] {
    let rows = try database.statement(
      """
      SELECT d.id, n."start", n."end", n.text, v.trigger_start, v.trigger_end, v.source_start,
        v.source_end, v.target_start, v.target_end, v.rule
      FROM evidence v CROSS JOIN sentence n ON n.number = v.sentence
      CROSS JOIN document d ON d.number = n.document WHERE v.edge=?
      """)
    try rows.bind([.integer(edge)])
    defer { rows.reset() }
    var evidence: [Evidence] = []
    while try rows.step() { evidence.append(try self.evidence(rows, from: 0)) }
    return evidence.sorted { Evidence.precedes($0, $1) }
  }

  /// Reads eleven columns from `first`: document, start, end, sentence, six places, rule.
  func evidence(_ row: Statement, from first: Int) throws(GraphStoreError) -> Evidence {
    func span(_ column: Int) -> TextSpan? {
      let start = row.integer(first + column)
      return start < 0 ? nil : TextSpan(start, row.integer(first + column + 1))
    }
    return Evidence(
      document: row.text(first), start: row.integer(first + 1), end: row.integer(first + 2),
      sentence: row.text(first + 3), trigger: span(4) ?? TextSpan(0, 0), sourceSpan: span(6),
      targetSpan: span(8), rule: try term(row.integer(first + 10)))
  }

  // MARK: The whole graph

  func graph(curated: Bool) throws(GraphStoreError) -> EntityGraph {
    // One transaction, so that what another process adds meanwhile is not seen in part.
    try database.run("BEGIN")
    defer { try? database.run("COMMIT") }
    let layer = curated ? "hidden=0" : "curated=0"
    var graph = EntityGraph()
    let documents = try database.statement(
      "SELECT id, title, date, url, sha256 FROM document ORDER BY id")
    while try documents.step() { graph.documents.append(document(documents)) }
    documents.reset()

    let entities = try database.statement("SELECT number FROM entity WHERE \(layer) ORDER BY id")
    while try entities.step() { graph.entities.append(try entity(node: entities.integer(0))) }
    entities.reset()

    // The order of the number is that of the text id.
    let edges = try database.statement(
      """
      SELECT \(StoreState.edgeColumns) FROM \(StoreState.edgeTables) WHERE e.\(layer)
      ORDER BY e.id
      """)
    while try edges.step() {
      var edge = try edgeWithoutEvidence(edges)
      edge.evidence = try evidence(of: edges.integer(0))
      graph.edges.append(edge)
    }
    edges.reset()
    return graph
  }

  // MARK: Sources

  /// Counts the sources of edges marked for it, some hundreds a transaction.
  func countSources(_ progress: @Sendable (Int, Int) -> Void) throws(GraphStoreError) {
    let total = try database.integer("SELECT count(*) FROM uncounted") ?? 0
    var done = 0
    while true {
      let counted = try transaction { () throws(GraphStoreError) -> Int in
        let rows = try database.statement("SELECT edge FROM uncounted LIMIT 500")
        var edges: [Int] = []
        while try rows.step() { edges.append(rows.integer(0)) }
        rows.reset()
        for edge in edges {
          let evidence = try evidence(of: edge)
          if !evidence.isEmpty {
            try database.run(
              "UPDATE edge SET sources=? WHERE number=?",
              .integer(IndependentSources.count(evidence)), .integer(edge))
          }
          try database.run("DELETE FROM uncounted WHERE edge=?", .integer(edge))
        }
        return edges.count
      }
      if counted == 0 { return }
      done += counted
      progress(done, max(total, done))
    }
  }
}
