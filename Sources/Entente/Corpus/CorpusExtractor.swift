public import ArticleReading

/// Analyzes the articles of a source on several threads and gives their graphs in input order.
///
/// ```swift
/// let corpus = JSONLinesSource(FileSource.standardInput)
/// let summary = CorpusExtractor(analyzer: analyzer, jobs: 2).run(
///   corpus, encode: { Array("\($0)\n".utf8) }, write: { bytes, _ in send(bytes) })
/// ```
///
/// Memory is bounded: few batches are between reader and writer at a time, and a slow writer stops
/// the reader. What gives no article stays in its place as a failure; the run goes on.
public struct CorpusExtractor: Sendable {
  /// What a run did so far.
  public struct Summary: Sendable, Hashable {
    /// Documents whose graph was written.
    public var documents = 0
    /// Inputs that gave no graph.
    public var failures = 0

    public init() {}
  }

  public let analyzer: ArticleAnalyzer
  /// Threads that analyze.
  public let jobs: Int

  public init(analyzer: ArticleAnalyzer, jobs: Int) {
    self.analyzer = analyzer
    self.jobs = jobs
  }

  /// Analyzes all of `source`.
  ///
  /// - Parameters:
  ///   - encode: makes of one record what is to be written; called on all threads at once.
  ///   - write: takes what was made, in order, by one thread at a time, with the counts up to
  ///     there; false ends the run.
  public func run<Output: Sendable>(
    _ source: sending any ArticleSource, encode: @escaping @Sendable (Extraction) -> Output,
    write: @escaping @Sendable ([Output], Summary) -> Bool
  ) -> Summary {
    let batches = Monitor(BatchReader(source))
    let total = Monitor(Summary())
    let pipeline = OrderedPipeline<[ArticleItem], (outputs: [Output], counts: Summary)>(jobs: jobs)
    pipeline.run(
      read: { batches.when { $0.next() } },
      work: { batch in
        let records = records(of: batch)
        var counts = Summary()
        for record in records {
          if case .graph = record { counts.documents += 1 } else { counts.failures += 1 }
        }
        return (records.map(encode), counts)
      },
      write: { made in
        let counts = total.when { total in
          total.documents += made.counts.documents
          total.failures += made.counts.failures
          return total
        }
        return write(made.outputs, counts)
      })
    return total.when { $0 }
  }

  private func records(of batch: [ArticleItem]) -> [Extraction] {
    var articles: [Article] = []
    for case .article(let article) in batch { articles.append(article) }
    var graphs = analyzer.graphs(of: articles).makeIterator()
    return batch.compactMap { item in
      switch item {
      case .article: graphs.next().map(Extraction.graph)
      case .failure(let failure): .failure(failure)
      }
    }
  }
}

/// Cuts a source into batches that the language model works on at once.
private struct BatchReader {
  /// Enough documents for large matrix products; little enough text for memory to stay flat.
  private static let documents = 16
  private static let bytes = 64 << 10

  private var source: any ArticleSource

  init(_ source: sending any ArticleSource) { self.source = source }

  mutating func next() -> [ArticleItem]? {
    var batch: [ArticleItem] = []
    var bytes = 0
    while batch.count < Self.documents, bytes < Self.bytes, let item = source.next() {
      if case .article(let article) = item { bytes += article.text.utf8.count }
      batch.append(item)
    }
    return batch.isEmpty ? nil : batch
  }
}
