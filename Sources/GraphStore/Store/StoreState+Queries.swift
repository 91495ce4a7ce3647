internal import GraphModel

extension StoreState {
  func entities(_ query: EntityQuery) throws(GraphStoreError) -> [EntitySummary] {
    var conditions = ["hidden=0"]
    if !query.kinds.isEmpty {
      let codes = query.kinds.map { "\(Codes.of($0))" }.sorted().joined(separator: ",")
      conditions.append("kind IN (\(codes))")
    }
    let columns = "number, id, kind, name, wikidata, degree, mentions, first_seen"
    let order: String
    switch query.order {
    case .degree: order = "degree DESC, id"
    case .firstSeen: order = "first_seen IS NULL, first_seen, id"
    case .name: order = "id"
    }
    // Folding and matching are ours, not SQLite's: all are read then.
    let isOurs = query.match != nil || query.order == .name
    let limit = isOurs ? nil : query.limit
    let rows = try database.statement(
      """
      SELECT \(columns) FROM entity WHERE \(conditions.joined(separator: " AND "))
      ORDER BY \(order) LIMIT ?
      """)
    try rows.bind([.integer(limit ?? -1)])
    defer { rows.reset() }
    let part = query.match.map { FoldedName($0).text }
    var found: [EntitySummary] = []
    while try rows.step() {
      let summary = try summary(rows)
      if let part,
        ![summary.name].appending(summary.aliases).contains(where: { name in
          FoldedName(name).text.contains(part)
        })
      {
        continue
      }
      found.append(summary)
    }
    if query.order == .name { found.sort { query.precedes($0, $1) } }
    return query.limit.map { Array(found.prefix($0)) } ?? found
  }

  func names(equalTo key: FoldedName) throws(GraphStoreError) -> [NameMatch] {
    let rows = try database.statement(
      """
      SELECT n.entity, n.rank FROM name n CROSS JOIN entity e ON e.number = n.entity
      WHERE n.key=? AND e.hidden=0
      """)
    try rows.bind([.text(key.text)])
    defer { rows.reset() }
    var matches: [NameMatch] = []
    while try rows.step() {
      if let rank = NameMatch.Rank(rawValue: rows.integer(1)) {
        matches.append(NameMatch(node: rows.integer(0), rank: rank))
      }
    }
    return matches
  }

  func allNames() throws(GraphStoreError) -> [String] {
    let rows = try database.statement(
      """
      SELECT name FROM entity WHERE hidden=0
      UNION ALL SELECT a.text FROM alias a JOIN entity e ON e.number = a.entity WHERE e.hidden=0
      """)
    defer { rows.reset() }
    var names: [String] = []
    while try rows.step() { names.append(rows.text(0)) }
    return names
  }

  // MARK: Edges

  func edges(_ filter: EdgeFilter, _ limit: Int?) throws(GraphStoreError) -> [Edge] {
    var found: [Edge] = []
    for number in try edgeNumbers(filter, limit) { found.append(try edge(number: number)) }
    return found
  }

  func edgeNumbers(_ filter: EdgeFilter, _ limit: Int?) throws(GraphStoreError) -> [Int] {
    guard let condition = try EdgeCondition(filter, self) else { return [] }
    let rows = try database.statement(
      """
      SELECT number FROM edge WHERE hidden=0 AND \(condition.sql)
      ORDER BY sources DESC, confidence DESC, id LIMIT ?
      """)
    try rows.bind(condition.values + [.integer(limit ?? -1)])
    return try numbers(rows)
  }

  func edges(idPrefix prefix: String, _ limit: Int) throws(GraphStoreError) -> [Edge] {
    guard let bounds = EdgeNumber.bounds(of: prefix) else { return [] }
    let rows = try database.statement(
      "SELECT number FROM edge WHERE id BETWEEN ? AND ? AND hidden=0 ORDER BY id LIMIT ?")
    try rows.bind([
      .integer(bounds.lowerBound), .integer(bounds.upperBound), .integer(limit),
    ])
    var found: [Edge] = []
    for number in try numbers(rows) { found.append(try edge(number: number)) }
    return found
  }

  /// The first column of the rows.
  private func numbers(_ rows: Statement) throws(GraphStoreError) -> [Int] {
    defer { rows.reset() }
    var found: [Int] = []
    while try rows.step() { found.append(rows.integer(0)) }
    return found
  }

  func steps(
    _ node: Int, _ families: Set<RelationFamily>
  ) throws(GraphStoreError) -> [GraphStep] {
    var wanted: Set<Int> = []
    for family in families {
      if let number = try knownTerm(family.rawValue) { wanted.insert(number) }
    }
    if !families.isEmpty, wanted.isEmpty { return [] }
    var steps: [GraphStep] = []
    for (near, far) in [("source", "target"), ("target", "source")] {
      // All that is asked lies in the index.
      let rows = try database.statement(
        """
        SELECT number, \(far), family FROM edge WHERE \(near)=? AND polarity=0 AND hidden=0
        """)
      try rows.bind([.integer(node)])
      defer { rows.reset() }
      while try rows.step() {
        if wanted.isEmpty || wanted.contains(rows.integer(2)) {
          steps.append(GraphStep(edge: rows.integer(0), node: rows.integer(1)))
        }
      }
    }
    return steps
  }

  // MARK: Search and counts

  func search(_ text: String, _ limit: Int?) throws(GraphStoreError) -> [SearchHit] {
    let words = SearchWords.split(text)
    if words.isEmpty { return [] }
    // Words hold letters and digits only; in quotes none is an operator of the query language.
    let query = words.map { "\"\($0)\"" }.joined(separator: " AND ")
    let rows = try database.statement(
      """
      SELECT v.edge, d.id, n."start", n."end", n.text, v.trigger_start, v.trigger_end,
        v.source_start, v.source_end, v.target_start, v.target_end, v.rule
      FROM sentence_words(?) w CROSS JOIN sentence n ON n.number = w.rowid
      CROSS JOIN evidence v ON v.sentence = n.number CROSS JOIN edge e ON e.number = v.edge
      CROSS JOIN document d ON d.number = n.document
      WHERE e.hidden=0 ORDER BY w.rowid LIMIT ?
      """)
    try rows.bind([.text(query), .integer(limit ?? -1)])
    defer { rows.reset() }
    var found: [(edge: Int, evidence: Evidence)] = []
    while try rows.step() { found.append((rows.integer(0), try evidence(rows, from: 1))) }
    var edges: [Int: Edge] = [:]
    var hits: [SearchHit] = []
    for (number, evidence) in found {
      let edge: Edge
      if let known = edges[number] { edge = known } else { edge = try self.edge(number: number) }
      edges[number] = edge
      hits.append(SearchHit(edge: edge, evidence: evidence))
    }
    return hits
  }

  func statistics() throws(GraphStoreError) -> GraphStatistics {
    var statistics = GraphStatistics()
    statistics.documents = try database.integer("SELECT count(*) FROM document") ?? 0
    let kinds = try database.statement(
      "SELECT kind, count(*), sum(mentions) FROM entity WHERE hidden=0 GROUP BY kind")
    while try kinds.step() {
      statistics.entities[Codes.kind(kinds.integer(0))] = kinds.integer(1)
      statistics.mentions += kinds.integer(2)
    }
    kinds.reset()
    let edges = try database.statement(
      """
      SELECT family, polarity, modality, count(*), sum(sources > 1) FROM edge WHERE hidden=0
      GROUP BY family, polarity, modality
      """)
    while try edges.step() {
      let count = edges.integer(3)
      statistics.edges += count
      statistics.confirmed += edges.integer(4)
      statistics.polarities[Codes.polarity(edges.integer(1)), default: 0] += count
      statistics.modalities[Codes.modality(edges.integer(2)), default: 0] += count
      if let family = RelationFamily(rawValue: try term(edges.integer(0))) {
        statistics.families[family, default: 0] += count
      }
    }
    edges.reset()
    statistics.evidence =
      try database.integer(
        "SELECT count(*) FROM evidence v JOIN edge e ON e.number=v.edge WHERE e.hidden=0") ?? 0
    let dates = try database.statement("SELECT min(date), max(date) FROM document")
    if try dates.step() {
      statistics.firstDate = dates.optionalText(0)
      statistics.lastDate = dates.optionalText(1)
    }
    dates.reset()
    return statistics
  }
}

extension Array {
  fileprivate func appending(_ other: [Element]) -> [Element] { self + other }
}

/// An edge filter as SQL with its values.
private struct EdgeCondition {
  private(set) var sql = "1"
  private(set) var values: [Value] = []

  /// Nil when the filter names what is not in the graph: nothing can match.
  init?(_ filter: EdgeFilter, _ state: StoreState) throws(GraphStoreError) {
    if let between = filter.between {
      guard let a = try state.node(id: between.a), let b = try state.node(id: between.b) else {
        return nil
      }
      add("(source=? AND target=? OR source=? AND target=?)", a, b, b, a)
    }
    for (id, near, far) in [
      (filter.from, "source", "target"), (filter.to, "target", "source"),
    ] {
      guard let id else { continue }
      guard let node = try state.node(id: id) else { return nil }
      add("(\(near)=? OR \(far)=? AND symmetric=1)", node, node)
    }
    if let id = filter.touching {
      guard let node = try state.node(id: id) else { return nil }
      add("(source=? OR target=?)", node, node)
    }
    if let id = filter.attributedTo {
      guard let node = try state.node(id: id) else { return nil }
      add("claimant=?", node)
    }
    let families = filter.families.map(\.rawValue)
    guard try addTerms("family", families, state), try addTerms("type", Array(filter.types), state)
    else { return nil }
    addCodes("polarity", filter.polarities.map(Codes.of))
    addCodes("modality", filter.modalities.map(Codes.of))
    if let least = filter.minConfidence { add("confidence>=?", Codes.of(confidence: least)) }
    if let least = filter.minSources { add("sources>=?", least) }
    if let since = filter.since { add("last_day>=?", .text(EventDays.firstDay(of: since))) }
    if let until = filter.until { add("first_day<=?", .text(EventDays.lastDay(of: until))) }
  }

  private mutating func add(_ condition: String, _ numbers: Int...) {
    sql += " AND " + condition
    values += numbers.map(Value.integer)
  }

  private mutating func add(_ condition: String, _ value: Value) {
    sql += " AND " + condition
    values.append(value)
  }

  private mutating func addCodes(_ column: String, _ codes: [Int]) {
    if codes.isEmpty { return }
    sql += " AND \(column) IN (\(codes.sorted().map(String.init).joined(separator: ",")))"
  }

  private mutating func addTerms(
    _ column: String, _ terms: [String], _ state: StoreState
  ) throws(GraphStoreError) -> Bool {
    if terms.isEmpty { return true }
    var numbers: [Int] = []
    for term in terms {
      if let number = try state.knownTerm(term) { numbers.append(number) }
    }
    addCodes(column, numbers)
    return !numbers.isEmpty
  }
}
