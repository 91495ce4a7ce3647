/// A paragraph, heading or list item of a page.
struct TextBlock: Sendable, Hashable {
  /// White space collapsed to single spaces.
  var text: String
  /// Characters of it that are links.
  var linked: Int
  var isHeading: Bool
  /// Index in the tree of the element that holds it.
  var element: Int

  /// The share of it that is links, 0…1.
  var linkDensity: Double { text.isEmpty ? 0 : Double(linked) / Double(text.count) }

  /// Whether it reads like running text: a sentence, with few links.
  var isProse: Bool {
    guard !isHeading, text.utf8.count >= 50, linkDensity < 0.4 else { return false }
    let spaces = text.utf8.count { $0 == 0x20 }
    return spaces >= 7 && text.contains { ".!?".contains($0) }
  }

  /// The text with every run of white space as one space and none at its ends.
  static func collapsed(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var gap = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        gap = true
      } else if scalar != "\u{200B}" && scalar != "\u{AD}" && scalar != "\u{FEFF}" {
        if gap, !out.isEmpty { out.append(" ") }
        gap = false
        out.append(scalar)
      }
    }
    return String(out)
  }
}

extension MarkupTree {
  /// The blocks of a part of the page in reading order, without what `skipping` leaves out.
  func blocks(of root: Int, skipping: (Int) -> Bool) -> [TextBlock] {
    var reader = BlockReader(tree: self)
    var at = root
    while at < nodes[root].end {
      // An element ends where the next node is no longer below it.
      reader.close(before: at)
      if at != root, !nodes[at].name.isEmpty, skipping(at) {
        reader.breakIfBlock(at)
        at = nodes[at].end
      } else {
        reader.open(at)
        at += 1
      }
    }
    reader.close(before: nodes[root].end)
    reader.flush()
    return reader.blocks
  }
}

/// Gathers inline text until a block element begins or ends.
private struct BlockReader {
  let tree: MarkupTree
  var blocks: [TextBlock] = []
  private var text = ""
  private var linkText = ""
  private var lineBreaks = 0
  private var openElements: [Int] = []
  private var links = 0

  init(tree: MarkupTree) { self.tree = tree }

  mutating func open(_ index: Int) {
    let node = tree.nodes[index]
    if node.name.isEmpty {
      text += node.text
      if links > 0 { linkText += node.text }
      if node.text.contains(where: { !$0.isWhitespace }) { lineBreaks = 0 }
      return
    }
    if node.name == "br" {
      // Two line breaks stand for a paragraph's end.
      lineBreaks += 1
      text += " "
      if lineBreaks >= 2 { flush() }
      return
    }
    breakIfBlock(index)
    if node.name == "a" { links += 1 }
    openElements.append(index)
  }

  mutating func close(before index: Int) {
    while let last = openElements.last, tree.nodes[last].end <= index {
      breakIfBlock(last)
      openElements.removeLast()
      if tree.nodes[last].name == "a" { links -= 1 }
    }
  }

  mutating func breakIfBlock(_ index: Int) {
    if !BlockReader.inline.contains(tree.nodes[index].name) { flush() }
  }

  mutating func flush() {
    lineBreaks = 0
    let whole = TextBlock.collapsed(text)
    if !whole.isEmpty {
      let holder = openElements.last { !BlockReader.inline.contains(tree.nodes[$0].name) }
      let isHeading = openElements.contains {
        BlockReader.headings.contains(tree.nodes[$0].name)
      }
      blocks.append(
        TextBlock(
          text: whole, linked: TextBlock.collapsed(linkText).count, isHeading: isHeading,
          element: holder ?? 0))
    }
    text = ""
    linkText = ""
  }

  private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

  /// Elements that do not interrupt a paragraph.
  private static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "picture", "q", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]
}
