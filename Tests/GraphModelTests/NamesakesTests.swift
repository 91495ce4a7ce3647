import SampleGraphs
import Testing

@testable import GraphModel

@Suite("Namesakes")
struct NamesakesTests {
  @Test("a senator and a minister of another state are two, each with what his documents say")
  func apart() throws {
    let merged = EntityGraph.merging([
      Samples.post("a", "Q30", "United States"), Samples.post("b", "Q408", "Australia"),
      Samples.post("c", "Q30", "United States"),
    ])
    #expect(
      merged.entities.filter { $0.kind == .person }.map(\.id) == [
        "person:john-harlow", "person:john-harlow@q408",
      ])
    let other = try #require(merged.entities.first { $0.id.contains("@") })
    #expect(other.name == "John Harlow (Australia)")
    #expect(other.aliases == ["John Harlow"])
    #expect(other.mentions.map(\.document) == ["b"])
    let posts = merged.edges.filter { $0.family == .serves }
    #expect(
      Set(posts.map { "\($0.source) \($0.target)" }) == [
        "person:john-harlow Q30", "person:john-harlow@q408 Q408",
      ])
    #expect(posts.first { $0.target == "Q30" }?.evidence.map(\.document) == ["a", "c"])
  }

  @Test("documents that tell no post stay with the bearer of most documents")
  func silent() {
    let merged = EntityGraph.merging([
      Samples.post("a", "Q30", "United States"), Samples.post("b", "Q408", "Australia"),
      Samples.post("c", "Q408", "Australia"), Samples.post("d", nil, ""),
    ])
    let main = merged.entities.first { $0.id == "person:john-harlow" }
    #expect(main?.mentions.map(\.document) == ["b", "c", "d"])
  }

  @Test("one document that gives both posts to one person joins them")
  func joined() {
    let both = EntityGraph.merging([
      Samples.post("c", "Q30", "United States"), Samples.post("c", "Q408", "Australia"),
    ])
    let merged = EntityGraph.merging([
      Samples.post("a", "Q30", "United States"), Samples.post("b", "Q408", "Australia"), both,
    ])
    #expect(merged.entities.count { $0.kind == .person } == 1)
  }

  @Test(
    "a territory and its state, a former state and its successor, and unions that broke up are no conflict",
    arguments: [("Q22", "Q145"), ("Q713750", "Q183"), ("Q15180", "Q159"), ("Q33946", "Q214")])
  func kin(_ one: String, _ other: String) {
    let merged = EntityGraph.merging([Samples.post("a", one, "A"), Samples.post("b", other, "B")])
    #expect(merged.entities.count { $0.kind == .person } == 1)
  }

  @Test("any split of a corpus in any order gives the same bytes", arguments: 0..<30)
  func anySplit(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let states = [("Q30", "United States"), ("Q408", "Australia"), ("Q142", "France"), ("", "")]
    let documents = (0..<9).map { number in
      let state = states[Int.random(in: 0..<4, using: &random)]
      return Samples.post("d\(number)", state.0.isEmpty ? nil : state.0, state.1)
    }
    let whole = EntityGraph.merging(documents).json()
    for _ in 0..<6 {
      var parts = documents.shuffled(using: &random)
      parts.append(parts[0])
      while parts.count > 1 {
        let at = Int.random(in: 0..<(parts.count - 1), using: &random)
        let merged = EntityGraph.merging(parts[at...(at + 1)])
        parts.replaceSubrange(at...(at + 1), with: [try EntityGraph(json: merged.json())])
      }
      #expect(EntityGraph.merging(parts).json() == whole)
    }
  }

  @Test("of entities without mentions the edges tell, and both bearers are there")
  func withoutMentions() {
    let graphs = [("a", "Q30", "United States"), ("b", "Q408", "Australia")].map {
      var graph = Samples.post($0, $1, $2)
      for i in graph.entities.indices { graph.entities[i].mentions = [] }
      return graph
    }
    let merged = EntityGraph.merging(graphs)
    let ids = Set(merged.entities.map(\.id))
    #expect(ids.contains("person:john-harlow@q408"))
    #expect(merged.edges.allSatisfy { ids.contains($0.source) && ids.contains($0.target) })
    #expect(EntityGraph.merging([merged]) == merged)
  }

  @Test("a namesake's id is stable, and what tells him apart can be taken back")
  func ids() {
    #expect(Namesakes.pooled("person:john-harlow@q408") == "person:john-harlow")
    #expect(Namesakes.pooled("organization:a@b") == "organization:a@b")
    #expect(Entity.isStable("person:john-harlow@q408"))
    #expect(Namesakes.plain("John Harlow (Australia)") == "John Harlow")
    #expect(Namesakes.plain("(A)") == "(A)")
    #expect(Namesakes.plain("é (") == "é (")
  }
}
