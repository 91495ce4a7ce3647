internal import CNetworkKernels

/// Which places of each window layer are computed, so that the last layer's are there for the tokens
/// that are wanted.
///
/// A place is a token's number in its text; the layers before the last also need places beside the
/// text, at -1 and at the number of its tokens and beyond. Six places one behind the other are computed
/// as a sextet, with less than half of the multiplications, but each is then rounded by all that the
/// sextet looks at. So sextets are laid out by the text alone, from the first place that a layer needs
/// of it: which part of a text is wanted, and what stands beside it, changes no bit. One or two places
/// that remain behind the last sextet are computed one by one; more are the beginning of a sextet whose
/// other places nobody needs, and which looks at zeros there.
struct WindowPlan {
  struct Layer: Equatable {
    /// Places of whole sextets.
    var sextets: Range<Int>
    /// Places computed one by one.
    var singles: Range<Int>
    /// Places that the last sextet looks at and the layer below does not compute.
    var zeros: Range<Int>
  }

  /// Places of a sextet.
  static let sextet = Int(ENTENTE_WINDOW_SEXTET)

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
    for above in 0..<depth {
      let (first, end) = (-above, count + above)
      let (sextets, rest) = (end - first).quotientAndRemainder(dividingBy: Self.sextet)
      let sextetEnd = first + (rest >= 3 ? sextets + 1 : sextets) * Self.sextet
      let start = min(Self.sextetStart(of: needed.lowerBound, from: first), sextetEnd)
      let last = Self.sextetStart(of: needed.upperBound - 1, from: first)
      let stop = min(last + Self.sextet, sextetEnd)
      let singles = max(needed.lowerBound, sextetEnd)..<max(needed.upperBound, sextetEnd)
      let computed =
        (start < stop ? start : singles.lowerBound)..<(singles.isEmpty ? stop : singles.upperBound)
      needed = computed.lowerBound - 1..<min(computed.upperBound, end) + 1
      layers.append(
        Layer(
          sextets: start..<stop, singles: singles,
          zeros: needed.upperBound..<max(needed.upperBound, stop + 1)))
    }
    self.layers = layers.reversed()
    inputs = needed
  }

  /// First place of the sextet that a place stands in.
  private static func sextetStart(of place: Int, from first: Int) -> Int {
    first + (place - first) / sextet * sextet
  }

  /// Places behind the last that any layer looks at.
  var end: Int { layers.reduce(inputs.upperBound) { max($0, $1.zeros.upperBound) } }
}
