import CGraphviz

/// Where Graphviz put things, to judge a layout by.
struct LayoutGeometry: Sendable {
  /// An upright rectangle, in points.
  struct Box: Sendable {
    var left, bottom, right, top: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && bottom < other.top && other.bottom < top
    }

    func contains(_ x: Double, _ y: Double) -> Bool {
      left < x && x < right && bottom < y && y < top
    }

    /// A label may touch what it lies beside.
    func shrunk(by margin: Double) -> Box {
      Box(left: left + margin, bottom: bottom + margin, right: right - margin, top: top - margin)
    }
  }

  var nodes: [Box] = []
  /// One per edge; nil without a label.
  var labels: [Box?] = []
  /// Points along each edge, close enough to meet any label it crosses.
  var paths: [[(x: Double, y: Double)]] = []

  /// Reads a graph between `gvLayout` and `gvFreeLayout`. C: `ND_coord`, `ED_label`, `ED_spl`.
  init(_ graph: UnsafeMutablePointer<Agraph_t>) {
    var node = agfstnode(graph)
    while let here = node {
      nodes.append(Box(entente_gv_node_box(here)))
      var edge = agfstout(graph, here)
      while let line = edge {
        let box = entente_gv_label_box(line)
        labels.append(box.width > 0 ? Box(box).shrunk(by: 2) : nil)
        paths.append(LayoutGeometry.points(of: line))
        edge = agnxtout(graph, line)
      }
      node = agnxtnode(graph, here)
    }
  }

  /// What is in each other's way: labels on nodes and labels count 5, an arrow through another
  /// arrow's label 2. 0 is perfect.
  var clutter: Int {
    var sum = 0
    for (place, label) in labels.enumerated() {
      guard let label else { continue }
      sum += 5 * nodes.count { $0.overlaps(label) }
      for other in labels.dropFirst(place + 1) {
        if let other, other.overlaps(label) { sum += 5 }
      }
      for (other, path) in paths.enumerated() where other != place {
        if path.contains(where: { label.contains($0.x, $0.y) }) { sum += 2 }
      }
    }
    return sum
  }

  /// What it costs that the drawing has to be made smaller to fit a screen of 1500 x 1000 points: 0
  /// where it fits, 10 where it is twice as large, 20 at three times. So two overlaps are put up
  /// with where that makes letters twice as large.
  var smallness: Double {
    var extent = Box(left: .infinity, bottom: .infinity, right: -.infinity, top: -.infinity)
    func take(_ left: Double, _ bottom: Double, _ right: Double, _ top: Double) {
      extent = Box(
        left: min(extent.left, left), bottom: min(extent.bottom, bottom),
        right: max(extent.right, right), top: max(extent.top, top))
    }
    for box in nodes { take(box.left, box.bottom, box.right, box.top) }
    for case let box? in labels { take(box.left, box.bottom, box.right, box.top) }
    for point in paths.joined() { take(point.x, point.y, point.x, point.y) }
    let times = max((extent.right - extent.left) / 1500, (extent.top - extent.bottom) / 1000)
    return times > 1 ? 10 * (times - 1) : 0
  }

  /// Below this nothing overlaps, and letters of 13 points are at least 8 on such a screen: another
  /// layout would not be worth its time.
  static let goodEnough = 6.0

  /// Bezier curves sampled sixteen times a piece, or every six points of length if that is more.
  private static func points(of edge: UnsafeMutablePointer<Agedge_t>) -> [(x: Double, y: Double)] {
    var points: [(x: Double, y: Double)] = []
    for curve in 0..<entente_gv_curve_count(edge) {
      let count = entente_gv_point_count(edge, curve)
      var piece: Int32 = 0
      while piece + 3 < count {
        let p = (0..<4).map { entente_gv_point(edge, curve, piece + Int32($0)) }
        let length = abs(p[3].x - p[0].x) + abs(p[3].y - p[0].y)
        let steps = max(16, Int(min(length, 10_000) / 6))
        for step in 0...steps {
          let t = Double(step) / Double(steps)
          let u = 1 - t
          let weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
          points.append(
            (
              weights.0 * p[0].x + weights.1 * p[1].x + weights.2 * p[2].x + weights.3 * p[3].x,
              weights.0 * p[0].y + weights.1 * p[1].y + weights.2 * p[2].y + weights.3 * p[3].y
            ))
        }
        piece += 3
      }
    }
    return points
  }
}

extension LayoutGeometry.Box {
  fileprivate init(_ box: EntenteBox) {
    left = box.x - box.width / 2
    right = box.x + box.width / 2
    bottom = box.y - box.height / 2
    top = box.y + box.height / 2
  }
}
