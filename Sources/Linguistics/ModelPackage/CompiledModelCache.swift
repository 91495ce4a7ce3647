#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Finds, makes and checks the compiled form of a model folder.
///
/// It lies in the folder itself, or where that cannot be written, in the user's cache under a name
/// made from the folder's path. A compiled file that is stale, truncated, damaged or of another
/// version is made anew; it is never trusted and never read past its end.
enum CompiledModelCache {
  /// With the version in the name, two versions of the program that share a model do not compile
  /// it in turns.
  static let fileName = "entente-\(ModelImage.version).compiled"

  /// The image for `path`: a model folder or a compiled file.
  static func image(for path: String) throws(LinguisticsError) -> ModelImage {
    if FileTree.isFile(path) { return try ModelImage(mapping: path) }
    guard FileTree.isFile(path + "/config.cfg") else {
      let compiled = path + "/" + fileName
      if FileTree.isFile(compiled) { return try ModelImage(mapping: compiled) }
      let cause =
        FileTree.isFolder(path) ? "no config.cfg in this folder" : "no such file or folder"
      throw .modelUnreadable(
        path: path,
        cause: cause + "; 'entente model install PATH' takes a spaCy v3 wheel, zip or folder")
    }
    let stamp = SpacyPackage.stamp(of: path)
    let places = [path + "/" + fileName] + cached(path)
    for place in places where FileTree.isFile(place) {
      if let image = try? ModelImage(mapping: place), image.sourceStamp == stamp { return image }
    }
    let bytes = try ModelCompiler.compile(path)
    for place in places {
      if let slash = place.lastIndex(of: "/") {
        guard (try? FileTree.makeFolder(String(place[..<slash]))) != nil else { continue }
      }
      guard (try? FileTree.write(bytes, to: place)) != nil else { continue }
      if let image = try? ModelImage(mapping: place) { return image }
    }
    // Nothing can be written: the model works from memory, and is compiled again next time.
    return ModelImage(copying: bytes)
  }

  private static func cached(_ path: String) -> [String] {
    guard let folder = UserFolder.cache else { return [] }
    let full = realpath(path, nil).map { pointer in
      defer { free(pointer) }
      return String(cString: pointer)
    }
    let name = String(StringHash.murmur(full ?? path), radix: 16)
    return ["\(folder)/entente/models/\(name).compiled"]
  }
}

/// Folders of the user by the XDG base directory specification.
package enum UserFolder {
  package static var data: String? { folder("XDG_DATA_HOME", "/.local/share") }
  static var cache: String? { folder("XDG_CACHE_HOME", "/.cache") }

  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// The specification says to ignore relative paths.
  private static func folder(_ name: String, _ otherwise: String) -> String? {
    if let value = variable(name), value.hasPrefix("/") { return value }
    return variable("HOME").map { $0 + otherwise }
  }
}
