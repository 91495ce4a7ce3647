import GraphModel

/// A made-up world of news: documents of ten edges each, hubs that are spoken of more than others.
struct World {
  static let words = 3000
  private let entities: Int
  private let edges: Int
  private var made = 0
  private var seen: Set<String> = []
  private var random = SplitMix64(seed: 1)
  private var number = 0

  private static let types: [(type: String, family: RelationFamily)] = [
    ("spoke with", .consult), ("met", .consult), ("warned", .threaten), ("criticised", .accuse),
    ("praised", .support), ("signed a treaty with", .agree), ("sanctioned", .sanction),
    ("leads", .leads), ("advises", .advises), ("asked", .request), ("armed", .aid),
    ("rejected", .reject),
  ]

  init(entities: Int, edges: Int) {
    self.entities = entities
    self.edges = edges
  }

  /// A pronounceable word; the same for the same number.
  static func word(_ number: Int) -> String {
    let (consonants, vowels) = (Array("bdfgklmnprstvz"), Array("aeiou"))
    var rest = number * 7919 + 12345
    var word = ""
    for _ in 0..<3 {
      word.append(consonants[rest % 14])
      rest /= 14
      word.append(vowels[rest % 5])
      rest /= 5
    }
    return word + "\(number % 10)"
  }

  private func entity(_ index: Int) -> Entity {
    let name = "\(World.capital(index % 1777)) \(World.capital(index))\(index)"
    let kind: EntityKind = index % 5 == 0 ? .organization : index % 50 == 1 ? .state : .person
    return Entity(
      id: Entity.stableID(kind: kind, name: name, document: ""), kind: kind, name: name)
  }

  private static func capital(_ number: Int) -> String {
    let word = word(number).dropLast()
    return word.prefix(1).uppercased() + word.dropFirst()
  }

  /// Nil when all edges are made.
  mutating func nextDocument() -> EntityGraph? {
    if made >= edges { return nil }
    number += 1
    let id = "wire-\(number)"
    let date =
      "20\(10 + number % 15)-\(number % 12 < 9 ? "0" : "")\(number % 12 + 1)-1\(number % 10)"
    var graph = EntityGraph(documents: [
      DocumentRecord(id: id, title: "Story \(number)", date: date)
    ])
    var held: [String: Int] = [:]
    var place = 0
    while graph.edges.count < 10, made < edges {
      // Every entity once, then by a skewed draw: half of the ends are among 3% of the entities.
      let a = made < entities ? made : draw()
      let b = draw()
      let (type, family) = World.types[Int.random(in: 0..<World.types.count, using: &random)]
      if a == b || !seen.insert("\(min(a, b))/\(max(a, b))/\(type)").inserted { continue }
      let (source, target) = (entity(a), entity(b))
      let tail = (0..<8).map { _ in World.word(Int.random(in: 0..<World.words, using: &random)) }
      let sentence =
        "\(source.name) \(type) \(target.name) about \(tail.joined(separator: " ")) on Tuesday."
      let names = (source.name.count, target.name.count)
      let end = names.0 + 1 + type.count + 1 + names.1
      for (entity, start) in [(source, place), (target, place + end - names.1)] {
        let index = held[entity.id] ?? graph.entities.count
        if index == graph.entities.count { graph.entities.append(entity) }
        held[entity.id] = index
        graph.entities[index].mentions.append(
          EntityMention(
            document: id, start: start, end: start + entity.name.count, text: entity.name,
            form: .name))
      }
      let edge = Edge(
        id: "", source: source.id, target: target.id, type: type, label: type, family: family,
        symmetric: family.isSymmetric,
        polarity: Int.random(in: 0..<20, using: &random) == 0 ? .negated : .affirmed,
        confidence: Double(Int.random(in: 50...99, using: &random)) / 100,
        evidence: [
          Evidence(
            document: id, start: place, end: place + sentence.count, sentence: sentence,
            trigger: TextSpan(place + names.0 + 1, place + names.0 + 1 + type.count),
            sourceSpan: TextSpan(place, place + names.0),
            targetSpan: TextSpan(place + end - names.1, place + end), rule: "active")
        ])
      graph.edges.append(edge)
      place += sentence.count + 1
      made += 1
    }
    return graph.canonicalized()
  }

  private mutating func draw() -> Int {
    let share = Double.random(in: 0..<1, using: &random)
    return Int(share * share * share * share * share * Double(entities))
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers in every run.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
