import GraphModel

/// The attributes that make a drawing look as it does.
struct DOTStyle {
  let options: RenderOptions
  let drawing: Drawing
  let palette: Palette
  private let names: [String: String]
  private let documents: [String: DocumentRecord]

  /// Helvetica, Arial and Liberation Sans have the same metrics, so a drawing laid out with one
  /// fits its labels in the others.
  static let font = "Helvetica,Arial,sans-serif"

  init(options: RenderOptions, drawing: Drawing) {
    self.options = options
    self.drawing = drawing
    palette = options.theme.palette
    names = Dictionary(
      drawing.graph.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    documents = Dictionary(
      drawing.graph.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func graph(engine: LayoutEngine, spacing: Spacing) -> [DOTAttribute] {
    var attributes: [DOTAttribute] = [
      .data("layout", engine.rawValue), .data("charset", "UTF-8"),
      .data("bgcolor", palette.background), .data("fontname", DOTStyle.font),
      .data("fontcolor", palette.text), .data("pad", "0.3"), .data("outputorder", "edgesfirst"),
    ]
    switch spacing {
    case .ranked(let flow, let nodes, let ranks, let effort):
      attributes += [
        .data("rankdir", flow.rawValue), .data("nodesep", nodes), .data("ranksep", ranks),
        .data("mclimit", effort), .data("splines", "true"), .data("remincross", "true"),
      ]
    case .sprung(let gap, _, let seed):
      attributes += [
        .data("overlap", "prism"), .data("sep", gap), .data("splines", "line"),
        .data("start", seed), .data("K", drawing.showsEdgeLabels ? "1.4" : "0.8"),
        .data("repulsiveforce", "1.4"),
      ]
    }
    if let label = DrawingHeader(options: options, drawing: drawing).label {
      attributes += [
        .data("labelloc", "t"), .data("labeljust", "l"),
        DOTAttribute(name: "label", value: "<" + label + ">"),
      ]
    }
    return attributes
  }

  var nodeDefaults: [DOTAttribute] {
    [
      .data("fontname", DOTStyle.font), .data("fontsize", "13"), .data("height", "0.4"),
      .data("margin", "0.16,0.08"), .data("penwidth", "1.2"), .data("style", "filled"),
    ]
  }

  func edgeDefaults(engine: LayoutEngine, spacing: Spacing) -> [DOTAttribute] {
    var attributes: [DOTAttribute] = [
      .data("arrowsize", "0.8"), .data("fontname", DOTStyle.font), .data("fontsize", "10.5"),
    ]
    if case .sprung(_, let length, _) = spacing, engine == .neato, length != "1" {
      attributes.append(.data("len", length))
    }
    return attributes
  }

  var cluster: [DOTAttribute] {
    [
      .data("style", "rounded,filled"), .data("fillcolor", palette.clusterFill),
      .data("color", palette.clusterLine), .data("label", ""), .data("margin", "12"),
    ]
  }

  func node(_ entity: Entity, place: Int) -> [DOTAttribute] {
    let colors: NodeColors
    var attributes: [DOTAttribute]
    switch entity.kind {
    case .person:
      colors = palette.person
      attributes = [.data("shape", "ellipse")]
    case .organization:
      colors = palette.organization
      attributes = [.data("shape", "box")]
    case .state:
      colors = palette.state
      attributes = [.data("shape", "box"), .data("peripheries", "2")]
    }
    let label = LabelWrapping.wrap(entity.name, width: 22).joined(separator: "\n")
    attributes =
      [
        .data("id", "n\(place)"), .data("class", entity.kind.rawValue),
        .drawn("label", label.isEmpty ? "?" : label),
      ] + attributes + [
        .data("fillcolor", colors.fill), .data("color", colors.line),
        .data("fontcolor", colors.text), .drawn("tooltip", Description.entity(entity)),
      ]
    if options.format != .html, let link = entity.wikidata, DOTStyle.isWikidataId(link) {
      attributes.append(.drawn("URL", "https://www.wikidata.org/wiki/" + link))
    }
    attributes += [.data("name", entity.name), .data("kind", entity.kind.rawValue)]
    if let wikidata = entity.wikidata { attributes.append(.data("wikidata", wikidata)) }
    if !entity.aliases.isEmpty {
      attributes.append(.data("aliases", entity.aliases.joined(separator: "; ")))
    }
    attributes.append(.data("mentions", String(entity.mentions.count)))
    return attributes
  }

  func edge(_ arrow: Arrow, place: Int) -> [DOTAttribute] {
    let (color, width) =
      switch arrow.tone {
      case .cooperation: (palette.cooperation, palette.cooperationWidth)
      case .conflict: (palette.conflict, palette.conflictWidth)
      case .tie: (palette.tie, palette.tieWidth)
      }
    let head = arrow.polarity == .negated ? "tee" : arrow.tone == .tie ? "vee" : "normal"
    let line =
      switch arrow.modality {
      case .actual: "solid"
      case .planned: "dashed"
      case .possible: "dotted"
      }
    var attributes: [DOTAttribute] = [
      .data("id", "e\(place)"), .data("class", "\(arrow.tone) \(arrow.status)"),
    ]
    if drawing.showsEdgeLabels {
      attributes += [.drawn("label", label(of: arrow)), .data("fontcolor", color)]
    }
    let tooltip = Description.arrow(arrow, names: names, documents: documents)
    attributes += [
      .data("color", color), .data("style", line), .data("penwidth", width),
      .data("arrowhead", head),
    ]
    if arrow.both { attributes += [.data("dir", "both"), .data("arrowtail", head)] }
    attributes += [.drawn("tooltip", tooltip), .drawn("labeltooltip", tooltip)]
    // The page shows evidence beside the drawing; a link would take its reader away.
    if options.format != .html,
      let url = arrow.edges.lazy.compactMap({ documents[$0.evidence.first?.document ?? ""]?.url })
        .first(where: DOTStyle.isWebAddress)
    {
      attributes.append(.drawn("URL", DOTStyle.encoded(url)))
    }
    return attributes + EdgeMetadata(arrow: arrow, documents: documents).attributes
  }

  private func label(of arrow: Arrow) -> String {
    let shown = arrow.labels.count > 4 ? Array(arrow.labels.prefix(3)) : arrow.labels
    var lines = shown.flatMap { LabelWrapping.wrap($0, width: 22, lines: 3) }
    if arrow.labels.count > shown.count {
      lines.append("+\(arrow.labels.count - shown.count) more")
    }
    // Blanks keep a label off its own arrow, which Graphviz places beside it without a gap.
    return lines.map { " " + $0 + " " }.joined(separator: "\n")
  }

  /// Only web addresses become links: anything else in a news feed could be a script.
  static func isWebAddress(_ url: String) -> Bool {
    let lower = url.lowercased()
    return lower.hasPrefix("https://") || lower.hasPrefix("http://")
  }

  /// The address with everything percent-encoded that RFC 3986 has no place for: libgvc writes
  /// links into its SVG as they are.
  static func encoded(_ url: String) -> String {
    var out = ""
    for byte in url.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        out.unicodeScalars.append(Unicode.Scalar(byte))
      case _ where "-._~:/?#[]@!$&()*+,;=%".utf8.contains(byte):
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        out += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return out
  }

  static func isWikidataId(_ id: String) -> Bool {
    id.utf8.first == UInt8(ascii: "Q") && id.utf8.count > 1
      && id.utf8.dropFirst().allSatisfy { (48...57).contains($0) }
  }
}
