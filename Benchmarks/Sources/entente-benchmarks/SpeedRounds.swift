import CMeter
import CNetworkKernels
import Foundation
import Linguistics

/// Runs rounds over the same texts when asked to, so that another program can interleave them with
/// those of a competitor: a line in is a number of threads, a line out is JSON.
struct SpeedRounds {
  let model: LanguageModel
  let texts: [String]

  func serve() {
    say(#"{"texts":\#(texts.count)}"#)
    while let line = readLine() {
      guard let threads = Int(line), threads > 0 else { return }
      var tokens = 0
      let time = seconds { for d in model.annotate(texts, threads: threads) { tokens += d.count } }
      say(#"{"tokens":\#(tokens),"seconds":\#(time)}"#)
    }
  }

  /// Operations a second of one core: what it could do, and what products of the shape of a window
  /// layer reach with our kernels and with OpenBLAS.
  static func sayPeak() {
    let (rows, size) = (256, 288)
    let values = (0..<(rows + size) * size).map { 1 / Float($0 % 7 + 1) }
    var result = [Float](repeating: 0, count: rows * size)
    let times = (0..<15).map { _ in
      seconds {
        entente_product(
          ENTENTE_BEST, values, size, rows, Array(values[(rows * size)...]), size, size, nil,
          &result, size)
      }
    }
    let ours = Double(2 * rows * size * size) / (times.min() ?? .infinity)
    print(
      #"{"peak":\#(entente_meter_peak()),"product":\#(ours),"#
        + #""openblas":\#(entente_meter_openblas(Int32(rows), Int32(size)))}"#)
  }

  private func say(_ line: String) {
    print(line)
    fflush(nil)
  }
}
