import Entente

extension Command {
  static let render = Command(
    name: "render", summary: "draw a graph",
    discussion: [
      "Draws people as ellipses, organizations as boxes and states as dark double boxes. "
        + "Interactions are thick, blue where they are friendly and red where they are hostile; "
        + "ties are thin and grey. Planned edges are dashed, possible ones dotted, negated ones "
        + "end in a bar.",
      "A graph of more than 60 entities or 150 edges is reduced to its core: the 40 entities of "
        + "most importance, which is the number of an entity's neighbours, plus for each edge "
        + "confidence × log2(1 + sources), and the edges of the 60 pairs of them that deal most. "
        + "What was left out is said on standard error.",
      "Edges that look alike share an arrow; --unfold gives each its own.",
    ],
    arguments: [
      Argument("GRAPH", help: "a .entente, .json, .jsonl or .graphml file; '-' is standard input")
    ],
    flags: RenderFlags.all,
    examples: [
      Example("entente render call.json -o call.svg", "the whole story as SVG"),
      Example("entente render news.json --ego Norvania --hops 2 -o page.html", "a page to explore"),
      Example("entente render news.json --top 30 --legend --theme print -o core.pdf", "for paper"),
    ]
  ) { call in
    let options = try RenderFlags.options(of: call)
    let (selected, isEmpty) = try select(options, from: GraphFile(call.arguments[0]))
    if let note = selected.note { call.messages.note("entente: \(note)") }
    let bytes = try GraphRenderer.draw(selected, options)
    if let path = call.text(.output), path != "-" {
      try AtomicFile.write(bytes, to: path)
    } else {
      if call.output.isTerminal && [.png, .pdf].contains(options.format) {
        throw call.usageError(
          "\(options.format.rawValue) is no text for a terminal; name a file with -o")
      }
      try call.output.write(bytes)
    }
    return selected.graph.entities.isEmpty && !isEmpty ? .nothingFound : .success
  }

  /// The part to draw, and whether the graph is empty anyway. Of a stored graph only what is drawn
  /// is read with its evidence. The store knows the days of reports, which an outline does not hold,
  /// so it is the store that is asked for a time.
  private static func select(
    _ options: RenderOptions, from file: GraphFile
  ) throws -> (SelectedGraph, isEmpty: Bool) {
    var selection = options.effectiveSelection
    guard file.isStore else {
      let graph = try file.read()
      return (try selection.apply(to: graph), graph.entities.isEmpty)
    }
    let store = try GraphStore(reading: file.path)
    let outline = try store.outline(since: selection.since, until: selection.until)
    (selection.since, selection.until) = (nil, nil)
    var selected = try selection.apply(to: outline)
    selected.graph = try store.completed(selected.graph)
    return (selected, outline.entities.isEmpty)
  }
}

/// The flags that say what is drawn and how; `build` takes them too where it draws.
enum RenderFlags {
  static let format = Flag(
    "format", value: .choice("FORMAT", RenderFormat.allCases.map(\.rawValue)),
    help: "what to write where -o has no suffix that tells")
  static let ego = Flag(
    "ego", value: .text("NAME"), repeats: true,
    help: "only this entity and what is near it; may be repeated")
  static let hops = Flag(
    "hops", value: .integer("N", 0...100), help: "how many edges from an ego (1)")
  static let kind = Flag(
    "kind", value: .choice("KIND", EntityKind.allCases.map(\.rawValue)), repeats: true,
    help: "only entities of this kind; may be repeated")
  static let status = Flag(
    "status", value: .choice("STATUS", ["actual", "planned", "possible", "affirmed", "negated"]),
    repeats: true, help: "only edges of this status; may be repeated")
  static let minSources = Flag(
    "min-sources", value: .integer("N", 1...Int.max),
    help: "only edges with at least N independent sources")
  static let minConfidence = Flag(
    "min-confidence", value: .fraction("P"), help: "only edges at least this certain")
  static let top = Flag(
    "top", value: .integer("N", 1...Int.max), help: "the N most important entities")
  static let whole = Flag("all", help: "draw everything, however large")
  static let isolated = Flag("isolated", help: "draw entities without edges too")
  static let unfold = Flag("unfold", help: "an arrow for each edge")
  static let engine = Flag(
    "engine", value: .choice("ENGINE", LayoutEngine.allCases.map(\.rawValue)),
    help: "Graphviz's layout; chosen by size when not given")
  static let flow = Flag(
    "flow", value: .choice("WAY", ["right", "down"]),
    help: "which way ranks run (right up to 30 arrows, then what fits a screen)")
  static let cluster = Flag(
    "cluster", value: .choice("BY", ["state"]),
    help: "put a box around a state's people and organizations")
  static let legend = Flag("legend", help: "explain shapes and lines above the drawing")
  static let title = Flag("title", value: .text("TEXT"), help: "a heading")
  static let dates = Flag("dates", help: "show the range of dates above the drawing")
  static let theme = Flag(
    "theme", value: .choice("THEME", Theme.allCases.map(\.rawValue)), help: "colours (light)")
  static let timeLimit = Flag(
    "time-limit", value: .integer("SECONDS", 1...86_400),
    help: "give a large layout up after SECONDS (60)")

  static let all: [Flag] = [
    .output, format, ego, hops, .family, kind, status, .since, .until, minSources, minConfidence,
    top, whole, isolated, unfold, engine, flow, cluster, legend, title, dates, theme, timeLimit,
  ]

  static func options(of call: Invocation) throws -> RenderOptions {
    try options(of: call, format: renderFormat(of: call))
  }

  /// The options of a command that finds its format itself.
  static func options(of call: Invocation, format: RenderFormat) throws -> RenderOptions {
    var options = RenderOptions(format: format)
    options.selection = try selection(of: call)
    if call.isSet(unfold) { options.folding = .none }
    options.engine = call.text(engine).flatMap { LayoutEngine(rawValue: $0) }
    if let way = call.text(flow) { options.flow = way == "down" ? .down : .right }
    options.clustersByState = call.isSet(cluster)
    options.legend = call.isSet(legend)
    options.title = call.text(title)
    options.showsDates = call.isSet(dates)
    options.theme = call.text(theme).flatMap { Theme(rawValue: $0) } ?? .light
    options.usesLayoutProcess = true
    options.timeLimit = call.integer(timeLimit) ?? options.timeLimit
    return options
  }

  private static func renderFormat(of call: Invocation) throws -> RenderFormat {
    if let format = call.text(format).flatMap({ RenderFormat(rawValue: $0) }) { return format }
    guard let path = call.text(.output), path != "-" else { return .svg }
    if let format = RenderFormat(suffix: String(path.split(separator: ".").last ?? "")) {
      return format
    }
    throw call.usageError(
      "\(path): no drawing has this suffix; use "
        + RenderFormat.allCases.map { "." + $0.rawValue }.joined(separator: ", ")
        + ", or --format")
  }

  private static func selection(of call: Invocation) throws -> GraphSelection {
    var selection = GraphSelection()
    selection.ego = call.texts(ego)
    selection.hops = call.integer(hops) ?? 1
    selection.families = try families(of: call)
    selection.kinds = Set(call.texts(kind).compactMap { EntityKind(rawValue: $0) })
    selection.polarities = Set(call.texts(status).compactMap { Polarity(rawValue: $0) })
    selection.modalities = Set(call.texts(status).compactMap { Modality(rawValue: $0) })
    selection.since = call.text(.since)
    selection.until = call.text(.until)
    selection.minimumSources = call.integer(minSources) ?? 1
    selection.minimumConfidence = call.number(minConfidence) ?? 0
    selection.top = call.integer(top)
    selection.unlimited = call.isSet(whole)
    selection.keepsIsolated = call.isSet(isolated)
    return selection
  }

  static func families(of call: Invocation) throws -> Set<RelationFamily> {
    let known = RelationFamily.allCases.map(\.rawValue)
    return try Set(
      call.texts(.family).map { name in
        if let family = RelationFamily(rawValue: name) { return family }
        throw call.usageError("'\(name)' is no family; they are: " + known.joined(separator: ", "))
      })
  }
}
