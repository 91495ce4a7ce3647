internal import GraphModel

extension StoreState {
  /// The persons of one name whom the posts in the graph tell apart, as it was put in.
  func namesakes() throws(GraphStoreError) -> [String: NamesakePartition] {
    var namesakes = Namesakes()
    for person in try personsOfSeveralStates() {
      let rows = try database.statement("SELECT number FROM edge WHERE curated=0 AND source=?")
      try rows.bind([.integer(person)])
      var numbers: [Int] = []
      while try rows.step() { numbers.append(rows.integer(0)) }
      rows.reset()
      for number in numbers { namesakes.enter(try edge(number: number)) }
    }
    return namesakes.partitions()
  }

  /// Persons with posts in two states or more, by the edges alone. One pass over the edges.
  private func personsOfSeveralStates() throws(GraphStoreError) -> [Int] {
    var families: [String] = []
    for family in Namesakes.families.map(\.rawValue).sorted() {
      if let number = try knownTerm(family) { families.append("\(number)") }
    }
    let rows = try database.statement(
      """
      SELECT e.source, p.id, t.id FROM edge e
        JOIN entity p ON p.number=e.source JOIN entity t ON t.number=e.target
      WHERE e.curated=0 AND e.family IN (\(families.joined(separator: ",")))
        AND e.polarity=? AND e.modality=? AND e.confidence>=?
      """)
    try rows.bind([
      .integer(Codes.of(Polarity.affirmed)), .integer(Codes.of(Modality.actual)),
      .integer(Codes.of(confidence: Namesakes.leastConfidence)),
    ])
    defer { rows.reset() }
    var first: [Int: String] = [:]
    var several: Set<Int> = []
    while try rows.step() {
      guard Namesakes.mayBeSeveral(rows.text(1)),
        let state = SovereignStates.sovereign(of: rows.text(2))
      else { continue }
      let person = rows.integer(0)
      if first[person, default: state] != state { several.insert(person) }
      first[person] = state
    }
    return several.sorted()
  }
}
