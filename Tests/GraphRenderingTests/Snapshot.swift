import Foundation
import Testing

/// Text kept beside the tests. `ENTENTE_UPDATE_SNAPSHOTS=1 swift test` writes it anew.
func expectSnapshot(
  _ text: String, _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
  let place = folder.appendingPathComponent("Snapshots/" + name)
  if ProcessInfo.processInfo.environment["ENTENTE_UPDATE_SNAPSHOTS"] != nil {
    try Data(text.utf8).write(to: place)
    return
  }
  let kept = String(decoding: try Data(contentsOf: place), as: UTF8.self)
  #expect(text == kept, "differs from Snapshots/\(name)", sourceLocation: sourceLocation)
}
