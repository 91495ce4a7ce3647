import SampleGraphs
import Testing

@testable import GraphModel

@Suite("Merging of graphs")
struct MergingTests {
  private func bytes(_ graph: EntityGraph) -> String {
    String(decoding: graph.json(), as: UTF8.self)
  }

  @Test("any split of a corpus in any order, with repeats, gives the same bytes", arguments: 0..<40)
  func anySplit(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let documents = (0..<12).map { Samples.document($0, using: &random) }
    let whole = bytes(.merging(documents))
    for _ in 0..<6 {
      var parts = documents.shuffled(using: &random)
      parts.append(parts[0])
      while parts.count > 1 {
        let at = Int.random(in: 0..<(parts.count - 1), using: &random)
        let size = Int.random(in: 2...min(4, parts.count - at), using: &random)
        // Through JSON, as the parts of a corpus go from one process to the next.
        let merged = EntityGraph.merging(parts[at..<(at + size)])
        parts.replaceSubrange(at..<(at + size), with: [try EntityGraph(json: merged.json())])
      }
      #expect(bytes(.merging(parts)) == whole)
    }
  }

  @Test("merging with itself and with nothing changes nothing")
  func idempotent() {
    let once = Samples.call.canonicalized()
    #expect(once.canonicalized() == once)
    #expect(EntityGraph.merging([once, once, EntityGraph()]) == once)
  }

  @Test("one full name is one entity over documents; a lone surname stays with its document")
  func names() {
    func graph(_ document: String, _ name: String, id: String = "e1") -> EntityGraph {
      EntityGraph(
        documents: [DocumentRecord(id: document)],
        entities: [Entity(id: id, kind: .person, name: name)])
    }
    let merged = EntityGraph.merging([
      graph("a", "José Ruiz"), graph("b", "JOSE RUIZ"), graph("c", "Ruiz"), graph("d", "Ruiz"),
    ])
    #expect(merged.entities.count == 3)
    #expect(merged.entities[0].id == "person:jose-ruiz")
    #expect(merged.entities[0].aliases.count == 1)
  }

  @Test("entities of one Wikidata id are one, under the fullest of their names")
  func wikidata() {
    func graph(_ name: String) -> EntityGraph {
      EntityGraph(entities: [
        Entity(id: "e", kind: .state, name: name, aliases: ["X"], wikidata: "Q20")
      ])
    }
    let merged = EntityGraph.merging([graph("Norway"), graph("Kingdom of Norway"), graph("Norge")])
    #expect(
      merged.entities == [
        Entity(
          id: "Q20", kind: .state, name: "Kingdom of Norway", aliases: ["Norge", "Norway", "X"],
          wikidata: "Q20")
      ])
  }

  @Test("edges of one content are one, with all their evidence and the sources counted")
  func edges() {
    func graph(_ document: String, _ sentence: String, swapped: Bool = false) -> EntityGraph {
      EntityGraph(
        documents: [DocumentRecord(id: document)],
        entities: [
          Entity(id: "1", kind: .state, name: "Norway", wikidata: "Q20"),
          Entity(id: "2", kind: .state, name: "Sweden", wikidata: "Q34"),
        ],
        edges: [
          Edge(
            id: "x", source: swapped ? "2" : "1", target: swapped ? "1" : "2", type: "met",
            label: "met",
            family: .consult, symmetric: true, confidence: 0.5,
            evidence: [
              Evidence(
                document: document, start: 0, end: 9, sentence: sentence, trigger: TextSpan(0, 1),
                sourceSpan: TextSpan(swapped ? 5 : 0, 6), rule: "r")
            ])
        ])
    }
    let merged = EntityGraph.merging([
      graph("wire", "Norway and Sweden met in Oslo on Monday to talk about fish quotas."),
      graph(
        "copy", "Norway and Sweden met in Oslo Monday to talk about fish quotas.", swapped: true),
      graph("own", "The two Nordic neighbours held a summit, officials in Stockholm said."),
    ])
    #expect(merged.edges.count == 1)
    #expect(merged.edges[0].sources == 2)
    #expect(merged.edges[0].evidence.map(\.document) == ["copy", "own", "wire"])
    // The copy comes first by its id, and has Sweden as its actor.
    #expect(merged.edges[0].source == "Q34" && merged.edges[0].target == "Q20")
    #expect(merged.edges[0].evidence[0].sourceSpan == TextSpan(5, 6))
    #expect(merged.edges[0].evidence[1].targetSpan == TextSpan(0, 6))
    #expect(merged.edges[0].id == merged.edges[0].contentID)
  }

  @Test("one sentence read from both ends makes an edge in byte order, by any grouping")
  func bothWays() {
    func graph(_ source: String, _ target: String, _ document: String) -> EntityGraph {
      EntityGraph(
        documents: [DocumentRecord(id: document)],
        entities: ["Q20", "Q34"].map {
          Entity(id: $0, kind: .state, name: "State \($0)", wikidata: $0)
        },
        edges: [
          Edge(
            id: "x", source: source, target: target, type: "met", label: "met", family: .consult,
            symmetric: true,
            evidence: [
              Evidence(
                document: document, start: 0, end: 9, sentence: "They met.",
                trigger: TextSpan(5, 8), rule: "r")
            ])
        ])
    }
    let parts = [graph("Q34", "Q20", "b"), graph("Q20", "Q34", "b"), graph("Q34", "Q20", "c")]
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [0, 2, 1]] {
      let merged = EntityGraph.merging(order.map { parts[$0] })
      #expect(merged.edges.map(\.source) == ["Q20"])
      #expect(merged.edges[0].evidence.count == 2)
      let stepwise = EntityGraph.merging([
        parts[order[0]], .merging([parts[order[1]], parts[order[2]]]),
      ])
      #expect(stepwise == merged)
    }
    #expect(EntityGraph.merging([parts[0], parts[2]]).edges[0].source == "Q34")
  }

  @Test("sentences are copies by their word pairs, whatever case, accents and marks")
  func copies() {
    let a = "President Anna Berg warned Karl Holm on Thursday that the talks in Oslo could fail."
    #expect(
      IndependentSources.areCopies(
        a, "PRESIDENT Anna Berg warned Karl Holm Thursday that the talks in Oslo could fail"))
    #expect(
      !IndependentSources.areCopies(
        a, "Anna Berg and Karl Holm spoke by telephone on Thursday for an hour about fish."))
    #expect(!IndependentSources.areCopies(a, ""))
  }

  @Test("many sentences are folded as few are")
  func manySentences() {
    var evidence: [Evidence] = []
    for story in 0..<60 {
      for copy in 0..<3 {
        let words = (0..<20).map { "w\(story)x\($0)" } + (copy == 0 ? [] : ["extra\(copy)"])
        evidence.append(
          Evidence(
            document: "d\(story)-\(copy)", start: 0, end: 1, sentence: words.joined(separator: " "),
            trigger: TextSpan(0, 1), rule: "r"))
      }
    }
    #expect(IndependentSources.count(evidence) == 60)
    #expect(IndependentSources.groups(evidence.reversed()) == IndependentSources.groups(evidence))
  }
}
