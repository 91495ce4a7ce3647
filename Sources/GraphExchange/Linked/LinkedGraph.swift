import GraphModel

/// A graph as RDF statements: what Turtle and JSON-LD both write.
///
/// An edge is a resource of its own (`rdf:Statement`), with subject, predicate and object, its
/// status, and its evidence as `prov:Entity` quoted from the article. An edge that is affirmed and
/// actual is also stated directly, so that plain queries find it. Entities with a Wikidata id carry
/// Wikidata's IRI. Terms of ours are URNs: they promise no page.
struct LinkedGraph {
  enum Node {
    case iri(String)
    case text(String)
    /// A literal with the IRI of its type.
    case typed(String, String)
  }

  struct Subject {
    var iri: String
    /// In the order they are written.
    var statements: [(predicate: String, object: Node)] = []

    mutating func add(_ predicate: String, _ object: Node) {
      statements.append((predicate, object))
    }
  }

  static let prefixes = [
    ("entente", "urn:entente:term:"), ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"), ("schema", "https://schema.org/"),
    ("wd", "http://www.wikidata.org/entity/"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
  ]

  private(set) var subjects: [Subject] = []
  private let iris: [String: String]

  init(_ graph: EntityGraph) {
    // Two entities with one Wikidata id (an unmerged graph) stay two resources.
    var used = Set<String>()
    var iris: [String: String] = [:]
    for entity in graph.entities {
      var iri = LinkedGraph.urn("entity", entity.id)
      if let wikidata = entity.wikidata, wikidata.first == "Q", wikidata.utf8.count > 1,
        wikidata.utf8.dropFirst().allSatisfy({ (48...57).contains($0) }),
        used.insert(wikidata).inserted
      {
        iri = "http://www.wikidata.org/entity/" + wikidata
      }
      iris[entity.id] = iri
    }
    self.iris = iris
    for document in graph.documents { subjects.append(article(document)) }
    var direct: [String: [(String, Node)]] = [:]
    var seen = Set<[String]>()
    for edge in graph.edges where edge.polarity == .affirmed && edge.modality == .actual {
      let predicate = LinkedGraph.predicate(edge.family)
      let target = iris[edge.target] ?? LinkedGraph.urn("entity", edge.target)
      if seen.insert([edge.source, predicate, target]).inserted {
        direct[edge.source, default: []].append((predicate, .iri(target)))
      }
    }
    for entity in graph.entities {
      var subject = resource(entity)
      for (predicate, object) in direct[entity.id] ?? [] { subject.add(predicate, object) }
      subjects.append(subject)
    }
    for edge in graph.edges { add(edge) }
  }

  private func article(_ document: DocumentRecord) -> Subject {
    var subject = Subject(iri: LinkedGraph.urn("document", document.id))
    subject.add("rdf:type", .iri("schema:NewsArticle"))
    subject.add("rdf:type", .iri("prov:Entity"))
    subject.add("schema:identifier", .text(document.id))
    if let title = document.title { subject.add("schema:headline", .text(title)) }
    if let date = document.date { subject.add("schema:datePublished", LinkedGraph.date(date)) }
    if let url = document.url { subject.add("schema:url", .text(url)) }
    return subject
  }

  private func resource(_ entity: Entity) -> Subject {
    var subject = Subject(iri: iris[entity.id] ?? "")
    let type =
      switch entity.kind {
      case .person: "schema:Person"
      case .state: "schema:Country"
      case .organization: "schema:Organization"
      }
    subject.add("rdf:type", .iri(type))
    subject.add("rdf:type", .iri("prov:Agent"))
    subject.add("schema:identifier", .text(entity.id))
    subject.add("schema:name", .text(entity.name))
    for alias in entity.aliases { subject.add("schema:alternateName", .text(alias)) }
    return subject
  }

  private mutating func add(_ edge: Edge) {
    func entity(_ id: String) -> Node { .iri(iris[id] ?? LinkedGraph.urn("entity", id)) }
    var subject = Subject(iri: LinkedGraph.urn("edge", edge.id))
    subject.add("rdf:type", .iri("rdf:Statement"))
    subject.add("rdf:type", .iri("prov:Entity"))
    subject.add("rdf:subject", entity(edge.source))
    subject.add("rdf:predicate", .iri(LinkedGraph.predicate(edge.family)))
    subject.add("rdf:object", entity(edge.target))
    subject.add("entente:type", .text(edge.type))
    subject.add("entente:label", .text(edge.label))
    subject.add("entente:symmetric", .typed(String(edge.symmetric), "xsd:boolean"))
    subject.add("entente:polarity", .text(edge.polarity.rawValue))
    subject.add("entente:modality", .text(edge.modality.rawValue))
    var confidence = JSONBytes()
    confidence.fraction(edge.confidence)
    subject.add(
      "entente:confidence", .typed(String(decoding: confidence.bytes, as: UTF8.self), "xsd:decimal")
    )
    subject.add("entente:sources", .typed(String(edge.sources), "xsd:integer"))
    if let claimant = edge.attributedTo { subject.add("prov:wasAttributedTo", entity(claimant)) }
    if let start = edge.time?.start { subject.add("schema:startDate", LinkedGraph.date(start)) }
    if let end = edge.time?.end { subject.add("schema:endDate", LinkedGraph.date(end)) }
    let proofs = edge.evidence.indices.map { LinkedGraph.urn("evidence", edge.id + "/\($0)") }
    for proof in proofs { subject.add("prov:wasDerivedFrom", .iri(proof)) }
    subjects.append(subject)
    for (iri, evidence) in zip(proofs, edge.evidence) {
      var proof = Subject(iri: iri)
      proof.add("rdf:type", .iri("prov:Entity"))
      proof.add("prov:value", .text(evidence.sentence))
      proof.add("prov:wasQuotedFrom", .iri(LinkedGraph.urn("document", evidence.document)))
      proof.add("entente:start", .typed(String(evidence.start), "xsd:integer"))
      proof.add("entente:end", .typed(String(evidence.end), "xsd:integer"))
      proof.add("entente:rule", .text(evidence.rule))
      subjects.append(proof)
    }
  }

  /// "speaks for" → "entente:speaksFor".
  private static func predicate(_ family: RelationFamily) -> String {
    let words = family.rawValue.split(separator: " ")
    return "entente:" + words[0]
      + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// Typed by its precision; what is no date stays text.
  private static func date(_ date: String) -> Node {
    guard ISODay.valid(date) != nil else { return .text(date) }
    switch date.utf8.count {
    case 4: return .typed(date, "xsd:gYear")
    case 7: return .typed(date, "xsd:gYearMonth")
    default: return .typed(date, "xsd:date")
    }
  }

  /// `urn:entente:entity:` and the id, all but unreserved characters percent-encoded (RFC 3986).
  static func urn(_ what: String, _ id: String) -> String {
    var out = "urn:entente:" + what + ":"
    for byte in id.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        out += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return out
  }
}
