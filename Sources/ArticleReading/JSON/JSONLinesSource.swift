/// The articles of JSON Lines, one a line; blank lines are passed over.
///
/// The second line with an id is a failure, since two documents of one id could not be told apart
/// in a graph.
public struct JSONLinesSource: ArticleSource {
  private var lines: LineReader
  private let input: String?
  private var seen = SeenIDs()
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
      guard seen.insert(article.id) else {
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
}
