import Foundation
import Testing

@testable import Linguistics

@Suite("Reading model packages")
struct ModelPackageTests {
  /// A folder that is gone after the test.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/entente-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  /// A zip of stored entries.
  private func zip(_ entries: [(name: String, content: String)], mode: UInt32 = 0) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    func number(_ value: Int, _ size: Int) -> [UInt8] {
      (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    for (name, content) in entries {
      let data = Array(content.utf8)
      let common =
        number(20, 2) + number(0, 8) + number(Int(crc(data)), 4) + number(data.count, 4)
        + number(data.count, 4) + number(name.utf8.count, 2) + number(0, 2)
      directory +=
        number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 6) + number(Int(mode) << 16, 4)
        + number(bytes.count, 4) + Array(name.utf8)
      bytes += number(0x0403_4B50, 4) + common + Array(name.utf8) + data
    }
    let start = bytes.count
    return bytes + directory + number(0x0605_4B50, 4) + number(0, 4) + number(entries.count, 2)
      + number(entries.count, 2) + number(directory.count, 4) + number(start, 4) + number(0, 2)
  }

  private func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = .max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  private func install(_ bytes: [UInt8]) throws -> String {
    var message = "installed"
    try withFolder { folder in
      try Data(bytes).write(to: URL(fileURLWithPath: folder + "/model.zip"))
      do {
        try ModelLibrary.install(folder + "/model.zip", into: folder + "/models/it")
      } catch {
        message = "\(error)"
      }
      let left = try FileManager.default.subpathsOfDirectory(atPath: folder)
      #expect(left.sorted() == ["model.zip", "models"])
      #expect(!FileManager.default.fileExists(atPath: folder + "/escaped"))
    }
    return message
  }

  @Test("an archive whose names lead out of the folder is refused and leaves nothing behind")
  func traversal() throws {
    for name in ["../escaped", "a/../../escaped", "/tmp/escaped", "a\\..\\escaped", "C:/x"] {
      let message = try install(zip([("m/config.cfg", "[nlp]"), (name, "x")]))
      #expect(message.contains("leads out"))
    }
    #expect(ZipArchive.isSafe("m/..config.cfg") && !ZipArchive.isSafe(""))
  }

  @Test("a link, a damaged entry, a cut archive and an archive without a model are refused")
  func damagedArchives() throws {
    #expect(try install(zip([("m/config.cfg", "[nlp]")], mode: 0o120777)).contains("is a link"))
    var damaged = zip([("m/config.cfg", "[nlp]")])
    damaged[30 + 12] ^= 1
    #expect(try install(damaged).contains("is damaged"))
    let whole = zip([("m/config.cfg", "[nlp]"), ("m/meta.json", "{}")])
    for count in stride(from: 0, to: whole.count, by: 7) {
      #expect(try install(Array(whole[..<count])) != "installed")
    }
    #expect(try install(zip([("readme", "x")])).contains("no config.cfg"))
    #expect(try install(Array("PK".utf8)).contains("not a zip file"))
  }

  @Test("MessagePack that is cut anywhere is an error, never a crash")
  func messagePack() throws {
    let bytes: [UInt8] = [
      0x83, 0xA1, 0x61, 0x93, 0x01, 0xCD, 0x01, 0x00, 0xE0, 0xA1, 0x62, 0xC4, 0x02, 0x01, 0x02,
      0xA1, 0x63, 0xCF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    ]
    let value = try MessagePackReader.read(bytes)
    #expect(value["a"]?.array?.compactMap(\.integer) == [1, 256, -32])
    #expect(value["c"]?.bits == .max)
    for count in 0..<bytes.count {
      #expect(throws: MessagePackReader.Failure.self) {
        try MessagePackReader.read(Array(bytes[..<count]))
      }
    }
    let nested = [UInt8](repeating: 0x91, count: 100_000)
    #expect(throws: MessagePackReader.Failure.self) { try MessagePackReader.read(nested) }
    let huge: [UInt8] = [0xDD, 0xFF, 0xFF, 0xFF, 0xFF]
    #expect(throws: MessagePackReader.Failure.self) { try MessagePackReader.read(huge) }
  }

  @Test("a configuration gives sections, JSON values and references")
  func configuration() throws {
    let text = """
      [nlp]
      lang = "en"
      pipeline = ["a", "b"]
      [components.a]
      width = ${components.b:width}
      [components.b]
      width = 96
      """
    let configuration = try #require(PipelineConfiguration(parsing: text))
    #expect(configuration.strings("nlp", "pipeline") == ["a", "b"])
    #expect(configuration.integer("components.a", "width") == 96)
    #expect(PipelineConfiguration(parsing: "not a config") == nil)
  }
}
