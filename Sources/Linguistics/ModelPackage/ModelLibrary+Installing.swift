#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension ModelLibrary {
  /// Installs a spaCy v3 pipeline from a wheel, a zip file or a folder, and compiles it.
  ///
  /// The pipeline is whatever folder in there holds a `config.cfg`, so that the publisher's wheel
  /// works as well as a repackaged one. It is unpacked beside its place, loaded once as a test,
  /// and only then moved there: what was installed before stays until the new one works.
  ///
  /// - Parameter target: the model's folder; nil for its name in `Models` where that folder or a
  ///   `Package.swift` is in the current one, else in the user's data folder.
  /// - Throws: ``LinguisticsError/installationFailed(path:cause:)``, or what
  ///   ``LanguageModel/init(contentsOf:)`` throws on the unpacked folder.
  @discardableResult
  public static func install(
    _ path: String, into target: String? = nil
  ) throws(LinguisticsError) -> InstalledModel {
    let staging = try stagingFolder(target)
    defer { FileTree.remove(staging) }
    let unpacked = staging + "/model"
    if FileTree.isFolder(path) {
      try copy(folder(in: path), to: unpacked)
    } else {
      try unpack(path, to: unpacked)
    }
    guard let model = model(at: unpacked) else {
      throw .installationFailed(path: path, cause: "its meta.json does not name the model")
    }
    guard ZipArchive.isSafe(model.name), !model.name.contains("/") else {
      throw .installationFailed(path: path, cause: "the model's name '\(model.name)' is no name")
    }
    _ = try LanguageModel(contentsOf: unpacked)
    let place = target.map(trimmed) ?? defaultFolder + "/" + model.name
    try replace(place, by: unpacked, old: staging + "/old")
    return InstalledModel(
      name: model.name, version: model.version, path: place, size: model.size)
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  private static var defaultFolder: String {
    if FileTree.isFolder("Models") || FileTree.isFile("Package.swift") { return "Models" }
    return UserFolder.data.map { $0 + "/entente/models" } ?? "Models"
  }

  /// A new folder on the same disk as the target.
  private static func stagingFolder(_ target: String?) throws(LinguisticsError) -> String {
    var parent = defaultFolder
    if let target {
      let target = trimmed(target)
      parent = target.lastIndex(of: "/").map { String(target[..<$0]) } ?? "."
      if parent.isEmpty { parent = "/" }
    }
    try FileTree.makeFolder(parent)
    let staging = parent + "/.install-\(getpid())"
    FileTree.remove(staging)
    try FileTree.makeFolder(staging)
    return staging
  }

  private static func replace(
    _ place: String, by unpacked: String, old: String
  ) throws(LinguisticsError) {
    if FileTree.isFolder(place) {
      let isModel =
        FileTree.isFile(place + "/config.cfg") || FileTree.names(in: place).isEmpty
      guard isModel else {
        throw .installationFailed(path: place, cause: "holds something other than a model")
      }
      try FileTree.move(place, to: old)
    } else if FileTree.isFile(place) {
      throw .installationFailed(path: place, cause: "is a file; name the model's folder")
    }
    do {
      try FileTree.move(unpacked, to: place)
    } catch {
      try? FileTree.move(old, to: place)
      throw error
    }
  }

  /// The folder with `config.cfg`: the given one or the nearest below it.
  private static func folder(in path: String) throws(LinguisticsError) -> String {
    var level = [path]
    for _ in 0..<5 {
      for folder in level where FileTree.isFile(folder + "/config.cfg") { return folder }
      level = level.flatMap { folder in
        FileTree.names(in: folder).map { folder + "/" + $0 }.filter(FileTree.isFolder)
      }
    }
    throw .installationFailed(path: path, cause: "holds no config.cfg of a spaCy v3 pipeline")
  }

  private static func copy(_ source: String, to target: String) throws(LinguisticsError) {
    for file in SpacyPackage.files where FileTree.isFile(source + "/" + file) {
      let place = target + "/" + file
      try FileTree.makeFolder(String(place[..<(place.lastIndex(of: "/") ?? place.endIndex)]))
      try FileTree.write(try SpacyPackage.read(source + "/" + file), to: place)
    }
  }

  private static func unpack(_ path: String, to target: String) throws(LinguisticsError) {
    let archive = try ZipArchive(path: path)
    for entry in archive.entries where !ZipArchive.isSafe(entry.name) {
      throw .installationFailed(
        path: path, cause: "the name '\(entry.name)' leads out of the model's folder")
    }
    let configurations = archive.entries.filter {
      $0.name == "config.cfg" || $0.name.hasSuffix("/config.cfg")
    }
    guard let nearest = configurations.min(by: { $0.name.count < $1.name.count }) else {
      throw .installationFailed(path: path, cause: "holds no config.cfg of a spaCy v3 pipeline")
    }
    let prefix = nearest.name.dropLast("config.cfg".count)
    for entry in archive.entries where entry.name.hasPrefix(prefix) && !entry.name.hasSuffix("/") {
      guard !entry.isLink else {
        throw .installationFailed(path: path, cause: "'\(entry.name)' is a link")
      }
      let place = target + "/" + entry.name.dropFirst(prefix.count)
      try FileTree.makeFolder(String(place[..<(place.lastIndex(of: "/") ?? place.endIndex)]))
      try archive.extract(entry, to: place)
    }
  }
}
