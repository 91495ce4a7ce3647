public import ArticleReading

extension ArticleAnalyzer {
  /// The words of an article that has its capitals, as lines of the command `casing`.
  ///
  /// - Parameter seen: numbers of the words whose vectors were written before.
  public func casingLines(of article: Article, seen: inout [String: Int]) -> [UInt8] {
    var lines = ""
    restorer.examples(of: TextMender.mend(article.text).text, seen: &seen) { number, vector in
      // Thousandths are as exact as the weights.
      let values = vector.map { String(Int(($0 * 1000).rounded())) }.joined(separator: " ")
      lines += "w\t\(number)\t\(values)\n"
    } example: { casing, words, rows in
      let words = words.map { $0.map(String.init) ?? "-" }.joined(separator: "\t")
      lines += "t\t\(casing)\t\(words)\t\(rows.map(String.init).joined(separator: " "))\n"
    }
    return Array(lines.utf8)
  }
}
