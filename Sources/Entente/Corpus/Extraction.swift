public import ArticleReading
public import GraphModel

/// What became of one input: the graph of its document, or why there is none.
public enum Extraction: Sendable {
  case graph(EntityGraph)
  case failure(ReadingFailure)

  /// The line of JSON Lines that stands for it, with its line end: a graph, or an error record
  /// (`{"schema","documents":[{"id"}],"error"}`).
  public var jsonLine: [UInt8] {
    switch self {
    case .graph(let graph): return graph.json(.oneLine)
    case .failure(let failure):
      var json = JSONBytes()
      json.raw("{\"schema\":\"\(EntityGraph.schema)\",\"documents\":[")
      if let id = failure.id {
        json.raw("{\"id\":")
        json.string(id)
        json.raw("}")
      }
      json.raw("],\"error\":")
      json.string(failure.description)
      json.raw("}\n")
      return json.bytes
    }
  }
}
