import Testing

@testable import Linguistics

@Suite("Word set")
struct WordSetTests {
  @Test("it holds its words and no other")
  func members() {
    let words = (0..<300).map { i in String(repeating: "ab", count: i % 40) + "\(i)" }
    let set = WordSet(words)
    #expect(set.count == 300)
    #expect(words.allSatisfy(set.contains))
    for word in words {
      #expect(!set.contains(word + "x"))
      #expect(!set.contains("x" + word))
      #expect(!set.contains(word.uppercased()) || word == word.uppercased())
    }
    #expect(Set(set) == Set(words))
  }

  @Test("words that differ in the middle alone are told apart")
  func middle() {
    let set: WordSet = ["beginning-and-the-same-end", "the", "", "–"]
    #expect(set.contains("beginning-and-the-same-end"))
    #expect(!set.contains("beginning-but-the-same-end"))
    #expect(set.contains("") && set.contains("–") && !set.contains("-"))
  }

  @Test("an empty set has no word; a word given twice counts once")
  func small() {
    #expect(!WordSet.none.contains(""))
    #expect(WordSet.none.isEmpty)
    #expect(WordSet(["a", "b", "a"]).count == 2)
    let union = WordSet(["a", "b"]).union(["b", "c"])
    #expect(Array(union) == ["a", "b", "c"])
  }

  @Test("a table gives each word what it stands for, and nothing for others")
  func table() {
    let numbers = Dictionary(uniqueKeysWithValues: (0..<500).map { ("word\($0)", $0) })
    let table = WordTable(numbers)
    for (word, number) in numbers {
      #expect(table[word] == number)
      #expect(table[word + "x"] == nil)
    }
    let small: WordTable<Int> = ["this": 0, "next": 1]
    #expect(small["next"] == 1 && small["this"] == 0 && small["last"] == nil && small[""] == nil)
    #expect(WordTable<Int>([:])["this"] == nil)
  }
}
