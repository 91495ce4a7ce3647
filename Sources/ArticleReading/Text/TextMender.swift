/// Repairs what stands between a news text and the language model: wrongly decoded and invisible
/// characters, hard line wraps, all-capitals headlines, datelines and headings that run into the
/// first sentence, and rows of buttons behind the last.
public enum TextMender {
  /// The mended text. O(n).
  public static func mend(_ text: String) -> MendedText {
    // Most pages hold nothing to mend: they are passed on without a copy.
    guard needsMending(text) else { return MendedText(text: text, origins: nil) }
    let text = Boilerplate.withoutShareRows(text)
    var buffer = SentenceSpaces.opened(
      HyphenatedInitials.opened(visible(Mojibake.undone(ScalarBuffer(text)))))
    buffer = LineUnwrapper.unwrapped(buffer)
    HeadlineCase.restore(&buffer)
    return Headings.parted(Dateline.detached(buffer)).mended
  }

  /// A cheap test that may say yes for nothing, never no for something.
  private static func needsMending(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.contains { $0 == 0x0A || $0 >= 0x80 || $0 < 0x20 } || Dateline.mayBegin(bytes)
        || HyphenatedInitials.mayHold(bytes) || Mojibake.mayHold(bytes)
    }
  }

  /// Drops what has no width and makes every kind of space and line end the plain one.
  private static func visible(_ text: ScalarBuffer) -> ScalarBuffer {
    var out = ScalarBuffer(reserving: text.scalars.count)
    for (index, scalar) in text.scalars.enumerated() {
      let origin = text.origins[index]
      switch scalar.value {
      case 0x0A, 0x20...0x7E: out.append(scalar, origin)
      case 0x0D:
        let beforeLineFeed = index + 1 < text.scalars.count && text.scalars[index + 1] == "\n"
        if !beforeLineFeed { out.append("\n", origin) }
      case 0x85, 0x2028: out.append("\n", origin)
      case 0x2029:
        out.append("\n", origin)
        out.append("\n", origin)
      // Spaces of Unicode, tabs, and controls (agency copy ends in U+0003).
      case 0..<0x20, 0x7F...0x9F, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
        out.append(" ", origin)
      // Soft hyphen, zero-width space, direction marks, word joiner, byte order mark.
      case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF:
        break
      default: out.append(scalar, origin)
      }
    }
    return out
  }
}
