public import GraphModel

/// Writes a graph in Graphviz's DOT language, styled as it is drawn and with what is known of each
/// node and edge as attributes, so that `gvpr` and others can filter it.
///
/// Nodes are named by entity id. Nodes carry `kind`, `aliases`, `wikidata`, `mentions`; edges carry
/// `family`, `type`, `polarity`, `modality`, `status` ("negated planned"), `sources`, `confidence`,
/// `since`, `until`, `attributed_to`, `edges` (ids, where several are folded). The same graph and
/// options give the same bytes.
public struct DOTWriter: Sendable {
  private let options: RenderOptions

  public init(_ options: RenderOptions = RenderOptions(format: .dot)) {
    self.options = options
  }

  /// The whole of `graph`, without selection: what ``GraphRenderer`` hands to Graphviz.
  public func write(_ graph: EntityGraph) -> String {
    write(Drawing(graph, options: options))
  }

  func write(_ drawing: Drawing) -> String {
    writer(of: drawing)(drawing.spacings(options).first ?? Spacing.ranked[0])
  }

  /// Writes one drawing with any spacing: all but the defaults is made once.
  func writer(of drawing: Drawing) -> (Spacing) -> String {
    let engine = options.engine ?? drawing.defaultEngine
    let style = DOTStyle(options: options, drawing: drawing)
    var body = ""
    writeNodes(of: drawing, style: style, to: &body)
    for (place, arrow) in drawing.arrows.enumerated() {
      let ends = DOTText.quoted(arrow.source) + " -> " + DOTText.quoted(arrow.target)
      line(ends, style.edge(arrow, place: place), to: &body)
    }
    body += "}\n"
    return { [body] spacing in
      var out = "digraph entente {\n"
      line("graph", style.graph(engine: engine, spacing: spacing), to: &out)
      line("node", style.nodeDefaults, to: &out)
      line("edge", style.edgeDefaults(engine: engine, spacing: spacing), to: &out)
      return out + body
    }
  }

  private func writeNodes(of drawing: Drawing, style: DOTStyle, to out: inout String) {
    let members = Dictionary(grouping: drawing.graph.entities.indices) { place in
      let id = drawing.graph.entities[place].id
      return drawing.clusters[id] ?? (drawing.clusters.values.contains(id) ? id : "")
    }
    for (number, state) in members.keys.sorted().enumerated() {
      let indent = state.isEmpty ? "  " : "    "
      if !state.isEmpty {
        out += "  subgraph cluster_\(number) {\n"
        line("graph", style.cluster, indent: indent, to: &out)
      }
      for place in members[state]! {
        let entity = drawing.graph.entities[place]
        line(
          DOTText.quoted(entity.id), style.node(entity, place: place), indent: indent, to: &out)
      }
      if !state.isEmpty { out += "  }\n" }
    }
  }

  private func line(
    _ head: String, _ attributes: [DOTAttribute], indent: String = "  ", to out: inout String
  ) {
    out += indent + head + " ["
    var first = true
    for attribute in attributes {
      if !first { out += ", " }
      out += attribute.name + "=" + attribute.value
      first = false
    }
    out += "];\n"
  }
}

/// A name and its value, quoted already.
struct DOTAttribute: Sendable, Hashable {
  var name: String
  var value: String

  /// Metadata: kept as it is.
  static func data(_ name: String, _ value: String) -> DOTAttribute {
    DOTAttribute(name: name, value: DOTText.quoted(value))
  }

  /// Text that Graphviz draws.
  static func drawn(_ name: String, _ value: String) -> DOTAttribute {
    DOTAttribute(name: name, value: DOTText.drawn(value))
  }
}
