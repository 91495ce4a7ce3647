/// What a name typed by a person stands for in a graph.
public enum NameResolution: Sendable {
  case found(EntitySummary)
  /// Several fit equally well: the best connected first.
  case ambiguous([EntitySummary])
  /// None does; the nearest names there are.
  case unknown(suggestions: [String])
}

extension QueryableGraph {
  /// Finds the entity that `typed` names: by id, or as people write names: in any case, without
  /// accents, by surname, acronym or a word of it. What fits better hides what fits less.
  public func resolve(_ typed: String) throws -> NameResolution {
    if let node = try node(id: typed) { return .found(try summary(node: node)) }
    let matches = try names(equalTo: FoldedName(typed))
    guard let best = matches.map(\.rank).min() else {
      return .unknown(suggestions: try suggestions(for: typed))
    }
    let nodes = Set(matches.lazy.filter { $0.rank == best }.map(\.node))
    var found: [EntitySummary] = []
    for node in nodes { found.append(try summary(node: node)) }
    if found.count == 1 { return .found(found[0]) }
    return .ambiguous(
      found.sorted {
        $0.degree != $1.degree ? $0.degree > $1.degree : $0.id.precedes($1.id)
      })
  }

  /// Up to three names near to `typed`; where none is, those that have a word near to it, the best
  /// connected first: surnames are what people type, and mistype.
  private func suggestions(for typed: String) throws -> [String] {
    let names = Set(try allNames()).sorted { $0.precedes($1) }
    let near = NearestSpelling(among: names).nearest(to: typed, limit: 3)
    let folded = FoldedName(typed)
    if !near.isEmpty || folded.words.count != 1 { return near }
    var words: Set<String> = []
    for name in names { for word in FoldedName(name).words { words.insert(String(word)) } }
    let sorted = words.sorted { $0.precedes($1) }
    var bearers: [String] = []
    for word in NearestSpelling(among: sorted).nearest(to: folded.text, limit: 3) {
      let nodes = Set(try self.names(equalTo: FoldedName(word)).map(\.node))
      let found = try nodes.map { try summary(node: $0) }.sorted {
        $0.degree != $1.degree ? $0.degree > $1.degree : $0.id.precedes($1.id)
      }
      for entity in found where !bearers.contains(entity.name) { bearers.append(entity.name) }
    }
    return Array(bearers.prefix(3))
  }
}
