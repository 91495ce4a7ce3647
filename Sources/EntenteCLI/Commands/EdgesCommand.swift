import Entente

extension Command {
  static let edges = Command(
    name: "edges", summary: "list edges of a graph, the best supported first",
    discussion: [
      "Names are matched as people type them: in any case, without accents, by surname or acronym.",
      "--since and --until compare with the time of the event, else with the days of its reports.",
    ],
    arguments: [.graph],
    flags: Flag.edgeFilters + [.limit, .json, .csv],
    examples: [
      .init("entente edges news.entente --between Biden Putin", "what happened between the two"),
      .init("entente edges news.entente --family threaten --status affirmed", "all threats"),
      .init(
        "entente edges graph.json --json | jq -r .label", "JSON Lines for programs: one edge a line"
      ),
    ]
  ) { call in
    let graph = try OpenGraph(call, path: call.arguments[0])
    let numbers = try graph.graph.edgeNumbers(
      try call.edgeFilter(in: graph), limit: call.integer(.limit))
    if numbers.isEmpty {
      call.messages.note("no edge fits; with fewer conditions there may be some")
      return .nothingFound
    }
    try EdgeList(numbers: numbers, in: graph).print(call)
    return .success
  }
}

/// Edges as a table, JSON Lines or CSV.
struct EdgeList {
  private let count: Int
  private let edge: (Int) throws -> Edge
  private let graph: OpenGraph

  init(_ edges: [Edge], in graph: OpenGraph) {
    count = edges.count
    edge = { edges[$0] }
    self.graph = graph
  }

  /// Edges by their numbers in the graph, fetched one at a time: a million of them take no more
  /// memory than a page.
  init(numbers: [Int], in graph: OpenGraph) {
    count = numbers.count
    edge = { try graph.graph.edge(number: numbers[$0]) }
    self.graph = graph
  }

  func print(_ call: Invocation) throws {
    if call.isSet(.json) {
      for index in 0..<count { try call.output.write(try json(edge(index))) }
    } else if call.isSet(.csv) {
      try printCSV(call.output)
    } else {
      try printTable(call.output)
    }
  }

  /// The edge of the schema with the names of its ends after it: readable without a second look-up.
  private func json(_ edge: Edge) throws -> [UInt8] {
    var json = edge.json()
    json.removeLast()
    var names = JSONBytes()
    names.member("sourceName", try graph.name(edge.source))
    names.member("targetName", try graph.name(edge.target))
    return json + names.bytes + Array("}\n".utf8)
  }

  private func printTable(_ output: Output) throws {
    var table = TableLayout([
      ("source", .left), ("label", .left), ("target", .left), ("family", .left),
      ("status", .left), ("time", .left), ("said by", .left), ("sure", .right),
      ("sources", .right), ("id", .left),
    ])
    for index in 0..<count {
      let edge = try edge(index)
      table.add([
        try graph.line(edge.source), StyledLine(edge.label, edge.statusStyle),
        try graph.line(edge.target), StyledLine(edge.family.rawValue),
        StyledLine(edge.status, edge.statusStyle), StyledLine(edge.time?.shown ?? ""),
        try edge.attributedTo.map { try graph.line($0) } ?? "",
        StyledLine("\(Int((edge.confidence * 100).rounded()))%"), StyledLine("\(edge.sources)"),
        StyledLine(edge.id, .faint),
      ])
      if table.isFull { try table.flush(to: output) }
    }
    try table.flush(to: output)
  }

  private func printCSV(_ output: Output) throws {
    try output.write(
      CommaSeparated.line([
        "id", "source", "label", "target", "type", "family", "polarity", "modality", "attributedTo",
        "start", "end", "confidence", "sources", "evidence", "sentence",
      ]))
    for index in 0..<count {
      let edge = try edge(index)
      try output.write(
        CommaSeparated.line([
          edge.id, try graph.name(edge.source), edge.label, try graph.name(edge.target), edge.type,
          edge.family.rawValue, edge.polarity.rawValue, edge.modality.rawValue,
          try edge.attributedTo.map { try graph.name($0) } ?? "", edge.time?.start ?? "",
          edge.time?.end ?? "", "\(edge.confidence)", "\(edge.sources)",
          "\(edge.evidence.count)", edge.evidence.first?.sentence ?? "",
        ]))
    }
  }
}

extension EventTime {
  /// "2021-12-07", "2014–2016", "2014–"; the words where the calendar has none.
  var shown: String {
    switch (start, end) {
    case (nil, nil): text
    case (let start?, let end?): start == end ? start : "\(start)–\(end)"
    case (let start?, nil): "\(start)–"
    case (nil, let end?): "–\(end)"
    }
  }
}
