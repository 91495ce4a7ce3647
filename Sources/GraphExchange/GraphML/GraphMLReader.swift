public import GraphModel

extension EntityGraph {
  /// Reads the GraphML that ``GraphExporter`` writes, without loss, also after another program has
  /// rewritten it, as long as it kept the data.
  ///
  /// Throws ``ExchangeError/invalidGraphML(line:_:)`` for broken XML, for GraphML of other origin
  /// (it has no families to read), and for data that does not fit together.
  public init(graphML bytes: [UInt8]) throws(ExchangeError) {
    var scanner = XMLScanner(bytes)
    var names: [String: String] = [:]
    var key: String?
    var value = ""
    var scope = ""
    var documents: String?
    var entities: [String] = []
    var edges: [String] = []
    var opened: [String] = []
    while let event = try scanner.next() {
      switch event {
      case .open(let name, _): opened.append(name)
      case .close(let name):
        guard opened.popLast() == name else { throw scanner.failure("</\(name)> closes nothing") }
      case .text: break
      }
      switch event {
      case .open("key", let attributes):
        names[attributes["id"] ?? ""] = attributes["attr.name"] ?? attributes["name"]
      case .open("data", let attributes):
        let id = attributes["key"] ?? ""
        key = names[id] ?? id
        value = ""
      case .open(let name, _) where ["graph", "node", "edge"].contains(name): scope = name
      case .text(let text) where key != nil: value += text
      case .close("data"):
        switch (scope, key) {
        case ("node", "json"): entities.append(value)
        case ("edge", "json"): edges.append(value)
        case (_, "documents"): documents = value
        default: break
        }
        key = nil
      case .close("node"), .close("edge"): scope = "graph"
      default: break
      }
    }
    if let name = opened.last { throw scanner.failure("the file ends inside <\(name)>") }
    let empty = "\"entities\":[],\"edges\":[]}"
    guard let documents, documents.hasSuffix(empty) else {
      throw scanner.failure("this is no GraphML of 'entente export': it has no 'documents'")
    }
    // The documents come as a graph of their own, whose lists are filled here.
    let json =
      documents.dropLast(empty.utf8.count) + "\"entities\":[" + entities.joined(separator: ",")
      + "],\"edges\":[" + edges.joined(separator: ",") + "]}"
    do {
      self = try EntityGraph(json: Array(json.utf8))
    } catch {
      throw scanner.failure("the graph in the file is damaged: \(error)")
    }
  }
}
