import Entente

extension Command {
  static let stats = Command(
    name: "stats", summary: "count what a graph holds",
    arguments: [.graph], flags: [.json],
    examples: [.init("entente stats news.entente", "documents, entities, edges, dates, families")]
  ) { call in
    let graph = try OpenGraph(call, path: call.arguments[0]).graph
    let statistics = try graph.statistics()
    if call.isSet(.json) {
      try call.output.write(json(statistics))
      return .success
    }
    var rows: [(String, String)] = [("documents", "\(statistics.documents)")]
    if let first = statistics.firstDate, let last = statistics.lastDate {
      rows.append(("dates", first == last ? first : "\(first) to \(last)"))
    }
    rows.append(("entities", "\(statistics.entities.values.reduce(0, +))"))
    for kind in EntityKind.allCases {
      rows.append(("  \(kind.rawValue)", "\(statistics.entities[kind] ?? 0)"))
    }
    rows.append(("mentions", "\(statistics.mentions)"))
    rows.append(("edges", "\(statistics.edges)"))
    rows.append(("  of two or more sources", "\(statistics.confirmed)"))
    for polarity in Polarity.allCases {
      rows.append(("  \(polarity.rawValue)", "\(statistics.polarities[polarity] ?? 0)"))
    }
    for modality in Modality.allCases {
      rows.append(("  \(modality.rawValue)", "\(statistics.modalities[modality] ?? 0)"))
    }
    rows.append(("evidence", "\(statistics.evidence)"))
    for family in RelationFamily.allCases {
      if let count = statistics.families[family] {
        rows.append(("  \(family.rawValue)", "\(count)"))
      }
    }
    let width = rows.map { $0.0.count }.max() ?? 0
    for (name, value) in rows {
      let gap = String(repeating: " ", count: width - name.count + 2)
      try call.output.print("\(name, name.hasPrefix(" ") ? nil : .heading)\(gap)\(value)")
    }
    return .success
  }

  private static func json(_ statistics: GraphStatistics) -> [UInt8] {
    var json = JSONBytes()
    json.raw("{\"documents\":\(statistics.documents),\"firstDate\":")
    json.stringOrNull(statistics.firstDate)
    json.raw(",\"lastDate\":")
    json.stringOrNull(statistics.lastDate)
    json.member("mentions", statistics.mentions)
    json.member("edges", statistics.edges)
    json.member("confirmed", statistics.confirmed)
    json.member("evidence", statistics.evidence)
    func counts(_ name: String, _ counts: [(String, Int)]) {
      json.raw(",\"\(name)\":{")
      for (index, (key, count)) in counts.enumerated() {
        if index > 0 { json.raw(",") }
        json.string(key)
        json.raw(":\(count)")
      }
      json.raw("}")
    }
    counts("entities", EntityKind.allCases.map { ($0.rawValue, statistics.entities[$0] ?? 0) })
    counts("families", RelationFamily.allCases.map { ($0.rawValue, statistics.families[$0] ?? 0) })
    counts("polarities", Polarity.allCases.map { ($0.rawValue, statistics.polarities[$0] ?? 0) })
    counts("modalities", Modality.allCases.map { ($0.rawValue, statistics.modalities[$0] ?? 0) })
    json.raw("}\n")
    return json.bytes
  }
}
