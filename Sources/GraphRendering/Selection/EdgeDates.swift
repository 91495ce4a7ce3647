import GraphModel

/// When an edge holds, in ISO 8601 text, which sorts as time does.
enum EdgeDates {
  /// Event time, else the days its documents appeared; nil bounds are open. Nil when nothing is
  /// known.
  static func span(
    of edge: Edge, documentDates: [String: String?]
  ) -> (first: String?, last: String?)? {
    if let time = edge.time, time.start != nil || time.end != nil {
      return (time.start, time.end)
    }
    // A tie said on a day is not bounded by it.
    if edge.family.isTie { return nil }
    let days = edge.evidence.compactMap { documentDates[$0.document] ?? nil }
    guard let first = days.min(), let last = days.max() else { return nil }
    return (first, last)
  }

  /// A text at or after every day of "2021", "2021-06" or "2021-06-03".
  static func lastDay(_ date: String) -> String {
    switch date.utf8.count {
    case 4: date + "-12-31"
    case 7: date + "-31"
    default: date
    }
  }

  /// The first and last date the graph's edges and documents speak of.
  static func range(of graph: EntityGraph) -> (first: String, last: String)? {
    var dates: [String] = []
    for edge in graph.edges {
      if let start = edge.time?.start { dates.append(start) }
      if let end = edge.time?.end { dates.append(end) }
    }
    let used = Set(graph.edges.flatMap { $0.evidence.map(\.document) })
    dates += graph.documents.filter { used.contains($0.id) }.compactMap(\.date)
    guard let first = dates.min(), let last = dates.max() else { return nil }
    return (first, last)
  }
}
