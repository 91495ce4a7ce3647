/// Puts the space back that a page lost between two sentences ("was over.The minister"), without which
/// the language model sees one word.
enum SentenceSpaces {
  static func opened(_ text: ScalarBuffer) -> ScalarBuffer {
    let places = text.scalars.indices.filter { isGlued(text.scalars, at: $0) }
    guard !places.isEmpty else { return text }
    var out = ScalarBuffer(reserving: text.scalars.count + places.count)
    var next = places.makeIterator()
    var place = next.next()
    for i in text.scalars.indices {
      if i == place {
        out.append(" ", text.origins[i - 1])
        place = next.next()
      }
      out.append(text.scalars[i], text.origins[i])
    }
    return out
  }

  /// Whether the capital at `i` begins a sentence right behind the stop of another. Three small letters
  /// before the stop and a small one behind the capital keep abbreviations and addresses whole.
  private static func isGlued(_ scalars: [Unicode.Scalar], at i: Int) -> Bool {
    guard i > 3, i + 1 < scalars.count, ("A"..."Z").contains(scalars[i]),
      ("a"..."z").contains(scalars[i + 1]) || scalars[i + 1] == " "
    else { return false }
    var stop = i - 1
    while stop > 3, ["\"", "”", "’", "]"].contains(scalars[stop]) { stop -= 1 }
    // "…case.”Param" and "[the case],”Param"
    let isClosed = stop < i - 1 && scalars[i - 1] == "”"
    guard [".", "!", "?"].contains(scalars[stop]) || isClosed && scalars[stop] == "," else {
      return false
    }
    let word = scalars[max(0, stop - 3)..<stop]
    return isClosed || word.count == 3 && word.allSatisfy { ("a"..."z").contains($0) }
  }
}
