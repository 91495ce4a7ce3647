#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension KnowledgeBase {
  /// Our tables with files laid over them: tables of entities (TSV or JSON Lines), of which a later
  /// one replaces what an earlier one says of an id, and indexes made by `entente kb import`.
  ///
  /// The embedded tables themselves when there is no file.
  /// - Throws: ``KnowledgeBaseError`` for a file that cannot be read, and for the first bad row.
  public static func loading(_ files: [String]) throws(KnowledgeBaseError) -> KnowledgeBase {
    guard !files.isEmpty else { return .embedded }
    var builder = KnowledgeBaseBuilder.embedded
    var indexes: [KnowledgeIndex] = []
    for file in files {
      if KnowledgeIndex.isIndex(try bytes(of: file, limit: 8)) {
        indexes.append(try KnowledgeIndex(contentsOf: file))
      } else {
        builder.add(table: try UserTable.checked(try bytes(of: file), file: file))
      }
    }
    return KnowledgeBase(builder, indexes: indexes)
  }

  /// Checks a user's table; the number of its rows.
  /// - Throws: ``KnowledgeBaseError`` for a file that cannot be read, and for the first bad row.
  public static func checkTable(_ file: String) throws(KnowledgeBaseError) -> Int {
    let bytes = try bytes(of: file)
    if KnowledgeIndex.isIndex(bytes.prefix(8)) {
      throw .malformed(
        file: file, line: 1, cause: "this is an index; name it with --kb, it is used where it lies")
    }
    return try UserTable.checked(bytes, file: file).count { $0 == 0x0A }
  }

  /// Tables larger than memory are what indexes are for.
  private static let maximumTableBytes = 256 << 20

  static func bytes(
    of file: String, limit: Int = maximumTableBytes + 1
  ) throws(KnowledgeBaseError) -> [UInt8] {
    guard let opened = fopen(file, "r") else {
      throw .unreadable(file: file, cause: String(cString: strerror(errno)))
    }
    defer { fclose(opened) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: min(limit, 1 << 18))
    while bytes.count < limit {
      let count = fread(&piece, 1, min(piece.count, limit - bytes.count), opened)
      if count == 0 { break }
      bytes += piece[..<count]
    }
    guard ferror(opened) == 0 else {
      throw .unreadable(file: file, cause: String(cString: strerror(errno)))
    }
    guard bytes.count <= maximumTableBytes else {
      throw .unreadable(
        file: file, cause: "larger than \(maximumTableBytes) bytes; a table is read into memory")
    }
    return bytes
  }
}
