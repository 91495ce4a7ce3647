public import GraphModel

/// Graphs for tests: one of a story, and random ones.
public enum Samples {
  /// Two people, a state and a body; a denied, a planned and a claimed edge.
  public static let call: EntityGraph = {
    let sentence = "Anna Berg warned Karl Holm on Thursday."
    func mention(_ text: String, _ start: Int, _ reason: String? = nil) -> EntityMention {
      EntityMention(
        document: "call", start: start, end: start + text.count, text: text, form: .name,
        reason: reason)
    }
    let warned = Evidence(
      document: "call", start: 0, end: sentence.count, sentence: sentence,
      trigger: TextSpan(10, 16), sourceSpan: TextSpan(0, 9), targetSpan: TextSpan(17, 26),
      rule: "active")
    return EntityGraph(
      documents: [
        DocumentRecord(id: "call", title: "The call", date: "2021-12-30", sha256: "ab")
      ],
      entities: [
        Entity(
          id: "e1", kind: .person, name: "Anna Berg", aliases: ["Berg"],
          mentions: [mention("Anna Berg", 0), mention("Berg", 60, "surname of Anna Berg")]),
        Entity(id: "e2", kind: .person, name: "Karl Holm", mentions: [mention("Karl Holm", 17)]),
        Entity(id: "e3", kind: .state, name: "Norway", wikidata: "Q20"),
        Entity(id: "e4", kind: .organization, name: "Fjord Council", aliases: ["FC"]),
      ],
      edges: [
        Edge(
          id: "x1", source: "e1", target: "e2", type: "warned", label: "warned",
          family: .threaten, symmetric: false,
          time: EventTime(start: "2021-12-30", end: "2021-12-30", text: "on Thursday"),
          confidence: 0.87, evidence: [warned]),
        Edge(
          id: "x2", source: "e2", target: "e1", type: "met", label: "did not meet",
          family: .consult, symmetric: true, polarity: .negated, attributedTo: "e4",
          confidence: 0.5, evidence: [warned]),
        Edge(
          id: "x3", source: "e4", target: "e3", type: "advises", label: "advises",
          family: .advises, symmetric: false, modality: .planned),
      ])
  }()

  /// A graph of one document over a small world, so that graphs share entities and edges.
  public static func document(_ number: Int, using random: inout SeededGenerator) -> EntityGraph {
    let people = [
      "Anna Berg", "ANNA BERG", "Karl Holm", "Olga Ness", "José Ruiz", "Jose\u{301} Ruiz",
    ]
    let bodies = ["Fjord Council", "Harbour Union"]
    let id = "doc\(number)"
    var graph = EntityGraph(
      documents: [
        DocumentRecord(
          id: id, date: ["2021-01-0\(number % 9 + 1)", nil].randomElement(using: &random)!)
      ])
    for (index, name) in (people + bodies).enumerated() where Bool.random(using: &random) {
      let kind: EntityKind = index < people.count ? .person : .organization
      graph.entities.append(
        Entity(
          id: "e\(index)", kind: kind, name: name,
          aliases: Bool.random(using: &random) ? [String(name.split(separator: " ")[1])] : [],
          mentions: [
            EntityMention(
              document: id, start: index * 10, end: index * 10 + 9, text: name, form: .name)
          ]))
    }
    guard graph.entities.count > 1 else { return graph }
    let types: [(String, RelationFamily)] = [
      ("met", .consult), ("warned", .threaten), ("leads", .leads),
    ]
    for _ in 0..<4 {
      let (type, family) = types.randomElement(using: &random)!
      let pair = graph.entities.shuffled(using: &random).prefix(2).map(\.id)
      let sentence =
        "The \(type) of \(Int.random(in: 0..<5, using: &random)) friends was reported today"
      graph.edges.append(
        Edge(
          id: "x\(graph.edges.count)", source: pair[0], target: pair[1], type: type, label: type,
          family: family, symmetric: family.isSymmetric,
          polarity: Polarity.allCases.randomElement(using: &random)!,
          time: [
            nil, EventTime(start: nil, end: nil, text: "lately"),
            EventTime(start: "2021", end: nil, text: "in 2021"),
          ]
          .randomElement(using: &random)!,
          confidence: Double.random(in: 0...1, using: &random),
          evidence: [
            Evidence(
              document: id, start: 0, end: sentence.count, sentence: sentence,
              trigger: TextSpan(4, 7), sourceSpan: TextSpan(0, 3),
              targetSpan: Bool.random(using: &random) ? TextSpan(8, 9) : nil, rule: "test")
          ]))
    }
    return graph
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers in every run.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// The text's bytes.
public func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

extension Samples {
  /// A document in which John Harlow met the government of Norway, and has a post in a state if one
  /// is given.
  public static func post(_ document: String, _ state: String?, _ name: String) -> EntityGraph {
    func mention(_ text: String, _ start: Int) -> EntityMention {
      EntityMention(
        document: document, start: start, end: start + text.count, text: text, form: .name)
    }
    func edge(_ family: RelationFamily, _ label: String, to target: String) -> Edge {
      var edge = Edge(
        id: "", source: "p", target: target, type: label, label: label, family: family,
        symmetric: family.isSymmetric, confidence: 0.9,
        evidence: [
          Evidence(
            document: document, start: 0, end: 40, sentence: "\(label) \(target)",
            trigger: TextSpan(12, 15), sourceSpan: TextSpan(0, 11), targetSpan: TextSpan(16, 20),
            rule: "active")
        ])
      edge.id = edge.contentID
      return edge
    }
    var graph = EntityGraph(
      documents: [DocumentRecord(id: document)],
      entities: [
        Entity(id: "p", kind: .person, name: "John Harlow", mentions: [mention("John Harlow", 0)]),
        Entity(
          id: "Q20", kind: .state, name: "Norway", wikidata: "Q20",
          mentions: [mention("Norway", 16)]),
      ],
      edges: [edge(.consult, "met", to: "Q20")])
    if let state {
      graph.entities.append(
        Entity(
          id: state, kind: .state, name: name, wikidata: state, mentions: [mention(name, 30)]))
      graph.edges.append(edge(.serves, "minister of", to: state))
    }
    return graph.canonicalized()
  }
}
