public import ArticleReading
public import EntityLinking
public import GraphModel
public import Linguistics
public import RelationExtraction

/// Reads articles and gives the graph of each: the whole chain from text to edges.
///
/// ```swift
/// let model = try LanguageModel(contentsOf: "Models/en_core_web_md")
/// let analyzer = ArticleAnalyzer(model: model)
/// let graph = analyzer.graph(of: Article(id: "call", text: text, date: "2021-12-30"))
/// for edge in graph.edges { print(edge.source, edge.label, edge.target) }
/// ```
///
/// An analyzer is immutable: all threads share one.
public struct ArticleAnalyzer: Sendable {
  public let model: LanguageModel
  public let linker: EntityLinker
  public let extractor: RelationExtractor
  let restorer: CaseRestorer

  public init(
    model: LanguageModel, linker: EntityLinker = EntityLinker(),
    extractor: RelationExtractor = RelationExtractor()
  ) {
    self.model = model
    self.linker = linker
    self.extractor = extractor
    restorer = CaseRestorer(
      knowledge: linker.knowledge, isWord: { model.knowsWord($0) },
      vector: { model.wordVector($0) })
  }

  /// The graph of one article, with one document.
  public func graph(of article: Article) -> EntityGraph { graphs(of: [article])[0] }

  /// The text as the language model is to read it.
  func mend(_ text: String) -> MendedText {
    let mended = TextMender.mend(text)
    return restorer.restore(mended.text).map(mended.withLetters) ?? mended
  }

  /// The graph of each article, in their order; the language model works on all texts at once,
  /// which is faster than one by one. Texts are mended first; offsets are the given text's.
  public func graphs(of articles: [Article]) -> [EntityGraph] {
    let mended = articles.map { mend($0.text) }
    let documents = model.annotateParagraphs(mended.map(\.text))
    return articles.indices.map { i in
      let linked = linker.link(documents[i], date: articles[i].date)
      let relations = extractor.extract(from: linked)
      return GraphAssembler(article: articles[i], mended: mended[i], linked: linked)
        .graph(of: relations)
    }
  }
}
