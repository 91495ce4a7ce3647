import CGraphviz
import Synchronization

/// libgvc and libcgraph are entered one at a time: private contexts do not isolate them (eight
/// parallel ones crash).
private let graphvizLock = Mutex(())

/// The C library, in one place.
enum Graphviz {
  /// Lays out DOT text and writes it as `format` ("svg", "png", "pdf", "dot", "json").
  ///
  /// C functions: `agmemread`, `gvLayout`, `gvRenderData`.
  static func render(
    _ dot: String, engine: LayoutEngine, format: String
  ) throws(RenderingError) -> [UInt8] {
    try render({ _ in dot }, Spacing.ranked.prefix(1), engine: engine, format: format)
  }

  /// Lays a drawing out with one spacing after the other until one reads well, and writes the best
  /// of them.
  static func render(
    _ dot: (Spacing) -> String, _ spacings: ArraySlice<Spacing>, engine: LayoutEngine,
    format: String
  ) throws(RenderingError) -> [UInt8] {
    try withBestLayout(of: dot, spacings, engine: engine) {
      context, layout throws(RenderingError) in
      var data: UnsafeMutablePointer<CChar>?
      var length = 0
      let status = entente_gv_render(context, layout.graph, format, &data, &length)
      defer { gvFreeRenderData(data) }
      guard status == 0, let data else {
        throw .graphviz(stage: "write \(format)", message: errors())
      }
      return [UInt8](UnsafeRawBufferPointer(start: data, count: length))
    }
  }

  /// The spacing that ``render(_:_:engine:format:)`` would take, with the clutter it leaves and
  /// what its size costs; nil where there was no choice.
  static func bestSpacing(
    of dot: (Spacing) -> String, _ spacings: ArraySlice<Spacing>, engine: LayoutEngine
  ) throws(RenderingError) -> (spacing: Spacing, clutter: Int?, smallness: Double?) {
    try withBestLayout(of: dot, spacings, engine: engine) { _, layout in
      (layout.spacing, layout.clutter, layout.smallness)
    }
  }

  private struct Layout {
    var spacing: Spacing
    var graph: UnsafeMutablePointer<Agraph_t>
    var clutter: Int?
    var smallness: Double?
  }

  /// Writes the last layout where it is the best, and makes the best again where it is not:
  /// libgvc finds attributes through globals that belong to the graph laid out last.
  private static func withBestLayout<Value: Sendable>(
    of dot: (Spacing) -> String, _ spacings: ArraySlice<Spacing>, engine: LayoutEngine,
    _ body: (OpaquePointer, Layout) throws(RenderingError) -> Value
  ) throws(RenderingError) -> Value {
    try graphvizLock.withLock { _ throws(RenderingError) in
      entente_gv_reset()
      guard let context = gvContext() else {
        throw .graphviz(stage: "start", message: "out of memory")
      }
      defer { gvFreeContext(context) }
      var last: Layout?
      func discardLast() {
        guard let layout = last else { return }
        last = nil
        // dot's own clean-up frees parts of clustered layouts twice, in Graphviz 2.43 (so does the
        // program, over a file of three such graphs): they are kept, some 200 KB each.
        if engine == .dot && agfstsubg(layout.graph) != nil { return }
        gvFreeLayout(context, layout.graph)
        agclose(layout.graph)
      }
      defer { discardLast() }
      var best = (
        spacing: spacings[spacings.startIndex], clutter: 0, smallness: 0.0, cost: Double.infinity
      )
      for spacing in spacings {
        discardLast()
        var layout = Layout(spacing: spacing, graph: try layOut(dot(spacing), context, engine))
        guard spacings.count > 1 else {
          last = layout
          break
        }
        let geometry = LayoutGeometry(layout.graph)
        let (clutter, smallness) = (geometry.clutter, geometry.smallness)
        (layout.clutter, layout.smallness) = (clutter, smallness)
        last = layout
        let cost = Double(clutter) + smallness
        if cost < best.cost { best = (spacing, clutter, smallness, cost) }
        if cost < LayoutGeometry.goodEnough { break }
      }
      if let layout = last, layout.spacing == best.spacing { return try body(context, layout) }
      discardLast()
      let layout = Layout(
        spacing: best.spacing, graph: try layOut(dot(best.spacing), context, engine),
        clutter: best.clutter, smallness: best.smallness)
      last = layout
      return try body(context, layout)
    }
  }

  private static func layOut(
    _ dot: String, _ context: OpaquePointer, _ engine: LayoutEngine
  ) throws(RenderingError) -> UnsafeMutablePointer<Agraph_t> {
    guard let graph = dot.withCString({ agmemread($0) }) else {
      throw .graphviz(stage: "read the graph", message: errors())
    }
    guard gvLayout(context, graph, engine.rawValue) == 0 else {
      let message = errors()
      agclose(graph)
      throw .graphviz(stage: "lay the graph out", message: message)
    }
    return graph
  }

  private static func errors() -> String {
    let text = String(cString: entente_gv_errors())
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
