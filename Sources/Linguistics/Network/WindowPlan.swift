internal import CNetworkKernels

/// Which places of each window layer are computed, so that the last layer's are there for the tokens
/// that are wanted.
///
/// A place is a token's number in its text; the layers before the last also need places beside the
/// text, at -1 and at the number of its tokens and beyond. Four places one behind the other are
/// computed as a quad, with half of the multiplications, but each is then rounded by all that the
/// quad looks at. So quads are laid out by the text alone, from the first place that a layer needs of
/// it: which part of a text is wanted, and what stands beside it, changes no bit. What remains behind
/// the last quad is computed place by place, but for three, which would cost more than one quad more.
struct WindowPlan {
  struct Layer: Equatable {
    /// Places of whole quads.
    var quads: Range<Int>
    /// Places computed one by one.
    var singles: Range<Int>
  }

  /// Places of a quad.
  static let quad = Int(ENTENTE_WINDOW_QUAD)

  /// In the order in which they run.
  let layers: [Layer]
  /// Places that the first of the layers looks at.
  let inputs: Range<Int>

  /// - Parameters:
  ///   - count: tokens of the whole text, at least one.
  ///   - wanted: tokens whose vectors are asked for, at least one.
  ///   - depth: number of layers.
  init(count: Int, wanted: Range<Int>, depth: Int) {
    var layers: [Layer] = []
    var needed = wanted
    var end = count
    for above in 0..<depth {
      let first = -above
      let (quads, rest) = (end - first).quotientAndRemainder(dividingBy: Self.quad)
      let quadEnd = first + (rest == 3 ? quads + 1 : quads) * Self.quad
      let start = first + (needed.lowerBound - first) / Self.quad * Self.quad
      let stop = first + Self.wholeQuads(needed.upperBound - first)
      let layer = Layer(
        quads: min(start, quadEnd)..<min(stop, quadEnd),
        singles: max(needed.lowerBound, quadEnd)..<max(needed.upperBound, quadEnd))
      layers.append(layer)
      let computed =
        layer.quads.isEmpty
        ? layer.singles
        : layer.quads.lowerBound..<(layer.singles.isEmpty ? layer.quads : layer.singles).upperBound
      needed = computed.lowerBound - 1..<computed.upperBound + 1
      end = max(end, quadEnd) + 1
    }
    self.layers = layers.reversed()
    inputs = needed
  }

  /// `count`, rounded up to whole quads.
  static func wholeQuads(_ count: Int) -> Int { (count + quad - 1) / quad * quad }
}
