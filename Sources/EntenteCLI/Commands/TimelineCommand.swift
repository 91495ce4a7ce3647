import Entente

extension Command {
  static let timeline = Command(
    name: "timeline", summary: "list what an entity did and met with, by date",
    discussion: [
      "The date is the event's; where the text gives none, the day it was first reported, in "
        + "brackets. What has neither comes last."
    ],
    arguments: [
      .graph, .init("A", help: "the entity"),
      .init("B", .optional, help: "another: only what is between the two"),
    ],
    flags: [.family, .status, .since, .until, .limit, .json, .csv],
    examples: [
      .init("entente timeline news.entente Berg", "her days"),
      .init("entente timeline news.entente Berg Holm --since 2021", "what passed between the two"),
    ]
  ) { call in
    let graph = try OpenGraph(call, path: call.arguments[0])
    var filter = EdgeFilter()
    filter.families = try call.families()
    for status in call.texts(.status) {
      if let polarity = Polarity(rawValue: status) { filter.polarities.insert(polarity) }
      if let modality = Modality(rawValue: status) { filter.modalities.insert(modality) }
    }
    (filter.since, filter.until) = (call.text(.since), call.text(.until))
    let a = try graph.resolve(call.arguments[1])
    if call.arguments.count > 2 {
      filter.between = .init(a.id, try graph.resolve(call.arguments[2]).id)
    } else {
      filter.touching = a.id
    }
    var entries = try graph.graph.edges(filter, limit: nil).map { try entry($0, graph) }
    if entries.isEmpty {
      call.messages.note("nothing fits; 'entente edges' lists what there is")
      return .nothingFound
    }
    entries.sort { ($0.day ?? "~", $0.edge.id) < ($1.day ?? "~", $1.edge.id) }
    if let limit = call.integer(.limit) { entries = Array(entries.prefix(limit)) }
    if call.isSet(.json) || call.isSet(.csv) {
      try EdgeList(entries.map(\.edge), in: graph).print(call)
      return .success
    }
    var table = TableLayout([
      ("date", .left), ("source", .left), ("label", .left), ("target", .left), ("status", .left),
      ("said by", .left), ("sources", .right), ("id", .left),
    ])
    for (shown, _, edge) in entries {
      table.add([
        StyledLine(shown), try graph.line(edge.source), StyledLine(edge.label, edge.statusStyle),
        try graph.line(edge.target), StyledLine(edge.status, edge.statusStyle),
        try edge.attributedTo.map { try graph.line($0) } ?? "", StyledLine("\(edge.sources)"),
        StyledLine(edge.id, .faint),
      ])
    }
    try call.output.print(table)
    return .success
  }

  private static func entry(
    _ edge: Edge, _ graph: OpenGraph
  ) throws -> (shown: String, day: String?, edge: Edge) {
    if let time = edge.time, let day = time.start ?? time.end {
      return (time.shown, EventDays.firstDay(of: day), edge)
    }
    let dates = try Set(edge.evidence.map(\.document)).compactMap { id in
      try graph.graph.document(id: id)?.date
    }
    guard let first = dates.min() else { return ("", nil, edge) }
    return ("(\(first.prefix(10)))", EventDays.firstDay(of: first), edge)
  }
}
