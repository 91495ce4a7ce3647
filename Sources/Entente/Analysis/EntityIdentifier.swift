internal import EntityLinking
internal import GraphModel

/// Ids that depend on what a thing is alone, so that every run and every machine agrees on them.
enum EntityIdentifier {
  /// The knowledge base's id where there is one ("Q7747"; a user's own record as "kb:…"), else made
  /// of kind and folded name ("person:tatiana-stanovaya").
  static func id(of entity: LinkedEntity, in document: String) -> String {
    if let known = entity.knowledgeID, !known.isEmpty {
      return isWikidata(known) ? known : "kb:\(known)"
    }
    return Entity.stableID(kind: entity.kind, name: entity.name, document: document)
  }

  /// Whether an id is Wikidata's ("Q7747") and not a user's own record.
  static func isWikidata(_ id: String) -> Bool {
    let utf8 = id.utf8
    guard utf8.first == UInt8(ascii: "Q"), utf8.count > 1 else { return false }
    return utf8.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// What tells the edges of one document apart while its relations fold: claims of one family
  /// between the same actors are one edge there, whatever their verbs.
  static func readingKey(
    source: String, family: RelationFamily, target: String, polarity: Polarity, modality: Modality
  ) -> String {
    [source, family.rawValue, target, polarity.rawValue, modality.rawValue]
      .joined(separator: "\u{1f}")
  }
}
