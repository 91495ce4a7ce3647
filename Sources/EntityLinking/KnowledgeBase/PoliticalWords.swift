import CResources
import GraphModel
internal import Linguistics

/// Words for posts, honorifics, bodies and kinds, from `posts.tsv`, `titles.tsv`, `nouns.tsv` and
/// `bodies.tsv`.
public struct PoliticalWords: Sendable {
  /// The project's own words.
  public static let embedded = PoliticalWords(
    posts: lines(of: "posts.tsv"), titles: lines(of: "titles.tsv"),
    nouns: lines(of: "nouns.tsv"), bodies: lines(of: "bodies.tsv"))

  private var posts: WordTable<PostName> = [:]
  private var titles: WordTable<Gender> = [:]
  private var nouns: WordTable<NominalNoun> = [:]
  private var bodyOfPhrase: WordTable<BodyType> = [:]
  private var bodyNames: [BodyType: String] = [:]
  /// The most words that any post has: how far to look ahead for the longest.
  public private(set) var longestPost = 1
  /// The most words that any body's phrase has.
  public private(set) var longestBody = 1
  private var endsOfBodies = WordSet.none

  init() {}

  /// The post that a phrase names; case does not matter: "Foreign Minister".
  public func post(_ phrase: String) -> PostName? { posts[phrase.lowercased()] }

  /// Whether a word before a name is an honorific or rank ("Mr", "Gen.", "Sheikh"), and the gender
  /// that it tells; nil when it is none.
  public func honorific(_ word: String) -> Gender? {
    let folded = word.lowercased()
    return titles[folded.hasSuffix(".") ? String(folded.dropLast()) : folded]
  }

  /// What a common noun in the singular can stand for; nil when for no entity.
  public func noun(_ lemma: String) -> NominalNoun? { nouns[lemma.lowercased()] }

  /// The body that the words behind a demonym or before "of STATE" name; case does not matter.
  public func body(_ phrase: String) -> BodyType? { bodyOfPhrase[phrase.lowercased()] }

  /// Whether any body's phrase ends with the word: what to ask before a phrase is put together.
  func mayEndBody(_ word: some StringProtocol) -> Bool { endsOfBodies.contains(word.lowercased()) }

  /// The common words for a body: "Foreign Ministry".
  public func name(of body: BodyType) -> String { bodyNames[body] ?? body.rawValue }

  /// Every way to say a post, in alphabetical order.
  public var postNames: [PostName] { posts.values.sorted { $0.phrase < $1.phrase } }

  private init(posts: [[String]], titles: [[String]], nouns: [[String]], bodies: [[String]]) {
    addPosts(posts)
    addTitles(titles)
    addNouns(nouns)
    addBodies(bodies)
  }

  private mutating func addPosts(_ rows: [[String]]) {
    var posts: [String: PostName] = [:]
    for row in rows where row.count >= 2 {
      guard let post = PostClass(rawValue: row[1]) else { continue }
      func column(_ i: Int) -> String { i < row.count ? row[i] : "" }
      for phrase in row[0].split(separator: "|").map(String.init) {
        posts[phrase] = PostName(
          phrase: phrase, post: post, family: RelationFamily(rawValue: column(2)),
          scope: PostScope(rawValue: column(3)) ?? .organization,
          body: BodyType(rawValue: column(4)), gender: Gender(initial: column(5)))
        longestPost = max(longestPost, phrase.split(separator: " ").count)
      }
    }
    self.posts = WordTable(posts)
  }

  private mutating func addTitles(_ rows: [[String]]) {
    var titles: [String: Gender] = [:]
    for row in rows where !row.isEmpty {
      let gender = Gender(initial: row.count > 1 ? row[1] : "")
      for word in row[0].split(separator: "|") { titles[String(word)] = gender }
    }
    self.titles = WordTable(titles)
  }

  private mutating func addNouns(_ rows: [[String]]) {
    var nouns: [String: NominalNoun] = [:]
    for row in rows where row.count >= 2 {
      guard let kind = EntityKind(rawValue: row[1]) else { continue }
      let gender: Gender =
        kind == .person ? Gender(initial: row.count > 2 ? row[2] : "") : .neuter
      for word in row[0].split(separator: "|").map(String.init) {
        nouns[word] = NominalNoun(
          lemma: word, kind: kind, gender: gender, category: row.count > 3 ? row[3] : "")
      }
    }
    self.nouns = WordTable(nouns)
  }

  private mutating func addBodies(_ rows: [[String]]) {
    var types: [String: BodyType] = [:]
    for row in rows where row.count >= 3 {
      guard let type = BodyType(rawValue: row[0]) else { continue }
      bodyNames[type] = row[1]
      for phrase in row[2].split(separator: "|").map(String.init) {
        types[phrase] = type
        longestBody = max(longestBody, phrase.split(separator: " ").count)
      }
    }
    bodyOfPhrase = WordTable(types)
    endsOfBodies = WordSet(types.keys.compactMap { $0.split(separator: " ").last.map(String.init) })
  }

  /// The rows of a small embedded table, split into fields.
  private static func lines(of name: String) -> [[String]] {
    let resource = entente_resource(name)
    guard let base = resource.bytes else { return [] }
    let bytes = ContiguousArray(UnsafeBufferPointer(start: base, count: resource.count))
    var reader = TableReader(0..<bytes.count)
    var rows: [[String]] = []
    while reader.next(in: bytes) { rows.append(reader.fields.map { text(bytes, $0) }) }
    return rows
  }
}
