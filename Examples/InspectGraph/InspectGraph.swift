// Stores graphs, and asks the stored graph what the `entente` command asks it.
//
//     swift run InspectGraph OUT.entente "Anna Berg" GRAPH.json …
//
// The graphs may come from `entente build article.txt -o GRAPH.json`.

import Entente

@main
enum InspectGraph {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let path = arguments.first, let name = arguments.dropFirst().first else {
      print("usage: InspectGraph OUT.entente NAME GRAPH.json …")
      return
    }

    // A store grows by what is new: a graph that was put in before changes nothing.
    let store = try GraphStore(creating: path)
    for file in arguments.dropFirst(2) {
      let isNew = try store.ingest(GraphFile(file).readUncurated())
      print("\(isNew ? "added" : "had") \(file)")
    }
    try store.finish()

    // Names are found as people type them.
    switch try store.resolve(name) {
    case .found(let entity): try describe(entity, in: store)
    case .ambiguous(let choices): print("which of \(choices.map(\.name).joined(separator: ", "))?")
    case .unknown(let suggestions): print("nobody; perhaps \(suggestions.joined(separator: ", "))")
    }
  }

  static func describe(_ entity: EntitySummary, in store: GraphStore) throws {
    print("\(entity.name): \(entity.kind.rawValue), \(entity.degree) edges")

    // What the entity is said to have done, the best supported first.
    var filter = EdgeFilter()
    filter.touching = entity.id
    filter.polarities = [.affirmed]
    for edge in try store.edges(filter, limit: 10) {
      let source = try store.node(id: edge.source).map { try store.summary(node: $0).name } ?? "?"
      let target = try store.node(id: edge.target).map { try store.summary(node: $0).name } ?? "?"
      print("\(source) \(edge.label) \(target) (\(edge.sources) sources)")
      for evidence in edge.evidence { print("  \(evidence.sentence)") }
    }

    // Who is two steps away, by which chain.
    guard let start = try store.node(id: entity.id) else { return }
    for other in try store.entities(EntityQuery()) where other.id != entity.id {
      guard let goal = try store.node(id: other.id) else { continue }
      let chains = try store.shortestPaths(from: start, to: goal, maxLength: 2)
      if let chain = chains.first, chain.count == 2 {
        print("to \(other.name): \(chain.map(\.label).joined(separator: ", "))")
      }
    }
  }
}
