import ArticleReading
import Foundation
import Testing

@Suite("Corpora of files")
struct CorpusSourceTests {
  /// A folder that is removed with the last user.
  private final class Folder {
    let path: String

    init(_ files: [String: Data]) throws {
      path = NSTemporaryDirectory() + "entente-" + UUID().uuidString
      for (name, data) in files {
        let file = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private func items(_ inputs: [String]) -> [ArticleItem] {
    var source = CorpusSource(inputs, date: "2031-01-01")
    var items: [ArticleItem] = []
    while let item = source.next() { items.append(item) }
    return items
  }

  private func ids(_ items: [ArticleItem]) -> [String] {
    items.map { item in
      switch item {
      case .article(let article): article.id
      case .failure(let failure): "! \(failure.id ?? failure.cause)"
      }
    }
  }

  @Test("a folder of mixed files is read with all below it, in the order of names")
  func folder() throws {
    let folder = try Folder([
      "b.txt": Data("Text.".utf8), "a/z.md": Data("Text.".utf8), "a/y.bin": Data([1, 2]),
      "c.jsonl": Data("{\"id\":\"one\",\"text\":\"x\"}\nbroken\n".utf8), ".hidden.txt": Data(),
      "d.csv": Data("text\nrow\n".utf8),
    ])
    let items = items([folder.path])
    #expect(
      ids(items) == [
        "a/z.md", "b.txt", "one", "! not valid JSON at byte 0: no value begins like this",
        "d.csv#1",
      ])
    guard case .article(let article)? = items.first else { return }
    #expect(article.date == "2031-01-01")
  }

  @Test("an input that is not there, an empty folder and a second article of one id are failures")
  func failures() throws {
    let folder = try Folder(["empty/x.bin": Data(), "a.txt": Data("x".utf8)])
    let items = items([
      folder.path + "/none.txt", folder.path + "/empty", folder.path + "/a.txt",
      folder.path + "/a.txt",
    ])
    #expect(ids(items) == ["! none.txt", "! empty", "a.txt", "! a.txt"])
    guard case .failure(let failure) = items[0] else { return }
    #expect(failure.description.hasSuffix("none.txt: No such file or directory"))
  }

  @Test("a pattern in quotes stands for the files it matches")
  func patterns() throws {
    let folder = try Folder(["b.txt": Data("x".utf8), "a.txt": Data("x".utf8), "c.md": Data()])
    #expect(ids(items([folder.path + "/*.txt"])) == ["a.txt", "b.txt"])
  }

  @Test("gzip is unpacked, several members in a row too; damage is a failure")
  func gzip() throws {
    // What `printf 'Text one.\\n' | gzip -n` gives.
    let one: [UInt8] = [
      0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x0b, 0x49, 0xad, 0x28, 0x51,
      0xc8, 0xcf, 0x4b, 0xd5, 0xe3, 0x02, 0x00, 0xd1, 0x78, 0xea, 0x40, 0x0a, 0x00, 0x00, 0x00,
    ]
    let folder = try Folder([
      "a.txt.gz": Data(one + one), "b.txt.gz": Data(one.dropLast(6)),
    ])
    let items = items([folder.path])
    #expect(
      items.first
        == .article(
          Article(id: "a.txt.gz", text: "Text one.\nText one.\n", date: "2031-01-01")))
    #expect(ids(items) == ["a.txt.gz", "! b.txt.gz"])
  }
}
