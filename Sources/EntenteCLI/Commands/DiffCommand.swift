import Entente

extension Command {
  static let diff = Command(
    name: "diff", summary: "show what one graph has and another has not",
    discussion: [
      "Lines start with + for what NEW adds, - for what it lacks, and ~ for edges whose evidence, "
        + "sources or confidence differ. The exit code is 1 when the graphs are alike."
    ],
    arguments: [.init("OLD", help: "a graph"), .init("NEW", help: "another graph")],
    flags: [.json],
    examples: [.init("entente diff monday.json tuesday.json", "what a day brought")]
  ) { call in
    let (old, new) = (
      try GraphFile(call.arguments[0]).read(), try GraphFile(call.arguments[1]).read()
    )
    let difference = GraphDifference(from: old, to: new)
    if difference.isEmpty {
      call.messages.note("the graphs are alike")
      return .nothingFound
    }
    try DifferenceList(difference, old: old, new: new).print(call)
    return .success
  }
}

/// A difference as lines or as JSON Lines.
private struct DifferenceList {
  private let difference: GraphDifference
  private let names: [String: (name: String, kind: EntityKind)]

  init(_ difference: GraphDifference, old: EntityGraph, new: EntityGraph) {
    self.difference = difference
    var names: [String: (name: String, kind: EntityKind)] = [:]
    for entity in old.canonicalized().entities + new.canonicalized().entities {
      names[entity.id] = (entity.name, entity.kind)
    }
    self.names = names
  }

  func print(_ call: Invocation) throws {
    for entity in difference.removedEntities { try print("-", "removed", entity, call) }
    for entity in difference.addedEntities { try print("+", "added", entity, call) }
    for change in difference.changedEntities {
      try print("~", "changed", change.new, call, changes(change))
    }
    for edge in difference.removedEdges { try print("-", "removed", edge, nil, call) }
    for edge in difference.addedEdges { try print("+", "added", edge, nil, call) }
    for change in difference.changedEdges {
      try print("~", "changed", change.new, changes(change), call)
    }
  }

  private func changes(_ change: GraphDifference.EntityChange) -> String {
    var parts: [String] = []
    let (old, new) = (change.old, change.new)
    if old.name != new.name { parts.append("name \(old.name) → \(new.name)") }
    if old.kind != new.kind { parts.append("kind \(old.kind.rawValue) → \(new.kind.rawValue)") }
    if old.aliases != new.aliases {
      parts.append("aliases \(old.aliases.count) → \(new.aliases.count)")
    }
    if old.mentions != new.mentions {
      parts.append("mentions \(old.mentions.count) → \(new.mentions.count)")
    }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }

  private func changes(_ change: GraphDifference.Change) -> String {
    var parts: [String] = []
    let (old, new) = (change.old, change.new)
    if old.label != new.label { parts.append("label \(old.label) → \(new.label)") }
    if old.sources != new.sources { parts.append("sources \(old.sources) → \(new.sources)") }
    if old.evidence != new.evidence {
      parts.append("evidence \(old.evidence.count) → \(new.evidence.count)")
    }
    if old.confidence != new.confidence {
      parts.append("confidence \(old.confidence) → \(new.confidence)")
    }
    return parts.isEmpty ? "details" : parts.joined(separator: ", ")
  }

  private func print(
    _ sign: String, _ word: String, _ entity: Entity, _ call: Invocation, _ remark: String = ""
  ) throws {
    if call.isSet(.json) {
      return try call.output.write(wrapped(word, "entity", entity.json()))
    }
    let style: Style = sign == "+" ? .organization : sign == "-" ? .negated : .planned
    try call.output.print(
      "\(sign, style) \(entity.name, entity.kind.style) (\(entity.kind.rawValue), \(entity.id))\(remark)"
    )
  }

  private func print(
    _ sign: String, _ word: String, _ edge: Edge, _ remark: String?, _ call: Invocation
  ) throws {
    if call.isSet(.json) { return try call.output.write(wrapped(word, "edge", edge.json())) }
    func name(_ id: String) -> StyledLine {
      StyledLine(names[id]?.name ?? id, names[id]?.kind.style)
    }
    let style: Style = sign == "+" ? .organization : sign == "-" ? .negated : .planned
    let rest = [edge.status.isEmpty ? nil : edge.status, remark].compactMap { $0 }
    let note = rest.isEmpty ? "" : " (\(rest.joined(separator: "; ")))"
    try call.output.print(
      "\(sign, style) \(name(edge.source)) \(edge.label) \(name(edge.target))\(note) \(edge.id, .faint)"
    )
  }

  private func wrapped(_ word: String, _ key: String, _ json: [UInt8]) -> [UInt8] {
    Array("{\"change\":\"\(word)\",\"\(key)\":".utf8) + json + Array("}\n".utf8)
  }
}
