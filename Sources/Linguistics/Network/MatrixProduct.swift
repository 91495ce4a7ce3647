internal import COpenBLAS

/// Matrix products through OpenBLAS on the calling thread.
enum MatrixProduct {
  /// Rows a product is padded to: the kernels compute a remainder below their tile in another
  /// order, and a token's values must not depend on how many rows follow it. The AVX2 kernel of
  /// OpenBLAS takes 12 rows at a time; 48 is a multiple of the other kernels' tiles too.
  static let tile = 48

  /// OpenBLAS is told once to leave threads to us.
  static let singleThreaded: Void = openblas_set_num_threads(1)

  /// `result = rows × transpose(weights)`, row-major.
  /// - Parameters:
  ///   - rows: `count` × `inputs`; room for `count` rounded up to ``tile``.
  ///   - weights: `outputs` × `inputs`.
  ///   - result: `count` × `outputs`; room for `count` rounded up to ``tile``.
  static func multiply(
    _ rows: UnsafePointer<Float>, count: Int, inputs: Int, by weights: UnsafePointer<Float>,
    outputs: Int, into result: UnsafeMutablePointer<Float>
  ) {
    _ = singleThreaded
    guard count > 0 else { return }
    let padded = (count + tile - 1) / tile * tile
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasTrans, blasint(padded), blasint(outputs),
      blasint(inputs), 1, rows, blasint(inputs), weights, blasint(inputs), 0, result,
      blasint(outputs))
  }
}
