import Entente
import Synchronization

/// Where `build` puts its graph, decided before the work begins.
final class BuildOutput: Sendable {
  private enum Form {
    case edges
    case exchange(ExchangeFormat)
    case drawing(RenderOptions)
    case stored(GraphDestination)
  }

  static let format = Flag(
    "format",
    value: .choice(
      "FORMAT", RenderFormat.allCases.map(\.rawValue) + ExchangeFormat.allCases.map(\.rawValue)),
    help: "what to write where -o has no suffix that tells")
  static let flags = [format, .curation]

  private let call: Invocation
  private let form: Form
  /// Nil for standard output.
  private let path: String?
  private let merger = Mutex(GraphMerger())
  /// Corrections to the graph: the file named, or the one beside the output.
  private let curation: Curation
  /// What stopped a stored graph from taking more.
  private let failure = Mutex<GraphStoreError?>(nil)

  /// - Throws: ``UsageError`` for a suffix that stands for no format, ``CommandFailure`` for a place
  ///   that cannot be written: better now than after an hour.
  init(_ call: Invocation) throws {
    self.call = call
    path = call.text(.output).flatMap { $0 == "-" ? nil : $0 }
    guard let target = call.text(BuildOutput.format).map({ "." + $0 }) ?? path else {
      guard call.text(.output) == nil else {
        throw call.usageError("say with --format what to write to standard output")
      }
      form = .edges
      curation = try BuildOutput.curation(call, beside: nil)
      return
    }
    if let path, path.hasSuffix(".entente") {
      form = .stored(try GraphDestination(path, call))
      curation = Curation()
      return
    }
    curation = try BuildOutput.curation(call, beside: path)
    if let format = RenderFormat(path: target) {
      form = .drawing(try RenderFlags.options(of: call, format: format))
    } else if let format = ExchangeFormat(path: target) {
      form = .exchange(format)
    } else {
      throw call.usageError(
        "\(target): nothing that is written has this suffix; use .entente, .json, "
          + RenderFormat.allCases.map { "." + $0.rawValue }.joined(separator: ", ")
          + ", a format of 'entente export', or --format")
    }
    if path == nil, case .exchange(.csv) = form {
      throw call.usageError("csv is two files: name them with -o NAME.csv")
    }
    if let path { try BuildOutput.checkWritable(path) }
  }

  /// Whether Graphviz will be wanted.
  var isDrawn: Bool {
    if case .drawing = form { true } else { false }
  }

  /// Adds what was read; false when no more can be taken, of which ``finish()`` gives the cause.
  func take(_ extractions: [Extraction]) -> Bool {
    if case .stored(let destination) = form {
      do throws(GraphStoreError) {
        for case .graph(let graph) in extractions { try destination.add(graph) }
        return true
      } catch {
        failure.withLock { $0 = error }
        return false
      }
    }
    merger.withLock { merger in
      for case .graph(let graph) in extractions { merger.add(graph) }
    }
    return true
  }

  /// Writes the graph of everything that was taken.
  func finish() throws -> ExitCode {
    if let failure = failure.withLock({ $0 }) { throw failure }
    if case .stored(let destination) = form {
      try destination.finish()
      return .success
    }
    let (graph, unmatched) = curation.applied(to: merger.withLock { $0.graph() })
    for rule in unmatched { call.messages.warn("curation: '\(rule)' matches nothing") }
    switch form {
    case .stored: break
    case .edges: return try EdgeSentences(graph).print(call)
    case .exchange(let format):
      for file in GraphExporter.export(graph, as: format) {
        try write(file.bytes, to: path.map { file.part.isEmpty ? $0 : file.path(beside: $0) })
      }
    case .drawing(let options):
      let selected = try options.effectiveSelection.apply(to: graph)
      if let note = selected.note { call.messages.note("entente: \(note)") }
      try write(
        GraphRenderer.draw(selected, options), to: path,
        isText: ![.png, .pdf].contains(options.format))
    }
    return .success
  }

  private static func curation(_ call: Invocation, beside path: String?) throws -> Curation {
    if let file = call.text(.curation) { return try GraphFile.curation(at: file) }
    return try path.map { try GraphFile($0).curation() } ?? Curation()
  }

  private func write(_ bytes: [UInt8], to path: String?, isText: Bool = true) throws {
    if let path {
      try AtomicFile.write(bytes, to: path)
    } else {
      if call.output.isTerminal, !isText {
        throw call.usageError("this is no text for a terminal; name a file with -o")
      }
      try call.output.write(bytes)
    }
  }

  private static func checkWritable(_ path: String) throws {
    var status = stat()
    if stat(path, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR {
        throw CommandFailure(path, "this is a folder; name a file to write to")
      }
      guard access(path, W_OK) == 0 else {
        throw CommandFailure(path, String(cString: strerror(errno)))
      }
      return
    }
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) }
    guard access(folder ?? ".", W_OK) == 0 else {
      throw CommandFailure(path, String(cString: strerror(errno)))
    }
  }
}

/// Edges for a person to read, each with a sentence that says it.
private struct EdgeSentences {
  private let graph: EntityGraph

  init(_ graph: EntityGraph) { self.graph = graph }

  func print(_ call: Invocation) throws -> ExitCode {
    guard !graph.edges.isEmpty else {
      call.messages.note("no edge in it: the text does not say who did what to whom")
      return .nothingFound
    }
    let entities = Dictionary(
      graph.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    func name(_ id: String) -> StyledLine {
      guard let entity = entities[id] else { return StyledLine(id) }
      return StyledLine(entity.name, entity.kind.style)
    }
    for edge in graph.edges.sorted(by: isBefore) {
      var marks = [edge.family.rawValue]
      if edge.polarity == .negated { marks.append("negated") }
      if edge.modality != .actual { marks.append(edge.modality.rawValue) }
      var claim = StyledLine()
      if let claimant = edge.attributedTo { claim = " – says \(name(claimant))" }
      let kind = StyledLine("(\(marks.joined(separator: ", ")))", .faint)
      try call.output.print(
        "\(name(edge.source)) \(edge.label, .heading) \(name(edge.target)) \(kind)\(claim)")
      if let evidence = edge.evidence.first {
        try call.output.print("    \(evidence.sentence, .faint)")
      }
    }
    return .success
  }

  /// In the order of the story; ties of one sentence by what they say.
  private func isBefore(_ a: Edge, _ b: Edge) -> Bool {
    let (x, y) = (a.evidence.first, b.evidence.first)
    let (m, n) = (x?.document ?? "", y?.document ?? "")
    if m != n { return m < n }
    return (x?.start ?? 0, x?.trigger.start ?? 0, a.id) < (
      y?.start ?? 0, y?.trigger.start ?? 0, b.id
    )
  }
}
