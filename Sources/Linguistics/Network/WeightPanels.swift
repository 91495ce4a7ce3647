internal import CNetworkKernels

/// The order in which the kernels read weights: panels of 16 outputs, and in a panel for each input
/// the weights of all 16 (`network_kernels.h`). Made when a model is compiled.
enum WeightPanels {
  /// Outputs of one panel.
  static let width = Int(ENTENTE_PANEL)

  /// Floats of the panels of `outputs` × `inputs` weights.
  static func count(outputs: Int, inputs: Int) -> Int { padded(outputs) * inputs }

  /// `outputs`, rounded up to whole panels.
  static func padded(_ outputs: Int) -> Int { (outputs + width - 1) / width * width }

  /// Where a weight lies.
  @inline(__always)
  static func index(output: Int, input: Int, inputs: Int) -> Int {
    (output / width * inputs + input) * width + output % width
  }

  /// - Parameter weights: outputs × inputs, row-major.
  static func panels(of weights: [Float], outputs: Int, inputs: Int) -> [Float] {
    var panels = [Float](repeating: 0, count: count(outputs: outputs, inputs: inputs))
    for output in 0..<outputs {
      for input in 0..<inputs {
        panels[index(output: output, input: input, inputs: inputs)] =
          weights[output * inputs + input]
      }
    }
    return panels
  }

  /// A bias for each output of whole panels.
  static func padded(_ bias: [Float]) -> [Float] {
    bias + repeatElement(0, count: padded(bias.count) - bias.count)
  }
}
