public import GraphModel

/// Graphs made from a seed, the same on every machine.
public struct GeneratedGraph {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  /// The next value of a xorshift generator.
  public mutating func next(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 11) % max(bound, 1)
  }

  /// A graph whose degrees fall off as those of news do: few actors are in many edges.
  public static func news(edges count: Int, seed: UInt64 = 1) -> EntityGraph {
    var random = GeneratedGraph(seed: seed)
    let size = max(4, count * 2 / 5)
    let kinds: [EntityKind] = [.person, .person, .organization, .state]
    let first = ["Mara", "Ilir", "Joan", "Petr", "Suda", "Aiko", "Tariq", "Lena", "Odo", "Vera"]
    let second = ["Kova", "Brandt", "Osei", "Lindqvist", "Haddad", "Moreau", "Tanaka", "Ruiz"]
    var entities = (0..<size).map { place in
      let kind = kinds[random.next(4)]
      let suffix = place / 80 == 0 ? "" : " \(place / 80)"
      let base = first[place % 10] + " " + second[(place / 10) % 8] + suffix
      let name =
        switch kind {
        case .person: base
        case .organization: "Institute of " + base
        case .state: "Land of " + second[(place / 10) % 8] + " \(place)"
        }
      return Entity(id: "n\(place + 10000)", kind: kind, name: name)
    }
    entities.sort { $0.id < $1.id }
    let labels: [(String, RelationFamily)] = [
      ("spoke with", .consult), ("warned", .threaten), ("backs", .support), ("leads", .leads),
      ("accused", .accuse), ("adviser to", .advises), ("signed a treaty with", .agree),
      ("imposed sanctions on", .sanction), ("spokesman for", .speaksFor), ("part of", .partOf),
    ]
    let edges = (0..<count).map { place in
      // The square of a uniform value favours the first entities.
      let draw = { (random: inout GeneratedGraph) in
        let x = random.next(1000)
        return x * x * size / 1_000_000
      }
      let a = place < size ? place : draw(&random)
      var b = draw(&random)
      if b == a { b = (a + 1) % size }
      let (label, family) = labels[random.next(labels.count)]
      let day = "2031-\(10 + random.next(3))-\(10 + random.next(18))"
      let sentence = "\(entities[a].name) \(label) \(entities[b].name), a report said."
      let cut = entities[a].name.unicodeScalars.count
      let trigger = TextSpan(cut + 1, cut + 1 + label.unicodeScalars.count)
      return Edge(
        id: "e\(place + 100_000)", source: entities[a].id, target: entities[b].id, type: label,
        label: label, family: family, symmetric: family.isSymmetric,
        polarity: random.next(12) == 0 ? .negated : .affirmed,
        modality: [.actual, .actual, .actual, .planned, .possible][random.next(5)],
        time: random.next(2) == 0 ? nil : EventTime(start: day, end: day, text: day),
        confidence: Double(50 + random.next(50)) / 100, sources: 1 + random.next(3),
        evidence: [
          Evidence(
            document: "d1", start: 0, end: sentence.unicodeScalars.count, sentence: sentence,
            trigger: trigger, sourceSpan: TextSpan(0, cut),
            targetSpan: TextSpan(
              trigger.end + 1, trigger.end + 1 + entities[b].name.unicodeScalars.count),
            rule: "sample")
        ])
    }
    return EntityGraph(
      documents: [DocumentRecord(id: "d1", title: "Reports", date: "2031-12-30")],
      entities: entities, edges: edges)
  }
}
