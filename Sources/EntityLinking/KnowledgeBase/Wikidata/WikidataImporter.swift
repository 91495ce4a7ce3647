internal import GraphModel

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Makes a ``KnowledgeIndex`` from a Wikidata dump: people, states and organizations.
///
///     var importer = try WikidataImporter(writing: "wikidata.kb")
///     while let line = nextLine() { importer.add(line) }
///     let summary = try importer.finish()
///
/// One pass over the dump, in whatever order its entities are: what may belong is put aside in a
/// temporary file with its classes, and sorted out when the tree of classes (P279) is known.
public struct WikidataImporter {
  /// What became of the dump's lines.
  public struct Summary: Sendable, Hashable {
    /// Entities of the dump that were read.
    public var entities = 0
    /// Lines that are no entity: broken JSON, cut lines.
    public var malformed = 0
    /// The first of them, from 1; 0 when there is none.
    public var firstMalformed = 0
    public var people = 0
    public var states = 0
    public var organizations = 0
  }

  public private(set) var summary = Summary()
  private var lineNumber = 0
  private var writer: KnowledgeIndexWriter
  private let path: String
  private let aside: UnsafeMutablePointer<FILE>
  /// Class and superclass, as numbers.
  private var superclasses: [(child: UInt32, parent: UInt32)] = []
  private var posts = WikidataPosts()

  /// Classes whose members, and those of their subclasses, are kept. Several of a kind, so that an
  /// extract of the dump without the classes' own entries serves too.
  private static let roots: [(kind: EntityKind, classes: [UInt32])] = [
    // human
    (.person, [5]),
    // country, sovereign state, state, historical country, dependent territory
    (.state, [6256, 3_624_078, 7275, 3_024_240, 161_243]),
    // organization, business, company, public company, enterprise, party, international and
    // intergovernmental organization, non-profit, NGO, agency, ministry, unit, institute,
    // university, political and government organization, bank, news agency
    (
      .organization,
      [
        43229, 4_830_453, 783_794, 891_723, 6_881_511, 7278, 484_652, 245_065, 163_740, 79913,
        327_333, 192_350, 176_799, 31855, 3918, 7_210_356, 2_659_904, 22687, 192_283,
      ]
    ),
  ]

  /// - Throws: ``KnowledgeBaseError/unreadable(file:cause:)`` where nothing can be written.
  public init(writing path: String) throws(KnowledgeBaseError) {
    self.path = path
    writer = try KnowledgeIndexWriter(path)
    guard let aside = tmpfile() else {
      let cause = String(cString: strerror(errno))
      writer.discard()
      throw .unreadable(file: "temporary file", cause: cause)
    }
    self.aside = aside
    setvbuf(aside, nil, _IOFBF, 1 << 20)
  }

  /// Reads one line of the dump; the list's brackets and the commas at the ends do not matter.
  public mutating func add(_ line: [UInt8]) {
    lineNumber += 1
    var end = line.count
    while end > 0, line[end - 1] <= 0x20 || line[end - 1] == UInt8(ascii: ",") { end -= 1 }
    guard let start = line[..<end].firstIndex(where: { $0 > 0x20 }) else { return }
    if end - start == 1, [UInt8(ascii: "["), UInt8(ascii: "]")].contains(line[start]) { return }
    let item: WikidataItem?? = line.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes, in: start..<end)
      do throws(JSONScanner.Failure) { return .some(try WikidataItem(&scanner)) } catch {
        return nil
      }
    }
    guard let item else {
      summary.malformed += 1
      if summary.firstMalformed == 0 { summary.firstMalformed = lineNumber }
      return
    }
    guard let item else { return }
    summary.entities += 1
    if let child = WikidataItem.number(item.id) {
      for parent in item.superclasses { superclasses.append((child, parent)) }
    }
    posts.add(item)
    if !item.classes.isEmpty, let name = item.name, !name.isEmpty { putAside(item, name) }
  }

  /// Counts a line that was too long to read.
  public mutating func addTooLong() {
    lineNumber += 1
    summary.malformed += 1
    if summary.firstMalformed == 0 { summary.firstMalformed = lineNumber }
  }

  /// Gives up, for a dump that cannot be read to its end, and leaves nothing behind.
  public func discard() {
    fclose(aside)
    writer.discard()
  }

  /// Sorts out what was put aside and writes the index.
  /// - Throws: ``KnowledgeBaseError`` when the dump holds nothing to keep, or the disk is full.
  public mutating func finish() throws(KnowledgeBaseError) -> Summary {
    defer { fclose(aside) }
    let kinds = classKinds()
    superclasses = []
    rewind(aside)
    var room = 0
    var buffer: UnsafeMutablePointer<CChar>?
    defer { free(buffer) }
    while true {
      let count = getline(&buffer, &room, aside)
      guard count > 0, let buffer else { break }
      let line = UnsafeRawBufferPointer(start: buffer, count: count - 1)
      let parts = line.split(separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let classes = String(decoding: parts[0], as: UTF8.self).split(separator: ",")
        .compactMap { UInt32($0) }
      guard let kind = classes.compactMap({ kinds[$0] }).min() else { continue }
      var row = Array(parts[1]) + Array("\t\(kind.rawValue)\t".utf8) + Array(parts[2])
      if kind == .person { row += posts.terms(toldIn: row) }
      writer.add(row)
      switch kind {
      case .person: summary.people += 1
      case .state: summary.states += 1
      case .organization: summary.organizations += 1
      }
    }
    guard ferror(aside) == 0 else {
      writer.discard()
      throw .unreadable(file: "temporary file", cause: "the disk is full")
    }
    guard writer.count > 0 else {
      writer.discard()
      throw .unreadable(
        file: path,
        cause: "not written: no person, state or organization with an English name in the dump's "
          + "\(summary.entities) entities (\(summary.malformed) malformed lines)")
    }
    try writer.finish()
    return summary
  }

  /// The kind of each class below a root; of two the earlier of the list, so that a country that is
  /// also an organization is a state.
  private func classKinds() -> [UInt32: EntityKind] {
    let byParent = superclasses.sorted { ($0.parent, $0.child) < ($1.parent, $1.child) }
    var kinds: [UInt32: EntityKind] = [:]
    for root in Self.roots {
      var queue = root.classes.filter { kinds[$0] == nil }
      for found in queue { kinds[found] = root.kind }
      while let parent = queue.popLast() {
        var (low, high) = (0, byParent.count)
        while low < high {
          let middle = (low + high) / 2
          if byParent[middle].parent < parent { low = middle + 1 } else { high = middle }
        }
        while low < byParent.count, byParent[low].parent == parent {
          let child = byParent[low].child
          if kinds[child] == nil {
            kinds[child] = root.kind
            queue.append(child)
          }
          low += 1
        }
      }
    }
    return kinds
  }

  /// Writes "classes, id, the columns after kind".
  private func putAside(_ item: WikidataItem, _ name: String) {
    func clean(_ text: String) -> String {
      String(text.map { $0.isNewline || $0 == "\t" || $0 == "|" ? " " : $0 })
    }
    var names = item.aliases.map(clean)
    names += item.shortNames.map { short in
      let isAcronym = short.allSatisfy { $0.isUppercase || $0 == "." }
      return (isAcronym ? "acronym:" : "short:") + clean(short)
    }
    names += item.demonyms.map { "adjective:" + clean($0) }
    // How many Wikipedias have an article: 300 for the best known.
    var logarithm = 0.0
    var links = Double(item.sitelinks + 1)
    while links > 1, logarithm < 8 {
      logarithm += links >= 2 ? 1 : links - 1
      links /= 2
    }
    let prior = ((0.05 + 0.55 * min(1, logarithm / 8)) * 1000).rounded() / 1000
    let posts = item.posts.prefix(40).map { "\($0.id)@\($0.since)/\($0.until)" }
    let columns = [
      item.classes.map(String.init).joined(separator: ","), item.id, "wikidata", clean(name),
      names.joined(separator: "|"), item.countries.first ?? item.citizenships.first ?? "",
      item.gender, "\(prior)", item.since, item.until,
      posts.isEmpty ? "" : "posts=" + posts.joined(separator: ","),
    ]
    let line = Array((columns.joined(separator: "\t") + "\n").utf8)
    _ = fwrite(line, 1, line.count, aside)
  }
}
