import Foundation
import Testing

@testable import Linguistics

@Suite("The compiled model of a folder", .tags(.model))
struct CompiledModelCacheTests {
  /// A folder with the files of an installed model, as links; `meta.json` is a copy.
  private func withModel(_ body: (String) throws -> Void) throws {
    let installed = try #require(
      ModelLibrary.installed().first { $0.name.contains("_sm") } ?? ModelLibrary.installed().first)
    let files = FileManager.default
    let folder = files.temporaryDirectory.path + "/entente-\(UUID().uuidString)"
    defer { try? files.removeItem(atPath: folder) }
    let source = URL(fileURLWithPath: installed.path).resolvingSymlinksInPath().path
    for name in SpacyPackage.files where files.fileExists(atPath: source + "/" + name) {
      let place = folder + "/" + name
      try files.createDirectory(
        atPath: URL(fileURLWithPath: place).deletingLastPathComponent().path,
        withIntermediateDirectories: true)
      if name == "meta.json" {
        try files.copyItem(atPath: source + "/" + name, toPath: place)
      } else {
        try files.createSymbolicLink(atPath: place, withDestinationPath: source + "/" + name)
      }
    }
    try body(folder)
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func put(_ bytes: some Sequence<UInt8>, _ path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  @Test(
    "a stale, truncated, foreign, damaged or outdated file is made anew",
    .enabled(if: ModelFixture.any != nil))
  func rebuilt() throws {
    try withModel { folder in
      let compiled = folder + "/" + CompiledModelCache.fileName
      let name = try LanguageModel(contentsOf: folder).name
      let sound = try bytes(compiled)
      var outdated = sound
      outdated[8] &+= 1
      var damaged = sound
      damaged[sound.count / 2] ^= 1
      var stale = sound
      stale[40] ^= 1
      for bad in [outdated, damaged, stale, Array(sound.dropLast(100)), sound + [0], [], [7, 7]] {
        try put(bad, compiled)
        #expect(try LanguageModel(contentsOf: folder).name == name)
        #expect(try bytes(compiled) == sound)
      }
      // Another source under the same names: the file's stamp no longer fits.
      try put(try bytes(folder + "/meta.json") + [10], folder + "/meta.json")
      _ = try LanguageModel(contentsOf: folder)
      let renewed = try bytes(compiled)
      #expect(renewed[40..<48] != sound[40..<48] && renewed.count == sound.count)
    }
  }

  @Test(
    "given by itself, a compiled file that is not sound is refused with its name",
    .enabled(if: ModelFixture.any != nil))
  func refused() throws {
    try withModel { folder in
      _ = try LanguageModel(contentsOf: folder)
      let compiled = folder + "/" + CompiledModelCache.fileName
      let sound = try bytes(compiled)
      for count in [0, 63, 64, 1000, sound.count / 2, sound.count - 1] {
        try put(sound[..<count], compiled)
        do {
          _ = try LanguageModel(contentsOf: compiled)
          Issue.record("a file cut to \(count) bytes was read")
        } catch {
          #expect("\(error)".hasPrefix(compiled))
        }
      }
    }
  }
}
