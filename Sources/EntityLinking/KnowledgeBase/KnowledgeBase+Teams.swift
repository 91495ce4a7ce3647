import GraphModel

/// A sport whose teams the tables know.
enum Sport: String, CaseIterable, Sendable {
  case soccer, baseball, basketball, hockey
  /// The American game.
  case football
  /// Rugby union.
  case rugby

  /// Keeps what its reports call teams apart from other names in the one index.
  var salt: UInt64 { PostingIndex.hash(id: "sport \(rawValue)") }
}

extension KnowledgeBase {
  /// The teams that a report of the sport calls so: "Watford", "Boston", "Chicago" for two.
  ///
  /// A town's or a county's name is a team's in such a report alone; ``lookup(_:ignoringCase:)``
  /// does not find a team by it.
  func teams(called name: String, in sport: Sport) -> [KnowledgeRecord] {
    let key = NameKey(name)
    guard key.letterCase != .lower else { return [] }
    var rows: [Int] = []
    index.each(key.hash ^ sport.salt) { posting in rows.append(Int(posting.row)) }
    return rows.sorted().map(record(at:))
  }

  /// The state's own team; nil where the tables have none.
  func nationalTeam(of stateID: String, in sport: Sport) -> KnowledgeRecord? {
    var row: Int?
    index.each(PostingIndex.hash(nation: stateID, in: sport)) { row = Int($0.row) }
    return row.map(record(at:))
  }
}

extension PostingIndex {
  /// The hash under which a state's own team is kept.
  static func hash(nation stateID: String, in sport: Sport) -> UInt64 {
    hash(id: "\(stateID) national \(sport.rawValue)")
  }
}
