internal import EntityLinking
internal import GraphModel

/// Ids that depend on what a thing is alone, so that every run and every machine agrees on them.
enum EntityIdentifier {
  /// The knowledge base's id where there is one, else kind and normalized name
  /// ("person:tatiana-stanovaya").
  static func id(of entity: LinkedEntity) -> String {
    if let known = entity.knowledgeID, !known.isEmpty { return known }
    return "\(entity.kind.rawValue):\(slug(entity.name))"
  }

  /// Whether an id is Wikidata's ("Q7747") and not a user's own record.
  static func isWikidata(_ id: String) -> Bool {
    let utf8 = id.utf8
    guard utf8.first == UInt8(ascii: "Q"), utf8.count > 1 else { return false }
    return utf8.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Letters and digits in lower case, everything else one hyphen; a hash where no letter is left.
  static func slug(_ name: String) -> String {
    var out = ""
    var gap = false
    for scalar in name.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if gap, !out.isEmpty { out.unicodeScalars.append("-") }
        gap = false
        out.unicodeScalars.append(scalar)
      } else if scalar != "'" && scalar != "’" {
        gap = true
      }
    }
    return out.isEmpty ? String(SHA256.hex(of: name).prefix(12)) : out
  }

  /// The id of an edge: what it says, hashed; parts are separated by a character no id holds.
  static func edgeID(
    source: String, family: RelationFamily, target: String, polarity: Polarity, modality: Modality
  ) -> String {
    let said = [source, family.rawValue, target, polarity.rawValue, modality.rawValue]
    return "e" + SHA256.hex(of: said.joined(separator: "\u{1f}")).prefix(12)
  }
}
