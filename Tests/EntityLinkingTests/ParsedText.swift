import Linguistics

/// A document written by hand, one token a line or a word: `form/TAG/dep/head`, names in brackets.
///
/// Words are separated by spaces; a word is `text|TAG|dependency|head`, the head being the number
/// of the word in its sentence from 0. `[PERSON` and `]` around words mark a name. `//` ends a
/// sentence. An underscore before a word says that no space stands before it.
///
///     ParsedText("[PERSON Joe|NNP|compound|1 Biden|NNP|nsubj|2 ] spoke|VBD|ROOT|2 .|.|punct|2")
struct ParsedText {
  let document: Document

  init(_ marked: String) {
    var text = ""
    var words: [String] = []
    var starts: [Int32] = []
    var ends: [Int32] = []
    var tags: [PennTag] = []
    var heads: [Int32] = []
    var dependencies: [Dependency] = []
    var sentences: [Range<Int>] = []
    var names: [NameSpan] = []
    var opened: (Int, NameLabel)?
    var first = 0
    for piece in marked.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if piece == "//" {
        sentences.append(first..<words.count)
        first = words.count
        continue
      }
      if piece == "]" {
        if let (start, label) = opened {
          names.append(NameSpan(tokens: start..<words.count, label: label))
        }
        opened = nil
        continue
      }
      if piece.hasPrefix("["), let label = NameLabel(rawValue: String(piece.dropFirst())) {
        opened = (words.count, label)
        continue
      }
      let fields = piece.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      var word = fields[0]
      if word.hasPrefix("_"), word.count > 1 {
        word.removeFirst()
      } else if !text.isEmpty {
        text += " "
      }
      if word == "\\n" { word = "\n" }
      starts.append(Int32(text.utf8.count))
      text += word
      ends.append(Int32(text.utf8.count))
      words.append(word)
      tags.append(fields.count > 1 ? PennTag(rawValue: fields[1]) ?? .nn : .nn)
      dependencies.append(fields.count > 2 ? Dependency(rawValue: fields[2]) ?? .dep : .dep)
      let head = fields.count > 3 ? Int(fields[3]) : nil
      heads.append(Int32(head.map { $0 + first } ?? words.count - 1))
    }
    if first < words.count { sentences.append(first..<words.count) }
    document = Document(
      text: text, byteStarts: ContiguousArray(starts), byteEnds: ContiguousArray(ends),
      words: ContiguousArray(words), lowers: ContiguousArray(words.map { $0.lowercased() }),
      lemmas: ContiguousArray(zip(words, tags).map(Self.lemma)), tags: ContiguousArray(tags),
      partsOfSpeech: ContiguousArray(zip(words, tags).map(Self.partOfSpeech)),
      heads: ContiguousArray(heads), dependencies: ContiguousArray(dependencies),
      sentences: ContiguousArray(sentences), names: ContiguousArray(names))
  }

  private static let verbs = [
    "said": "say", "told": "tell", "met": "meet", "spoke": "speak", "was": "be", "is": "be",
  ]

  private static func lemma(_ word: String, _ tag: PennTag) -> String {
    let lower = word.lowercased()
    switch tag {
    case .nns:
      return lower == "countries" ? "country" : lower == "men" ? "man" : String(lower.dropLast())
    case .vbd, .vbz:
      return verbs[lower] ?? (lower.hasSuffix("ed") ? String(lower.dropLast(2)) : lower)
    case .nnp, .nnps: return word
    default: return lower
    }
  }

  private static func partOfSpeech(_ word: String, _ tag: PennTag) -> PartOfSpeech {
    if word == "\n" { return .space }
    switch tag {
    case .nnp, .nnps: return .properNoun
    case .nn, .nns: return .noun
    case .jj, .jjr, .jjs: return .adjective
    case .vb, .vbd, .vbg, .vbn, .vbp, .vbz: return .verb
    case .in, .to: return .adposition
    case .dt: return .determiner
    case .prp, .prpPossessive, .wp: return .pronoun
    case .pos: return .particle
    case .cc: return .coordinatingConjunction
    case .cd: return .numeral
    case .comma, .period, .colon, .openQuote, .closeQuote, .leftBracket, .rightBracket, .hyph:
      return .punctuation
    default: return .other
    }
  }
}
