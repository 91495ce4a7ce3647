/// A lexicon as its file has it, to be checked and shown.
public struct LexiconFile: Sendable {
  /// What messages call it: a path, or the name of a file that Entente ships.
  public let name: String
  public let text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// The files that Entente ships, in the order in which they are read.
  public static let embedded = ["predicates.tsv", "guesses.tsv"].map {
    LexiconFile(name: $0, text: resource($0))
  }

  /// How many senses it holds and what is wrong with the others, "line 3: …" each. O(length).
  public func checked() -> (senses: Int, faults: [String]) {
    let parser = LexiconParser(text)
    return (parser.senses.count + parser.removed.count, parser.descriptions)
  }

  /// The lines whose predicate is `word`, with or without a particle, as they stand in the file.
  public func lines(about word: String) -> [String] {
    let word = word.lowercased()
    return text.split(whereSeparator: \.isNewline).filter { line in
      guard line.first != "#" else { return false }
      let columns = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      guard columns.count > 1 else { return false }
      let predicate = columns[1].lowercased()
      return predicate == word || predicate.hasPrefix(word + "_")
    }.map(String.init)
  }
}
