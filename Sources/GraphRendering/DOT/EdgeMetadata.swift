import GraphModel

/// What is known of an arrow's edges, as DOT attributes for other tools.
struct EdgeMetadata {
  let arrow: Arrow
  let documents: [String: DocumentRecord]

  var attributes: [DOTAttribute] {
    let edges = arrow.edges
    var attributes: [DOTAttribute] = [
      .data("family", joined(edges.map(\.family.rawValue))),
      .data("type", joined(edges.map(\.type))),
      .data("polarity", arrow.polarity.rawValue), .data("modality", arrow.modality.rawValue),
      .data("status", arrow.status),
      .data("sources", String(edges.map(\.sources).max() ?? 0)),
      .data("confidence", decimal(edges.map(\.confidence).max() ?? 0)),
    ]
    if let since = edges.compactMap({ $0.time?.start }).min() {
      attributes.append(.data("since", since))
    }
    if let until = edges.compactMap({ $0.time?.end }).max() {
      attributes.append(.data("until", until))
    }
    let days = edges.flatMap(\.evidence).compactMap { documents[$0.document]?.date }
    if let first = days.min(), let last = days.max() {
      attributes += [.data("published", first == last ? first : first + "/" + last)]
    }
    let claimants = edges.compactMap(\.attributedTo)
    if !claimants.isEmpty { attributes.append(.data("attributed_to", joined(claimants))) }
    attributes.append(.data("edges", edges.map(\.id).joined(separator: " ")))
    return attributes
  }

  private func joined(_ values: [String]) -> String {
    var seen = Set<String>()
    return values.filter { seen.insert($0).inserted }.joined(separator: "; ")
  }

  /// Three digits after the point, without the locale's say.
  private func decimal(_ value: Double) -> String {
    let thousandths = Int((min(max(value.isNaN ? 0 : value, 0), 1) * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}

extension Arrow {
  /// "actual", "negated", "planned", "negated planned" …: what `--status` selects by.
  var status: String {
    switch (polarity, modality) {
    case (.affirmed, let modality): modality.rawValue
    case (.negated, .actual): "negated"
    case (.negated, let modality): "negated " + modality.rawValue
    }
  }
}
