import CResources
import GraphModel

/// Writes the drawing as one page that needs no network: style, script, data and SVG inside it.
///
/// Its policy lets the page's own style and script run, by their hashes, and nothing else: no
/// request leaves it, and what a news text might smuggle in would not run. The script builds all
/// text through text nodes.
struct PageWriter {
  let drawing: Drawing
  let options: RenderOptions

  /// `svg` is the drawing as ``AccessibleSVG`` has it.
  func write(svg: [UInt8]) -> [UInt8] {
    let style = resource("page.css")
    let script = "'use strict';\n(() => {\n" + resource("page.js") + "})();\n"
    let policy =
      "default-src 'none'; img-src data:; style-src '\(hash(style))'; "
      + "script-src '\(hash(script))'; base-uri 'none'; form-action 'none'"
    let values = [
      "POLICY": policy, "STYLE": style, "SCRIPT": script, "SVG": inline(svg),
      "DATA": PageData(drawing: drawing).json,
      "TITLE": DOTText.xml(options.title ?? "Graph of people, states and organizations"),
    ]
    // In one pass, so that a marker in what is put in stays text.
    var out = ""
    for piece in resource("page.html").split(separator: "{{", omittingEmptySubsequences: false) {
      guard let end = piece.firstRange(of: "}}"),
        let value = values[String(piece[..<end.lowerBound])]
      else {
        out += piece
        continue
      }
      out += value + piece[end.upperBound...]
    }
    return Array(out.utf8)
  }

  /// Without the XML declaration, which has no place inside a page.
  private func inline(_ svg: [UInt8]) -> String {
    let text = String(decoding: svg, as: UTF8.self)
    guard text.hasPrefix("<?xml"), let lineEnd = text.firstIndex(of: "\n") else { return text }
    return String(text[text.index(after: lineEnd)...])
  }

  private func hash(_ text: String) -> String {
    "sha256-" + base64(SHA256.digest(of: text.utf8))
  }

  private func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var out = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0...group.count { out.append(alphabet[value >> (18 - 6 * place) & 63]) }
      out += String(repeating: "=", count: 3 - group.count)
    }
    return out
  }

  private func resource(_ name: String) -> String {
    let file = entente_resource(name)
    guard let bytes = file.bytes else { return "" }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: file.count), as: UTF8.self)
  }
}
