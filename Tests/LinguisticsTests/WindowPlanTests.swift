import Testing

@testable import Linguistics

@Suite("Window plan")
struct WindowPlanTests {
  /// Places that a layer computes.
  private func places(_ layer: WindowPlan.Layer) -> [Int] {
    Array(layer.sextets) + Array(layer.singles)
  }

  @Test("every layer has what the next one's windows look at")
  func reach() {
    for count in 1...40 {
      for wanted in [0..<count, count / 3..<count / 3 + 1, count - 1..<count] {
        let plan = WindowPlan(count: count, wanted: wanted, depth: 3)
        #expect(plan.layers.count == 3)
        #expect(Set(wanted).isSubset(of: places(plan.layers[2])))
        let inputs = [Array(plan.inputs)] + plan.layers.map(places)
        for (i, layer) in plan.layers.enumerated() {
          // What the layers above need, from beside the text too; a last sextet's rest nobody does.
          let beside = plan.layers.count - 1 - i
          let below = Set(inputs[i].filter { $0 <= count + beside })
          let needed = places(layer).filter { $0 < count + beside }
          let seen = Set(needed.flatMap { [$0 - 1, $0, $0 + 1] })
          #expect(seen.isSubset(of: below), "\(count) \(wanted)")
          // A sextet is rounded by all that it looks at, which has to be there.
          let rounded = Set(layer.sextets.lowerBound - 1..<layer.sextets.upperBound + 1)
          #expect(layer.sextets.isEmpty || rounded.isSubset(of: below.union(layer.zeros)))
          #expect(below.isDisjoint(with: layer.zeros))
          #expect(layer.zeros.isEmpty || layer.zeros.upperBound <= plan.end)
        }
      }
    }
  }

  @Test("the places of sextets and singles do not depend on what is wanted")
  func grid() {
    for count in 1...40 {
      let whole = WindowPlan(count: count, wanted: 0..<count, depth: 3)
      for start in 0..<count {
        for end in start + 1...count {
          let plan = WindowPlan(count: count, wanted: start..<end, depth: 3)
          for (part, all) in zip(plan.layers, whole.layers) {
            if !part.sextets.isEmpty {
              #expect((part.sextets.lowerBound - all.sextets.lowerBound) % WindowPlan.sextet == 0)
              #expect(all.sextets.contains(part.sextets.lowerBound))
              #expect(part.sextets.upperBound <= all.sextets.upperBound)
            }
            #expect(Set(part.singles).isSubset(of: all.singles))
            #expect(part.zeros.isEmpty || part.zeros == all.zeros)
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

  @Test("no more is multiplied than one sextet a layer beyond what is needed")
  func cost() {
    for count in 1...60 {
      let plan = WindowPlan(count: count, wanted: 0..<count, depth: 3)
      for (i, layer) in plan.layers.enumerated() {
        // In products of a row: eight a sextet, three a place alone.
        let cost = layer.sextets.count / 6 * 8 + layer.singles.count * 3
        let needed = count + 2 * (2 - i)
        #expect(Double(cost) <= 8.0 / 6 * Double(needed) + 4, "\(count), layer \(i)")
      }
    }
  }
}
