import GraphModel

/// What the page's script knows, as JSON that can stand inside a script element.
struct PageData {
  let drawing: Drawing

  /// Entities and edges are referred to by their place. Spans count code points of the sentence.
  var json: String {
    let graph = drawing.graph
    var places: [String: Int] = [:]
    for (place, entity) in graph.entities.enumerated() { places[entity.id] = place }
    var documents: [String: Int] = [:]
    for (place, document) in graph.documents.enumerated() { documents[document.id] = place }
    let dates = Dictionary(
      graph.documents.map { ($0.id, $0.date) }, uniquingKeysWith: { first, _ in first })

    var json = JSONBytes()
    json.raw("{\"entities\":[")
    for (place, entity) in graph.entities.enumerated() {
      json.raw(place == 0 ? "\n{\"id\":" : ",\n{\"id\":")
      json.string(entity.id)
      json.raw(",\"kind\":\"\(entity.kind.rawValue)\",\"name\":")
      json.string(entity.name)
      json.raw(",\"aliases\":[")
      for (number, alias) in entity.aliases.enumerated() {
        if number > 0 { json.raw(",") }
        json.string(alias)
      }
      json.raw("],\"wikidata\":")
      json.stringOrNull(entity.wikidata)
      json.raw("}")
    }
    json.raw("],\"documents\":[")
    for (place, document) in graph.documents.enumerated() {
      json.raw(place == 0 ? "\n{\"id\":" : ",\n{\"id\":")
      json.string(document.id)
      json.member("title", document.title)
      json.member("date", document.date)
      json.member("url", document.url)
      json.raw("}")
    }
    json.raw("],\"edges\":[")
    var edgePlaces: [String: Int] = [:]
    for (place, edge) in graph.edges.enumerated() {
      edgePlaces[edge.id] = place
      if place > 0 { json.raw(",") }
      write(edge, places: places, documents: documents, dates: dates, to: &json)
    }
    json.raw("],\"arrows\":[")
    for (place, arrow) in drawing.arrows.enumerated() {
      let members = arrow.edges.compactMap { edgePlaces[$0.id] }.map(String.init)
      json.raw((place == 0 ? "[" : ",[") + members.joined(separator: ",") + "]")
    }
    json.raw("]}")
    // `<` begins markup that ends a script element; JSON has it only inside strings.
    return String(decoding: json.bytes, as: UTF8.self).replacing("<", with: "\\u003c")
  }

  private func write(
    _ edge: Edge, places: [String: Int], documents: [String: Int], dates: [String: String?],
    to json: inout JSONBytes
  ) {
    json.raw("\n{\"id\":")
    json.string(edge.id)
    json.member("s", places[edge.source] ?? 0)
    json.member("t", places[edge.target] ?? 0)
    json.member("label", edge.label)
    json.member("family", edge.family.rawValue)
    json.member("tone", edge.family.tone.rawValue)
    json.member("polarity", edge.polarity.rawValue)
    json.member("modality", edge.modality.rawValue)
    json.raw(",\"by\":" + (edge.attributedTo.flatMap { places[$0] }.map(String.init) ?? "null"))
    if let span = EdgeDates.span(of: edge, documentDates: dates) {
      json.member("start", span.first.map(EventDays.firstDay(of:)))
      json.member("end", span.last.map(EventDays.lastDay(of:)))
    }
    json.member("sources", edge.sources)
    json.raw(",\"confidence\":")
    json.fraction(edge.confidence)
    json.raw(",\"evidence\":[")
    for (place, evidence) in edge.evidence.prefix(20).enumerated() {
      json.raw(place == 0 ? "{\"text\":" : ",{\"text\":")
      json.string(evidence.sentence)
      json.member("document", documents[evidence.document] ?? -1)
      for (name, span) in [
        ("source", evidence.sourceSpan), ("target", evidence.targetSpan),
        ("trigger", evidence.trigger),
      ] {
        guard let span else { continue }
        json.member(name, TextSpan(span.start &- evidence.start, span.end &- evidence.start))
      }
      json.raw("}")
    }
    json.raw("]}")
  }
}
