internal import CWebFetch

/// Fetches one page: a single request, without cookies, with limits of time and size.
public struct PageFetcher: Sendable {
  /// Seconds for the whole transfer.
  public var timeLimit: Int
  /// Bytes of the largest body, unpacked.
  public var sizeLimit: Int

  public init(timeLimit: Int = 30, sizeLimit: Int = PageReader.maximumBytes) {
    self.timeLimit = timeLimit
    self.sizeLimit = sizeLimit
  }

  /// What a server answered.
  struct Page: Sendable {
    /// After redirects.
    let url: String
    let contentType: String
    let body: [UInt8]
  }

  /// The page at an http or https address; redirects are followed, at most five.
  ///
  /// - Throws: ``ReadingError/unreadable(path:cause:)`` where the server cannot be reached, answers
  ///   with an error, or a limit is passed.
  func fetch(_ url: String) throws(ReadingError) -> Page {
    var result = EntenteFetch()
    entente_fetch(url, "entente (reads one page a request)", timeLimit, sizeLimit, &result)
    defer { entente_fetch_free(&result) }
    let error = PageFetcher.text(&result.error)
    guard error.isEmpty else { throw .unreadable(path: url, cause: error) }
    guard (200..<300).contains(result.status) else {
      throw .unreadable(path: url, cause: "the server answers with status \(result.status)")
    }
    return Page(
      url: PageFetcher.text(&result.url), contentType: PageFetcher.text(&result.content_type),
      body: Array(UnsafeBufferPointer(start: result.body, count: result.count)))
  }

  /// The text of a C array of characters.
  private static func text<T>(_ characters: inout T) -> String {
    withUnsafeBytes(of: &characters) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}

extension PageFetcher.Page {
  /// The articles of the answer; an HTML page is one, whose id is its address.
  func articles(format: InputFormat?) throws(ReadingError) -> any ArticleSource {
    let declared = InputFormat(contentType: contentType)
    if declared == nil, !contentType.isEmpty, format == nil, !contentType.hasPrefix("text/"),
      !contentType.hasPrefix("application/octet-stream")
    {
      throw .malformed(input: url, cause: "'\(contentType)' is neither a page nor text")
    }
    let kind = format ?? declared ?? InputFormat(sniffing: body)
    guard kind == .html else {
      return try InputReader.source(MemorySource(body), format: kind, name: url, id: url)
    }
    let article = try PageReader.article(
      of: body, id: url, url: url, declaredCharset: HTTPResponse.charset(of: contentType),
      input: url)
    return ListSource([.article(article)])
  }
}
