internal import CNetworkKernels

/// A matrix product with constant weights, and a bias or none.
struct LinearLayer: Sendable {
  let inputs: Int
  let outputs: Int
  /// In the order of ``WeightPanels``.
  let panels: ModelArray<Float>
  /// Of whole panels.
  let bias: ModelArray<Float>?

  /// `result = rows × transpose(weights) + bias`; a row's values depend on that row alone.
  /// - Parameters:
  ///   - rows: `count` × inputs.
  ///   - result: `count` × outputs.
  @inline(__always)
  func apply(
    to rows: UnsafePointer<Float>, count: Int, into result: UnsafeMutablePointer<Float>
  ) {
    entente_product(
      ENTENTE_BEST, rows, inputs, count, panels.start, inputs, outputs, bias?.start, result,
      outputs)
  }
}
