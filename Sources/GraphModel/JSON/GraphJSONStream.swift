/// Writes a graph that is never whole in memory: piece by piece, to the bytes that
/// ``EntityGraph/json(_:)`` would give.
///
///     var stream = GraphJSONStream(.records)
///     stream.append(EntityGraph(documents: documents))
///     stream.append(EntityGraph(entities: someEntities))
///     stream.append(EntityGraph(entities: otherEntities, edges: edges))
///     stream.end()
///     send(stream.take())
public struct GraphJSONStream: Sendable {
  private enum List: String, CaseIterable { case documents, entities, edges }

  private var writer: GraphJSONWriter
  private let layout: GraphJSONLayout
  /// The list that records go to; those before it are closed.
  private var list = List.documents
  private var isFirst = true

  public init(_ layout: GraphJSONLayout) {
    self.layout = layout
    writer = GraphJSONWriter(layout: layout)
    writer.json.raw("{\"schema\":\"\(EntityGraph.schema)\",")
    begin()
  }

  /// Adds records in the order of the graph: all documents, then all entities, then all edges.
  ///
  /// - Precondition: no record belongs to a list that later ones have closed.
  public mutating func append(_ part: EntityGraph) {
    for document in part.documents {
      next(.documents)
      writer.write(document)
    }
    for entity in part.entities {
      next(.entities)
      writer.write(entity)
    }
    for edge in part.edges {
      next(.edges)
      writer.write(edge)
    }
  }

  /// Closes the graph; nothing may follow.
  public mutating func end() {
    close(upTo: .edges)
    writer.json.raw("]}\n")
  }

  /// Bytes that were not taken yet.
  public mutating func take() -> [UInt8] { writer.json.take() }

  /// How many bytes wait to be taken.
  public var count: Int { writer.json.bytes.count }

  private mutating func next(_ wanted: List) {
    close(upTo: wanted)
    precondition(list == wanted, "\(wanted) come before \(list)")
    if !isFirst { writer.json.raw(",") }
    isFirst = false
    newLine()
  }

  private mutating func close(upTo wanted: List) {
    let lists = List.allCases
    guard let at = lists.firstIndex(of: list), let end = lists.firstIndex(of: wanted) else {
      return
    }
    for index in at..<max(at, end) {
      writer.json.raw("],")
      list = lists[index + 1]
      begin()
    }
  }

  private mutating func begin() {
    newLine()
    writer.json.raw("\"\(list.rawValue)\":[")
    isFirst = true
  }

  private mutating func newLine() {
    if layout == .records { writer.json.raw("\n") }
  }
}
