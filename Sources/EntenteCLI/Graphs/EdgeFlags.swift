import Entente

/// The flags that choose edges, for every command that does.
extension Flag {
  static let edgeFilters: [Flag] = [
    .from, .to, .between, .entity, .family, .type, .status, .attributedTo, .since, .until,
    .minConfidence, .minSources,
  ]

  static let from = Flag("from", value: .text("NAME"), help: "only edges from NAME")
  static let to = Flag("to", value: .text("NAME"), help: "only edges to NAME")
  static let between = Flag(
    "between", value: .pair("A", "B"), help: "only edges between A and B, in either direction")
  static let entity = Flag("entity", value: .text("NAME"), help: "only edges at NAME, either way")
  static let type = Flag(
    "type", value: .text("TYPE"), repeats: true,
    help: "only edges of this type (\"spoke with\"); may be repeated")
  static let status = Flag(
    "status",
    value: .choice("STATUS", ["affirmed", "negated", "actual", "planned", "possible"]),
    repeats: true, help: "only edges of this status; may be repeated")
  static let attributedTo = Flag(
    "attributed-to", value: .text("NAME"), help: "only what NAME claims")
  static let minConfidence = Flag(
    "min-confidence", value: .fraction("P"), help: "only edges at least this sure, 0 to 1")
  static let minSources = Flag(
    "min-sources", value: .integer("N", 1...Int.max),
    help: "only edges with at least N independent sources")
}

extension Invocation {
  /// The families named by `--family`.
  func families() throws(UsageError) -> Set<RelationFamily> {
    var families: Set<RelationFamily> = []
    for text in texts(.family) {
      guard let family = RelationFamily(rawValue: text) else {
        let known = RelationFamily.allCases.map(\.rawValue)
        let hint = NearestSpelling(among: known).suggestion(for: text)
        throw usageError("--family: no family '\(text)'\(hint)")
      }
      families.insert(family)
    }
    return families
  }

  /// The filter that the flags ask for; names are looked up in `graph`.
  func edgeFilter(in graph: OpenGraph) throws -> EdgeFilter {
    var filter = EdgeFilter()
    filter.families = try families()
    filter.from = try text(.from).map { try graph.resolve($0).id }
    filter.to = try text(.to).map { try graph.resolve($0).id }
    filter.touching = try text(.entity).map { try graph.resolve($0).id }
    filter.attributedTo = try text(.attributedTo).map { try graph.resolve($0).id }
    if let (a, b) = pair(.between) {
      filter.between = .init(try graph.resolve(a).id, try graph.resolve(b).id)
    }
    filter.types = Set(texts(.type))
    for status in texts(.status) {
      if let polarity = Polarity(rawValue: status) { filter.polarities.insert(polarity) }
      if let modality = Modality(rawValue: status) { filter.modalities.insert(modality) }
    }
    filter.since = text(.since)
    filter.until = text(.until)
    filter.minConfidence = number(.minConfidence)
    filter.minSources = integer(.minSources)
    return filter
  }
}
