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
    try withLayout(of: dot, engine: engine) { context, graph throws(RenderingError) in
      var data: UnsafeMutablePointer<CChar>?
      var length = 0
      let status = entente_gv_render(context, graph, format, &data, &length)
      defer { gvFreeRenderData(data) }
      guard status == 0, let data else {
        throw .graphviz(stage: "write \(format)", message: errors())
      }
      return [UInt8](UnsafeRawBufferPointer(start: data, count: length))
    }
  }

  /// Lays out DOT text and tells where everything came to lie.
  static func geometry(
    of dot: String, engine: LayoutEngine
  ) throws(RenderingError) -> LayoutGeometry {
    try withLayout(of: dot, engine: engine) { _, graph in LayoutGeometry(graph) }
  }

  private static func withLayout<Value: Sendable>(
    of dot: String, engine: LayoutEngine,
    _ body: (OpaquePointer, UnsafeMutablePointer<Agraph_t>) throws(RenderingError) -> Value
  ) throws(RenderingError) -> Value {
    try graphvizLock.withLock { _ throws(RenderingError) in
      entente_gv_reset()
      guard let context = gvContext() else {
        throw .graphviz(stage: "start", message: "out of memory")
      }
      defer { gvFreeContext(context) }
      guard let graph = dot.withCString({ agmemread($0) }) else {
        throw .graphviz(stage: "read the graph", message: errors())
      }
      defer { agclose(graph) }
      guard gvLayout(context, graph, engine.rawValue) == 0 else {
        throw .graphviz(stage: "lay the graph out", message: errors())
      }
      defer { gvFreeLayout(context, graph) }
      return try body(context, graph)
    }
  }

  private static func errors() -> String {
    let text = String(cString: entente_gv_errors())
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
