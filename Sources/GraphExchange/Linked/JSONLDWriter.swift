import GraphModel

/// Writes statements as JSON-LD 1.1, flattened: a list of resources under a context of prefixes.
struct JSONLDWriter {
  private let graph: LinkedGraph

  init(_ graph: LinkedGraph) {
    self.graph = graph
  }

  var text: String {
    var json = JSONBytes()
    json.raw("{\"@context\":{")
    for (place, (prefix, iri)) in LinkedGraph.prefixes.enumerated() {
      if place > 0 { json.raw(",") }
      json.string(prefix)
      json.raw(":")
      json.string(iri)
    }
    json.raw("},\"@graph\":[")
    var first = true
    for subject in graph.subjects where !subject.statements.isEmpty {
      json.raw(first ? "\n" : ",\n")
      first = false
      write(subject, to: &json)
    }
    json.raw("\n]}\n")
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func write(_ subject: LinkedGraph.Subject, to json: inout JSONBytes) {
    json.raw("{\"@id\":")
    json.string(subject.iri)
    var order: [String] = []
    var values: [String: [LinkedGraph.Node]] = [:]
    for (predicate, object) in subject.statements {
      if values[predicate] == nil { order.append(predicate) }
      values[predicate, default: []].append(object)
    }
    for predicate in order {
      let isType = predicate == "rdf:type"
      json.raw(",")
      json.string(isType ? "@type" : predicate)
      json.raw(":[")
      for (place, node) in values[predicate, default: []].enumerated() {
        if place > 0 { json.raw(",") }
        write(node, isType: isType, to: &json)
      }
      json.raw("]")
    }
    json.raw("}")
  }

  private func write(_ node: LinkedGraph.Node, isType: Bool, to json: inout JSONBytes) {
    switch node {
    case .iri(let iri) where isType: json.string(iri)
    case .iri(let iri):
      json.raw("{\"@id\":")
      json.string(iri)
      json.raw("}")
    case .text(let text):
      json.raw("{\"@value\":")
      json.string(text)
      json.raw("}")
    case .typed(let text, let type):
      json.raw("{\"@value\":")
      json.string(text)
      json.raw(",\"@type\":")
      json.string(type)
      json.raw("}")
    }
  }
}
