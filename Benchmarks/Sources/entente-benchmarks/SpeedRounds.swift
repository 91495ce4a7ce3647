import CMeter
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
      _ = entente_meter_take()
      var tokens = 0
      let time = seconds { for d in model.annotate(texts, threads: threads) { tokens += d.count } }
      let products = entente_meter_take()
      var answer = #"{"tokens":\#(tokens),"seconds":\#(time)"#
      // The meter knows one thread at a time.
      if threads == 1 {
        answer += #","product_seconds":\#(products.seconds)"#
        answer += #","product_operations":\#(products.operations)"#
      }
      say(answer + "}")
    }
  }

  /// What one core could do, in operations a second.
  static func sayPeak() {
    print(
      #"{"peak":\#(entente_meter_peak()),"product_1024":\#(entente_meter_product(1024))}"#)
  }

  private func say(_ line: String) {
    print(line)
    fflush(nil)
  }
}
