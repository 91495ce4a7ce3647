/// What stands around an article's text and is none of it: notices, credits, invitations.
enum Boilerplate {
  /// Beginnings, in lower case, of last paragraphs that are not part of the report.
  private static let tails = [
    "©", "(c) ", "copyright ", "all rights reserved", "reporting by", "(reporting by",
    "additional reporting by", "(additional reporting", "editing by", "(editing by",
    "writing by", "(writing by", "our standards:", "read more:", "read also:", "see also:",
    "related:", "related stories", "related articles", "most read", "more from", "more stories",
    "sign up for", "sign up to", "subscribe to", "subscribe now", "follow us on", "follow him on",
    "follow her on", "click here", "to contact the reporter", "to contact the editor",
    "this article was originally", "this story was originally", "this article has been updated",
    "share this", "photo:", "photograph:", "advertisement", "reuter", "-ends-", "###",
  ]

  /// The paragraphs without those at the end that only a notice or a credit fills. The first
  /// paragraph always stays.
  static func trimmed(_ paragraphs: [String]) -> [String] {
    var kept = paragraphs[...]
    while kept.count > 1, let last = kept.last, isTail(last) { kept.removeLast() }
    return Array(kept)
  }

  /// The text up to where its tail begins; offsets of what stays do not change.
  static func withoutTail(_ text: String) -> String { cut(text) { isTail($0) } }

  /// The same without rows of buttons alone: what is given as the text of an article may end in
  /// credits on purpose.
  static func withoutShareRows(_ text: String) -> String { cut(text, where: isShareRow) }

  private static func cut(_ text: String, where isTail: (Substring) -> Bool) -> String {
    var end = text.endIndex
    while true {
      let body = text[..<end]
      guard let last = body.lastIndex(where: { !$0.isWhitespace }) else { return text }
      let start = body[...last].lastIndex(where: \.isNewline)
      guard let start, isTail(body[body.index(after: start)...last]) else {
        return end == text.endIndex ? text : String(body[...last])
      }
      end = start
    }
  }

  /// What the buttons below an article say, in lower case.
  private static let shareWords: Set<String> = [
    "comment", "comments", "copy", "email", "facebook", "flipboard", "gmail", "google", "instagram",
    "link", "linkedin", "mail", "messenger", "pinterest", "pocket", "print", "reddit", "share",
    "sms", "snapchat", "telegram", "threads", "tiktok", "tumblr", "tweet", "twitter", "viber", "vk",
    "wechat", "weibo", "whatsapp", "x", "xing", "youtube",
  ]

  /// Whether a paragraph is a row of buttons: "Facebook Twitter Linkedin Mail".
  private static func isShareRow(_ text: Substring) -> Bool {
    guard text.utf8.count <= 120 else { return false }
    let words = text.lowercased().split { !$0.isLetter }
    return words.count > 1 && words.allSatisfy { shareWords.contains(String($0)) }
  }

  /// Whether a paragraph is a notice, a credit, an invitation or a row of buttons.
  static func isTail(_ paragraph: some StringProtocol) -> Bool {
    let text = Substring(paragraph).drop { $0.isWhitespace }
    // A notice is short; a long paragraph that begins like one is a report's.
    guard text.utf8.count <= 400 else { return false }
    if isShareRow(text) { return true }
    let lower = text.prefix(40).lowercased()
    guard let tail = tails.first(where: lower.hasPrefix) else { return false }
    if tail.last?.isLetter == true, lower.dropFirst(tail.count).first?.isLetter == true {
      return false
    }
    return tail != "reuter" && tail != "advertisement" || text.count <= tail.count + 3
  }
}
