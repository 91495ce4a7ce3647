import Entente

/// Why a graph could not be read.
struct GraphInputError: Error, CustomStringConvertible {
  let path: String
  let cause: String

  var description: String { "\(path): \(cause)" }
}

/// Reads a command's GRAPH argument.
enum GraphInput {
  static func read(_ path: String) throws -> EntityGraph {
    let bytes = try contents(path)
    do {
      guard GraphJSON.isLines(bytes) else { return try EntityGraph(json: bytes) }
      var graphs: [EntityGraph] = []
      try GraphJSON.forEachLine(of: bytes) { record, _ in
        if case .graph(let graph) = record { graphs.append(graph) }
      }
      return EntityGraph.merging(graphs)
    } catch {
      throw GraphInputError(path: path == "-" ? "standard input" : path, cause: "\(error)")
    }
  }

  private static func contents(_ path: String) throws(GraphInputError) -> [UInt8] {
    let descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY)
    guard descriptor >= 0 else {
      throw GraphInputError(path: path, cause: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = buffer.withUnsafeMutableBytes {
        systemRead(descriptor, $0.baseAddress!, $0.count)
      }
      if count == 0 { return bytes }
      if count > 0 {
        bytes += buffer[..<count]
      } else if errno != EINTR {
        throw GraphInputError(path: path, cause: String(cString: strerror(errno)))
      }
    }
  }
}
