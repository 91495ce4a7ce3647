import Entente

extension Command {
  static let curate = Command(
    name: "curate", summary: "correct a graph, in a way that lasts and can be undone",
    discussion: [
      "Corrections are lines of the curation file beside the graph (news.curation beside "
        + "news.entente), which may also be edited by hand. They are applied whenever the graph is "
        + "read or grows; what was put in stays as it is, so that undoing one brings it back.",
      "RULE is one of: merge A B (A is B) · split A in DOCUMENT B (A's mentions there are B's) · "
        + "split A as TEXT B (A's mentions with this text are B's) · rename A NAME · "
        + "kind A person|state|organization · reject A · reject edge ID. "
        + "Or: list (the default), undo (take the last one back), apply (after editing the file).",
    ],
    arguments: [.graph, .init("RULE", .any, help: "a correction, or list, undo, apply")],
    flags: [],
    examples: [
      .init(
        "entente curate news.entente merge \"J. Berg\" \"Anna Berg\"", "two nodes are one person"),
      .init(
        "entente curate news.entente split Georgia as \"Georgia Lund\" \"Georgia Lund\"",
        "one is two"),
      .init("entente curate news.entente reject edge 3k9xq", "an edge is wrong"),
      .init("entente curate news.entente undo", "the last correction was none"),
    ]
  ) { call in
    let sheet = try CurationSheet(call)
    let words = Array(call.arguments.dropFirst())
    switch (words.first, words.count) {
    case (nil, _), ("list", 1): return try sheet.list()
    case ("undo", 1): return try sheet.undo()
    case ("apply", 1): return try sheet.apply(reportAll: true)
    default: return try sheet.add(words)
    }
  }
}

/// The curation file of a graph, being changed.
private struct CurationSheet {
  private let call: Invocation
  private let file: GraphFile

  init(_ call: Invocation) throws {
    self.call = call
    file = GraphFile(call.arguments[0])
    if call.arguments[0] == "-" {
      throw call.usageError("standard input has no curation file; name a graph's file")
    }
  }

  func list() throws -> ExitCode {
    let rules = try file.curation().rules
    if rules.isEmpty {
      call.messages.note("no corrections in \(file.curationPath)")
      return .nothingFound
    }
    for rule in rules { try call.output.print("\(rule.description)") }
    return .success
  }

  func undo() throws -> ExitCode {
    guard let last = try file.curation().rules.last else {
      call.messages.note("no corrections in \(file.curationPath)")
      return .nothingFound
    }
    var lines = try text().split(omittingEmptySubsequences: false) { $0.isNewline }
    lines.remove(at: last.line - 1)
    try AtomicFile.write(Array(lines.joined(separator: "\n").utf8), to: file.curationPath)
    try call.output.print("undone: \(last.description)")
    return try apply()
  }

  func add(_ words: [String]) throws -> ExitCode {
    let graph = try OpenGraph(call, path: file.path)
    let rule = CurationRule(try action(words, graph))
    var text = try text()
    if !text.isEmpty, text.last?.isNewline == false { text += "\n" }
    text += "\(rule)\n"
    // The file is written before the graph is changed: should the change fail, "apply" does it.
    try AtomicFile.write(Array(text.utf8), to: file.curationPath)
    try call.output.print("\(rule.description)")
    return try apply()
  }

  /// Brings a stored graph in line with the file; JSON is corrected whenever it is read.
  func apply(reportAll: Bool = false) throws -> ExitCode {
    let curation = try file.curation()
    let unmatched: [CurationRule]
    if file.isStore {
      let messages = call.messages
      let path = file.path
      let store = try GraphStore(
        creating: path,
        onWait: { messages.note("\(path): another process is writing; waiting for it") })
      unmatched = try store.apply(curation)
    } else {
      unmatched = curation.applied(to: try file.readUncurated()).unmatched
    }
    for rule in unmatched { call.messages.warn("'\(rule)' matches nothing") }
    if reportAll {
      let count = curation.rules.count
      call.messages.note("\(count) \(count == 1 ? "correction" : "corrections") applied")
    }
    return .success
  }

  private func text() throws -> String {
    guard let text = try file.curationText() else { return "" }
    return text
  }

  /// What the words of the command line mean; names are those of entities in the graph.
  private func action(_ words: [String], _ graph: OpenGraph) throws -> CurationRule.Action {
    func known(_ typed: String) throws -> String {
      try lastingName(of: graph.resolve(typed), graph)
    }
    switch (words[0], words.count) {
    case ("merge", 3): return .merge(try known(words[1]), into: try known(words[2]))
    case ("rename", 3): return .rename(try known(words[1]), to: words[2])
    case ("reject", 2): return .reject(try known(words[1]))
    case ("reject", 3) where words[1] == "edge":
      let found = try graph.graph.edges(idPrefix: words[2], limit: 2)
      guard found.count == 1 else {
        throw CommandFailure(
          file.path,
          found.isEmpty
            ? "no edge has the id '\(words[2])'"
            : "more than one edge's id starts with '\(words[2])'")
      }
      return .rejectEdge(found[0].id)
    case ("kind", 3):
      guard let kind = EntityKind(rawValue: words[2]) else {
        throw call.usageError("'\(words[2])' is none of person, state, organization")
      }
      return .kind(try known(words[1]), kind)
    case ("split", 5) where words[2] == "in":
      return .splitDocument(try known(words[1]), document: words[3], to: words[4])
    case ("split", 5) where words[2] == "as":
      return .splitMentions(try known(words[1]), text: words[3], to: words[4])
    default:
      throw call.usageError(
        "'\(words.joined(separator: " "))' is no rule; see 'entente curate --help' for their forms")
    }
  }

  /// The entity's name when no other entity has it, else its id.
  private func lastingName(of entity: EntitySummary, _ graph: OpenGraph) throws -> String {
    let bearers = try graph.graph.names(equalTo: FoldedName(entity.name)).filter {
      $0.rank <= .alias
    }
    return bearers.count == 1 ? entity.name : entity.id
  }
}
