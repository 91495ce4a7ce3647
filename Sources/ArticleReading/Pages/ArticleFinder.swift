/// Finds the part of a page that is the article, and its paragraphs.
struct ArticleFinder {
  private let tree: MarkupTree
  private let title: String?
  /// Characters of prose below each node.
  private let prose: [Int]
  private let allProse: Int

  init(_ tree: MarkupTree, title: String?) {
    self.tree = tree
    self.title = title
    var prose = [Int](repeating: 0, count: tree.nodes.count)
    let blocks = tree.nodes.isEmpty ? [] : tree.blocks(of: 0) { Furniture.isNever(tree.nodes[$0]) }
    for block in blocks where block.isProse { prose[block.element] += block.text.count }
    // Children follow their parents: one pass from the end adds everything up.
    for index in tree.nodes.indices.reversed() where tree.nodes[index].parent >= 0 {
      prose[tree.nodes[index].parent] += prose[index]
    }
    self.prose = prose
    allProse = prose.first ?? 0
  }

  /// The article's paragraphs in order, without its title; empty where the page has no prose.
  var paragraphs: [String] {
    guard !tree.nodes.isEmpty else { return [] }
    var found = kept(in: root)
    if found.reduce(0, { $0 + $1.text.count }) * 2 < allProse { found = kept(in: densest) }
    while found.last?.isHeading == true { found.removeLast() }
    guard found.contains(where: \.isProse) || allProse == 0 && found.count == 1 else { return [] }
    return found.map(\.text)
  }

  /// Where the page says its article is, provided that prose stands there.
  private var root: Int {
    let places: [(Node) -> Bool] = [
      { ($0["itemprop"] ?? "").lowercased().contains("articlebody") },
      { $0.name == "article" },
      { $0["role"] == "main" || $0.name == "main" },
    ]
    for place in places {
      let found = tree.nodes.indices.filter { place(tree.nodes[$0]) }
      // Of several articles the others are teasers.
      if let best = found.max(by: { (prose[$0], $1) < (prose[$1], $0) }), prose[best] >= 140,
        prose[best] * 3 >= allProse
      {
        return best
      }
    }
    return densest
  }

  /// The smallest element that holds five sixths of the prose.
  private var densest: Int {
    var at = 0
    while let next = tree.children(of: at).first(where: { prose[$0] * 6 >= allProse * 5 }),
      allProse > 0, !["p", "li", "td", "blockquote"].contains(tree.nodes[next].name)
    {
      at = next
    }
    return at
  }

  private typealias Node = MarkupTree.Node

  private func kept(in root: Int) -> [TextBlock] {
    let blocks = tree.blocks(of: root) { index in
      Furniture.isNever(tree.nodes[index])
        // A class may name what a part is beside, or lacks: most of the prose is never furniture.
        || Furniture.isLikely(tree.nodes[index]) && prose[index] * 2 < max(1, prose[root])
    }
    return blocks.filter { block in
      if let title, block.text == title { return false }
      if tree.nodes[block.element].name == "h1" { return false }
      if block.linkDensity > 0.6 { return false }
      if block.isHeading || block.isProse { return true }
      let isListing = block.text.count < 25 && !block.text.contains { ".!?:,".contains($0) }
      return !isListing && !Boilerplate.isTail(block.text)
    }
  }
}

/// What on a page is never, or hardly ever, part of its article.
enum Furniture {
  /// Elements that no article's text stands in, and what is hidden.
  static func isNever(_ node: MarkupTree.Node) -> Bool {
    if elements.contains(node.name) { return true }
    if node["hidden"] != nil || node["aria-hidden"]?.lowercased() == "true" { return true }
    if let role = node["role"]?.lowercased(), roles.contains(role) { return true }
    guard let style = node["style"] else { return false }
    let tight = style.lowercased().filter { !$0.isWhitespace }
    return tight.contains("display:none") || tight.contains("visibility:hidden")
  }

  /// Elements and classes that frame an article.
  static func isLikely(_ node: MarkupTree.Node) -> Bool {
    if framing.contains(node.name) { return true }
    for attribute in ["class", "id", "data-component", "data-testid"] {
      guard let value = node[attribute] else { continue }
      if words(of: value).contains(where: classes.contains) { return true }
    }
    return false
  }

  /// "relatedLinks share-bar" → related, links, share, bar.
  private static func words(of value: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in value.unicodeScalars.prefix(300) {
      let isCapital = ("A"..."Z").contains(scalar)
      if !scalar.properties.isAlphabetic || isCapital {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if scalar.properties.isAlphabetic { word += scalar.properties.lowercaseMapping }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private static let elements: Set<String> = [
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed",
    "canvas", "audio", "video", "form", "button", "select", "textarea", "input", "nav", "dialog",
    "figcaption", "menu", "map",
  ]

  private static let framing: Set<String> = ["header", "footer", "aside", "figure"]

  private static let roles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
    "menu", "menubar", "toolbar",
  ]

  private static let classes: Set<String> = [
    "ad", "ads", "advert", "advertisement", "author", "authors", "breadcrumb", "breadcrumbs",
    "byline", "caption", "comment", "comments", "consent", "cookie", "cookies", "copyright",
    "credit", "credits", "dateline", "disclaimer", "footer", "gdpr", "masthead", "menu", "meta",
    "modal", "nav", "navbar", "navigation", "newsletter", "outbrain", "pagination", "paywall",
    "popup", "promo", "promoted", "promotion", "recirculation", "recommended", "related", "share",
    "sharing", "sidebar", "signup", "skip", "social", "sponsor", "sponsored", "subscribe",
    "subscription", "taboola", "tags", "teaser", "timestamp", "toolbar", "topics", "trending",
    "widget",
  ]
}
