internal import GraphModel

/// What a drawing of a large graph is chosen from, and what is read of the part that was chosen.
extension StoreState {
  /// The graph as readers see it, without documents, mentions and evidence: two rows in three stay
  /// unread. With bounds, the edges that may hold between them, see ``GraphStore/outline(since:until:)``.
  ///
  /// Edges are read from end to end and put together here: looking their entities up by number, and
  /// reading them in the order of their ids, takes SQLite several times as long.
  func outline(since: String?, until: String?) throws(GraphStoreError) -> EntityGraph {
    try database.run("BEGIN")
    defer { try? database.run("COMMIT") }
    let (entities, idsByNumber) = try outlineEntities()
    let edges = try outlineEdges(idsByNumber, since: since, until: until)
    return EntityGraph(entities: entities, edges: edges)
  }

  /// Visible entities by id, and the id of every row, by its number.
  private func outlineEntities() throws(GraphStoreError) -> ([Entity], [String]) {
    var aliases: [Int: [String]] = [:]
    let names = try database.statement("SELECT entity, text FROM alias ORDER BY entity, text")
    while try names.step() { aliases[names.integer(0), default: []].append(names.text(1)) }
    names.reset()
    var entities: [Entity] = []
    let highest = try database.integer("SELECT max(number) FROM entity") ?? 0
    var idsByNumber = [String](repeating: "", count: highest + 1)
    let rows = try database.statement(
      "SELECT number, id, kind, name, wikidata, hidden FROM entity ORDER BY id")
    while try rows.step() {
      let number = rows.integer(0)
      let id = rows.text(1)
      if idsByNumber.indices.contains(number) { idsByNumber[number] = id }
      if rows.integer(5) != 0 { continue }
      entities.append(
        Entity(
          id: id, kind: Codes.kind(rows.integer(2)), name: rows.text(3),
          aliases: aliases[number] ?? [], wikidata: rows.optionalText(4)))
    }
    rows.reset()
    return (entities, idsByNumber)
  }

  private func outlineEdges(
    _ ids: [String], since: String?, until: String?
  ) throws(GraphStoreError) -> [Edge] {
    let rows = try database.statement(
      """
      SELECT id, source, target, type, label, family, symmetric, polarity, modality, claimant,
        time_start, time_end, time_text, confidence, sources, first_day, last_day
      FROM edge WHERE hidden=0
      """)
    defer { rows.reset() }
    func id(_ number: Int) throws(GraphStoreError) -> String {
      if ids.indices.contains(number), !ids[number].isEmpty { return ids[number] }
      throw .damaged(database.path, cause: "no entity \(number)")
    }
    let bounds = (
      since: since.map(EventDays.firstDay(of:)), until: until.map(EventDays.lastDay(of:))
    )
    var edges: [Edge] = []
    // Sorted in their stead: an edge is 200 bytes with eight references.
    var order: [(number: Int, place: Int)] = []
    while try rows.step() {
      let family = try family(rows.integer(5))
      var time: EventTime?
      if let text = rows.optionalText(12) {
        time = EventTime(start: rows.optionalText(10), end: rows.optionalText(11), text: text)
      }
      if since != nil || until != nil {
        let isTimeless = family.isTie && time?.start == nil && time?.end == nil
        if !isTimeless {
          guard let first = rows.optionalText(15), let last = rows.optionalText(16) else {
            continue
          }
          if let since = bounds.since, last < since { continue }
          if let until = bounds.until, first > until { continue }
        }
      }
      let number = rows.integer(0)
      let claimant = rows.optionalText(9) == nil ? nil : try id(rows.integer(9))
      order.append((number, edges.count))
      edges.append(
        Edge(
          id: EdgeNumber.text(number), source: try id(rows.integer(1)),
          target: try id(rows.integer(2)), type: try term(rows.integer(3)),
          label: try term(rows.integer(4)), family: family, symmetric: rows.integer(6) != 0,
          polarity: Codes.polarity(rows.integer(7)), modality: Codes.modality(rows.integer(8)),
          attributedTo: claimant, time: time, confidence: Codes.confidence(rows.integer(13)),
          sources: rows.integer(14)))
    }
    // The order of the number is that of the text id.
    return order.sorted { $0.number < $1.number }.map { edges[$0.place] }
  }

  /// The entities and edges of an outline, or of a part of one, with what it left out and the
  /// documents that speak of them.
  func completed(_ outline: EntityGraph) throws(GraphStoreError) -> EntityGraph {
    // One transaction: each of its many questions would take the file's locks anew.
    try database.run("BEGIN")
    defer { try? database.run("COMMIT") }
    var graph = outline
    for index in graph.entities.indices {
      if let node = try node(id: graph.entities[index].id) {
        graph.entities[index] = try entity(node: node)
      }
    }
    for index in graph.edges.indices {
      guard let id = EdgeNumber.of(graph.edges[index].id),
        let number = try database.integer(
          "SELECT number FROM edge WHERE id=? AND hidden=0", .integer(id))
      else { continue }
      graph.edges[index] = try edge(number: number)
    }
    var documents = Set<String>()
    for edge in graph.edges { documents.formUnion(edge.evidence.map(\.document)) }
    for entity in graph.entities { documents.formUnion(entity.mentions.map(\.document)) }
    graph.documents = []
    for id in documents.sorted(by: { $0.precedes($1) }) {
      if let document = try document(id: id) { graph.documents.append(document) }
    }
    return graph
  }
}
