import Entente

extension Command {
  static let entities = Command(
    name: "entities", summary: "list people, states and organizations of a graph",
    discussion: [
      "--why NAME prints every mention of one entity with the reason it was taken for one."
    ],
    arguments: [.graph],
    flags: [.entityKind, .sort, .match, .why, .limit, .json, .csv],
    examples: [
      .init("entente entities news.entente --kind person --limit 20", "the best connected people"),
      .init("entente entities news.entente --match council", "whose name has the word"),
      .init("entente entities news.entente --why Berg", "why these mentions are one person"),
    ]
  ) { call in
    let graph = try OpenGraph(call, path: call.arguments[0])
    if let name = call.text(.why) { return try printMentions(of: name, graph, call) }
    var query = EntityQuery()
    query.kinds = Set(call.texts(.entityKind).compactMap(EntityKind.init(rawValue:)))
    query.order = call.text(.sort).flatMap(EntityQuery.Order.init(rawValue:)) ?? .degree
    query.match = call.text(.match)
    query.limit = call.integer(.limit)
    let found = try graph.graph.entities(query)
    if found.isEmpty {
      call.messages.note("no entity fits; 'entente entities GRAPH' alone lists all")
      return .nothingFound
    }
    try printList(found, call)
    return .success
  }

  private static func printList(_ found: [EntitySummary], _ call: Invocation) throws {
    if call.isSet(.json) {
      for entity in found { try call.output.write(entity.json()) }
      return
    }
    if call.isSet(.csv) {
      try call.output.write(
        CommaSeparated.line([
          "id", "kind", "name", "aliases", "wikidata", "edges", "mentions", "firstSeen",
        ]))
      for entity in found {
        try call.output.write(
          CommaSeparated.line([
            entity.id, entity.kind.rawValue, entity.name, entity.aliases.joined(separator: "|"),
            entity.wikidata ?? "", "\(entity.degree)", "\(entity.mentions)", entity.firstSeen ?? "",
          ]))
      }
      return
    }
    var table = TableLayout([
      ("name", .left), ("kind", .left), ("edges", .right), ("mentions", .right),
      ("first seen", .left), ("id", .left), ("also", .left),
    ])
    for entity in found {
      table.add([
        StyledLine(entity.name, entity.kind.style), StyledLine(entity.kind.rawValue),
        StyledLine("\(entity.degree)"), StyledLine("\(entity.mentions)"),
        StyledLine(entity.firstSeen ?? ""), StyledLine(entity.id, .faint),
        StyledLine(entity.aliases.joined(separator: ", "), .faint),
      ])
    }
    try call.output.print(table)
  }

  private static func printMentions(
    of name: String, _ graph: OpenGraph, _ call: Invocation
  ) throws -> ExitCode {
    let summary = try graph.resolve(name)
    guard let node = try graph.graph.node(id: summary.id) else { return .nothingFound }
    let entity = try graph.graph.entity(node: node)
    if call.isSet(.json) {
      try call.output.write(entity.json() + [0x0A])
      return .success
    }
    try call.output.print(
      "\(entity.name, entity.kind.style) (\(entity.kind.rawValue), \(entity.id))")
    if !entity.aliases.isEmpty {
      try call.output.print("also: \(entity.aliases.joined(separator: ", "))")
    }
    if entity.mentions.isEmpty { call.messages.note("the graph keeps no mention of it") }
    var table = TableLayout([
      ("document", .left), ("place", .left), ("text", .left), ("form", .left), ("reason", .left),
    ])
    for mention in entity.mentions.prefix(call.integer(.limit) ?? Int.max) {
      table.add([
        StyledLine(mention.document), StyledLine("\(mention.start)–\(mention.end)"),
        StyledLine(mention.text, entity.kind.style), StyledLine(mention.form.rawValue),
        StyledLine(mention.reason ?? ""),
      ])
    }
    if !table.isEmpty { try call.output.print(table) }
    return .success
  }
}

extension Command.Argument {
  static let graph = Command.Argument(
    "GRAPH", help: "a .entente, .json, .jsonl or .graphml file; '-' is standard input")
}

extension Flag {
  static let entityKind = Flag(
    "kind", value: .choice("KIND", EntityKind.allCases.map(\.rawValue)), repeats: true,
    help: "only this kind; may be repeated")
  static let sort = Flag(
    "sort", value: .choice("ORDER", EntityQuery.Order.allCases.map(\.rawValue)),
    help: "most edges first, by name, or by the day first seen")
  static let match = Flag(
    "match", value: .text("TEXT"), help: "only entities with TEXT in a name, whatever its case")
  static let why = Flag(
    "why", value: .text("NAME"), help: "print the mentions of NAME, with reasons")
}

extension EntitySummary {
  /// One line of JSON with a line break.
  func json() -> [UInt8] {
    var json = JSONBytes()
    json.raw("{\"id\":")
    json.string(id)
    json.member("kind", kind.rawValue)
    json.member("name", name)
    json.raw(",\"aliases\":[")
    for (index, alias) in aliases.enumerated() {
      if index > 0 { json.raw(",") }
      json.string(alias)
    }
    json.raw("],\"wikidata\":")
    json.stringOrNull(wikidata)
    json.member("edges", degree)
    json.member("mentions", mentions)
    json.raw(",\"firstSeen\":")
    json.stringOrNull(firstSeen)
    json.raw("}\n")
    return json.bytes
  }
}
