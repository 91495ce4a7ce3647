#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A model that is ready to be loaded.
public struct InstalledModel: Sendable, Hashable {
  /// As "en_core_web_md".
  public let name: String
  public let version: String
  /// The folder to give ``LanguageModel/init(contentsOf:)``.
  public let path: String
  /// Bytes of the folder's model files.
  public let size: Int
}

/// Where models are looked for, and how they get there.
///
/// ```swift
/// let path = try ModelLibrary.locate(nil)
/// let model = try LanguageModel(contentsOf: path)
/// ```
public enum ModelLibrary {
  /// Preferred models, best first; others follow by name.
  private static let preferred = ["en_core_web_md", "en_core_web_sm", "en_core_web_lg"]

  /// The folder of the model to use.
  ///
  /// Order: `choice`, which is a path or the name of an installed model; `$ENTENTE_MODEL`, the
  /// same; then the first of ``installed()``.
  /// - Throws: ``LinguisticsError/modelMissing(searched:)`` with the places searched, or
  ///   ``LinguisticsError/modelUnreadable(path:cause:)`` when what was named is not there.
  public static func locate(_ choice: String?) throws(LinguisticsError) -> String {
    if let named = choice ?? UserFolder.variable("ENTENTE_MODEL") {
      if FileTree.isFile(named) || FileTree.isFile(named + "/config.cfg")
        || FileTree.isFile(named + "/" + CompiledModelCache.fileName)
      {
        return named
      }
      if !named.contains("/"), let model = installed().first(where: { $0.name == named }) {
        return model.path
      }
      throw .modelUnreadable(
        path: named,
        cause: "no such model; 'entente model list' shows those installed, "
          + "'entente model install PATH' adds one")
    }
    guard let first = installed().first else { throw .modelMissing(searched: folders) }
    return first.path
  }

  /// Folders whose subfolders are models, in the order they are searched: `Models` in the current
  /// folder, beside the executable and in the folders above it, then the user's data folder.
  public static var folders: [String] {
    var folders = ["Models"]
    if let executable = executablePath {
      var folder = executable[...]
      // From .build/x86_64-unknown-linux-gnu/release/entente to the checkout is four steps.
      for _ in 0..<5 {
        guard let slash = folder.lastIndex(of: "/") else { break }
        folder = folder[..<slash]
        folders.append(folder + "/Models")
      }
    }
    if let data = UserFolder.data { folders.append(data + "/entente/models") }
    var seen: Set<String> = []
    return folders.filter { seen.insert($0).inserted }
  }

  private static var executablePath: String? {
    #if canImport(Darwin)
      var size: UInt32 = 4096
      var buffer = [CChar](repeating: 0, count: 4096)
      guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
      guard let full = realpath(buffer, nil) else { return nil }
    #else
      guard let full = realpath("/proc/self/exe", nil) else { return nil }
    #endif
    defer { free(full) }
    return String(cString: full)
  }

  /// The models found, best first; of two with one name the first searched counts.
  public static func installed() -> [InstalledModel] {
    var models: [InstalledModel] = []
    for folder in folders {
      for name in FileTree.names(in: folder) {
        guard let model = model(at: folder + "/" + name),
          !models.contains(where: { $0.name == model.name })
        else { continue }
        models.append(model)
      }
    }
    return models.sorted { a, b in
      let (i, j) = (rank(a.name), rank(b.name))
      return i != j ? i < j : a.name < b.name
    }
  }

  private static func rank(_ name: String) -> Int {
    preferred.firstIndex { name.hasPrefix($0) } ?? preferred.count
  }

  /// The model in a folder, from its `meta.json`; nil when there is none.
  static func model(at path: String) -> InstalledModel? {
    guard FileTree.isFile(path + "/config.cfg"),
      let bytes = try? SpacyPackage.read(path + "/meta.json", limit: 1 << 24),
      let text = String(validating: bytes, as: UTF8.self), let meta = JSONValue(parsing: text),
      let name = meta["name"]?.text
    else { return nil }
    let size = SpacyPackage.files.reduce(0) { $0 + FileTree.size(path + "/" + $1) }
    return InstalledModel(
      name: (meta["lang"]?.text ?? "en") + "_" + name, version: meta["version"]?.text ?? "",
      path: path, size: size)
  }
}
