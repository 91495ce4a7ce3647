public import GraphModel

/// File formats that other programs read a graph from.
public enum ExchangeFormat: String, Sendable, Hashable, CaseIterable {
  /// The schema of our own, readable back.
  case json
  /// A graph a line, one for each document; `entente merge` makes them one again.
  case jsonl
  /// yEd, networkx, igraph, Cytoscape; readable back.
  case graphml
  /// Gephi, with the times of events as spells.
  case gexf
  /// Two tables, of nodes and of edges, as Neo4j's importer takes them.
  case csv
  /// A script of statements for Neo4j and its kin.
  case cypher
  /// FollowTheMoney entities as JSON Lines, for Aleph and OpenSanctions.
  case ftm
  /// Linked data with Wikidata ids and, for the evidence, PROV.
  case jsonld, turtle
  /// A flowchart for Markdown pages.
  case mermaid

  /// The usual suffix of a file of this format, without a dot.
  public var suffix: String {
    switch self {
    case .ftm: "ftm.json"
    case .turtle: "ttl"
    case .mermaid: "mmd"
    default: rawValue
    }
  }

  /// The format a path's suffix stands for; nil where none does.
  public init?(path: String) {
    let path = path.lowercased()
    guard path.contains(".") else { return nil }
    if path.hasSuffix(".ftm.json") || path.hasSuffix(".ftm.ijson") {
      self = .ftm
      return
    }
    switch path.split(separator: ".").last ?? "" {
    case "ttl": self = .turtle
    case "mmd", "mermaid": self = .mermaid
    case "ndjson": self = .jsonl
    case "cql", "cyp": self = .cypher
    case "ftm": self = .ftm
    case let suffix:
      guard let format = ExchangeFormat(rawValue: String(suffix)) else { return nil }
      self = format
    }
  }
}

/// A file that an export consists of.
public struct ExportedFile: Sendable, Hashable {
  /// What tells it from the others of the same export ("nodes", "edges"); empty when it is alone.
  public var part: String
  public var bytes: [UInt8]

  public init(part: String, bytes: [UInt8]) {
    self.part = part
    self.bytes = bytes
  }

  /// "news.csv" → "news.nodes.csv".
  public func path(beside path: String) -> String {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else {
      return path + "." + part
    }
    return path[..<dot] + "." + part + path[dot...]
  }
}

/// Writes graphs for other programs. The same graph gives the same bytes, in any order it is given.
///
/// ```swift
/// let files = GraphExporter.export(graph, as: .graphml)
/// ```
public enum GraphExporter {
  /// One file, or two for ``ExchangeFormat/csv``. O(size of the graph).
  public static func export(_ graph: EntityGraph, as format: ExchangeFormat) -> [ExportedFile] {
    let graph = graph.canonicalized()
    func single(_ text: String) -> [ExportedFile] {
      [ExportedFile(part: "", bytes: Array(text.utf8))]
    }
    switch format {
    case .json: return [ExportedFile(part: "", bytes: graph.json())]
    case .jsonl: return [ExportedFile(part: "", bytes: DocumentSplit(graph).lines)]
    case .graphml: return single(GraphMLWriter(graph).text)
    case .gexf: return single(GEXFWriter(graph).text)
    case .csv:
      let tables = CSVTables(graph)
      return [
        ExportedFile(part: "nodes", bytes: Array(tables.nodes.utf8)),
        ExportedFile(part: "edges", bytes: Array(tables.edges.utf8)),
      ]
    case .cypher: return single(CypherWriter(graph).text)
    case .ftm: return single(FollowTheMoneyWriter(graph).text)
    case .jsonld: return single(JSONLDWriter(LinkedGraph(graph)).text)
    case .turtle: return single(TurtleWriter(LinkedGraph(graph)).text)
    case .mermaid: return single(MermaidWriter(graph).text)
    }
  }
}

/// Why a file could not be read as a graph.
public enum ExchangeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The XML is broken, or is no GraphML: the line, from 1, and what is wrong there.
  case invalidGraphML(line: Int, String)

  public var description: String {
    switch self {
    case .invalidGraphML(let line, let cause): "line \(line): \(cause)"
    }
  }
}
