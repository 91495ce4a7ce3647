import EntityLinking
import GraphModel
import Linguistics
import Testing

/// A parsed document written by hand, a sentence a line.
///
/// A token is `word/TAG/dependency/head`: `word=lemma` where the lemma is not the word in lower
/// case, `TAG:POS` where the part of speech does not follow from the tag, the head as a distance
/// (`+2`, `-1`), none for a root. A token without slashes is punctuation that hangs on the one
/// before it.
struct MarkedDocument {
  var document: Document

  init(_ lines: [String]) {
    var words: [String] = []
    var lemmas: [String] = []
    var tags: [PennTag] = []
    var parts: [PartOfSpeech] = []
    var heads: [Int32] = []
    var dependencies: [Dependency] = []
    var sentences: [Range<Int>] = []
    for line in lines {
      let start = words.count
      for token in line.split(separator: " ") {
        let fields = token.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let i = words.count
        guard fields.count >= 3 else {
          words.append(String(token))
          lemmas.append(String(token))
          tags.append(Self.punctuation(String(token)))
          parts.append(.punctuation)
          heads.append(Int32(max(i - 1, start)))
          dependencies.append(.punct)
          continue
        }
        let form = fields[0].split(separator: "=", maxSplits: 1).map(String.init)
        let tag = fields[1].split(separator: ":", maxSplits: 1).map(String.init)
        words.append(form[0])
        dependencies.append(Dependency(rawValue: fields[2]) ?? .none)
        tags.append(PennTag(rawValue: tag[0]) ?? .none)
        let isName = tag[0].hasPrefix("NNP")
        lemmas.append(form.count > 1 ? form[1] : isName ? form[0] : form[0].lowercased())
        heads.append(Int32(i + (fields.count > 3 ? Int(fields[3]) ?? 0 : 0)))
        parts.append(
          tag.count > 1
            ? PartOfSpeech(rawValue: tag[1]) ?? .other
            : Self.partOfSpeech(tags[i], dependencies[i], lemmas[i]))
      }
      sentences.append(start..<words.count)
    }
    var text = ""
    var starts: [Int32] = []
    var ends: [Int32] = []
    for (i, word) in words.enumerated() {
      if i > 0, !Self.isGlued(word, after: words[i - 1]) { text += " " }
      starts.append(Int32(text.utf8.count))
      text += word
      ends.append(Int32(text.utf8.count))
    }
    Self.uncoil(&heads)
    document = Document(
      text: text, byteStarts: ContiguousArray(starts), byteEnds: ContiguousArray(ends),
      words: ContiguousArray(words), lowers: ContiguousArray(words.map { $0.lowercased() }),
      lemmas: ContiguousArray(lemmas), tags: ContiguousArray(tags),
      partsOfSpeech: ContiguousArray(parts), heads: ContiguousArray(heads),
      dependencies: ContiguousArray(dependencies), sentences: ContiguousArray(sentences), names: [])
  }

  /// Records trees that run in a circle, which a slip of the hand makes, and cuts them open: readers
  /// of trees need not end on them.
  private static func uncoil(_ heads: inout [Int32]) {
    for token in heads.indices {
      var at = token
      var steps = 0
      while heads[at] != at, steps <= heads.count {
        at = Int(heads[at])
        steps += 1
      }
      if steps > heads.count {
        Issue.record("the tree runs in a circle at token \(token)")
        heads[token] = Int32(token)
      }
    }
  }

  private static func isGlued(_ word: String, after last: String) -> Bool {
    [".", ",", ":", ";", "?", "!", "'s", "’s", "n't", "'", "-", "–", "%", ")", "”"].contains(word)
      || ["-", "–", "$", "(", "“"].contains(last)
  }

  private static func punctuation(_ word: String) -> PennTag {
    switch word {
    case ",": .comma
    case ".", "?", "!": .period
    case "-", "–": .hyph
    case "“": .openQuote
    case "”": .closeQuote
    default: .colon
    }
  }

  /// As the pipelines' attribute ruler maps tags.
  private static func partOfSpeech(
    _ tag: PennTag, _ dependency: Dependency, _ lemma: String
  ) -> PartOfSpeech {
    switch tag {
    case .nn, .nns: .noun
    case .nnp, .nnps: .properNoun
    case .vb, .vbd, .vbg, .vbn, .vbp, .vbz:
      dependency == .aux || dependency == .auxpass || lemma == "be" ? .auxiliary : .verb
    case .md: .auxiliary
    case .jj, .jjr, .jjs, .afx: .adjective
    case .rb, .rbr, .rbs: dependency == .neg ? .particle : .adverb
    case .rp: .adposition
    case .in: dependency == .mark ? .subordinatingConjunction : .adposition
    case .to: dependency == .prep || dependency == .dative ? .adposition : .particle
    case .dt, .pdt: .determiner
    case .prp, .prpPossessive, .wp, .wpPossessive, .wdt, .ex: .pronoun
    case .wrb: .subordinatingConjunction
    case .cd: .numeral
    case .cc: .coordinatingConjunction
    case .pos: .particle
    case .dollar, .sym: .symbol
    default: .punctuation
    }
  }

  /// Marks the entities; each is `kind name, other name, … =Q159 @Q30`, with its id in the knowledge
  /// base and its state's where they matter, and a plural mention names its members:
  /// `group the two leaders: Biden, Putin`.
  func linked(_ entities: [String], date: String? = nil) -> LinkedDocument {
    var found: [LinkedEntity] = []
    var mentions: [Mention] = []
    for line in entities {
      let kind = line.prefix { $0 != " " }
      let rest = line.dropFirst(kind.count + 1)
      if kind == "group" {
        let sides = rest.split(separator: ":")
        let members = sides[1].split(separator: ",").map { String($0.drop { $0 == " " }) }
        let indices = members.compactMap { name in found.firstIndex { $0.name == name } }
        mentions += self.mentions(of: String(sides[0]), indices)
        continue
      }
      let ids = rest.split(separator: " ").filter { "=@".contains($0.first ?? " ") }
      let names = rest.prefix { $0 != "=" && $0 != "@" }.split(separator: ",").map {
        String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      for name in names { mentions += self.mentions(of: name, [found.count]) }
      found.append(
        LinkedEntity(
          kind: EntityKind(rawValue: String(kind)) ?? .organization, name: names[0],
          aliases: Array(names.dropFirst()),
          knowledgeID: ids.first { $0.first == "=" }.map { String($0.dropFirst()) },
          stateID: ids.first { $0.first == "@" }.map { String($0.dropFirst()) }))
    }
    mentions.sort {
      ($0.tokens.lowerBound, -$0.tokens.count) < ($1.tokens.lowerBound, -$1.tokens.count)
    }
    return LinkedDocument(document: document, date: date, entities: found, mentions: mentions)
  }

  /// Every place of a name; `he#2` is only the second one, `~Biden 's aide` a description.
  private func mentions(of marked: String, _ entities: [Int]) -> [Mention] {
    let sides = marked.split(separator: "#").map(String.init)
    let isDescription = marked.hasPrefix("~")
    let words = sides[0].drop { $0 == "~" }.split(separator: " ").map(String.init)
    guard !words.isEmpty, words.count <= document.count else { return [] }
    var found: [Mention] = []
    for start in 0...(document.count - words.count) {
      let tokens = start..<(start + words.count)
      guard document.words[tokens].elementsEqual(words) else { continue }
      let head = tokens.first {
        document.isRoot($0) || !tokens.contains(document.head(of: $0))
      }!
      let isPronoun = ["PRP", "WP"].contains { document.tags[head].rawValue.hasPrefix($0) }
      let bare = words.first?.lowercased() == "the" ? words.dropFirst() : words[...]
      let isName = !isDescription && bare.contains { $0.first?.isUppercase == true }
      let isModifier =
        head + 1 < document.count && document.head(of: head) > head
        && [.amod, .compound, .nmod].contains(document.dependencies[head])
      found.append(
        Mention(
          tokens: tokens, head: head,
          form: isPronoun ? .pronoun : isName ? .name : .nominal, entities: entities,
          isModifier: isModifier, reason: "marked"))
    }
    if sides.count > 1, let n = Int(sides[1]) {
      return found.indices.contains(n - 1) ? [found[n - 1]] : []
    }
    return found
  }
}
