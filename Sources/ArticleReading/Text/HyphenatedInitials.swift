/// Takes the stops out of initials that a hyphen joins to a word ("U.S.-Russia talks", "U.N.-backed"):
/// the language model's tokenizer keeps such a word whole, and its tagger knows nothing of it, while
/// "US-Russia" becomes two names.
enum HyphenatedInitials {
  static func opened(_ text: ScalarBuffer) -> ScalarBuffer {
    var dropped: Set<Int> = []
    for i in text.scalars.indices where isStopBeforeHyphen(text.scalars, i) {
      var at = i
      while at > 0, text.scalars[at] == ".", isCapital(text.scalars[at - 1]) {
        dropped.insert(at)
        at -= 2
        if at < 0 { break }
      }
      // One initial ("J.-P.") is a given name's.
      if !dropped.contains(i - 2) { dropped.remove(i) }
    }
    guard !dropped.isEmpty else { return text }
    var out = ScalarBuffer(reserving: text.scalars.count)
    for i in text.scalars.indices where !dropped.contains(i) {
      out.append(text.scalars[i], text.origins[i])
    }
    return out
  }

  /// Whether a text may hold such a word; may say yes for nothing.
  static func mayHold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == 0x2E && ($1 == 0x2D || $1 > 0x7F) }
  }

  private static func isStopBeforeHyphen(_ scalars: [Unicode.Scalar], _ i: Int) -> Bool {
    guard scalars[i] == ".", i > 2, i + 2 < scalars.count else { return false }
    return ["-", "–", "\u{2011}"].contains(scalars[i + 1])
      && scalars[i + 2].properties.isAlphabetic && isCapital(scalars[i - 1])
  }

  private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    ("A"..."Z").contains(scalar)
  }
}
