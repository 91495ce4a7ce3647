import Foundation
import GraphModel
import SampleGraphs
import Testing

@Test("the fixture of the integration tests is the story of the unit tests")
func fixture() throws {
  let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/drawing/leaders-call.json")
  // ENTENTE_REWRITE=1 swift test --filter fixture: writes it anew after the story has changed.
  if ProcessInfo.processInfo.environment["ENTENTE_REWRITE"] != nil {
    try Data(LeadersCall.graph.canonicalized().json()).write(to: place)
  }
  let kept = [UInt8](try Data(contentsOf: place))
  #expect(kept == LeadersCall.graph.canonicalized().json())
}
