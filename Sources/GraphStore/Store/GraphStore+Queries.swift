public import GraphModel
internal import Synchronization

extension GraphStore: QueryableGraph {
  public func node(id: String) throws(GraphStoreError) -> Int? {
    try state.withLock { state throws(GraphStoreError) in try state.node(id: id) }
  }

  public func summary(node: Int) throws(GraphStoreError) -> EntitySummary {
    try state.withLock { state throws(GraphStoreError) in try state.summary(node: node) }
  }

  public func entity(node: Int) throws(GraphStoreError) -> Entity {
    try state.withLock { state throws(GraphStoreError) in try state.entity(node: node) }
  }

  public func entities(_ query: EntityQuery) throws(GraphStoreError) -> [EntitySummary] {
    try state.withLock { state throws(GraphStoreError) in try state.entities(query) }
  }

  public func names(equalTo key: FoldedName) throws(GraphStoreError) -> [NameMatch] {
    try state.withLock { state throws(GraphStoreError) in try state.names(equalTo: key) }
  }

  public func allNames() throws(GraphStoreError) -> [String] {
    try state.withLock { state throws(GraphStoreError) in try state.allNames() }
  }

  public func edges(_ filter: EdgeFilter, limit: Int?) throws(GraphStoreError) -> [Edge] {
    try state.withLock { state throws(GraphStoreError) in try state.edges(filter, limit) }
  }

  public func edgeNumbers(
    _ filter: EdgeFilter, limit: Int?
  ) throws(GraphStoreError) -> [Int] {
    try state.withLock { state throws(GraphStoreError) in try state.edgeNumbers(filter, limit) }
  }

  public func edges(idPrefix prefix: String, limit: Int) throws(GraphStoreError) -> [Edge] {
    try state.withLock { state throws(GraphStoreError) in try state.edges(idPrefix: prefix, limit) }
  }

  public func edge(number: Int) throws(GraphStoreError) -> Edge {
    try state.withLock { state throws(GraphStoreError) in try state.edge(number: number) }
  }

  public func steps(
    from node: Int, families: Set<RelationFamily>
  ) throws(GraphStoreError) -> [GraphStep] {
    try state.withLock { state throws(GraphStoreError) in try state.steps(node, families) }
  }

  public func document(id: String) throws(GraphStoreError) -> DocumentRecord? {
    try state.withLock { state throws(GraphStoreError) in try state.document(id: id) }
  }

  public func search(_ words: String, limit: Int?) throws(GraphStoreError) -> [SearchHit] {
    try state.withLock { state throws(GraphStoreError) in try state.search(words, limit) }
  }

  public func statistics() throws(GraphStoreError) -> GraphStatistics {
    try state.withLock { state throws(GraphStoreError) in try state.statistics() }
  }
}
