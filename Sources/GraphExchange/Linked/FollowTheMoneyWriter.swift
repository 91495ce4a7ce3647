import CResources
import GraphModel

/// FollowTheMoney entities, one JSON object a line.
///
/// People become `Person`, states `PublicBody` with their country, organizations `Organization`, or
/// `PublicBody` where they are part of a state. Affirmed, actual ties become the schema that says
/// the same (`Directorship`, `Employment`, `Membership`, `Representation`, `Family`, `Succession`);
/// everything else, above all what is denied, planned or merely possible, an `UnknownLink` that
/// tells in `role` and `status`. `proof` points to the articles, `summary` quotes the sentences.
///
/// Source: the FollowTheMoney model (followthemoney.tech).
struct FollowTheMoneyWriter {
  private let graph: EntityGraph
  private let kinds: [String: EntityKind]
  private let countries: [String: String]

  init(_ graph: EntityGraph) {
    self.graph = graph
    kinds = Dictionary(
      graph.entities.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    countries = CountryCodes.byWikidataID
  }

  var text: String {
    let homes = self.homes
    var out = ""
    for document in graph.documents { out += line(article(document)) }
    for entity in graph.entities { out += line(actor(entity, home: homes[entity.id])) }
    for edge in graph.edges { out += line(link(edge)) }
    return out
  }

  private struct Item {
    var id: String
    var schema: String
    var properties: [(String, [String])] = []

    mutating func add(_ name: String, _ values: [String]) {
      let kept = values.filter(FollowTheMoneyWriter.isVisible)
      if !kept.isEmpty { properties.append((name, kept)) }
    }
  }

  private func article(_ document: DocumentRecord) -> Item {
    var item = Item(id: id("document", document.id), schema: "Article")
    item.add("title", [document.title ?? document.id])
    item.add("publishedAt", [document.date.flatMap(ISODay.valid)].compactMap { $0 })
    item.add("sourceUrl", [document.url.flatMap(webAddress)].compactMap { $0 })
    return item
  }

  private func actor(_ entity: Entity, home: String?) -> Item {
    var item = Item(id: id("entity", entity.id), schema: "Person")
    let country = countries[home ?? ""]
    switch entity.kind {
    case .person: break
    case .state: item.schema = "PublicBody"
    case .organization: item.schema = home == nil ? "Organization" : "PublicBody"
    }
    item.add("name", [[entity.name, entity.id].first(where: Self.isVisible) ?? "unnamed"])
    item.add("alias", entity.aliases)
    if let wikidata = entity.wikidata, wikidata.first == "Q",
      !wikidata.dropFirst().isEmpty,
      wikidata.utf8.dropFirst().allSatisfy({ (48...57).contains($0) })
    {
      item.add("wikidataId", [wikidata])
    }
    if entity.kind == .state {
      item.add("country", [countries[entity.wikidata ?? ""]].compactMap { $0 })
    } else if let country {
      item.add(entity.kind == .person ? "nationality" : "country", [country])
    }
    return item
  }

  private func link(_ edge: Edge) -> Item {
    let source = id("entity", edge.source)
    let target = id("entity", edge.target)
    var item = Item(id: id("edge", edge.id), schema: "UnknownLink")
    let isFact = edge.polarity == .affirmed && edge.modality == .actual
    switch isFact ? schema(of: edge) : nil {
    case (let schema, let first, let second)?:
      item.schema = schema
      item.add(first, [source])
      item.add(second, [target])
    case nil:
      item.add("subject", [source])
      item.add("object", [target])
    }
    item.add(item.schema == "Family" ? "relationship" : "role", [edge.label])
    if item.schema != "Family" {
      let status = (edge.polarity == .negated ? ["negated"] : []) + [edge.modality.rawValue]
      item.add("status", [status.joined(separator: " ")])
    }
    item.add("startDate", [edge.time?.start.flatMap(ISODay.valid)].compactMap { $0 })
    item.add("endDate", [edge.time?.end.flatMap(ISODay.valid)].compactMap { $0 })
    var seen = Set<String>()
    item.add("summary", edge.evidence.map(\.sentence).filter { seen.insert($0).inserted })
    item.add(
      "proof", edge.evidence.map { id("document", $0.document) }.filter { seen.insert($0).inserted }
    )
    return item
  }

  /// Schema, property of the source, property of the target.
  private func schema(of edge: Edge) -> (String, String, String)? {
    let source = kinds[edge.source]
    let target = kinds[edge.target]
    let body = target == .organization || target == .state
    switch edge.family {
    case .leads where body: return ("Directorship", "director", "organization")
    case .serves where body && source == .person: return ("Employment", "employee", "employer")
    case .serves where body: return ("Membership", "member", "organization")
    case .partOf where body: return ("Membership", "member", "organization")
    case .represents, .speaksFor: return ("Representation", "agent", "client")
    case .family where source == .person && target == .person:
      return ("Family", "person", "relative")
    case .succeeds: return ("Succession", "successor", "predecessor")
    default: return nil
    }
  }

  /// The state's Wikidata id that an entity is from or part of.
  private var homes: [String: String] {
    let states = Dictionary(
      graph.entities.filter { $0.kind == .state }.map { ($0.id, $0.wikidata ?? "") },
      uniquingKeysWith: { first, _ in first })
    var homes: [String: String] = [:]
    for edge in graph.edges where edge.polarity == .affirmed && edge.modality == .actual {
      let belongs =
        kinds[edge.source] == .person ? edge.family == .from : edge.family == .partOf
      if belongs, kinds[edge.source] != .state, let state = states[edge.target],
        homes[edge.source] == nil
      {
        homes[edge.source] = state
      }
    }
    return homes
  }

  /// Whether something is left after the model has stripped blanks and what cannot be seen.
  private static func isVisible(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator,
        .lineSeparator, .paragraphSeparator:
        false
      default: true
      }
    }
  }

  /// An id the model accepts, made of what the thing is and its own id.
  private func id(_ what: String, _ id: String) -> String {
    "entente-" + SHA256.hex(of: what + "\u{0}" + id).prefix(40)
  }

  private func webAddress(_ url: String) -> String? {
    let lower = url.lowercased()
    guard lower.hasPrefix("https://") || lower.hasPrefix("http://"),
      url.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F })
    else { return nil }
    return url
  }

  private func line(_ item: Item) -> String {
    var json = JSONBytes()
    json.raw("{\"id\":")
    json.string(item.id)
    json.raw(",\"schema\":\"\(item.schema)\",\"properties\":{")
    for (place, (name, values)) in item.properties.enumerated() {
      json.raw((place == 0 ? "" : ",") + "\"\(name)\":[")
      for (number, value) in values.enumerated() {
        if number > 0 { json.raw(",") }
        json.string(value)
      }
      json.raw("]")
    }
    json.raw("}}\n")
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

/// ISO 3166 codes of the states, from the knowledge base's table.
enum CountryCodes {
  /// "Q228" → "ad".
  static let byWikidataID: [String: String] = {
    let file = entente_resource("states.tsv")
    guard let bytes = file.bytes else { return [:] }
    let text = String(decoding: UnsafeBufferPointer(start: bytes, count: file.count), as: UTF8.self)
    var codes: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      for fact in fields.last?.split(separator: ";") ?? [] where fact.hasPrefix("iso2=") {
        codes[String(fields[0])] = fact.dropFirst(5).lowercased()
      }
    }
    return codes
  }()
}
