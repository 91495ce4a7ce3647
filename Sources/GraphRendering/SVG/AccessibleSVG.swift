import GraphModel

/// Makes Graphviz's SVG one that screen readers can read and that explains itself: a title and a
/// description of the whole, a role and a name for each node and arrow, their sentences as
/// tooltips, and a halo around labels that arrows cross. Coordinates stay as they are.
struct AccessibleSVG {
  let drawing: Drawing
  let options: RenderOptions

  /// Rewrites libgvc's lines: it writes each tag at the start of a line of its own.
  func rewrite(_ svg: [UInt8]) -> [UInt8] {
    let text = String(decoding: svg, as: UTF8.self)
    let names = Dictionary(
      drawing.graph.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let documents = Dictionary(
      drawing.graph.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let halo = options.theme.palette.background
    var out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
    var place = Place.prolog
    var description: String?
    var inArrow = false
    // Over bytes: Characters of a drawing of 60 arrows take 10 ms.
    for bytes in text.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      let line = Substring(bytes)
      switch place {
      case .prolog:
        guard line.hasPrefix("<svg ") else { continue }
        out += "<svg role=\"graphics-document document\" aria-labelledby=\"title desc\""
        out += line.dropFirst(4) + "\n"
        place = line.hasSuffix(">") ? opened(&out, names: names) : .root
        continue
      case .root:
        out += line + "\n"
        if line.hasSuffix(">") { place = opened(&out, names: names) }
        continue
      case .comment:
        if line.hasSuffix("-->") { place = .body }
        continue
      case .body: break
      }
      if line.hasPrefix("<!--") {
        if !line.hasSuffix("-->") { place = .comment }
      } else if line.hasPrefix("<g id=\""), let group = Group(line) {
        inArrow = !group.isNode
        description = group.description(in: drawing, names: names, documents: documents)
        if let label = group.label(in: drawing, names: names) {
          out += line.dropLast() + " role=\"graphics-symbol img\" aria-label=\""
          out += DOTText.xml(label) + "\">\n"
        } else {
          out += line + "\n"
        }
      } else if line.hasPrefix("<title>") {
        // Graphviz's titles are ids; the graph's own would show wherever nothing else is.
        if let description { out += "<title>" + DOTText.xml(description) + "</title>\n" }
      } else if line.hasPrefix("<text ") {
        out +=
          inArrow ? "<text paint-order=\"stroke\" stroke=\"\(halo)\" stroke-width=\"3\" " : "<text "
        out += line.dropFirst(6) + "\n"
      } else {
        out += line + (line.isEmpty ? "" : "\n")
      }
    }
    return Array(out.utf8)
  }

  private enum Place { case prolog, root, comment, body }

  /// Writes the title and the description of the whole.
  private func opened(_ out: inout String, names: [String: String]) -> Place {
    let graph = drawing.graph
    let title = options.title ?? "Graph of people, states and organizations"
    let statements = graph.edges.prefix(60).map { Description.statement($0, names: names) + "." }
    let rest = graph.edges.count - statements.count
    let desc =
      (["\(graph.entities.count) entities, \(graph.edges.count) edges."] + statements
      + (rest > 0 ? ["And \(rest) more."] : [])).joined(separator: " ")
    out += "<title id=\"title\">" + DOTText.xml(title) + "</title>\n"
    out += "<desc id=\"desc\">" + DOTText.xml(desc) + "</desc>\n"
    return .body
  }
}

/// A `<g id="n12" …>` of a node or `<g id="e7" …>` of an arrow.
private struct Group {
  let isNode: Bool
  let place: Int

  init?(_ line: Substring) {
    let id = line.dropFirst(7).prefix { $0 != "\"" }
    guard let kind = id.first, kind == "n" || kind == "e", let place = Int(id.dropFirst()) else {
      return nil
    }
    isNode = kind == "n"
    self.place = place
  }

  func label(in drawing: Drawing, names: [String: String]) -> String? {
    if isNode {
      guard drawing.graph.entities.indices.contains(place) else { return nil }
      let entity = drawing.graph.entities[place]
      return entity.name + ", " + entity.kind.rawValue
    }
    guard drawing.arrows.indices.contains(place) else { return nil }
    return drawing.arrows[place].edges.map { Description.statement($0, names: names) }
      .joined(separator: "; ")
  }

  func description(
    in drawing: Drawing, names: [String: String], documents: [String: DocumentRecord]
  ) -> String? {
    if isNode {
      guard drawing.graph.entities.indices.contains(place) else { return nil }
      return Description.entity(drawing.graph.entities[place])
    }
    guard drawing.arrows.indices.contains(place) else { return nil }
    return Description.arrow(drawing.arrows[place], names: names, documents: documents)
  }
}
