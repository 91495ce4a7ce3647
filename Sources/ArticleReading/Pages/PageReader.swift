/// Finds the article in a web page: its text, title, day and address.
///
/// The text is looked for where the page says it is (`itemprop="articleBody"`, `article`, `main`),
/// else in the smallest element that holds most of the page's prose. Navigation, captions, related
/// links, share buttons and cookie banners are left out by element, role and class; what JSON-LD
/// repeats as `articleBody` serves where the page itself shows less.
public enum PageReader {
  /// Bytes of the largest page that is read.
  public static let maximumBytes = 16 << 20

  /// - Parameters:
  ///   - declaredCharset: what the HTTP header says, which goes before the page's own word.
  ///   - input: file or address, for messages.
  /// - Throws: ``ReadingError`` where the page is too large, is no HTML, or holds no running text.
  public static func article(
    of bytes: [UInt8], id: String, url: String? = nil, declaredCharset: String? = nil,
    input: String
  ) throws(ReadingError) -> Article {
    guard bytes.count <= maximumBytes else {
      throw .tooLarge(input: input, limit: maximumBytes)
    }
    let charset = declaredCharset ?? TextDecoder.declaredInPage(bytes)
    let text = TextDecoder.text(of: bytes, declared: charset)
    let tree = try MarkupTree(Array(text.utf8), as: .html, input: input)
    let metadata = PageMetadata(tree)
    var paragraphs = ArticleFinder(tree, title: metadata.title).paragraphs
    if let body = metadata.body {
      let lines = body.split(whereSeparator: \.isNewline).map { TextBlock.collapsed(String($0)) }
        .filter { !$0.isEmpty }
      let (shown, told) = (paragraphs.reduce(0) { $0 + $1.count }, body.count)
      if shown * 2 < told { paragraphs = lines }
    }
    paragraphs = Boilerplate.trimmed(paragraphs)
    guard !paragraphs.isEmpty else {
      throw .nothingToRead(
        input: input, cause: "the page has no running text; a script may write it in the browser")
    }
    return Article(
      id: id, title: metadata.title, text: paragraphs.joined(separator: "\n\n"),
      date: metadata.date
        ?? paragraphs.first.flatMap {
          Dateline(Array($0.unicodeScalars.prefix(90))[...])?.date
        }, url: url ?? metadata.url)
  }
}
