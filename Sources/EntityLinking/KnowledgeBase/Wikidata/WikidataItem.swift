internal import GraphModel
import Linguistics

/// What the knowledge base keeps of one line of a Wikidata dump.
struct WikidataItem: Sendable, Hashable {
  /// "Q7747".
  var id = ""
  var name: String?
  var aliases: [String] = []
  /// Classes (P31) and superclasses (P279), as numbers.
  var classes: [UInt32] = []
  var superclasses: [UInt32] = []
  /// P1549 and P1813 in English.
  var demonyms: [String] = []
  var shortNames: [String] = []
  /// P17 and P27, preferred statements first.
  var countries: [String] = []
  var citizenships: [String] = []
  /// P1001: where a post, law or body has its say, preferred statements first.
  var jurisdictions: [String] = []
  /// P2389: the body that the holder of a post directs.
  var directed: [String] = []
  /// P39: post, P580 and P582.
  var posts: [Post] = []
  var gender = ""
  var since = ""
  var until = ""
  var sitelinks = 0

  struct Post: Sendable, Hashable {
    var id = ""
    var since = ""
    var until = ""
  }

  /// Reads an entity of the dump's JSON (https://doc.wikimedia.org/Wikibase, "JSON");
  /// nil for a property or lexeme.
  init?(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) {
    var type = "item"
    var labels: [String: String] = [:]
    var item = WikidataItem()
    try scanner.object { (scanner, key) throws(JSONScanner.Failure) in
      switch key {
      case "id": item.id = try scanner.string()
      case "type": type = try scanner.string()
      case "labels":
        try Self.members(&scanner) { (scanner, language) throws(JSONScanner.Failure) in
          let text = try Self.text(&scanner, "value")
          if ["en", "mul", "en-gb", "en-us"].contains(language) { labels[language] = text }
        }
      case "aliases":
        try Self.members(&scanner) { (scanner, language) throws(JSONScanner.Failure) in
          guard language == "en" || language == "mul" else { return try scanner.skipValue() }
          try scanner.array { (scanner) throws(JSONScanner.Failure) in
            item.aliases.append(try Self.text(&scanner, "value"))
          }
        }
      case "claims":
        try Self.members(&scanner) { (scanner, property) throws(JSONScanner.Failure) in
          try item.readClaims(&scanner, property)
        }
      case "sitelinks":
        try Self.members(&scanner) { (scanner, _) throws(JSONScanner.Failure) in
          item.sitelinks += 1
          try scanner.skipValue()
        }
      default: try scanner.skipValue()
      }
    }
    try scanner.expectEnd()
    guard type == "item", item.id.first == "Q" else { return nil }
    item.name = ["en", "mul", "en-gb", "en-us"].lazy.compactMap { labels[$0] }.first
    self = item
  }

  private init() {}

  /// An object's members; the dump writes an empty object as an empty list.
  private static func members(
    _ scanner: inout JSONScanner,
    _ body: (inout JSONScanner, String) throws(JSONScanner.Failure) -> Void
  ) throws(JSONScanner.Failure) {
    if scanner.peek() == UInt8(ascii: "{") {
      try scanner.object(body)
    } else {
      try scanner.skipValue()
    }
  }

  /// One string member of an object; empty where it is missing.
  private static func text(
    _ scanner: inout JSONScanner, _ wanted: String
  ) throws(JSONScanner.Failure) -> String {
    var text = ""
    try scanner.object { (scanner, key) throws(JSONScanner.Failure) in
      if key == wanted { text = try scanner.string() } else { try scanner.skipValue() }
    }
    return text
  }
}

// MARK: - Statements

extension WikidataItem {
  private static let read: WordSet = [
    "P31", "P279", "P17", "P27", "P39", "P1001", "P2389", "P1549", "P1813", "P21", "P571",
    "P576",
  ]

  private mutating func readClaims(
    _ scanner: inout JSONScanner, _ property: String
  ) throws(JSONScanner.Failure) {
    guard Self.read.contains(property) else { return try scanner.skipValue() }
    var statements: [Statement] = []
    try scanner.array { (scanner) throws(JSONScanner.Failure) in
      let statement = try Statement(&scanner)
      if statement.rank != "deprecated" { statements.append(statement) }
    }
    // The order of the dump among those of one rank.
    let values =
      statements.filter { $0.rank == "preferred" }
      + statements.filter { $0.rank != "preferred" }
    for value in values {
      switch property {
      case "P31": if let number = Self.number(value.item) { classes.append(number) }
      case "P279": if let number = Self.number(value.item) { superclasses.append(number) }
      case "P17": if !value.item.isEmpty { countries.append(value.item) }
      case "P27": if !value.item.isEmpty { citizenships.append(value.item) }
      case "P1001" where !value.item.isEmpty: jurisdictions.append(value.item)
      case "P2389" where !value.item.isEmpty: directed.append(value.item)
      case "P39" where !value.item.isEmpty:
        posts.append(Post(id: value.item, since: value.since, until: value.until))
      case "P1549" where value.language == "en": demonyms.append(value.text)
      case "P1813" where value.language == "en": shortNames.append(value.text)
      case "P21" where gender.isEmpty:
        gender = value.item == "Q6581072" ? "f" : value.item == "Q6581097" ? "m" : ""
      case "P571" where since.isEmpty: since = value.time
      case "P576" where until.isEmpty: until = value.time
      default: break
      }
    }
  }

  /// 42 of "Q42".
  static func number(_ id: String) -> UInt32? {
    id.first == "Q" ? UInt32(id.dropFirst()) : nil
  }

  /// A statement: its rank, main value, and the dates that qualify it.
  private struct Statement {
    var rank = "normal"
    var item = ""
    var text = ""
    var language = ""
    var time = ""
    var since = ""
    var until = ""

    init(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) {
      var main = Snak()
      var days: [String: String] = [:]
      var rank = "normal"
      try scanner.object { (scanner, key) throws(JSONScanner.Failure) in
        switch key {
        case "rank": rank = try scanner.string()
        case "mainsnak": main = try Snak(&scanner)
        case "qualifiers":
          try WikidataItem.members(&scanner) { (scanner, name) throws(JSONScanner.Failure) in
            guard name == "P580" || name == "P582" else { return try scanner.skipValue() }
            try scanner.array { (scanner) throws(JSONScanner.Failure) in
              days[name] = try Snak(&scanner).time
            }
          }
        default: try scanner.skipValue()
        }
      }
      self.rank = rank
      (item, text, language, time) = (main.item, main.text, main.language, main.time)
      (since, until) = (days["P580"] ?? "", days["P582"] ?? "")
    }
  }

  /// A value of a property: an item, a text with its language, or a day.
  private struct Snak {
    var item = ""
    var text = ""
    var language = ""
    var time = ""

    init() {}

    init(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) {
      var found = Snak()
      var precision = 11
      try scanner.object { (scanner, key) throws(JSONScanner.Failure) in
        guard key == "datavalue" else { return try scanner.skipValue() }
        try scanner.object { (scanner, key) throws(JSONScanner.Failure) in
          guard key == "value", scanner.peek() == UInt8(ascii: "{") else {
            return try scanner.skipValue()
          }
          try scanner.object { (scanner, key) throws(JSONScanner.Failure) in
            switch key {
            case "id": found.item = try scanner.string()
            case "numeric-id":
              let number = try scanner.integer()
              if found.item.isEmpty { found.item = "Q\(number)" }
            case "text": found.text = try scanner.string()
            case "language": found.language = try scanner.string()
            case "time": found.time = try scanner.string()
            case "precision": precision = try scanner.integer()
            default: try scanner.skipValue()
            }
          }
        }
      }
      found.time = Snak.day(found.time, precision: precision)
      self = found
    }

    /// "+2009-01-20T00:00:00Z" by its precision (9 year, 10 month, 11 day); empty for what is
    /// coarser, or before our era.
    private static func day(_ time: String, precision: Int) -> String {
      guard time.first == "+", time.utf8.count >= 11, (9...14).contains(precision) else {
        return ""
      }
      return String(time.dropFirst().prefix(precision == 9 ? 4 : precision == 10 ? 7 : 10))
    }
  }
}
