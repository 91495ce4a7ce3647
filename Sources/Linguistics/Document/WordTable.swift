/// What words of a fixed set stand for: a dictionary for what is asked about each token; see
/// ``WordSet``.
package struct WordTable<Value: Sendable>: Sendable {
  @usableFromInline package let words: WordSet
  /// In the order of the words.
  @usableFromInline package let values: [Value]

  package init(_ values: [String: Value]) {
    words = WordSet(values.keys)
    self.values = words.compactMap { values[$0] }
  }

  /// O(1).
  @inlinable
  package subscript(word: String) -> Value? { words.number(of: word).map { values[$0] } }
}

extension WordTable: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, Value)...) {
    self.init(Dictionary(elements) { first, _ in first })
  }
}
