/// The articles of JSON Lines, one a line; blank lines are passed over.
///
/// The second line with an id is a failure, since two documents of one id could not be told apart
/// in a graph. Ids are remembered by a 64-bit hash: about 20 bytes a document, and among a million
/// ids a false alarm once in 37 million runs.
public struct JSONLinesSource: ArticleSource {
  private var lines: LineReader
  private let input: String?
  private var seen: Set<UInt64> = []
  private var ended = false

  /// - Parameters:
  ///   - input: what failures call the input; nil for standard input.
  ///   - skipping: lines with content at the beginning that were dealt with by an earlier run.
  public init(_ source: any ByteSource, input: String? = nil, skipping: Int = 0) {
    lines = LineReader(source)
    self.input = input
    for _ in 0..<skipping where !ended { _ = next() }
  }

  public mutating func next() -> ArticleItem? {
    while !ended {
      do throws(ReadingError) {
        switch try lines.next() {
        case nil: ended = true
        case .tooLong?: return failure("the line is longer than any article")
        case .bytes(let line)? where line.allSatisfy { $0 == 0x20 || $0 == 0x09 }: continue
        case .bytes(let line)?: return item(of: line)
        }
      } catch {
        ended = true
        return .failure(ReadingFailure(error))
      }
    }
    return nil
  }

  private mutating func item(of line: [UInt8]) -> ArticleItem {
    do throws(ArticleRecord.Failure) {
      let article = try ArticleRecord.article(of: line)
      guard seen.insert(fingerprint(article.id)).inserted else {
        return failure("the id was on an earlier line", id: article.id)
      }
      return .article(article)
    } catch {
      return failure(error.cause, id: error.id)
    }
  }

  private func failure(_ cause: String, id: String? = nil) -> ArticleItem {
    .failure(ReadingFailure(id: id, input: input, line: lines.lineNumber, cause: cause))
  }

  /// FNV-1a with a final mix, so that all 64 bits depend on every byte.
  private func fingerprint(_ id: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash ^= hash >> 33
    hash &*= 0xff51_afd7_ed55_8ccd
    return hash ^ hash >> 33
  }
}
