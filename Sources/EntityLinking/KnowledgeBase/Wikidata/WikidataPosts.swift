internal import GraphModel

/// The posts of a dump: what sort of post each is, and of which state or body, by its English name
/// ("President of the United States") and P1001, P2389 or P17.
struct WikidataPosts {
  private struct Post {
    var sort: PostClass
    var of: UInt32
  }

  /// By the number of the post's item.
  private var posts: [UInt32: Post] = [:]
  private let knowledge = KnowledgeBase.embedded

  /// Keeps the item where it is a post whose holder a table would know.
  mutating func add(_ item: WikidataItem) {
    guard let name = item.name, let number = WikidataItem.number(item.id),
      item.jurisdictions.first ?? item.directed.first ?? item.countries.first != nil,
      let post = post(named: name)
    else { return }
    let place =
      post.scope == .organization
      ? item.directed.first : item.jurisdictions.first ?? item.countries.first
    guard let of = place.flatMap(WikidataItem.number) else { return }
    posts[number] = Post(sort: post.post, of: of)
  }

  /// "President of France", "Minister of Foreign Affairs of Japan", "French Prime Minister",
  /// "Federal Chancellor": a post of our tables with nothing but a state round it.
  private func post(named name: String) -> PostName? {
    var words = name.split(separator: " ")
    if let bracket = words.firstIndex(where: { $0.first == "(" }) {
      words.removeLast(words.count - bracket)
    }
    guard words.count <= 12 else { return nil }
    if let post = knowledge.words.post(words.joined(separator: " ")) { return post }
    for i in words.indices.reversed() where i > 0 && words[i] == "of" {
      if let post = knowledge.words.post(words[..<i].joined(separator: " ")) { return post }
    }
    for i in words.indices.dropFirst() {
      guard let post = knowledge.words.post(words[i...].joined(separator: " ")) else { continue }
      let owner = knowledge.lookup(words[..<i].joined(separator: " ")).first
      return owner?.record.kind == .state ? post : nil
    }
    return nil
  }

  /// The fact to append to a person's line, whose last fact is
  /// "posts=Q11696@2009-01-20/2017-01-20,…"; empty where no post is one of ours.
  func terms(toldIn line: [UInt8]) -> [UInt8] {
    let mark = Array("posts=".utf8)
    guard let tab = line.lastIndex(of: UInt8(ascii: "\t")), line[(tab + 1)...].starts(with: mark)
    else { return [] }
    let told = String(decoding: line[(tab + 1 + mark.count)...], as: UTF8.self)
    let terms = told.split(separator: ",").compactMap { entry -> String? in
      let parts = entry.split(separator: "@", maxSplits: 1)
      guard parts.count == 2, let number = WikidataItem.number(String(parts[0])),
        let post = posts[number]
      else { return nil }
      return "\(post.sort.rawValue):Q\(post.of)@\(parts[1])"
    }
    return terms.isEmpty ? [] : Array(";terms=\(terms.joined(separator: ","))".utf8)
  }
}
