import GraphModel

/// The two tables Neo4j's importer takes, after RFC 4180.
struct CSVTables {
  private let graph: EntityGraph

  init(_ graph: EntityGraph) {
    self.graph = graph
  }

  var nodes: String {
    var out = "id:ID,name,kind,wikidata,aliases:string[],mentions:int,:LABEL\r\n"
    for entity in graph.entities {
      // The importer splits lists at semicolons.
      let aliases = entity.aliases.map { $0.replacing(";", with: ",") }.joined(separator: ";")
      out += row([
        entity.id, entity.name, entity.kind.rawValue, entity.wikidata ?? "", aliases,
        String(entity.mentions.count), "Entity;" + Neo4j.label(entity.kind),
      ])
    }
    return out
  }

  var edges: String {
    var out =
      ":START_ID,:END_ID,:TYPE,id,type,label,family,symmetric:boolean,polarity,modality,"
      + "attributedTo,start,end,confidence:double,sources:int,sentence,document\r\n"
    for edge in graph.edges {
      let evidence = edge.evidence.first
      var confidence = JSONBytes()
      confidence.fraction(edge.confidence)
      out += row([
        edge.source, edge.target, Neo4j.type(edge.family), edge.id, edge.type, edge.label,
        edge.family.rawValue, String(edge.symmetric), edge.polarity.rawValue,
        edge.modality.rawValue, edge.attributedTo ?? "", edge.time?.start ?? "",
        edge.time?.end ?? "", String(decoding: confidence.bytes, as: UTF8.self),
        String(edge.sources), evidence?.sentence ?? "", evidence?.document ?? "",
      ])
    }
    return out
  }

  private func row(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",") + "\r\n"
  }

  /// Quoted where it must be. Readers disagree about NUL and a bare carriage return; both become
  /// blanks.
  private func quoted(_ field: String) -> String {
    var text = ""
    for scalar in field.unicodeScalars {
      switch scalar {
      case "\0", "\r": text += " "
      case "\"": text += "\"\""
      default: text.unicodeScalars.append(scalar)
      }
    }
    let needsQuotes = text.unicodeScalars.contains {
      $0 == "\"" || $0 == "," || $0 == "\n" || $0 == "'" || $0 == "#" || $0.value <= 0x20
        || $0.value > 0x7E
    }
    return needsQuotes ? "\"" + text + "\"" : text
  }
}

/// Names as Neo4j has them.
enum Neo4j {
  static func label(_ kind: EntityKind) -> String {
    switch kind {
    case .person: "Person"
    case .state: "State"
    case .organization: "Organization"
    }
  }

  /// "speaks for" → "SPEAKS_FOR".
  static func type(_ family: RelationFamily) -> String {
    family.rawValue.uppercased().replacing(" ", with: "_")
  }
}
