/// Writes statements as Turtle (W3C, RDF 1.1 Turtle).
struct TurtleWriter {
  private let graph: LinkedGraph

  init(_ graph: LinkedGraph) {
    self.graph = graph
  }

  var text: String {
    var out = ""
    for (prefix, iri) in LinkedGraph.prefixes { out += "@prefix \(prefix): <\(iri)> .\n" }
    for subject in graph.subjects where !subject.statements.isEmpty {
      out += "\n" + reference(subject.iri)
      for (place, statement) in subject.statements.enumerated() {
        let predicate =
          statement.predicate == "rdf:type" ? "a" : reference(statement.predicate)
        out += (place == 0 ? " " : " ;\n  ") + predicate + " " + object(statement.object)
      }
      out += " .\n"
    }
    return out
  }

  private func object(_ node: LinkedGraph.Node) -> String {
    switch node {
    case .iri(let iri): reference(iri)
    case .text(let text): literal(text)
    case .typed(let text, let type): literal(text) + "^^" + type
    }
  }

  private func reference(_ iri: String) -> String {
    let isShort = LinkedGraph.prefixes.contains { iri.hasPrefix($0.0 + ":") && $0.0 != "urn" }
    return isShort ? iri : "<" + iri + ">"
  }

  private func literal(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || (0x2028...0x2029).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let width = scalar.value > 0xFFFF ? 8 : 4
        out += width == 8 ? "\\U" : "\\u"
        out += String(repeating: "0", count: width - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
