/// One document, entity or edge on its own, as external merging keeps it on disk: a line of JSON.
package enum GraphRecord: Sendable, Hashable {
  case document(DocumentRecord)
  case entity(Entity)
  case edge(Edge)

  /// Which list of a graph it stands in.
  package enum Kind: Int, Sendable, CaseIterable { case document, entity, edge }

  /// The id, by which the list is in order.
  package var id: String {
    switch self {
    case .document(let document): document.id
    case .entity(let entity): entity.id
    case .edge(let edge): edge.id
    }
  }

  /// Whether the record's id stands before the other's in a canonical graph.
  package func precedes(_ other: GraphRecord) -> Bool { id.precedes(other.id) }

  /// The record as one JSON object, without a line break.
  package var json: [UInt8] {
    var writer = GraphJSONWriter(layout: .oneLine)
    switch self {
    case .document(let document): writer.write(document)
    case .entity(let entity): writer.write(entity)
    case .edge(let edge): writer.write(edge)
    }
    return writer.bytes
  }

  /// Reads what ``json`` gave.
  package init(_ kind: Kind, json: ArraySlice<UInt8>) throws(GraphModelError) {
    let record: Result<GraphRecord, JSONScanner.Failure> = json.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes, in: 0..<bytes.count)
      do throws(JSONScanner.Failure) {
        switch kind {
        case .document: return .success(.document(try GraphJSONReader.document(&scanner)))
        case .entity: return .success(.entity(try GraphJSONReader.entity(&scanner)))
        case .edge: return .success(.edge(try GraphJSONReader.edge(&scanner)))
        }
      } catch {
        return .failure(error)
      }
    }
    switch record {
    case .success(let record): self = record
    case .failure(let failure): throw .invalidGraph(line: 1, failure.cause)
    }
  }
}

extension EntityGraph {
  /// Appends a record to the list it belongs to.
  package mutating func append(_ record: GraphRecord) {
    switch record {
    case .document(let document): documents.append(document)
    case .entity(let entity): entities.append(entity)
    case .edge(let edge): edges.append(edge)
    }
  }

  /// About how many bytes the graph takes in memory, with what a dictionary and the allocator add.
  /// O(records), no allocation.
  package var footprint: Int {
    // Strings of up to 15 bytes lie in place; others cost their bytes and a header of 32.
    func cost(_ text: String?) -> Int {
      guard let count = text?.utf8.count, count > 15 else { return 0 }
      return count + 48
    }
    var bytes = 0
    for document in documents {
      bytes += 300 + cost(document.id) + cost(document.title) + cost(document.url) + 112
    }
    for entity in entities {
      bytes += 400 + cost(entity.id) * 2 + cost(entity.name) * 2
      for alias in entity.aliases { bytes += 48 + cost(alias) }
      for mention in entity.mentions {
        bytes += 176 + cost(mention.document) + cost(mention.text) + cost(mention.reason)
      }
    }
    for edge in edges {
      bytes += 600 + cost(edge.source) + cost(edge.target) + cost(edge.type) + cost(edge.label)
      for piece in edge.evidence {
        bytes += 320 + cost(piece.document) + cost(piece.sentence) + cost(piece.rule)
      }
    }
    return bytes
  }
}
