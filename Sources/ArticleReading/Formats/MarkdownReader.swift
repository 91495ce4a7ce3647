/// Reads an article from Markdown: front matter for title and day, and the text without its marks.
public enum MarkdownReader {
  /// - Throws: ``ReadingError`` where the file is too long or binary data.
  public static func article(
    of bytes: [UInt8], id: String, input: String
  ) throws(ReadingError) -> Article {
    let plain = try PlainTextReader.article(of: bytes, id: id, input: input)
    var lines = plain.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    let matter = frontMatter(&lines)
    var title = matter["title"]
    var blocks: [String] = []
    var block = ""
    var isCode = false
    func close() {
      if !block.isEmpty { blocks.append(block) }
      block = ""
    }
    for line in lines {
      let bare = line.drop { $0 == " " || $0 == "\t" }
      if bare.hasPrefix("```") || bare.hasPrefix("~~~") {
        isCode.toggle()
        close()
        continue
      }
      if isCode { continue }
      if bare.isEmpty || bare.hasPrefix("|") || isRule(bare) {
        close()
        continue
      }
      let (content, isOwn) = body(of: bare)
      if isOwn { close() }
      let text = inlineText(content)
      if bare.hasPrefix("# "), title == nil || title == text {
        title = text
        continue
      }
      if !text.isEmpty { block += block.isEmpty ? text : " " + text }
      if bare.hasPrefix("#") { close() }
    }
    close()
    return Article(
      id: id, title: title ?? plain.title,
      text: Boilerplate.trimmed(blocks).joined(separator: "\n\n"),
      date: matter["date"].flatMap(PublicationDate.iso8601) ?? plain.date, url: matter["url"])
  }

  /// "key: value" lines between two lines of three hyphens at the top; takes them off.
  private static func frontMatter(_ lines: inout ArraySlice<Substring>) -> [String: String] {
    guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
      return [:]
    }
    var matter: [String: String] = [:]
    for line in lines[lines.startIndex..<end].dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop(while: \.isWhitespace)
      let bare = value.first == "\"" || value.first == "'" ? value.dropFirst().dropLast() : value
      matter[line[..<colon].lowercased()] = String(bare)
    }
    lines = lines[(end + 1)...]
    return matter
  }

  private static func isRule(_ line: Substring) -> Bool {
    let marks = line.filter { !$0.isWhitespace }
    return marks.count >= 3 && Set(marks).count == 1 && "-*_=".contains(marks.first ?? " ")
  }

  /// A line without the mark of its block, and whether it begins a block of its own.
  private static func body(of line: Substring) -> (Substring, Bool) {
    if line.hasPrefix("#") {
      return (line.drop { $0 == "#" }.drop { $0 == " " }, true)
    }
    var line = line
    while line.first == ">" { line = line.dropFirst().drop { $0 == " " } }
    for mark in ["- ", "* ", "+ "] where line.hasPrefix(mark) { return (line.dropFirst(2), true) }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    if (1...3).contains(digits.count), line.dropFirst(digits.count).hasPrefix(". ") {
      return (line.dropFirst(digits.count + 2), true)
    }
    return (line, false)
  }

  /// Text of a line without emphasis, links' addresses, images and inline code marks.
  private static func inlineText(_ line: Substring) -> String {
    var out = ""
    var rest = line
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        if let next = rest.popFirst() { out.append(next) }
      case "*", "`": continue
      case "_":
        // Inside a word it is a letter of it.
        let inside = out.last?.isLetter == true && rest.first?.isLetter == true
        if inside { out.append(character) }
      case "!" where rest.first == "[": _ = link(&rest)
      case "[":
        rest = line[line.index(before: rest.startIndex)...]
        if let text = link(&rest) {
          out += inlineText(Substring(text))
        } else {
          rest.removeFirst()
          out.append("[")
        }
      case "<":
        guard let end = rest.firstIndex(of: ">"),
          rest.first.map({ $0.isLetter || $0 == "/" || $0 == "!" }) == true
        else {
          out.append(character)
          continue
        }
        rest = rest[rest.index(after: end)...]
      default: out.append(character)
      }
    }
    return TextBlock.collapsed(out)
  }

  /// The text of "[text](address)" at the beginning of `rest`, which is left after it; nil, and
  /// nothing taken, where there is no link.
  private static func link(_ rest: inout Substring) -> String? {
    guard let close = rest.firstIndex(of: "]") else { return nil }
    let text = rest[rest.index(after: rest.startIndex)..<close]
    let after = rest[rest.index(after: close)...]
    let closer: Character
    switch after.first {
    case "(": closer = ")"
    case "[": closer = "]"
    default: return nil
    }
    guard let end = after.firstIndex(of: closer) else { return nil }
    rest = after[after.index(after: end)...]
    return String(text)
  }
}
