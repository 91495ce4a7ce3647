import Foundation
import Testing

@testable import ArticleReading

private let pages = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Fixtures/pages")

private let names =
  (try? FileManager.default.contentsOfDirectory(atPath: pages.path))?
  .filter { $0.hasSuffix(".html") }.sorted() ?? []

@Suite("Articles of web pages")
struct PageReaderTests {
  @Test("there are pages of at least 20 shapes")
  func count() {
    #expect(names.count >= 20)
  }

  @Test("title, day, address and exactly the article's text are found", arguments: names)
  func page(_ name: String) throws {
    let bytes = try [UInt8](Data(contentsOf: pages.appendingPathComponent(name)))
    let expected = try String(
      contentsOf: pages.appendingPathComponent(
        name.replacingOccurrences(of: ".html", with: ".txt")),
      encoding: .utf8)
    let article = try PageReader.article(of: bytes, id: name, input: name)
    let found =
      "title: \(article.title ?? "")\ndate: \(article.date ?? "")\nurl: \(article.url ?? "")\n\n"
      + article.text + "\n"
    #expect(found == expected)
  }

  @Test("a page without running text is an error that says so")
  func empty() {
    for page in ["<html><body><div id=root></div></body></html>", "<html></html>", "<p></p>"] {
      #expect {
        try PageReader.article(of: Array(page.utf8), id: "x", input: "x.html")
      } throws: {
        "\($0)".hasPrefix("x.html: ")
      }
    }
  }

  @Test("a page of 5 MB is read whole", .timeLimit(.minutes(2)))
  func large() throws {
    let sentence =
      "The envoys met again on the next day, and nothing that they said was written down. "
    let page =
      "<html><body><nav>" + String(repeating: "<a href=x>link</a> ", count: 50_000)
      + "</nav><article>" + String(repeating: "<p>\(sentence)</p>\n", count: 46_000)
      + "</article></body></html>"
    #expect(page.utf8.count > 5_000_000)
    let article = try PageReader.article(of: Array(page.utf8), id: "x", input: "x")
    #expect(article.text.utf8.count > 3_500_000)
  }

  @Test("a page nested 100,000 deep ends in time and uses no stack", .timeLimit(.minutes(2)))
  func deep() throws {
    let sentence = "The envoys met again on the next day, and nothing that they said was written."
    for tag in ["div", "b", "table><tr><td", "ul><li", "font"] {
      let page =
        "<html><body>" + String(repeating: "<\(tag)>", count: 100_000 / (tag.count > 5 ? 2 : 1))
        + "<p>\(sentence)</p>"
      // libxml2 gives up at some depth; what it then leaves is the text or nothing, never half.
      do {
        #expect(try PageReader.article(of: Array(page.utf8), id: "x", input: "x").text == sentence)
      } catch {
        #expect("\(error)".hasPrefix("x: the page has no running text"))
      }
    }
  }
}
