public import ArticleReading
public import GraphModel

/// What became of one document: its graph, or why there is none.
public enum GraphRecord: Sendable {
  case graph(EntityGraph)
  case failure(ReadingFailure)
}
