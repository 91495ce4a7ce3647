/// A text and what the language model says of it: one array a layer, a token an index into them.
///
/// Words, lemmas and labels follow the spaCy English pipelines (Penn Treebank tags, CLEAR-style
/// dependencies, OntoNotes names). A document is made by ``LanguageModel``, or by hand in tests.
///
/// A class, since everything that reads one holds it: a copy of the arrays is a dozen counts each.
public final class Document: Sendable {
  public let text: String
  /// UTF-8 byte offsets of each token, half-open.
  public let byteStarts: ContiguousArray<Int32>
  public let byteEnds: ContiguousArray<Int32>
  /// The words as written.
  public let words: ContiguousArray<String>
  /// The words in lower case.
  public let lowers: ContiguousArray<String>
  public let lemmas: ContiguousArray<String>
  public let tags: ContiguousArray<PennTag>
  public let partsOfSpeech: ContiguousArray<PartOfSpeech>
  /// Index of each token's head in the document; a root is its own head.
  public let heads: ContiguousArray<Int32>
  public let dependencies: ContiguousArray<Dependency>
  /// Token ranges of the sentences, in order, covering the document.
  public let sentences: ContiguousArray<Range<Int>>
  /// Names the model found, in order, never overlapping.
  public let names: ContiguousArray<NameSpan>

  /// Children of token `i` are `childList[childOffsets[i]..<childOffsets[i + 1]]`, left to right.
  private let childOffsets: ContiguousArray<Int32>
  private let childList: ContiguousArray<Int32>
  private let sentenceIndices: ContiguousArray<Int32>

  /// - Parameters:
  ///   - heads: absolute token indices; a root is its own head.
  ///   - sentences: token ranges, in order, covering all tokens.
  public init(
    text: String, byteStarts: ContiguousArray<Int32>, byteEnds: ContiguousArray<Int32>,
    words: ContiguousArray<String>, lowers: ContiguousArray<String>,
    lemmas: ContiguousArray<String>, tags: ContiguousArray<PennTag>,
    partsOfSpeech: ContiguousArray<PartOfSpeech>, heads: ContiguousArray<Int32>,
    dependencies: ContiguousArray<Dependency>, sentences: ContiguousArray<Range<Int>>,
    names: ContiguousArray<NameSpan>
  ) {
    self.text = text
    self.byteStarts = byteStarts
    self.byteEnds = byteEnds
    self.words = words
    self.lowers = lowers
    self.lemmas = lemmas
    self.tags = tags
    self.partsOfSpeech = partsOfSpeech
    self.heads = heads
    self.dependencies = dependencies
    self.sentences = sentences
    self.names = names
    var offsets = ContiguousArray<Int32>(repeating: 0, count: words.count + 1)
    for i in heads.indices where Int(heads[i]) != i { offsets[Int(heads[i]) + 1] += 1 }
    for i in 0..<words.count { offsets[i + 1] += offsets[i] }
    var next = offsets
    var list = ContiguousArray<Int32>(repeating: 0, count: Int(offsets[words.count]))
    for i in heads.indices where Int(heads[i]) != i {
      let head = Int(heads[i])
      list[Int(next[head])] = Int32(i)
      next[head] += 1
    }
    childOffsets = offsets
    childList = list
    var owner = ContiguousArray<Int32>(repeating: 0, count: words.count)
    for (index, sentence) in sentences.enumerated() {
      for i in sentence { owner[i] = Int32(index) }
    }
    sentenceIndices = owner
  }
}

extension Document {
  public var count: Int { words.count }

  /// The head of token `i`; `i` itself for a root.
  public func head(of i: Int) -> Int { Int(heads[i]) }

  public func isRoot(_ i: Int) -> Bool { Int(heads[i]) == i }

  /// The direct dependents of token `i`, left to right, without `i`.
  public func children(of i: Int) -> Children {
    Children(list: childList, range: Int(childOffsets[i])..<Int(childOffsets[i + 1]))
  }

  /// The first child of `i` with one of the given relations.
  public func child(of i: Int, _ relations: Dependency...) -> Int? {
    children(of: i).first { relations.contains(dependencies[$0]) }
  }

  /// Index into ``sentences`` of the sentence that holds token `i`.
  public func sentenceIndex(of i: Int) -> Int { Int(sentenceIndices[i]) }

  public func sentence(of i: Int) -> Range<Int> { sentences[sentenceIndex(of: i)] }

  /// Whether the token begins with an English letter or a digit, and so is no mark: what most are.
  public func isPlainWord(_ i: Int) -> Bool {
    guard let first = words[i].utf8.first else { return false }
    return (97...122).contains(first | 0x20) || (48...57).contains(first)
  }

  /// The text from the first to the last token of the range, as written.
  public func text(of tokens: Range<Int>) -> String {
    guard !tokens.isEmpty else { return "" }
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: Int(byteStarts[tokens.lowerBound]))
    let end = utf8.index(utf8.startIndex, offsetBy: Int(byteEnds[tokens.upperBound - 1]))
    return String(text[start..<end])
  }

  /// Whether `ancestor` lies on the way from `i` to its root, `i` included. O(depth).
  public func isAncestor(_ ancestor: Int, of i: Int) -> Bool {
    var at = i
    while true {
      if at == ancestor { return true }
      let head = Int(heads[at])
      if head == at { return false }
      at = head
    }
  }

  /// The span of token indices below `i`, `i` included; contiguous in a projective tree. O(subtree).
  public func subtree(of i: Int) -> Range<Int> {
    var low = i
    var high = i
    var stack = [i]
    while let at = stack.popLast() {
      for child in children(of: at) {
        low = min(low, child)
        high = max(high, child)
        stack.append(child)
      }
    }
    return low..<(high + 1)
  }

  /// A view of a token's dependents.
  public struct Children: RandomAccessCollection, Sendable {
    let list: ContiguousArray<Int32>
    let range: Range<Int>
    public var startIndex: Int { range.lowerBound }
    public var endIndex: Int { range.upperBound }
    public subscript(position: Int) -> Int { Int(list[position]) }
  }
}

/// A name as the model found it.
public struct NameSpan: Sendable, Hashable {
  public var tokens: Range<Int>
  public var label: NameLabel

  public init(tokens: Range<Int>, label: NameLabel) {
    self.tokens = tokens
    self.label = label
  }
}
