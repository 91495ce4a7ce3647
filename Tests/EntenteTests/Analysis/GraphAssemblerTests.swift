import ArticleReading
import EntityLinking
import GraphModel
import Linguistics
import RelationExtraction
import Testing

@testable import Entente

@Suite("The graph of one document")
struct GraphAssemblerTests {
  /// A document of words with one space between them; "|" ends a sentence. No tree is needed here.
  private func document(_ marked: String) -> Document {
    var text = ""
    var (starts, ends) = (ContiguousArray<Int32>(), ContiguousArray<Int32>())
    var words = ContiguousArray<String>()
    var sentences = ContiguousArray<Range<Int>>()
    var begin = 0
    for word in marked.split(separator: " ") {
      if word == "|" {
        sentences.append(begin..<words.count)
        begin = words.count
        continue
      }
      if !text.isEmpty { text += " " }
      starts.append(Int32(text.utf8.count))
      text += word
      ends.append(Int32(text.utf8.count))
      words.append(String(word))
    }
    sentences.append(begin..<words.count)
    let count = words.count
    return Document(
      text: text, byteStarts: starts, byteEnds: ends, words: words, lowers: words, lemmas: words,
      tags: ContiguousArray(repeating: .none, count: count),
      partsOfSpeech: ContiguousArray(repeating: .none, count: count),
      heads: ContiguousArray((0..<count).map(Int32.init)),
      dependencies: ContiguousArray(repeating: .root, count: count), sentences: sentences,
      names: [])
  }

  private func mention(_ tokens: Range<Int>, _ entities: Int...) -> Mention {
    Mention(
      tokens: tokens, head: tokens.lowerBound, form: .name, entities: entities, reason: "name")
  }

  private var linked: LinkedDocument {
    LinkedDocument(
      document: document("Zoé Łoś met Ada Quill . | Quill praised Zoé Łoś ."), date: nil,
      entities: [
        LinkedEntity(kind: .person, name: "Zoé Łoś"),
        LinkedEntity(kind: .person, name: "Ada Quill", aliases: ["Quill"], knowledgeID: "Q1"),
      ],
      mentions: [mention(0..<2, 0), mention(3..<5, 1), mention(6..<7, 1), mention(8..<10, 0)])
  }

  private func graph(_ relations: [Relation]) -> EntityGraph {
    let article = Article(id: "d", text: linked.document.text)
    return GraphAssembler(
      article: article, mended: TextMender.mend(article.text), linked: linked
    ).graph(of: relations)
  }

  private func relation(
    _ source: Int, _ target: Int, _ family: RelationFamily = .consult, label: String = "met",
    attributedTo: Int? = nil, confidence: Double = 0.5, sentence: Int = 0
  ) -> Relation {
    Relation(
      source: source, target: target, type: label, label: label, family: family,
      attributedTo: attributedTo, confidence: confidence, sentence: sentence,
      trigger: sentence == 0 ? 2..<3 : 7..<8, sourceTokens: sentence == 0 ? 0..<2 : 6..<7,
      targetTokens: sentence == 0 ? 3..<5 : 8..<10, rule: "by hand")
  }

  @Test("a state that only tells where a body is from is no actor")
  func origins() {
    func graph(_ others: [Relation], rule: String) -> EntityGraph {
      let document = document("Norrland airline Loftin praised Zoé Łoś .")
      let linked = LinkedDocument(
        document: document, date: nil,
        entities: [
          LinkedEntity(kind: .state, name: "Norrland"),
          LinkedEntity(kind: .organization, name: "Loftin Air"),
          LinkedEntity(kind: .person, name: "Zoé Łoś"),
        ],
        mentions: [mention(0..<1, 0), mention(2..<3, 1), mention(4..<6, 2)])
      let origin = Relation(
        source: 1, target: 0, type: "based in", label: "based in", family: .from, sentence: 0,
        trigger: 1..<2, rule: rule)
      let article = Article(id: "d", text: document.text)
      return GraphAssembler(
        article: article, mended: TextMender.mend(article.text), linked: linked
      ).graph(of: [origin] + others)
    }
    func praise(_ target: Int) -> Relation {
      Relation(
        source: 2, target: target, type: "praised", label: "praised", family: .support, sentence: 0,
        trigger: 3..<4, rule: "active")
    }
    #expect(
      graph([], rule: "body-modifier").entities.map(\.name).sorted() == ["Loftin Air", "Zoé Łoś"])
    #expect(graph([], rule: "body-modifier").edges.isEmpty)
    // "Loftin Air is a Norrland airline" says it on purpose; a state that is praised acts its part.
    #expect(graph([], rule: "role-copula").edges.count == 1)
    #expect(graph([praise(0)], rule: "body-modifier").edges.count == 2)
  }

  @Test("offsets count code points")
  func offsets() throws {
    let graph = graph([relation(0, 1)])
    let zoe = try #require(graph.entities.first { $0.name == "Zoé Łoś" })
    #expect(zoe.mentions.map { [$0.start, $0.end] } == [[0, 7], [38, 45]])
    let evidence = try #require(graph.edges.first?.evidence.first)
    #expect(evidence.trigger == TextSpan(8, 11))
    #expect(evidence.sentence == "Zoé Łoś met Ada Quill .")
    #expect([evidence.start, evidence.end] == [0, 23])
  }

  @Test("ids are the knowledge base's, else made from kind and name")
  func ids() {
    #expect(graph([]).entities.map(\.id) == ["Q1", "person:zoe-los"])
    #expect(graph([]).entities.map(\.wikidata) == ["Q1", nil])
    #expect(!EntityIdentifier.isWikidata("Quill") && !EntityIdentifier.isWikidata("Q"))
  }

  @Test("a symmetric edge is one from either end, and runs as its sentence does")
  func symmetric() throws {
    let edge = try #require(graph([relation(0, 1)]).edges.first)
    #expect(edge.symmetric && edge.source == "person:zoe-los" && edge.target == "Q1")
    #expect(edge.evidence[0].targetSpan == TextSpan(12, 21))
    let other = try #require(graph([relation(1, 0)]).edges.first)
    #expect(other.id == edge.id && other.source == "Q1")
  }

  @Test("readings of one edge fold into the surer one with the evidence of both")
  func folding() throws {
    let edges = graph([
      relation(0, 1, attributedTo: 0, confidence: 0.4),
      relation(1, 0, label: "praised", confidence: 0.9, sentence: 1),
      relation(0, 1, attributedTo: 0, confidence: 0.4),
    ]).edges
    #expect(edges.count == 1)
    #expect(edges[0].label == "praised" && edges[0].confidence == 0.9)
    #expect(edges[0].attributedTo == nil)
    #expect(edges[0].evidence.map(\.start) == [0, 24])
  }

  @Test("an entity's relation to itself is dropped")
  func loops() {
    #expect(graph([relation(1, 1)]).edges.isEmpty)
  }

  @Test("direction, family, polarity and modality keep edges apart")
  func apart() {
    var denied = relation(0, 1, .support)
    denied.polarity = .negated
    let edges = graph([
      relation(0, 1, .support), relation(1, 0, .support), denied, relation(0, 1, .accuse),
    ]).edges
    #expect(edges.count == 4)
    #expect(edges.map(\.id) == edges.map(\.id).sorted())
  }

  @Test("one unknown word that names something once stands where an edge joins it, and only there")
  func guesses() {
    var guess = linked
    guess.entities.append(LinkedEntity(kind: .person, name: "praised"))
    guess.mentions.append(
      Mention(tokens: 7..<8, head: 7, form: .name, entities: [2], reason: "named as a person"))
    func names(_ relations: [Relation]) -> [String] {
      GraphAssembler(
        article: Article(id: "d", text: guess.document.text),
        mended: TextMender.mend(guess.document.text), linked: guess
      ).graph(of: relations).entities.map(\.name)
    }
    #expect(names([]) == ["Ada Quill", "Zoé Łoś"])
    #expect(names([relation(2, 1)]) == ["Ada Quill", "praised", "Zoé Łoś"])
    // Named twice it is no chance.
    guess.mentions.append(
      Mention(tokens: 2..<3, head: 2, form: .name, entities: [2], reason: "named as a person"))
    #expect(names([]).contains("praised"))
  }

  @Test("two linked entities of one id are one")
  func twins() {
    var twins = linked
    twins.entities[0].knowledgeID = "Q1"
    let graph = GraphAssembler(
      article: Article(id: "d", text: twins.document.text),
      mended: TextMender.mend(twins.document.text), linked: twins
    )
    .graph(of: [relation(0, 1)])
    #expect(graph.entities.count == 1 && graph.edges.isEmpty)
    #expect(graph.entities[0].mentions.count == 4)
    #expect(graph.entities[0].aliases == ["Ada Quill", "Quill"])
  }
}
