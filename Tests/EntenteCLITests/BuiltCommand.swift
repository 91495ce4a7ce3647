import Foundation

/// The built `entente`, run as a process.
enum BuiltCommand {
  struct Result {
    let output: String
    let errors: String
    let status: Int32
  }

  /// The command beside the test bundle in `.build/<configuration>`.
  static var url: URL {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = bundle.deletingLastPathComponent()
    for _ in 0..<5 {
      let candidate = folder.appendingPathComponent("entente")
      if FileManager.default.isExecutableFile(atPath: candidate.path),
        (try? candidate.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == false
      {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    return bundle.deletingLastPathComponent().appendingPathComponent("entente")
  }

  /// Runs the command to its end; `environment` is added to this process's.
  static func run(
    _ arguments: [String], input: Data = Data(), environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files instead of pipes: a full pipe would stop the command while nobody reads it.
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("entente-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func handle(_ name: String, _ data: Data = Data(), writing: Bool = true) throws -> FileHandle {
      let file = folder.appendingPathComponent(name)
      try data.write(to: file)
      return writing
        ? try FileHandle(forWritingTo: file) : try FileHandle(forReadingFrom: file)
    }
    process.standardInput = try handle("in", input, writing: false)
    process.standardOutput = try handle("out")
    process.standardError = try handle("err")
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }
    return Result(
      output: try text("out"), errors: try text("err"), status: process.terminationStatus)
  }
}
