/// Reads the articles of an RSS 2.0, RSS 1.0 or Atom feed, an entry each.
enum FeedReader {
  static let maximumBytes = 64 << 20

  /// - Throws: ``ReadingError`` where the bytes are no feed.
  static func items(of bytes: [UInt8], input: String) throws(ReadingError) -> [ArticleItem] {
    let text = TextDecoder.text(of: bytes, declared: TextDecoder.declaredInPage(bytes))
    // The declaration names what the bytes were; the text is UTF-8 now.
    var body = text[...]
    if body.hasPrefix("<?xml"), let end = body.range(ofText: "?>") {
      body = body[end.upperBound...]
    }
    let tree = try MarkupTree(Array(body.utf8), as: .xml, input: input)
    let entries = tree.elements("item") + tree.elements("entry")
    guard !entries.isEmpty else {
      throw .nothingToRead(input: input, cause: "XML without the entries of a feed")
    }
    return entries.enumerated().map { number, entry in
      item(of: entry, in: tree, number: number + 1, input: input)
    }
  }

  private static func item(
    of entry: Int, in tree: MarkupTree, number: Int, input: String
  ) -> ArticleItem {
    let children = tree.children(of: entry)
    func text(_ names: String...) -> String? {
      for name in names {
        for child in children where tree.nodes[child].name == name {
          let text = tree.text(of: child)
          if text.contains(where: { !$0.isWhitespace }) { return text }
        }
      }
      return nil
    }
    let links = children.filter { tree.nodes[$0].name == "link" }
    let url =
      links.first { tree.nodes[$0]["rel"] ?? "alternate" == "alternate" }
      .flatMap { tree.nodes[$0]["href"] } ?? text("link").map(TextBlock.collapsed)
    let id = text("guid", "id").map(TextBlock.collapsed) ?? url ?? "\(input)#\(number)"
    guard let content = text("encoded", "content", "description", "summary") else {
      return .failure(ReadingFailure(id: id, input: input, cause: "the entry has no text"))
    }
    let title = text("title").map { plain($0).joined(separator: " ") }
    let paragraphs = Boilerplate.trimmed(plain(content))
    guard !paragraphs.isEmpty else {
      return .failure(ReadingFailure(id: id, input: input, cause: "the entry has no text"))
    }
    let date = text("pubdate", "published", "date", "updated").flatMap(PublicationDate.iso8601)
    return .article(
      Article(
        id: id, title: title, text: paragraphs.joined(separator: "\n\n"), date: date, url: url))
  }

  /// Paragraphs of HTML in a feed; text without tags is one paragraph a line.
  private static func plain(_ markup: String) -> [String] {
    guard markup.utf8.contains(UInt8(ascii: "<")) || markup.utf8.contains(UInt8(ascii: "&")),
      let tree = try? MarkupTree(Array(markup.utf8), as: .html, input: "")
    else {
      return markup.split(whereSeparator: \.isNewline).map { TextBlock.collapsed(String($0)) }
        .filter { !$0.isEmpty }
    }
    return tree.blocks(of: 0) { Furniture.isNever(tree.nodes[$0]) }
      .filter { $0.linkDensity <= 0.6 || $0.text.count > 200 }.map(\.text)
  }
}
