/// Which edges are wanted; every condition that is set must hold.
public struct EdgeFilter: Sendable, Hashable {
  /// Entity id; a symmetric edge counts in both directions.
  public var from: String?
  public var to: String?
  /// Entity id at either end.
  public var touching: String?
  /// Both ends, in either direction.
  public var between: Pair?
  /// Empty for all, as the following sets.
  public var families: Set<RelationFamily> = []
  public var types: Set<String> = []
  public var polarities: Set<Polarity> = []
  public var modalities: Set<Modality> = []
  /// Entity id of the claimant.
  public var attributedTo: String?
  /// Bounds of the time of the event, or of its reports where no time is known; see ``EventDays``.
  public var since: String?
  public var until: String?
  public var minConfidence: Double?
  public var minSources: Int?

  /// Two entity ids without an order.
  public struct Pair: Sendable, Hashable {
    public let a: String
    public let b: String

    public init(_ a: String, _ b: String) {
      self.a = a
      self.b = b
    }
  }

  public init() {}

  /// Whether `edge`, which happened on `days`, is wanted; nil `days` when nothing is known of them.
  public func matches(_ edge: Edge, days: EventDays?) -> Bool {
    if let from, edge.source != from, !(edge.symmetric && edge.target == from) { return false }
    if let to, edge.target != to, !(edge.symmetric && edge.source == to) { return false }
    if let touching, edge.source != touching, edge.target != touching { return false }
    if let between {
      let ahead = edge.source == between.a && edge.target == between.b
      guard ahead || (edge.source == between.b && edge.target == between.a) else { return false }
    }
    return matchesContent(edge) && matchesDays(days)
  }

  private func matchesContent(_ edge: Edge) -> Bool {
    (families.isEmpty || families.contains(edge.family))
      && (types.isEmpty || types.contains(edge.type))
      && (polarities.isEmpty || polarities.contains(edge.polarity))
      && (modalities.isEmpty || modalities.contains(edge.modality))
      && (attributedTo == nil || edge.attributedTo == attributedTo)
      && (minConfidence.map { edge.confidence >= $0 } ?? true)
      && (minSources.map { edge.sources >= $0 } ?? true)
  }

  private func matchesDays(_ days: EventDays?) -> Bool {
    if since == nil && until == nil { return true }
    guard let days else { return false }
    if let since, days.last < EventDays.firstDay(of: since) { return false }
    if let until, days.first > EventDays.lastDay(of: until) { return false }
    return true
  }
}

/// The first and last day an edge may have held: "2021-12-30" compares as text.
public struct EventDays: Sendable, Hashable {
  public let first: String
  public let last: String

  public init(first: String, last: String) {
    self.first = first
    self.last = last
  }

  /// The time the text gives; without one, the days its reports were published, from the first to
  /// the last. Nil when neither is known. An end left open is open: "since 2014" lasts.
  public init?(time: EventTime?, published: some Sequence<String>) {
    if let time, time.start != nil || time.end != nil {
      first = time.start.map(EventDays.firstDay(of:)) ?? "0000-01-01"
      last = time.end.map(EventDays.lastDay(of:)) ?? "9999-12-31"
      return
    }
    var bounds: (String, String)?
    for day in published {
      let (first, last) = (EventDays.firstDay(of: day), EventDays.lastDay(of: day))
      bounds = bounds.map { (min($0.0, first), max($0.1, last)) } ?? (first, last)
    }
    guard let bounds else { return nil }
    (first, last) = bounds
  }

  /// "2021" begins on "2021-01-01".
  public static func firstDay(of date: String) -> String {
    padded(date, with: "-01-01")
  }

  /// "2021-06" ends on "2021-06-31": no calendar is needed to compare.
  public static func lastDay(of date: String) -> String {
    padded(date, with: "-12-31")
  }

  private static func padded(_ date: String, with rest: String) -> String {
    // What follows the day, such as a time of day, has no part in comparing days.
    let day = date.prefix(10)
    switch day.utf8.count {
    case 4: return String(day) + rest
    case 7: return String(day) + rest.suffix(3)
    default: return String(day)
    }
  }
}
