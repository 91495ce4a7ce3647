import Entente

extension Command {
  static let path = Command(
    name: "path", summary: "show the shortest chains between two entities",
    discussion: [
      "A chain goes along affirmed edges, in either direction; chains whose weakest edge has the "
        + "most sources come first."
    ],
    arguments: [
      .graph, .init("A", help: "where the chains start"), .init("B", help: "where they end"),
    ],
    flags: [.maxLength, .family, .limit, .json],
    examples: [
      .init("entente path news.entente Berg Holm", "who stands between the two"),
      .init(
        "entente path news.entente Berg Holm --family consult --max-length 3", "by talks alone"),
    ]
  ) { call in
    let graph = try OpenGraph(call, path: call.arguments[0])
    let (a, b) = (try graph.resolve(call.arguments[1]), try graph.resolve(call.arguments[2]))
    guard let start = try graph.graph.node(id: a.id), let goal = try graph.graph.node(id: b.id)
    else { return .nothingFound }
    if start == goal {
      call.messages.note("'\(call.arguments[1])' and '\(call.arguments[2])' are both \(a.name)")
      return .nothingFound
    }
    let length = call.integer(.maxLength) ?? 4
    let chains = try graph.graph.shortestPaths(
      from: start, to: goal, maxLength: length, families: try call.families(),
      limit: call.integer(.limit) ?? 5)
    if chains.isEmpty {
      call.messages.note(
        "no chain of at most \(length) edges from \(a.name) to \(b.name); --max-length sets it")
      return .nothingFound
    }
    for (index, chain) in chains.enumerated() {
      if call.isSet(.json) {
        try call.output.write(json(chain))
      } else {
        if index > 0 { try call.output.print("") }
        try print(chain, from: a.id, graph, call)
      }
    }
    return .success
  }

  private static func json(_ chain: [Edge]) -> [UInt8] {
    var bytes = Array("{\"edges\":[".utf8)
    for (index, edge) in chain.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += edge.json()
    }
    return bytes + Array("]}\n".utf8)
  }

  private static func print(
    _ chain: [Edge], from start: String, _ graph: OpenGraph, _ call: Invocation
  ) throws {
    var line = try graph.line(start)
    var node = start
    for edge in chain {
      let isAhead = edge.source == node
      node = isAhead ? edge.target : edge.source
      let arrow = edge.symmetric ? ("—", "—") : isAhead ? ("—", "→") : ("←", "—")
      line.append(" \(arrow.0) \(edge.label, edge.statusStyle) \(arrow.1) ")
      line.append(try graph.line(node))
    }
    try call.output.print(line)
    for edge in chain {
      guard let evidence = edge.evidence.first else { continue }
      let sentence = MarkedSentence.line(
        of: evidence, source: try graph.summary(edge.source)?.kind.style,
        target: try graph.summary(edge.target)?.kind.style, color: call.output.hasColor)
      try call.output.print("  “\(sentence)” \("\(evidence.document) · \(edge.id)", .faint)")
    }
  }
}

extension Flag {
  static let maxLength = Flag(
    "max-length", value: .integer("N", 1...12), help: "the longest chain looked for (4)")
}
