internal import EntityLinking
internal import GraphRendering
internal import RelationExtraction

extension ArticleAnalyzer {
  /// Reads the embedded tables on another thread, while the caller opens files and the model.
  ///
  /// What is not ready when an analyzer wants it, it waits for; calling this is never necessary.
  /// On two processors the first graph is there some 50 ms earlier.
  /// - Parameter drawing: also start Graphviz, whose fonts take as long as all tables.
  /// - Returns: what to wait for before the process ends: libraries that are starting up must not
  ///   be shut down under themselves.
  public static func preload(drawing: Bool = false) -> BackgroundWork {
    BackgroundWork {
      _ = EntityLinker()
      if drawing { GraphRenderer.warmUp() }
    }
  }
}
