import Linguistics
import Testing

@Suite("The language model", .tags(.model), .enabled(if: ModelFixture.any != nil))
struct LanguageModelTests {
  private static let texts = [
    "The president met the chancellor in Berlin on Tuesday.", "", "No!",
    "Talks between Kenya and Mali, which the U.N. backs, haven't begun; \"soon\", said its envoy.",
    " \n ", "She warned Peru that it'd lose €3m if the 1994 treaty was broken.",
  ]

  private func same(_ a: Document, _ b: Document) -> Bool {
    a.words == b.words && a.tags == b.tags && a.lemmas == b.lemmas && a.heads == b.heads
      && a.dependencies == b.dependencies && a.sentences == b.sentences && a.names == b.names
      && a.partsOfSpeech == b.partsOfSpeech && a.byteStarts == b.byteStarts
  }

  @Test("what is said of a text does not depend on its neighbours or on what was read before")
  func independence() throws {
    let model = try #require(ModelFixture.any)
    let together = model.annotate(Self.texts)
    let reversed = Array(model.annotate(Self.texts.reversed()).reversed())
    for (i, text) in Self.texts.enumerated() {
      #expect(same(together[i], model.annotate(text)))
      #expect(same(together[i], reversed[i]))
      #expect(together[i].text == text)
    }
  }

  @Test("a sentence whose words stay open for 1,500 others is parsed the same beside any text")
  func longSentence() throws {
    let model = try #require(ModelFixture.any)
    // The verb's subject stays on the stack, further back than features are kept for.
    let list = (0..<500).map { "the minister of \($0 % 7 + 2) states" }.joined(separator: ", ")
    let text = "The president, with \(list), met the chancellor in Berlin."
    let alone = model.annotate(text)
    #expect(alone.count > 2500)
    for _ in 0..<40 { _ = model.annotate(Self.texts) }
    let beside = model.annotate(Self.texts + [text] + Self.texts + [text])
    #expect(same(beside[Self.texts.count], alone))
    #expect(same(beside[2 * Self.texts.count + 1], alone))
  }

  @Test("threads share one model and agree")
  func threads() async throws {
    let model = try #require(ModelFixture.any)
    let expected = model.annotate(Self.texts)
    await withTaskGroup(of: [Document].self) { group in
      for _ in 0..<4 { group.addTask { model.annotate(Self.texts) } }
      for await documents in group {
        for (a, b) in zip(documents, expected) { #expect(same(a, b)) }
      }
    }
    let parallel = model.annotate(Self.texts + Self.texts, threads: 3)
    for (a, b) in zip(parallel, expected + expected) { #expect(same(a, b)) }
  }

  @Test("a text longer than a tile is annotated like its parts at the seams")
  func longText() throws {
    let model = try #require(ModelFixture.any)
    let sentence = "The minister met him in Lima. "
    let document = model.annotate(String(repeating: sentence, count: 900))
    #expect(document.count == 6300)
    let inner = document.sentences.dropFirst(5).dropLast(5)
    #expect(Set(inner.map(\.count)) == [7])
    #expect(Set(inner.map { Array(document.tags[$0]) }).count == 1)
  }

  @Test(
    "any text is annotated without a crash, and its tokens cover all but single spaces",
    arguments: [
      "", " ", "a", "\0", "\u{1}\u{2}\u{1F}", String(repeating: "(", count: 3000),
      String(repeating: "!?", count: 1500), String(repeating: "'", count: 3000),
      String(repeating: "x", count: 200_000), String(repeating: "a.", count: 20_000),
      "http://" + String(repeating: "a/", count: 600), String(repeating: "\n", count: 5000),
      String(repeating: "😀👩‍👩‍👧‍👦🇩🇪", count: 300), "e" + String(repeating: "\u{301}", count: 20_000),
      "שלום עולם مرحبا بالعالم", "\u{FEFF}\u{200B}\u{202E}abc", "\r\n\t x\u{A0}y\u{3000}z",
      "Σ ΟΔΟΣ İ ǅ ß ﬁ", String(repeating: "$1", count: 3000), ":-) :( 8-) xD",
      String(repeating: "a:", count: 20_000), String(repeating: ":-)", count: 20_000),
      String(repeating: "שלום", count: 50_000),
      "http://a.com/" + String(repeating: "a?", count: 50_000),
    ])
  func anything(_ text: String) throws {
    let model = try #require(ModelFixture.any)
    let document = model.annotate(text)
    let bytes = Array(text.utf8)
    var at = 0
    for i in 0..<document.count {
      let start = Int(document.byteStarts[i])
      #expect(start == at || (start == at + 1 && bytes[at] == 0x20))
      at = Int(document.byteEnds[i])
      if i < 50 { #expect(Array(document.words[i].utf8) == Array(bytes[start..<at])) }
    }
    #expect(at == bytes.count || (at + 1 == bytes.count && bytes[at] == 0x20))
    #expect(document.sentences.last?.upperBound ?? 0 == document.count)
  }

  @Test("a text with more words than the memory keeps is annotated like its parts")
  func manyWords() throws {
    let model = try #require(ModelFixture.any)
    // Four letters each: 26,000 words that no vector is kept for in the end.
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let words = (0..<26_000).map { (i: Int) -> String in
      let places: [Int] = [i % 26, i / 26 % 26, i / 676 % 26, i / 17_576]
      return String(places.map { letters[$0] })
    }
    let sentence = "The minister met him in Lima. "
    let document = model.annotate(sentence + words.joined(separator: " ") + ". " + sentence)
    #expect(document.count > 26_000)
    let alone = model.annotate(sentence)
    #expect(Array(document.tags.prefix(7)) == Array(alone.tags))
    #expect(Array(document.words.suffix(7)) == Array(alone.words))
    #expect(Array(document.tags.suffix(7)) == Array(alone.tags))
  }

  @Test("what is no model is refused with its name and the command that installs one")
  func refusals() {
    #expect(throws: LinguisticsError.self) { try LanguageModel(contentsOf: "/nowhere") }
    do {
      _ = try LanguageModel(contentsOf: "/nowhere")
    } catch {
      #expect("\(error)".contains("/nowhere") && "\(error)".contains("entente model install"))
    }
  }
}
