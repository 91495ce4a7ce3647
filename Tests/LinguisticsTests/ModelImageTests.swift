import Foundation
import Testing

@testable import Linguistics

@Suite("Compiled models")
struct ModelImageTests {
  private func load(_ bytes: [UInt8]) throws -> CompiledModel {
    let path = FileManager.default.temporaryDirectory.path + "/entente-\(UUID().uuidString)"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try CompiledModel(try ModelImage(mapping: path), path: path)
  }

  private static let small: [UInt8] = {
    var writer = ModelImageWriter()
    writer.write("name")
    writer.write(array: [Float](repeating: 1, count: 100))
    return writer.finish(sourceStamp: 42)
  }()

  @Test("a foreign, empty, cut or lengthened file is refused")
  func damaged() {
    var foreign = Self.small
    foreign[0] ^= 1
    var version = Self.small
    version[8] &+= 1
    for bytes in [[], [1, 2, 3], foreign, version, Self.small + [0], Array(Self.small.dropLast())] {
      #expect(throws: LinguisticsError.self) { try load(bytes) }
    }
    for i in stride(from: 24, to: Self.small.count, by: 5) where !(40..<64).contains(i) {
      var bytes = Self.small
      bytes[i] ^= 0x10
      #expect(throws: LinguisticsError.self) { try load(bytes) }
    }
  }

  @Test("a description that names places outside the file is refused though the checksum fits")
  func hostileDescription() {
    for number in [UInt64.max, 1 << 62, 1 << 40, 64] {
      var writer = ModelImageWriter()
      for _ in 0..<40 { writer.write(number) }
      #expect(throws: LinguisticsError.self) { try load(writer.finish(sourceStamp: 0)) }
    }
  }

  @Test("arrays come back as they were written")
  func roundTrip() throws {
    let image = ModelImage(copying: Self.small)
    #expect(image.damage() == nil && image.sourceStamp == 42)
    var reader = ModelImageReader(image)
    #expect(try reader.string() == "name")
    let array: ModelArray<Float> = try reader.array(expected: 100)
    #expect(array[99] == 1)
    #expect(throws: ModelImageReader.Failure.self) { try reader.unsigned() }
  }
}
