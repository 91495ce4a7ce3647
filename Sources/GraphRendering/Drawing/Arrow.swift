import GraphModel

/// One line of the drawing, which stands for one edge or for several between the same two entities.
struct Arrow: Sendable {
  var source: String
  var target: String
  /// At least one; sorted by id.
  var edges: [Edge]
  /// Whether the line has a head at both ends.
  var both: Bool
  var tone: EdgeTone
  var polarity: Polarity
  var modality: Modality
  /// The lines of the label; equal labels stand once.
  var labels: [String]

  init(_ edge: Edge) {
    source = edge.source
    target = edge.target
    edges = [edge]
    both = edge.symmetric
    tone = edge.family.tone
    polarity = edge.polarity
    modality = edge.modality
    labels = [edge.label]
  }

  static func unfolded(_ edges: [Edge]) -> [Arrow] {
    sorted(edges.map(Arrow.init))
  }

  /// Edges that would look alike share an arrow, whose label lists theirs.
  static func foldedAlike(_ edges: [Edge]) -> [Arrow] {
    folded(edges) { a in
      let (first, second) =
        a.both ? (min(a.source, a.target), max(a.source, a.target)) : (a.source, a.target)
      return [
        first, second, a.both ? "both" : "", a.tone.rawValue, a.polarity.rawValue,
        a.modality.rawValue,
      ]
    }
  }

  /// All edges between two entities share an arrow. It looks like the most telling of them:
  /// conflict before cooperation before tie, fact before plan before possibility.
  static func foldedPairs(_ edges: [Edge]) -> [Arrow] {
    folded(edges) { a in [min(a.source, a.target), max(a.source, a.target)] }
  }

  /// As ``foldedAlike(_:)``, but two entities who have more than ``crowd`` arrows between them get
  /// one for each tone: labels say what is planned or denied, and who acts.
  static func foldedReadably(_ edges: [Edge]) -> [Arrow] {
    let alike = foldedAlike(edges)
    func pair(_ a: String, _ b: String) -> [String] { [min(a, b), max(a, b)] }
    let counts = Dictionary(grouping: alike) { pair($0.source, $0.target) }.mapValues(\.count)
    let isCrowded = { (edge: Edge) in counts[pair(edge.source, edge.target), default: 0] > crowd }
    let crowded = folded(edges.filter(isCrowded)) { a in
      pair(a.source, a.target) + [a.tone.rawValue]
    }
    return sorted(foldedAlike(edges.filter { !isCrowded($0) }) + crowded)
  }

  /// More arrows than this between two nodes hide each other.
  static let crowd = 4

  private static func folded(_ edges: [Edge], by key: (Arrow) -> [String]) -> [Arrow] {
    var groups: [[String]: [Arrow]] = [:]
    for arrow in edges.map(Arrow.init) { groups[key(arrow), default: []].append(arrow) }
    return sorted(groups.values.map(merged))
  }

  private static func merged(_ group: [Arrow]) -> Arrow {
    let ranked = group.sorted { a, b in
      (a.rank, b.edges[0].confidence, a.edges[0].id)
        < (b.rank, a.edges[0].confidence, b.edges[0].id)
    }
    var arrow = ranked[0]
    for other in ranked.dropFirst() {
      let reversed = other.source != arrow.source
      arrow.edges += other.edges
      arrow.both = arrow.both || other.both || reversed
      for label in other.labels {
        let shown = reversed && !other.both ? "← " + label : label
        if !arrow.labels.contains(shown) { arrow.labels.append(shown) }
      }
    }
    arrow.edges.sort { $0.id < $1.id }
    return arrow
  }

  /// Lower is more telling.
  private var rank: Int {
    let tones: [EdgeTone: Int] = [.conflict: 0, .cooperation: 1, .tie: 2]
    let modalities: [Modality: Int] = [.actual: 0, .planned: 1, .possible: 2]
    return (polarity == .affirmed ? 0 : 100) + modalities[modality]! * 10 + tones[tone]!
  }

  private static func sorted(_ arrows: [Arrow]) -> [Arrow] {
    arrows.sorted {
      ($0.source, $0.target, $0.edges[0].id) < ($1.source, $1.target, $1.edges[0].id)
    }
  }
}
