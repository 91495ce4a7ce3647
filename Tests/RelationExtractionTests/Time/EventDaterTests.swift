import GraphModel
import Linguistics
import Testing

@testable import RelationExtraction

@Suite("EventDater") struct EventDaterTests {
  @Test("the fixture holds its examples")
  func fixture() {
    #expect(MarkedExample.examples(in: "time.txt").count >= 40)
  }

  @Test("an event has the time its clause says", arguments: MarkedExample.examples(in: "time.txt"))
  func time(_ example: MarkedExample) throws {
    let document = example.document.document
    let dater = EventDater(document, publicationDate: example.date)
    for line in example.expected {
      let sides = line.split(separator: ";").map(String.init)
      let words = sides[0].split(separator: " ").map(String.init)
      let predicate = try #require(document.words.firstIndex(of: words[0]))
      let found = dater.time(of: predicate)
      let ofSentence = EventDater(
        document, publicationDate: example.date,
        sentences: [document.sentenceIndex(of: predicate)])
      #expect(ofSentence.time(of: predicate) == found)
      #expect("\(words[0]) \(Self.written(found))" == sides[0])
      if sides.count > 1 { #expect(found?.text == String(sides[1].dropFirst())) }
    }
  }

  private static func written(_ time: EventTime?) -> String {
    guard let time else { return "-" }
    return time.start == time.end ? time.start ?? "" : "\(time.start ?? "")..\(time.end ?? "")"
  }
}
