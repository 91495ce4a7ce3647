import Testing

@testable import EntityLinking
@testable import GraphModel

@Suite("Sovereign states")
struct SovereignStatesTests {
  @Test("merging knows of each state what the knowledge base knows")
  func agrees() {
    let states = KnowledgeBase.embedded.records.filter { $0.kind == .state }
    #expect(states.count > 250)
    for state in states {
      let number = Int(state.id.dropFirst()) ?? 0
      let sovereign =
        SovereignStates.dissolved.contains(number)
        ? nil : state.facts["parent"] ?? state.facts["successor"] ?? state.id
      #expect(SovereignStates.sovereign(of: state.id) == sovereign, "\(state.name)")
    }
  }

  @Test("a body, a person and a user's own state are none")
  func none() {
    for id in ["Q7747", "Q8908", "kb:X-state", "person:anna-berg", "Q", ""] {
      #expect(SovereignStates.sovereign(of: id) == nil)
    }
  }
}
