internal import CResources

/// The module's own tables.
enum LinguisticsResources {
  static let stringHash = StringHash(symbolTable: text("symbols.tsv"))

  /// Ids of the normal forms that spaCy keeps in its code, by the form's hash: Swift's string
  /// equality would also match canonically equivalent forms, which Python's does not.
  static let norms: [UInt64: UInt64] = {
    var norms: [UInt64: UInt64] = [:]
    for line in text("norms.tsv").split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2 else { continue }
      norms[StringHash.murmur(String(fields[0]))] = stringHash(String(fields[1]))
    }
    return norms
  }()

  private static func text(_ name: String) -> String {
    let resource = entente_resource(name)
    guard let bytes = resource.bytes else { return "" }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: resource.count), as: UTF8.self)
  }
}
