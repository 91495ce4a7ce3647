import GraphModel
import SampleGraphs
import Testing

@Suite("Graph JSON")
struct GraphJSONTests {
  @Test("what is written reads back the same, on one line and in records")
  func roundTrip() throws {
    for layout in [GraphJSONLayout.oneLine, .records] {
      let json = Samples.call.json(layout)
      #expect(try EntityGraph(json: json) == Samples.call)
    }
    #expect(Samples.call.json(.oneLine).count { $0 == 0x0A } == 1)
  }

  @Test("keys, numbers and escapes have one form")
  func form() throws {
    var graph = EntityGraph(documents: [DocumentRecord(id: "a\"\\\u{1B}\u{9B}\u{7F}\né漢\u{A0}")])
    graph.entities = [Entity(id: "Q1", kind: .state, name: "É", wikidata: "Q1")]
    let text = String(decoding: graph.json(.oneLine), as: UTF8.self)
    #expect(
      text == #"{"schema":"entente.graph/1","documents":[{"id":"a\"\\\u001b\u009b\u007f\né漢"#
        + "\u{A0}"
        + #""}],"entities":[{"id":"Q1","kind":"state","name":"É","aliases":[],"wikidata":"Q1","mentions":[]}],"edges":[]}"#
        + "\n")
    #expect(try EntityGraph(json: utf8(text)) == graph)
  }

  @Test(
    "confidence keeps four decimals without trailing zeros",
    arguments: [
      (1.0, "1"), (0, "0"), (0.5, "0.5"), (0.87254, "0.8725"), (0.00004, "0"), (0.99996, "1"),
      (0.0501, "0.0501"), (-1, "0"), (.nan, "0"), (7, "1"),
    ])
  func fractions(_ value: Double, _ text: String) {
    var json = JSONBytes()
    json.fraction(value)
    #expect(String(decoding: json.bytes, as: UTF8.self) == text)
  }

  @Test("unknown keys of any depth are passed over and missing ones have their usual values")
  func lenient() throws {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    let graph = try EntityGraph(
      json: utf8(
        #"{"extra":{"a":[1,2.5e3,{"b":null}],"c":{}},"deep":\#(deep),"entities":["#
          + #"{"id":"e1","kind":"person","name":"A\u00e9\ud83d\ude00","x":true},{"name":"B","kind":"state","id":"e2"}],"#
          + #""edges":[{"source":"e1","target":"e2","family":"speaks for","evidence":[{"document":"d1"}]}]}"#
      ))
    #expect(graph.entities[0].name == "Aé😀")
    let edge = graph.edges[0]
    #expect(edge.type == "speaks for" && edge.label == "speaks for" && !edge.symmetric)
    #expect(edge.polarity == .affirmed && edge.confidence == 1 && edge.id == edge.contentID)
    #expect(graph.documents == [DocumentRecord(id: "d1")])
  }

  @Test(
    "what is no graph is refused with its line and cause",
    arguments: [
      ("", 1, "the text ends"), ("\n\n[]", 3, "an object"), ("{}", 1, "no graph"),
      (#"{"schema":"other/2"}"#, 1, "other/2"), (#"{"schema":"entente.graph/1""#, 1, "ends"),
      (
        "{\"schema\":\"entente.graph/1\",\n\"entities\":[\n{\"id\":\"e\",\"kind\":\"preson\",\"name\":\"A\"}]}",
        3, "did you mean 'person'?"
      ),
      (#"{"entities":[{"id":"e","kind":"person"}]}"#, 1, "no \"name\""),
      (
        #"{"entities":[{"id":"e","kind":"person","name":"A"},{"id":"e","kind":"state","name":"B"}]}"#,
        1, "two entities"
      ),
      (
        #"{"entities":[],"edges":[{"source":"a","target":"b","family":"consult"}]}"#, 1,
        "does not have"
      ),
      (#"{"entities":[]} trailing"#, 1, "found 't'"), (#"{"entities":[1]}"#, 1, "an object"),
      (#"{"entities":[{"id":"\ud800","kind":"person","name":"A"}]}"#, 1, "surrogate"),
      (#"{"entities":[{"id":"\q"}]}"#, 1, "escape"),
      ("{\"entities\":[{\"id\":\"a\nb\"}]}", 1, "control character"),
      (#"{"entities":[],"edges":[{"confidence":1e999}]}"#, 1, "not a number in range"),
      (#"{"entities":[],"edges":[{"sources":1.5}]}"#, 1, "whole number"),
      (#"{"entities":[],"edges":[{"sources":-}]}"#, 1, "no number"),
      (#"{"entities":[],"edges":[{"evidence":[{"trigger":[1]}]}]}"#, 1, "1 numbers"),
      (#"{"entities":nul}"#, 1, "an array"), (#"{"x":tru}"#, 1, "true or false"),
      ("{\"a", 1, "closing quote"),
      (
        #"{"schema":"entente.graph/1","documents":[{"id":"d"}],"error":"no text"}"#, 1,
        "'d' failed: no text"
      ),
    ])
  func refusals(_ text: String, _ line: Int, _ cause: String) {
    let error = #expect(throws: GraphModelError.self) { try EntityGraph(json: utf8(text)) }
    #expect(error?.description.hasPrefix("line \(line): ") == true, "\(error?.description ?? "")")
    #expect(error?.description.contains(cause) == true, "\(error?.description ?? "")")
  }

  @Test("invalid UTF-8 is an error, not a replacement character")
  func invalidUTF8() {
    for bad: [UInt8] in [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0x80]] {
      let json = utf8(#"{"entities":[{"id":"e"#) + bad + utf8(#"","kind":"person","name":"A"}]}"#)
      #expect(throws: GraphModelError.self) { try EntityGraph(json: json) }
    }
  }

  @Test("every prefix and every one-byte change of a graph is read or refused, never a crash")
  func mutations() {
    let json = Samples.call.json(.oneLine)
    for end in 0..<(json.count - 2) {
      #expect(throws: GraphModelError.self) { try EntityGraph(json: Array(json[..<end])) }
    }
    var random = SeededGenerator(seed: 7)
    for _ in 0..<3000 {
      var broken = json
      broken[Int.random(in: 0..<json.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
      _ = try? EntityGraph(json: broken)
    }
  }

  @Test("lines hold graphs and failures, and a wrong line is named")
  func lines() throws {
    let graph = String(decoding: Samples.call.json(.oneLine), as: UTF8.self)
    let failure = #"{"schema":"entente.graph/1","documents":[{"id":"bad"}],"error":"no text"}"#
    var records: [(Int, GraphLine)] = []
    try GraphJSON.forEachLine(of: utf8("\n" + graph + failure + "\n\n")) { record, line in
      records.append((line, record))
    }
    #expect(records.map(\.0) == [2, 3])
    #expect(records[0].1 == .graph(Samples.call))
    #expect(records[1].1 == .failure(document: "bad", cause: "no text"))
    let error = #expect(throws: GraphModelError.self) {
      try GraphJSON.forEachLine(of: utf8(graph + "{oops")) { _, _ in }
    }
    #expect(error?.description.hasPrefix("line 2: ") == true)
  }
}
