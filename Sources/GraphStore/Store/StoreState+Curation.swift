internal import GraphModel

extension StoreState {
  func curation() throws(GraphStoreError) -> Curation {
    let row = try database.statement("SELECT text FROM curation")
    defer { row.reset() }
    guard try row.step() else { return Curation() }
    do {
      return try Curation(row.text(0))
    } catch {
      throw .invalid(database.path, error)
    }
  }

  /// Replaces the rules; those that match nothing.
  func setCuration(_ curation: Curation) throws(GraphStoreError) -> [CurationRule] {
    try transaction { () throws(GraphStoreError) in
      try database.run("DELETE FROM curation")
      let text = curation.rules.map { "\($0)\n" }.joined()
      if !curation.rules.isEmpty {
        try database.run("INSERT INTO curation(text) VALUES(?)", .text(text))
      }
      return try rebuild(curation, try namesakes())
    }
  }

  /// Applies the rules to what was put in since, and tells namesakes apart; the rules that match
  /// nothing.
  func reapplyCuration() throws(GraphStoreError) -> [CurationRule] {
    let curation = try curation()
    let isCurated = try database.integer("SELECT 1 FROM entity WHERE curated=1 OR hidden=1 LIMIT 1")
    let edgesHidden = try database.integer("SELECT 1 FROM edge WHERE hidden=1 LIMIT 1")
    return try transaction { () throws(GraphStoreError) in
      let namesakes = try namesakes()
      if curation.rules.isEmpty, isCurated == nil, edgesHidden == nil, namesakes.isEmpty {
        return []
      }
      return try rebuild(curation, namesakes)
    }
  }

  /// Takes the curated layer away and makes it again: what rules touch, and persons who are
  /// several, are read as a graph of their own, changed in memory as everywhere else, and put beside
  /// what they replace.
  private func rebuild(
    _ curation: Curation, _ namesakes: [String: NamesakePartition]
  ) throws(GraphStoreError) -> [CurationRule] {
    var nodes = try numbers(
      """
      SELECT number FROM entity WHERE hidden=1
      UNION SELECT source FROM edge WHERE hidden=1 UNION SELECT target FROM edge WHERE hidden=1
      """)
    try database.run("DELETE FROM edge WHERE curated=1")
    try database.run("DELETE FROM entity WHERE curated=1")
    try database.run("UPDATE edge SET hidden=0 WHERE hidden=1")
    try database.run("UPDATE entity SET hidden=0 WHERE hidden=1")
    entities = [:]
    var unmatched: [CurationRule] = []
    if !curation.rules.isEmpty || !namesakes.isEmpty {
      let part = try touchedPart(curation, namesakes: Set(namesakes.keys))
      let (graph, missed) = curation.applied(
        to: part.graph.parted(by: namesakes, names: part.graph.stateNames).canonicalized())
      unmatched = missed
      for number in part.named {
        try database.run("UPDATE entity SET hidden=1 WHERE number=?", .integer(number))
      }
      for number in part.edges {
        try database.run("UPDATE edge SET hidden=1 WHERE number=?", .integer(number))
      }
      try insert(graph, curated: true, known: part.neighbors)
      nodes.formUnion(part.neighbors.values)
    }
    nodes.formUnion(try numbers("SELECT number FROM entity WHERE curated=1"))
    for node in nodes.sorted() {
      try database.run(
        """
        UPDATE entity SET degree = (SELECT count(*) FROM edge WHERE source=?1 AND hidden=0)
          + (SELECT count(*) FROM edge WHERE target=?1 AND source<>?1 AND hidden=0)
        WHERE number=?1
        """, .integer(node))
    }
    return unmatched
  }

  /// What rules touch: the entities they name, persons who are several, all edges at those, and the entities at the edges'
  /// other ends, which stay as they are.
  private struct TouchedPart {
    var graph = EntityGraph()
    var named: Set<Int> = []
    var edges: Set<Int> = []
    var neighbors: [String: Int] = [:]
  }

  private func touchedPart(
    _ curation: Curation, namesakes: Set<String>
  ) throws(GraphStoreError) -> TouchedPart {
    var part = TouchedPart()
    for id in namesakes { if let node = try rawNode(id: id) { part.named.insert(node) } }
    for rule in curation.rules {
      for name in rule.names {
        if let node = try rawNode(id: Namesakes.pooled(name)) { part.named.insert(node) }
        part.named.formUnion(
          try numbers(
            "SELECT entity FROM name WHERE key=? AND rank<=1",
            .text(EntityName(name).folded.text)))
      }
      if case .rejectEdge(let id) = rule.action, let number = EdgeNumber.of(id) {
        part.edges.formUnion(
          try numbers("SELECT number FROM edge WHERE id=? AND curated=0", .integer(number)))
      }
    }
    for node in part.named {
      part.edges.formUnion(
        try numbers(
          """
          SELECT number FROM edge WHERE curated=0 AND source=?1
          UNION SELECT number FROM edge WHERE curated=0 AND target=?1
          UNION SELECT number FROM edge WHERE curated=0 AND claimant=?1
          """, .integer(node)))
    }
    var documents: Set<String> = []
    for number in part.edges.sorted() {
      let edge = try edge(number: number)
      for id in [edge.source, edge.target] + (edge.attributedTo.map { [$0] } ?? []) {
        if let node = try rawNode(id: id), !part.named.contains(node) { part.neighbors[id] = node }
      }
      documents.formUnion(edge.evidence.map(\.document))
      part.graph.edges.append(edge)
    }
    for node in part.named.union(part.neighbors.values).sorted() {
      let entity = try entity(node: node)
      documents.formUnion(entity.mentions.map(\.document))
      part.graph.entities.append(entity)
    }
    for id in documents.sorted() {
      if let document = try document(id: id) { part.graph.documents.append(document) }
    }
    return part
  }

  private func numbers(_ sql: String, _ values: Value...) throws(GraphStoreError) -> Set<Int> {
    let rows = try database.statement(sql)
    try rows.bind(values)
    defer { rows.reset() }
    var numbers: Set<Int> = []
    while try rows.step() { numbers.insert(rows.integer(0)) }
    return numbers
  }

  private func rawNode(id: String) throws(GraphStoreError) -> Int? {
    try database.integer("SELECT number FROM entity WHERE id=? AND curated=0", .text(id))
  }
}
