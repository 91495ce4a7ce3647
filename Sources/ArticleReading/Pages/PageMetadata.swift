/// What a page says of itself: JSON-LD, OpenGraph, other `meta` elements, `time` and headings.
struct PageMetadata: Sendable {
  var title: String?
  /// ISO 8601.
  var date: String?
  var url: String?
  /// The article's text where the page's JSON-LD repeats it; paragraphs may be lost there.
  var body: String?

  init(_ tree: MarkupTree) {
    let record = PageMetadata.articleRecord(tree)
    let properties = PageMetadata.properties(tree)
    func property(_ names: [String]) -> String? {
      names.lazy.compactMap { properties[$0] }.first
    }
    title =
      clean(record?["headline"]?.string) ?? property(["og:title", "twitter:title"])
      ?? heading(tree) ?? siteTitle(tree, site: properties["og:site_name"])
    let dates = [
      record?["datePublished"]?.string, record?["dateCreated"]?.string,
      property([
        "article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
        "publish-date", "publication_date", "dc.date.issued", "dc.date", "dcterms.date", "date",
        "article.published", "og:published_time",
      ]),
      tree.elements("time").lazy.compactMap { tree.nodes[$0]["datetime"] }.first,
    ]
    date = dates.lazy.compactMap { $0.flatMap(PublicationDate.iso8601) }.first
    let canonical = tree.elements("link").first {
      tree.nodes[$0]["rel"]?.lowercased() == "canonical"
    }
    url = canonical.flatMap { tree.nodes[$0]["href"] } ?? property(["og:url"])
    body = record?["articleBody"]?.string
  }

  private func clean(_ text: String?) -> String? {
    guard let text else { return nil }
    let joined = TextBlock.collapsed(text)
    return joined.isEmpty ? nil : joined
  }

  /// The page's first `h1`.
  private func heading(_ tree: MarkupTree) -> String? {
    tree.elements("h1").lazy.compactMap { clean(tree.text(of: $0)) }.first
  }

  /// The `title` element without the site's name at its end.
  private func siteTitle(_ tree: MarkupTree, site: String?) -> String? {
    guard let element = tree.elements("title").first, let whole = clean(tree.text(of: element))
    else { return nil }
    for separator in [" | ", " — ", " – ", " - ", " :: "] {
      guard let cut = whole[...].lastRange(ofText: separator) else { continue }
      let (front, back) = (whole[..<cut.lowerBound], whole[cut.upperBound...])
      if back == site ?? "" || back.split(separator: " ").count <= 4 && front.count > back.count {
        return String(front)
      }
    }
    return whole
  }

  /// Contents of `meta` elements by lower-case name, the first of each.
  private static func properties(_ tree: MarkupTree) -> [String: String] {
    var found: [String: String] = [:]
    for index in tree.elements("meta") {
      let node = tree.nodes[index]
      guard let name = (node["property"] ?? node["name"] ?? node["itemprop"])?.lowercased(),
        let content = node["content"], found[name] == nil
      else { continue }
      let text = TextBlock.collapsed(content)
      if !text.isEmpty { found[name] = text }
    }
    return found
  }

  /// The first JSON-LD object that is an article of any kind.
  private static func articleRecord(_ tree: MarkupTree) -> JSONValue? {
    for index in tree.elements("script") {
      guard tree.nodes[index]["type"]?.lowercased().hasPrefix("application/ld+json") == true,
        let value = try? JSONParser.value(of: Array(tree.text(of: index).utf8))
      else { continue }
      if let found = article(in: value) { return found }
    }
    return nil
  }

  private static func article(in value: JSONValue) -> JSONValue? {
    var queue = [value]
    while let next = queue.popLast() {
      switch next {
      case .array(let values): queue += values.reversed()
      case .object:
        let types =
          switch next["@type"] {
          case .string(let type)?: [type]
          case .array(let values)?: values.compactMap(\.string)
          default: [String]()
          }
        let isArticle = types.contains {
          $0.hasSuffix("Article") || $0 == "Report" || $0 == "BlogPosting"
        }
        if isArticle { return next }
        if let inner = next["@graph"] ?? next["mainEntity"] { queue.append(inner) }
      default: break
      }
    }
    return nil
  }
}

extension Substring {
  /// The last place of `text`.
  func lastRange(ofText text: String) -> Range<Index>? {
    var last: Range<Index>?
    var rest = self
    while let found = rest.range(ofText: text) {
      last = found
      rest = rest[found.upperBound...]
    }
    return last
  }
}
