import GraphModel
import SampleGraphs
import Testing

@Suite("Curation")
struct CurationTests {
  @Test("a rule is written as it is read, whatever is in its names")
  func syntax() throws {
    let text = """
      # corrections
      merge  Anna Berg -> "A. \\"Bear\\" Berg"   # the same

      split Berg in doc 1 -> Eva Berg
      split "Bank in Oslo" as "the bank" -> DNB
      rename "a -> b" -> "x #y"
      kind person:Hezbollah -> organization
      reject "edge case"
      reject edge 3k9x
      reject Breaking News
      """
    let curation = try Curation(text)
    #expect(curation.rules.map(\.line) == [2, 4, 5, 6, 7, 8, 9, 10])
    #expect(
      curation.rules.map(\.action) == [
        .merge("Anna Berg", into: "A. \"Bear\" Berg"),
        .splitDocument("Berg", document: "doc 1", to: "Eva Berg"),
        .splitMentions("Bank in Oslo", text: "the bank", to: "DNB"),
        .rename("a -> b", to: "x #y"), .kind("person:Hezbollah", .organization),
        .reject("edge case"), .rejectEdge("3k9x"), .reject("Breaking News"),
      ])
    let written = curation.rules.map(\.description).joined(separator: "\n")
    #expect(try Curation(written).rules.map(\.action) == curation.rules.map(\.action))
  }

  @Test(
    "a line that is no rule is refused with its number",
    arguments: [
      ("merge A", "merge NAME -> NAME"), ("merge -> B", "merge NAME -> NAME"),
      ("mrege A -> B", "did you mean 'merge'?"),
      ("kind A -> place", "person|state|organization"), ("split A -> B", "split NAME in DOCUMENT"),
      ("reject", "reject NAME"), ("reject A -> B", "reject NAME"),
      ("rename \"A -> B", "quote is not closed"), ("\"merge\" A -> B", "starts with"),
    ])
  func refusals(_ line: String, _ cause: String) {
    let error = #expect(throws: GraphModelError.self) { try Curation("# first\n" + line) }
    #expect(error?.description.hasPrefix("line 2: ") == true)
    #expect(error?.description.contains(cause) == true, "\(error?.description ?? "")")
  }

  private func curated(_ rules: String) throws -> (graph: EntityGraph, unmatched: [CurationRule]) {
    try Curation(rules).applied(to: Samples.call.canonicalized())
  }

  @Test("merge gives one node the mentions of both, says why, and drops edges to itself")
  func merge() throws {
    let (graph, unmatched) = try curated("merge karl holm -> Anna Berg")
    #expect(unmatched.isEmpty)
    let anna = try #require(graph.entities.first { $0.name == "Anna Berg" })
    #expect(anna.aliases == ["Berg", "Karl Holm"])
    #expect(
      anna.mentions.map(\.reason) == [
        nil, "curation: merge karl holm -> Anna Berg", "surname of Anna Berg",
      ])
    #expect(graph.edges.count == 1)
    let again = try Curation("merge karl holm -> Anna Berg").applied(to: graph)
    #expect(again.graph == graph)
  }

  @Test("split moves mentions and the edges they back to a new node")
  func split() throws {
    let (graph, unmatched) = try curated("split Anna Berg as \"Anna Berg\" -> Eva Berg")
    #expect(unmatched.isEmpty)
    let eva = try #require(graph.entities.first { $0.name == "Eva Berg" })
    #expect(eva.mentions.map(\.text) == ["Anna Berg"])
    let warned = try #require(graph.edges.first { $0.type == "warned" })
    #expect(warned.source == eva.id)
    let byDocument = try curated("split person:Karl Holm in call -> Ole Holm").graph
    #expect(byDocument.edges.first { $0.type == "warned" }?.target == "person:ole-holm")
    #expect(try curated("split Karl Holm in elsewhere -> Ole Holm").unmatched.count == 1)
  }

  @Test("rename, kind and reject do what they say; what matches nothing is reported")
  func others() throws {
    let (graph, unmatched) = try curated(
      """
      rename Norway -> Kingdom of Norway
      kind Fjord Council -> state
      reject KARL HOLM
      reject Nobody
      merge Nobody -> Anna Berg
      merge Anna Berg -> Nobody
      """)
    #expect(
      graph.entities.map(\.name).sorted() == ["Anna Berg", "Fjord Council", "Kingdom of Norway"])
    #expect(graph.entities.first { $0.wikidata == "Q20" }?.aliases == ["Norway"])
    #expect(graph.entities.first { $0.name == "Fjord Council" }?.kind == .state)
    #expect(graph.edges.map(\.type) == ["advises"])
    #expect(unmatched.map(\.line) == [4, 5, 6])
    let rejected = try curated("reject FC").graph
    #expect(rejected.edges.first { $0.type == "met" }?.attributedTo == nil)
    let id = graph.edges[0].id
    #expect(try Curation("reject edge \(id)").applied(to: graph).graph.edges.isEmpty)
  }
}
