import CGraphviz
import Synchronization

/// libgvc and libcgraph are entered one at a time: private contexts do not isolate them (eight
/// parallel ones crash).
private let graphvizLock = Mutex(())

/// The C library, in one place.
enum Graphviz {
  /// Lays out DOT text and writes it as `format` ("svg", "png", "pdf", "dot", "json").
  ///
  /// The engine is the text's own `layout`. C functions: `agmemread`, `gvLayout`, `gvRenderData`.
  static func render(
    _ dot: String, engine: LayoutEngine, format: String
  ) throws(RenderingError) -> [UInt8] {
    let result: Result<[UInt8], RenderingError> = graphvizLock.withLock { _ in
      entente_gv_reset()
      guard let context = gvContext() else {
        return .failure(.graphviz(stage: "start", message: "out of memory"))
      }
      defer { gvFreeContext(context) }
      guard let graph = dot.withCString({ agmemread($0) }) else {
        return .failure(.graphviz(stage: "read the graph", message: errors()))
      }
      defer { agclose(graph) }
      guard gvLayout(context, graph, engine.rawValue) == 0 else {
        return .failure(.graphviz(stage: "lay the graph out", message: errors()))
      }
      defer { gvFreeLayout(context, graph) }
      var data: UnsafeMutablePointer<CChar>?
      var length = 0
      let status = entente_gv_render(context, graph, format, &data, &length)
      defer { gvFreeRenderData(data) }
      guard status == 0, let data else {
        return .failure(.graphviz(stage: "write \(format)", message: errors()))
      }
      let bytes = UnsafeRawBufferPointer(start: data, count: length)
      return .success([UInt8](bytes))
    }
    return try result.get()
  }

  private static func errors() -> String {
    let text = String(cString: entente_gv_errors())
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
