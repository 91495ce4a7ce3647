internal import COpenBLAS

/// Matrix products through OpenBLAS on the calling thread.
enum MatrixProduct {
  /// Rows a product is padded to: the kernels treat a remainder below their tile in another order
  /// of operations, and a token's values should not depend on how many rows follow it. Known
  /// limit: OpenBLAS's AVX2 kernel takes 12 rows at a time, so with 16 the last rows of a product
  /// may still differ in the last bit; a multiple of 12 such as 48 removes that.
  static let tile = 16

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
