import GraphModel
import SampleGraphs
import Testing

@testable import GraphStore

@Suite("Streams of graphs")
struct GraphStreamTests {
  /// The pieces of a text that arrives a few bytes at a time.
  private func pieces(_ text: String, by size: Int) -> [String] {
    var stream = GraphStream()
    var found: [String] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      stream.take(Array(bytes[start..<min(bytes.count, start + size)])) { piece in
        found.append("\(piece.line): \(String(decoding: piece.bytes, as: UTF8.self))")
      }
    }
    if let rest = stream.rest() {
      found.append("\(rest.line): \(String(decoding: rest.bytes, as: UTF8.self))")
    }
    return found
  }

  @Test(
    "objects are told apart whatever their line breaks and wherever a read ends",
    arguments: [1, 2, 3, 7, 1000])
  func cuts(_ size: Int) {
    #expect(
      pieces("{\"a\":1}\n\n{\"b\":\n[1,\n{\"}\":\"\\\"{\"}]}{\"c\":3} \n{}\n", by: size)
        == ["1: {\"a\":1}", "3: {\"b\":\n[1,\n{\"}\":\"\\\"{\"}]}", "5: {\"c\":3}", "6: {}"])
  }

  @Test("a line broken inside a string ends there, and the next line is whole", arguments: [1, 64])
  func brokenLine(_ size: Int) {
    #expect(
      pieces("{\"a\":\"x\n{\"b\":2}\nnull\n{\"c\":", by: size)
        == ["1: {\"a\":\"x", "2: {\"b\":2}", "3: null", "4: {\"c\":"])
  }

  @Test("graphs written over many lines and joined are read one after the other")
  func joined() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("both.json")
    try SystemFile.write(Samples.call.json(.records) + Samples.call.json(.oneLine), to: path)
    var lines: [Int] = []
    try GraphFile(path).forEachGraph { (record, line) throws(GraphStoreError) in
      guard case .graph(let graph) = record, graph == Samples.call else { return }
      lines.append(line)
    }
    #expect(lines.count == 2 && lines[0] == 1 && lines[1] > 2)
  }

  @Test("an empty file of JSON Lines holds no graph; any other empty file is an error")
  func empty() throws {
    let folder = try TemporaryFolder()
    for (name, isError) in [("none.jsonl", false), ("none.json", true)] {
      let path = folder.path(name)
      try SystemFile.write([0x0A], to: path)
      var count = 0
      var failed = false
      do { try GraphFile(path).forEachGraph { (_, _) in count += 1 } } catch { failed = true }
      #expect(count == 0 && failed == isError)
    }
  }
}
