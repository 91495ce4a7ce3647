import Testing

@testable import ArticleReading

@Suite("Formats of articles")
struct FormatTests {
  private func articles(_ text: String, _ format: InputFormat, id: String = "in") throws
    -> [Article]
  {
    try articles(Array(text.utf8), format, id: id)
  }

  private func articles(
    _ bytes: [UInt8], _ format: InputFormat, id: String = "in"
  ) throws -> [Article] {
    try items(bytes, format, id: id).compactMap { item in
      if case .article(let article) = item { article } else { nil }
    }
  }

  private func items(
    _ bytes: [UInt8], _ format: InputFormat?, id: String = "in"
  ) throws -> [ArticleItem] {
    var source = try InputReader.source(MemorySource(bytes), format: format, name: "in", id: id)
    var items: [ArticleItem] = []
    while let item = source.next() { items.append(item) }
    return items
  }

  @Test("plain text has its headline, its dateline's day, and loses its tail")
  func plainText() throws {
    let text = """
      Envoys Meet in Oslo

      By Ines Calder

      OSLO, March 14, 2031 (Wire) - The envoys met.

      Nothing was signed.

      Reporting by Ines Calder; editing by Tom Reed
      ©2031 Wire Ltd. All rights reserved.
      """
    let article = try #require(articles(text, .text).first)
    #expect(article.title == "Envoys Meet in Oslo")
    #expect(article.date == "2031-03-14")
    #expect(article.text.hasSuffix("Nothing was signed."))
    #expect(text.hasPrefix(article.text))
  }

  @Test("a text without a headline has none")
  func noHeadline() throws {
    #expect(try articles("The envoys met.\n\nNothing was signed.", .text)[0].title == nil)
    #expect(try articles("One line", .text)[0].title == nil)
  }

  @Test("an empty text is an article without text; binary data is refused")
  func degenerate() throws {
    #expect(try articles("", .text) == [Article(id: "in", text: "")])
    #expect(throws: ReadingError.self) { try articles([0x89, 0x50, 0x4E, 0x47, 0, 1, 2], .text) }
  }

  @Test("Markdown loses its marks and gives its front matter")
  func markdown() throws {
    let text = """
      ---
      title: "Doctors Leave"
      date: 2031-09-21
      ---

      # Doctors Leave

      Doctors of *Lantern Relief* left **Chad**, its
      [director](https://example.org/x) ![photo](a.png)said.

      > A quote with `code` and snake_case.

      - First item
      - Second item

      ```
      not news
      ```

      ## After the break

      The end.
      """
    #expect(
      try articles(text, .markdown) == [
        Article(
          id: "in", title: "Doctors Leave",
          text: [
            "Doctors of Lantern Relief left Chad, its director said.",
            "A quote with code and snake_case.", "First item", "Second item", "After the break",
            "The end.",
          ].joined(separator: "\n\n"), date: "2031-09-21")
      ])
  }

  @Test("CSV finds its columns by name; quoted fields hold commas, quotes and line ends")
  func csv() throws {
    let text =
      "\u{FEFF}ID,Headline,Published,Text\r\n1,T,2031-01-02,\"He said \"\"no\"\",\nthen left.\""
      + "\n\n2,,,Plain\n,,,Nameless\n3,,,\n"
    let all = try items(Array(text.utf8), .csv)
    #expect(
      Array(all.prefix(3)) == [
        .article(
          Article(id: "1", title: "T", text: "He said \"no\",\nthen left.", date: "2031-01-02")),
        .article(Article(id: "2", text: "Plain")),
        .article(Article(id: "in#3", text: "Nameless")),
      ])
    #expect(
      all.last
        == .failure(ReadingFailure(id: "3", input: "in", line: 7, cause: "the row has no text")))
  }

  @Test("CSV without a text column says which columns there are")
  func csvColumns() throws {
    let items = try items(Array("a,b\n1,2\n".utf8), .csv)
    #expect(items.count == 1)
    guard case .failure(let failure) = items[0] else { return }
    #expect(failure.cause == "no column is named \"text\"; its columns are \"a\", \"b\"")
  }

  @Test("in TSV a quote is a letter like any other")
  func tsv() throws {
    #expect(try articles("id\ttext\na\t\"Yes\n", .tsv) == [Article(id: "a", text: "\"Yes")])
  }

  @Test("JSON may be one article, a list, or a list inside an object")
  func json() throws {
    #expect(
      try articles(#"{"headline":"H","articleBody":"B"}"#, .json)
        == [Article(id: "in", title: "H", text: "B")])
    #expect(
      try articles(#"{"articles":[{"id":"x","text":"B"},{"text":"C"}]}"#, .json)
        == [Article(id: "x", text: "B"), Article(id: "in#2", text: "C")])
    #expect(throws: ReadingError.self) { try articles("{}", .json) }
    #expect(throws: ReadingError.self) {
      try articles(#"{"schema":"entente.graph/1","documents":[]}"#, .json)
    }
  }

  @Test("RSS and Atom entries are articles, their HTML plain text")
  func feeds() throws {
    let rss = """
      <?xml version="1.0" encoding="iso-8859-1"?>
      <rss version="2.0"><channel><title>Site</title><item><title>A &amp; B</title>
      <link>https://example.org/1</link><guid>g1</guid>
      <pubDate>Fri, 14 Mar 2031 10:00:00 GMT</pubDate>
      <description><![CDATA[<p>First <b>one</b>.</p><p>Second.</p>]]></description></item>
      <item><title>Empty</title></item></channel></rss>
      """
    #expect(
      try articles(rss, .feed) == [
        Article(
          id: "g1", title: "A & B", text: "First one.\n\nSecond.", date: "2031-03-14",
          url: "https://example.org/1")
      ])
    let atom = """
      <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id><title>T</title>
      <link rel="self" href="x"/><link href="https://example.org/2"/>
      <updated>2031-03-14T10:00:00Z</updated><content type="html">&lt;p&gt;Body.&lt;/p&gt;</content>
      </entry></feed>
      """
    #expect(
      try articles(atom, .feed) == [
        Article(
          id: "urn:1", title: "T", text: "Body.", date: "2031-03-14", url: "https://example.org/2")
      ])
    #expect(throws: ReadingError.self) { try articles("<opml></opml>", .feed) }
  }

  @Test("an e-mail gives its subject, day and text part")
  func email() throws {
    let message = """
      From: Desk <desk@example.org>
      Subject: =?utf-8?Q?Talks_in_Malm=C3=B6?= =?utf-8?B?IGVuZA==?=
      Date: Fri, 14 Mar 2031 10:00:00 +0100
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary="b1"

      preamble
      --b1
      Content-Type: text/plain; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      The envoys met in Malm=F6 and agreed on a plan that nobody =
      had seen.
      --\u{20}
      Desk
      --b1
      Content-Type: text/html

      <p>No</p>
      --b1--
      """
    #expect(
      try articles(message, .eml) == [
        Article(
          id: "in", title: "Talks in Malmö end",
          text: "The envoys met in Malmö and agreed on a plan that nobody had seen.",
          date: "2031-03-14")
      ])
    #expect(throws: ReadingError.self) { try articles("just text", .eml) }
  }

  @Test("a WARC archive gives its pages and passes over the rest")
  func warc() throws {
    func record(_ type: String, _ uri: String, _ block: String) -> String {
      "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(uri)\r\n"
        + "WARC-Date: 2031-03-14T10:00:00Z\r\nContent-Length: \(block.utf8.count)\r\n\r\n"
        + block + "\r\n\r\n"
    }
    let prose =
      "The envoys of both countries met in the old town hall on Friday and spoke for six hours."
    let page =
      "<html><body><article><h1>T</h1><p>\(prose)</p><p>\(prose) Again.</p></article></body>"
    let chunked =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked"
      + "\r\n\r\n\(String(page.utf8.count, radix: 16))\r\n\(page)\r\n0\r\n\r\n"
    let archive =
      record("warcinfo", "", "software: x")
      + record("request", "https://example.org/a", "GET / HTTP/1.1")
      + record("response", "https://example.org/a", chunked)
      + record(
        "response", "https://example.org/i", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx")
      + record(
        "response", "https://example.org/e", "HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\n")
    #expect(
      try articles(archive, .warc) == [
        Article(
          id: "https://example.org/a", title: "T", text: "\(prose)\n\n\(prose) Again.",
          date: "2031-03-14", url: "https://example.org/a")
      ])
    let broken = try items(Array((archive + "garbage").utf8), .warc)
    #expect(broken.count == 2)
  }

  @Test(
    "content tells the format where the name does not",
    arguments: [
      (#"{"id":"a","text":"x"}"#, InputFormat.jsonl), ("{\n \"text\": 1\n}", .json),
      ("[{}]", .json), ("<!DOCTYPE html><html>", .html), ("<?xml version='1.0'?><rss>", .feed),
      ("WARC/1.0\r\n", .warc), ("A report.", .text), ("", .text),
      ("<?xml version='1.0'?><html>", .html),
    ])
  func sniffing(_ text: String, _ format: InputFormat) {
    #expect(InputFormat(sniffing: Array(text.utf8)) == format)
  }

  @Test("a name tells the format, packed or not")
  func names() {
    #expect(InputFormat(path: "a/b.jsonl.gz") == .jsonl)
    #expect(InputFormat(path: "x.HTM") == .html)
    #expect(InputFormat(path: "news.d/x") == nil)
    #expect(InputFormat(path: "photo.png") == nil)
  }
}
