import Entente

/// A graph named on the command line, with the names of its entities at hand for printing.
///
/// Names are looked up once each: a page of edges repeats few entities many times.
final class OpenGraph {
  let graph: any QueryableGraph
  private var summaries: [String: EntitySummary?] = [:]

  init(_ call: Invocation, path: String) throws {
    let file = GraphFile(path)
    graph = try file.open()
    // JSON is corrected as it is read; a stored graph was, when it was last written.
    if let store = graph as? GraphStore,
      try file.curation().rules.map(\.action) != store.curation().rules.map(\.action)
    {
      call.messages.warn(
        "\(file.curationPath) has changed; 'entente curate \(path) apply' applies it")
    }
  }

  func summary(_ id: String) throws -> EntitySummary? {
    if let known = summaries[id] { return known }
    let found = try graph.node(id: id).map { try graph.summary(node: $0) }
    summaries[id] = .some(found)
    return found
  }

  /// The entity's name; its id where it has none.
  func name(_ id: String) throws -> String {
    guard let name = try summary(id)?.name, !name.isEmpty else { return id }
    return name
  }

  /// The name in the colour of its kind.
  func line(_ id: String) throws -> StyledLine {
    StyledLine(try name(id), try summary(id)?.kind.style)
  }

  /// The entity a person means by `typed`.
  /// - Throws: ``NameFailure`` when there is none, or more than one.
  func resolve(_ typed: String) throws -> EntitySummary {
    switch try graph.resolve(typed) {
    case .found(let entity): return entity
    case .ambiguous(let choices): throw NameFailure.ambiguous(typed, choices)
    case .unknown(let suggestions): throw NameFailure.unknown(typed, suggestions)
    }
  }
}

/// A name that leads to no one entity; the command ends with "nothing found" and says what to type.
enum NameFailure: Error, CustomStringConvertible {
  case ambiguous(String, [EntitySummary])
  case unknown(String, [String])

  var description: String {
    switch self {
    case .ambiguous(let typed, let choices):
      let shown = choices.prefix(12).map { entity in
        "\n  \(entity.id)  \(entity.name) (\(entity.kind.rawValue), \(entity.degree) edges)"
      }
      let rest = choices.count > 12 ? "\n  … and \(choices.count - 12) more" : ""
      return "'\(typed)' may be any of \(choices.count) entities; name one by its id:"
        + shown.joined() + rest
    case .unknown(let typed, let suggestions):
      if suggestions.isEmpty { return "no entity is called '\(typed)'" }
      let quoted = suggestions.map { "'\($0)'" }
      let list = quoted.dropLast().joined(separator: ", ")
      let last = quoted[quoted.count - 1]
      return
        "no entity is called '\(typed)'; did you mean \(list.isEmpty ? last : "\(list) or \(last)")?"
    }
  }
}

extension EntityKind {
  var style: Style {
    switch self {
    case .person: .person
    case .state: .state
    case .organization: .organization
    }
  }
}

extension Edge {
  /// "affirmed" and "actual" go without saying.
  var status: String {
    let words = [
      polarity == .negated ? "negated" : nil, modality == .actual ? nil : modality.rawValue,
    ]
    return words.compactMap { $0 }.joined(separator: " ")
  }

  var statusStyle: Style? {
    if polarity == .negated { return .negated }
    switch modality {
    case .actual: return nil
    case .planned: return .planned
    case .possible: return .possible
    }
  }
}
