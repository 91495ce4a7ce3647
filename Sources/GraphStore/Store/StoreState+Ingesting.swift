internal import GraphModel

extension StoreState {
  /// Puts graphs in by one transaction; how many of them were new.
  func ingest(_ graphs: [EntityGraph]) throws(GraphStoreError) -> Int {
    // What needs no lock is made before it is taken.
    let prepared = graphs.map { graph in
      let graph = graph.pooled()
      return (graph, SHA256.digest(of: graph.json(.oneLine)))
    }
    return try transaction { () throws(GraphStoreError) in
      var added = 0
      for (graph, hash) in prepared {
        try database.run(
          "INSERT INTO ingested(hash) VALUES(?) ON CONFLICT DO NOTHING", .blob(hash))
        guard database.hasChanged else { continue }
        try insert(graph, curated: false)
        added += 1
      }
      return added
    }
  }

  /// Adds a canonical graph to the rows of one layer; entities in `known` are there already.
  func insert(
    _ graph: EntityGraph, curated: Bool, known: [String: Int] = [:]
  ) throws(GraphStoreError) {
    var insertion = GraphInsertion(into: self, curated: curated, known: known)
    for document in graph.documents { try insertion.add(document) }
    for entity in graph.entities where known[entity.id] == nil { try insertion.add(entity) }
    for edge in graph.edges { try insertion.add(edge) }
    try insertion.writeDegrees()
  }
}

/// One graph on its way into the tables.
private struct GraphInsertion {
  private let state: StoreState
  private let database: Database
  private let layer: Int
  private var documents: [String: (number: Int, date: String?)] = [:]
  private var entities: [String: Int]
  /// Sentences of this graph by place, since edges share them.
  private var sentences: [Place: [(text: String, number: Int)]] = [:]
  /// New edges by node.
  private var degrees: [Int: Int] = [:]

  private struct Place: Hashable {
    let document: Int
    let start: Int
    let end: Int
  }

  /// More would cost more memory than looking them up costs time.
  private static let rememberedEntities = 400_000

  init(into state: StoreState, curated: Bool, known: [String: Int]) {
    self.state = state
    entities = known
    database = state.database
    layer = curated ? 1 : 0
    if state.entities.count > Self.rememberedEntities { state.entities = [:] }
  }

  // MARK: Documents and entities

  mutating func add(_ document: DocumentRecord) throws(GraphStoreError) {
    // Of two values for one field the greater stays, as everywhere in merging.
    let row = try database.statement(
      """
      INSERT INTO document(id, title, date, url, sha256) VALUES(?1, ?2, ?3, ?4, ?5)
      ON CONFLICT(id) DO UPDATE SET
        title = coalesce(max(title, excluded.title), title, excluded.title),
        date = coalesce(max(date, excluded.date), date, excluded.date),
        url = coalesce(max(url, excluded.url), url, excluded.url),
        sha256 = coalesce(max(sha256, excluded.sha256), sha256, excluded.sha256)
      RETURNING number, date
      """)
    try row.bind([
      .text(document.id), .optional(document.title), .optional(document.date),
      .optional(document.url), .optional(document.sha256),
    ])
    if try row.step() { documents[document.id] = (row.integer(0), row.optionalText(1)) }
    row.reset()
  }

  mutating func add(_ entity: Entity) throws(GraphStoreError) {
    var namesChanged = false
    let row: StoreState.EntityRow
    if let known = try find(entity.id) {
      row = try widened(known, by: entity, &namesChanged)
    } else {
      try database.run(
        "INSERT INTO entity(id, curated, kind, name, wikidata) VALUES(?, ?, ?, ?, ?)",
        .text(entity.id), .integer(layer), .integer(Codes.of(entity.kind)), .text(entity.name),
        .optional(entity.wikidata))
      row = StoreState.EntityRow(
        number: database.lastInsertedRow, kind: Codes.of(entity.kind), name: entity.name,
        wikidata: entity.wikidata)
      namesChanged = true
    }
    for alias in entity.aliases where !alias.hasSameBytes(as: row.name) {
      try database.run(
        "INSERT INTO alias(entity, text) VALUES(?, ?) ON CONFLICT DO NOTHING",
        .integer(row.number), .text(alias))
      if database.hasChanged { namesChanged = true }
    }
    if layer == 0 { state.entities[entity.id] = row }
    entities[entity.id] = row.number
    if namesChanged { try writeNames(of: row) }
    try addMentions(of: entity, row.number)
  }

  private func find(_ id: String) throws(GraphStoreError) -> StoreState.EntityRow? {
    if layer == 0, let known = state.entities[id] { return known }
    let row = try database.statement(
      "SELECT number, kind, name, wikidata FROM entity WHERE id=? AND curated=?")
    try row.bind([.text(id), .integer(layer)])
    defer { row.reset() }
    guard try row.step() else { return nil }
    return StoreState.EntityRow(
      number: row.integer(0), kind: row.integer(1), name: row.text(2),
      wikidata: row.optionalText(3))
  }

  /// The row after taking in another document's view of the entity.
  private func widened(
    _ known: StoreState.EntityRow, by entity: Entity, _ namesChanged: inout Bool
  ) throws(GraphStoreError) -> StoreState.EntityRow {
    var row = known
    // Kinds are numbered in the order in which they win.
    row.kind = min(row.kind, Codes.of(entity.kind))
    if let id = entity.wikidata, row.wikidata.map({ $0.precedes(id) }) ?? true { row.wikidata = id }
    var former = entity.name
    if Entity.isFuller(entity.name, than: row.name) {
      former = row.name
      row.name = entity.name
      try database.run(
        "DELETE FROM alias WHERE entity=? AND text=?", .integer(row.number), .text(row.name))
      namesChanged = true
    }
    if !former.hasSameBytes(as: row.name) {
      try database.run(
        "INSERT INTO alias(entity, text) VALUES(?, ?) ON CONFLICT DO NOTHING",
        .integer(row.number), .text(former))
      if database.hasChanged { namesChanged = true }
    }
    if namesChanged || row.kind != known.kind || row.wikidata != known.wikidata {
      try database.run(
        "UPDATE entity SET kind=?, name=?, wikidata=? WHERE number=?", .integer(row.kind),
        .text(row.name), .optional(row.wikidata), .integer(row.number))
    }
    return row
  }

  private func writeNames(of row: StoreState.EntityRow) throws(GraphStoreError) {
    try database.run("DELETE FROM name WHERE entity=?", .integer(row.number))
    let forms = NameForms.of(
      name: row.name, aliases: try state.aliases(of: row.number), kind: Codes.kind(row.kind))
    for form in forms {
      try database.run(
        "INSERT INTO name(key, entity, rank) VALUES(?, ?, ?)", .text(form.key),
        .integer(row.number), .integer(form.rank.rawValue))
    }
  }

  private func addMentions(of entity: Entity, _ number: Int) throws(GraphStoreError) {
    var added = 0
    var first: String?
    for mention in entity.mentions {
      let document = documents[mention.document]
      var reason = 0
      if let text = mention.reason { reason = try state.termNumber(text) }
      try database.run(
        """
        INSERT INTO mention(entity, document, "start", "end", form, reason, text)
        VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """, .integer(number), .integer(document?.number ?? 0), .integer(mention.start),
        .integer(mention.end), .integer(Codes.of(mention.form)),
        .integer(reason), .text(mention.text))
      if database.hasChanged { added += 1 }
      if let date = document?.date, first.map({ date.precedes($0) }) ?? true { first = date }
    }
    if added == 0 { return }
    try database.run(
      """
      UPDATE entity SET mentions = mentions + ?1,
        first_seen = coalesce(min(first_seen, ?2), first_seen, ?2) WHERE number=?3
      """, .integer(added), .optional(first), .integer(number))
  }

  // MARK: Edges

  mutating func add(_ edge: Edge) throws(GraphStoreError) {
    guard let id = EdgeNumber.of(edge.id), let source = entities[edge.source],
      let target = entities[edge.target]
    else { return }
    let published = edge.evidence.compactMap { documents[$0.document]?.date }
    let days = EventDays(time: edge.time, published: published)
    let known = try database.statement(
      """
      SELECT number, label, symmetric, confidence, time_text, sources, first_day, last_day, source
      FROM edge WHERE id=? AND curated=?
      """)
    try known.bind([.integer(id), .integer(layer)])
    if try known.step() {
      let number = known.integer(0)
      let held = try HeldEdge(known, state)
      let runsOtherWay = known.integer(8) != source
      known.reset()
      let edge = runsOtherWay ? try aligned(edge, with: number) : edge
      let isRecounted = try widen(number, held, by: edge, days)
      if try addEvidence(of: edge, number) || isRecounted {
        try database.run(
          "INSERT INTO uncounted(edge) VALUES(?) ON CONFLICT DO NOTHING", .integer(number))
      }
      return
    }
    known.reset()
    var claimant: Int?
    if let id = edge.attributedTo { claimant = entities[id] }
    try database.run(
      """
      INSERT INTO edge(id, curated, source, target, type, label, family, symmetric, polarity,
        modality, claimant, time_start, time_end, time_text, confidence, sources, first_day,
        last_day)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, .integer(id), .integer(layer), .integer(source), .integer(target),
      .integer(try state.termNumber(edge.type)), .integer(try state.termNumber(edge.label)),
      .integer(try state.termNumber(edge.family.rawValue)), .integer(edge.symmetric ? 1 : 0),
      .integer(Codes.of(edge.polarity)), .integer(Codes.of(edge.modality)),
      .optional(claimant), .optional(edge.time?.start),
      .optional(edge.time?.end), .optional(edge.time?.text),
      .integer(Codes.of(confidence: edge.confidence)), .integer(edge.sources),
      .optional(days?.first), .optional(days?.last))
    let number = database.lastInsertedRow
    degrees[source, default: 0] += 1
    if target != source { degrees[target, default: 0] += 1 }
    _ = try addEvidence(of: edge, number)
  }

  /// The edge as the stored one runs, which is turned first where the new evidence decides so; see
  /// ``EdgeDirection``.
  private mutating func aligned(_ edge: Edge, with number: Int) throws(GraphStoreError) -> Edge {
    let held = try state.edge(number: number)
    guard EdgeDirection(edge).precedes(EdgeDirection(held)) else { return edge.turned() }
    try database.run(
      "UPDATE edge SET source=target, target=source WHERE number=?", .integer(number))
    let rows = try database.statement(
      """
      SELECT sentence, trigger_start, trigger_end, target_start, target_end, source_start,
        source_end, rule FROM evidence WHERE edge=?
      """)
    try rows.bind([.integer(number)])
    var turned: [[Value]] = []
    while try rows.step() { turned.append((0..<8).map { .integer(rows.integer($0)) }) }
    rows.reset()
    // Not by an UPDATE of the key's columns, whose steps might meet a row not yet turned.
    try database.run("DELETE FROM evidence WHERE edge=?", .integer(number))
    for row in turned { try write(row, of: number) }
    return edge
  }

  /// Whether the number of sources may have changed.
  private func widen(
    _ number: Int, _ held: HeldEdge, by edge: Edge, _ days: EventDays?
  ) throws(GraphStoreError) -> Bool {
    var union = held
    union.formUnion(edge, days)
    if union == held { return false }
    try database.run(
      """
      UPDATE edge SET label=?, symmetric=?, confidence=?, time_text=?, sources=?, first_day=?,
        last_day=? WHERE number=?
      """, .integer(try state.termNumber(union.label)), .integer(union.symmetric ? 1 : 0),
      .integer(union.confidence), .optional(union.timeText), .integer(union.sources),
      .optional(union.firstDay), .optional(union.lastDay), .integer(number))
    return union.sources != held.sources
  }

  /// Whether any of the evidence is new.
  private mutating func addEvidence(of edge: Edge, _ number: Int) throws(GraphStoreError) -> Bool {
    var anyNew = false
    for evidence in edge.evidence where try add(evidence, to: number) { anyNew = true }
    return anyNew
  }

  /// Whether it is new.
  private mutating func add(_ evidence: Evidence, to edge: Int) throws(GraphStoreError) -> Bool {
    func places(_ span: TextSpan?) -> [Value] {
      [.integer(span?.start ?? -1), .integer(span?.end ?? -1)]
    }
    try write(
      [.integer(try sentenceNumber(evidence))] + places(evidence.trigger)
        + places(evidence.sourceSpan) + places(evidence.targetSpan)
        + [.integer(try state.termNumber(evidence.rule))], of: edge)
    return database.hasChanged
  }

  /// Writes the columns after `edge` of a row of evidence.
  private func write(_ row: [Value], of edge: Int) throws(GraphStoreError) {
    let insertion = try database.statement(
      """
      INSERT INTO evidence(edge, sentence, trigger_start, trigger_end, source_start, source_end,
        target_start, target_end, rule)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """)
    try insertion.bind([.integer(edge)] + row)
    _ = try insertion.step()
    insertion.reset()
  }

  private mutating func sentenceNumber(_ evidence: Evidence) throws(GraphStoreError) -> Int {
    let document = documents[evidence.document]?.number ?? 0
    let place = Place(document: document, start: evidence.start, end: evidence.end)
    if sentences[place] == nil {
      let rows = try database.statement(
        """
        SELECT text, number FROM sentence WHERE document=? AND "start"=? AND "end"=?
        """)
      try rows.bind([.integer(document), .integer(place.start), .integer(place.end)])
      var held: [(text: String, number: Int)] = []
      while try rows.step() { held.append((rows.text(0), rows.integer(1))) }
      rows.reset()
      sentences[place] = held
    }
    if let held = sentences[place]?.first(where: { $0.text.hasSameBytes(as: evidence.sentence) }) {
      return held.number
    }
    try database.run(
      """
      INSERT INTO sentence(document, "start", "end", text) VALUES(?, ?, ?, ?)
      """, .integer(document), .integer(place.start), .integer(place.end),
      .text(evidence.sentence))
    let number = database.lastInsertedRow
    try database.run(
      "INSERT INTO sentence_words(rowid, text) VALUES(?, ?)", .integer(number),
      .text(evidence.sentence))
    sentences[place]?.append((evidence.sentence, number))
    return number
  }

  /// Once a graph: a hub's row is not written for each of its edges.
  func writeDegrees() throws(GraphStoreError) {
    for (node, count) in degrees.sorted(by: { $0.key < $1.key }) {
      try database.run(
        "UPDATE entity SET degree = degree + ? WHERE number=?", .integer(count), .integer(node))
    }
  }
}

/// What changes of an edge's row as more documents say the same.
private struct HeldEdge: Equatable {
  var label: String
  var symmetric: Bool
  var confidence: Int
  var timeText: String?
  var sources: Int
  var firstDay: String?
  var lastDay: String?

  /// Reads the columns after the number.
  init(_ row: Statement, _ state: StoreState) throws(GraphStoreError) {
    label = try state.term(row.integer(1))
    symmetric = row.integer(2) != 0
    confidence = row.integer(3)
    timeText = row.optionalText(4)
    sources = row.integer(5)
    firstDay = row.optionalText(6)
    lastDay = row.optionalText(7)
  }

  mutating func formUnion(_ edge: Edge, _ days: EventDays?) {
    if label.precedes(edge.label) { label = edge.label }
    symmetric = symmetric || edge.symmetric
    confidence = max(confidence, Codes.of(confidence: edge.confidence))
    if let text = edge.time?.text, timeText.map({ $0.precedes(text) }) ?? true { timeText = text }
    sources = max(sources, edge.sources)
    if let days {
      firstDay = firstDay.map { min($0, days.first) } ?? days.first
      lastDay = lastDay.map { max($0, days.last) } ?? days.last
    }
  }
}
