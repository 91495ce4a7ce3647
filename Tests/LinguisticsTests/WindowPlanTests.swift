import Testing

@testable import Linguistics

@Suite("Window plan")
struct WindowPlanTests {
  /// Places that a layer computes.
  private func places(_ layer: WindowPlan.Layer) -> [Int] {
    Array(layer.quads) + Array(layer.singles)
  }

  @Test("every layer has what the next one's windows look at")
  func reach() {
    for count in 1...40 {
      for wanted in [0..<count, count / 3..<count / 3 + 1, count - 1..<count] {
        let plan = WindowPlan(count: count, wanted: wanted, depth: 3)
        #expect(plan.layers.count == 3)
        #expect(Set(wanted).isSubset(of: places(plan.layers[2])))
        for (below, above) in zip(plan.layers, plan.layers.dropFirst()) {
          let seen = Set(places(above).flatMap { [$0 - 1, $0, $0 + 1] })
          #expect(seen.isSubset(of: places(below)), "\(count) \(wanted)")
          // A quad is rounded by all that it looks at.
          let quads = Set(above.quads.lowerBound - 1..<above.quads.upperBound + 1)
          #expect(above.quads.isEmpty || quads.isSubset(of: places(below)))
        }
        let first = places(plan.layers[0])
        #expect(Set(first.flatMap { [$0 - 1, $0, $0 + 1] }).isSubset(of: plan.inputs))
      }
    }
  }

  @Test("the places of quads and singles do not depend on what is wanted")
  func grid() {
    for count in 1...40 {
      let whole = WindowPlan(count: count, wanted: 0..<count, depth: 3)
      for start in 0..<count {
        for end in start + 1...count {
          let plan = WindowPlan(count: count, wanted: start..<end, depth: 3)
          for (part, all) in zip(plan.layers, whole.layers) {
            if !part.quads.isEmpty {
              #expect((part.quads.lowerBound - all.quads.lowerBound) % WindowPlan.quad == 0)
              #expect(all.quads.contains(part.quads.lowerBound))
              #expect(part.quads.upperBound <= all.quads.upperBound)
            }
            #expect(Set(part.singles).isSubset(of: all.singles))
          }
        }
      }
    }
  }

  @Test("a part of a long text brings little along")
  func partOfLongText() {
    let plan = WindowPlan(count: 1_000_000, wanted: 5_000..<9_000, depth: 3)
    #expect(plan.inputs.lowerBound > 4_980)
    #expect(plan.inputs.upperBound < 9_020)
    #expect(plan.layers.allSatisfy { $0.singles.isEmpty })
  }

  @Test("no more is multiplied than one quad a layer beyond what is needed")
  func cost() {
    for count in 1...60 {
      let plan = WindowPlan(count: count, wanted: 0..<count, depth: 3)
      for (i, layer) in plan.layers.enumerated() {
        // In products of a row: six a quad, three a place alone.
        let cost = layer.quads.count / 4 * 6 + layer.singles.count * 3
        let needed = count + 2 * (2 - i)
        #expect(Double(cost) <= 1.5 * Double(needed) + 6, "\(count), layer \(i)")
      }
    }
  }
}
