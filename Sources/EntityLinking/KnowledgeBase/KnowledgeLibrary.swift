internal import Linguistics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Tables of entities that a user has added for all runs: files in
/// `entente/knowledge` of the user's data folder (`$XDG_DATA_HOME`).
public enum KnowledgeLibrary {
  /// Where they lie; nil without a home.
  public static var folder: String? { UserFolder.data.map { $0 + "/entente/knowledge" } }

  /// The tables added, in byte order of their names, which is the order they are laid over ours.
  public static func installed() -> [String] {
    guard let folder, let opened = opendir(folder) else { return [] }
    defer { closedir(opened) }
    var names: [String] = []
    while let entry = readdir(opened) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".tsv") || name.hasSuffix(".jsonl") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "\(folder)/\($0)" }
  }

  /// Checks a table and copies it there, over an earlier one of its name; the copy and its rows.
  ///
  /// - Throws: ``KnowledgeBaseError`` for a bad row, and where nothing can be written.
  public static func add(_ file: String) throws(KnowledgeBaseError) -> (path: String, rows: Int) {
    let rows = try KnowledgeBase.checkTable(file)
    let bytes = try KnowledgeBase.bytes(of: file)
    let name = file.split(separator: "/").last.map(String.init) ?? file
    guard name.hasSuffix(".tsv") || name.hasSuffix(".jsonl") else {
      throw .unreadable(file: file, cause: "a table is called .tsv or .jsonl")
    }
    guard let folder else {
      throw .unreadable(file: file, cause: "no home folder to copy it to; use --kb instead")
    }
    var made = ""
    for part in folder.split(separator: "/") {
      made += "/\(part)"
      mkdir(made, 0o755)
    }
    let (path, draft) = ("\(folder)/\(name)", "\(folder)/.\(name).\(getpid()).tmp")
    guard let out = fopen(draft, "w") else {
      throw .unreadable(file: folder, cause: String(cString: strerror(errno)))
    }
    let written = fwrite(bytes, 1, bytes.count, out)
    guard fclose(out) == 0, written == bytes.count, rename(draft, path) == 0 else {
      let cause = errno
      unlink(draft)
      throw .unreadable(file: path, cause: String(cString: strerror(cause)))
    }
    return (path, rows)
  }
}
