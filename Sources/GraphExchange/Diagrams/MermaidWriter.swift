import GraphModel

/// A Mermaid flowchart. People are stadiums, organizations boxes, states double boxes; ties are
/// plain lines, interactions thick ones, planned and possible edges dotted, negated ones crossed.
struct MermaidWriter {
  private let graph: EntityGraph

  init(_ graph: EntityGraph) {
    self.graph = graph
  }

  var text: String {
    var out = "flowchart LR\n"
    var numbers: [String: Int] = [:]
    for (place, entity) in graph.entities.enumerated() {
      numbers[entity.id] = place
      let name = "\"" + escaped(entity.name) + "\""
      let shape =
        switch entity.kind {
        case .person: "([\(name)])"
        case .organization: "[\(name)]"
        case .state: "[[\(name)]]"
        }
      out += "  n\(place)\(shape):::\(entity.kind.rawValue)\n"
    }
    for edge in graph.edges {
      guard let source = numbers[edge.source], let target = numbers[edge.target] else { continue }
      out += "  n\(source) \(line(edge))|\"\(escaped(edge.label))\"| n\(target)\n"
    }
    out += "  classDef person fill:#FFF3D6,stroke:#7A5200,color:#1A1A1A\n"
    out += "  classDef organization fill:#CFE3F2,stroke:#2F6690,color:#1A1A1A\n"
    out += "  classDef state fill:#12436D,stroke:#12436D,color:#FFFFFF\n"
    return out
  }

  private func line(_ edge: Edge) -> String {
    let tail = edge.symmetric ? (edge.polarity == .negated ? "x" : "<") : ""
    let head = edge.polarity == .negated ? "x" : ">"
    let body =
      edge.modality != .actual ? "-.-" : edge.family.isTie ? "--" : "=="
    return tail + body + head
  }

  /// Letters and digits of every script stay; what Mermaid or HTML could read becomes a code.
  private func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: out += " "
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x20, 0x2C, 0x2E, 0x2D, 0xA0...:
        out.unicodeScalars.append(scalar)
      default: out += "#\(scalar.value);"
      }
    }
    // An empty label is a syntax error.
    return out.isEmpty ? " " : out
  }
}
