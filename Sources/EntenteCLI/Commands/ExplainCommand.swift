import Entente

extension Command {
  static let explain = Command(
    name: "explain", summary: "show every piece of evidence of an edge",
    discussion: [
      "EDGE is an edge's id as 'entente edges' shows it, or as much of it as no other has. "
        + "With two names, every edge between the two is explained.",
      "Each sentence has its actors and the words that carry the relation marked: in colour on a "
        + "terminal, else [actors] and *words*.",
    ],
    arguments: [
      .graph,
      .init("EDGE|A", help: "an edge's id, or the name of an entity"),
      .init("B", .optional, help: "the name of another entity"),
    ],
    flags: [.family, .limit, .json],
    examples: [
      .init("entente explain news.entente 3k9xq", "the edge whose id starts so"),
      .init("entente explain news.entente Biden Putin", "all edges between the two"),
    ]
  ) { call in
    let graph = try OpenGraph(call, path: call.arguments[0])
    let edges = try explained(call, graph)
    if edges.isEmpty {
      call.messages.note("no edge between '\(call.arguments[1])' and '\(call.arguments[2])'")
      return .nothingFound
    }
    if call.isSet(.json) {
      try EdgeList(edges, in: graph).print(call)
      return .success
    }
    for (index, edge) in edges.enumerated() {
      if index > 0 { try call.output.print("") }
      try EdgeExplanation(edge, in: graph).print(call)
    }
    return .success
  }

  private static func explained(_ call: Invocation, _ graph: OpenGraph) throws -> [Edge] {
    if call.arguments.count == 3 {
      var filter = EdgeFilter()
      filter.families = try call.families()
      filter.between = .init(
        try graph.resolve(call.arguments[1]).id, try graph.resolve(call.arguments[2]).id)
      return try graph.graph.edges(filter, limit: call.integer(.limit))
    }
    let id = call.arguments[1]
    let found = try graph.graph.edges(idPrefix: id, limit: 20)
    if let exact = found.first(where: { $0.id == id }) { return [exact] }
    if found.count > 1 {
      let shown = try found.map { edge in
        "\n  \(edge.id)  \(try graph.name(edge.source)) \(edge.label) \(try graph.name(edge.target))"
      }
      throw CommandFailure(
        call.arguments[0], "more than one edge's id starts with '\(id)':\(shown.joined())")
    }
    guard found.isEmpty else { return found }
    throw CommandFailure(
      call.arguments[0],
      "no edge has the id '\(id)'; 'entente edges' lists them, and two names explain what is "
        + "between the two")
  }
}

/// All that is known of one edge, in lines.
struct EdgeExplanation {
  private let edge: Edge
  private let graph: OpenGraph

  init(_ edge: Edge, in graph: OpenGraph) {
    self.edge = edge
    self.graph = graph
  }

  func print(_ call: Invocation) throws {
    let output = call.output
    let arrow = edge.symmetric ? "↔" : "→"
    let (source, target) = (try graph.line(edge.source), try graph.line(edge.target))
    try output.print("\(source) \(edge.label, edge.statusStyle) \(arrow) \(target)")
    var facts = ["\(edge.family.rawValue): \(edge.type)"]
    if !edge.status.isEmpty { facts.append(edge.status) }
    if let time = edge.time {
      facts.append(time.text.isEmpty ? time.shown : "\(time.shown) (\"\(time.text)\")")
    }
    if let claimant = edge.attributedTo { facts.append("said by \(try graph.name(claimant))") }
    facts.append("\(Int((edge.confidence * 100).rounded()))% sure")
    facts.append(edge.sources == 1 ? "1 source" : "\(edge.sources) independent sources")
    facts.append(edge.id)
    try output.print("  \(facts.joined(separator: " · "), .faint)")
    for evidence in edge.evidence { try print(evidence, call) }
  }

  private func print(_ evidence: Evidence, _ call: Invocation) throws {
    let document = try graph.graph.document(id: evidence.document)
    var place = [evidence.document]
    if let title = document?.title, title != evidence.document { place.append(title) }
    if let date = document?.date { place.append(date) }
    if let url = document?.url { place.append(url) }
    let sentence = MarkedSentence.line(
      of: evidence, source: try graph.summary(edge.source)?.kind.style,
      target: try graph.summary(edge.target)?.kind.style, color: call.output.hasColor)
    try call.output.print("  “\(sentence)”")
    let rule = "rule \(evidence.rule), \(evidence.start)–\(evidence.end)"
    try call.output.print("    \((place + [rule]).joined(separator: " · "), .faint)")
  }
}
