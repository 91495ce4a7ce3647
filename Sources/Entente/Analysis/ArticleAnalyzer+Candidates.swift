public import ArticleReading
internal import EntityLinking
internal import GraphModel
internal import Linguistics
internal import RelationExtraction

extension ArticleAnalyzer {
  /// Everything the patterns propose in an article, with the features it was weighed by, as one line
  /// of JSON: entities as in a graph, and edges that are not folded yet, each with `rule`,
  /// `confidence` and `features`. `Scripts/weighing/train.py` learns the weights from such lines.
  public func candidatesLine(of article: Article) -> [UInt8] {
    let mended = mend(article.text)
    let document = model.annotateParagraphs([mended.text])[0]
    let linked = linker.link(document, date: article.date)
    let assembler = GraphAssembler(article: article, mended: mended, linked: linked)
    let entities = assembler.graph(of: []).entities
    var json = JSONBytes()
    json.raw("{\"documents\":[{\"id\":")
    json.string(article.id)
    json.raw("}],\"entities\":[")
    for (index, entity) in entities.enumerated() {
      if index > 0 { json.raw(",") }
      write(entity, &json)
    }
    json.raw("],\"edges\":[")
    var isFirst = true
    for (relation, features) in extractor.weighed(in: linked) {
      guard let edge = assembler.edge(of: relation) else { continue }
      if !isFirst { json.raw(",") }
      isFirst = false
      write(edge, features, &json)
    }
    json.raw("]}\n")
    return json.bytes
  }

  private func write(_ entity: Entity, _ json: inout JSONBytes) {
    json.raw("{\"id\":")
    json.string(entity.id)
    json.raw(",\"kind\":")
    json.string(entity.kind.rawValue)
    json.raw(",\"name\":")
    json.string(entity.name)
    json.raw(",\"aliases\":[")
    let names = Set(entity.aliases + entity.mentions.map(\.text)).sorted()
    for (index, name) in names.enumerated() {
      if index > 0 { json.raw(",") }
      json.string(name)
    }
    json.raw("]}")
  }

  private func write(_ edge: Edge, _ features: [String], _ json: inout JSONBytes) {
    let columns = [
      ("source", edge.source), ("target", edge.target), ("family", edge.family.rawValue),
      ("label", edge.label), ("polarity", edge.polarity.rawValue),
      ("modality", edge.modality.rawValue), ("rule", edge.evidence[0].rule),
      ("sentence", edge.evidence[0].sentence),
    ]
    json.raw("{")
    for (name, value) in columns {
      json.string(name)
      json.raw(":")
      json.string(value)
      json.raw(",")
    }
    json.raw("\"confidence\":\(edge.confidence),\"features\":[")
    for (index, feature) in features.enumerated() {
      if index > 0 { json.raw(",") }
      json.string(feature)
    }
    json.raw("]}")
  }
}
