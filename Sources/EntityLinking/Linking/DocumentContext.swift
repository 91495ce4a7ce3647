import GraphModel
import Linguistics

/// What a document is about, as far as the choice among namesakes needs it.
struct DocumentContext {
  /// How often each state is named, by knowledge-base id.
  private(set) var states: [String: Int] = [:]
  /// The same with the places, bodies and persons of each state.
  private(set) var concerned: [String: Int] = [:]
  /// States that the text calls by another name than their capital's, and bodies that it names.
  private var named: Set<String> = []
  private let knowledge: KnowledgeBase
  /// The publication day, where known.
  let day: CalendarDay?
  /// Whether it reports a match or a race, where "Spain" is a team.
  let isSport: Bool
  /// The one sport of such a report, where its words tell.
  let sport: Sport?

  init(document: Document, knowledge: KnowledgeBase, words: MentionWords, day: CalendarDay?) {
    self.day = day
    self.knowledge = knowledge
    for name in document.names {
      switch name.label {
      case .geopolitical, .nationality:
        if let match = knowledge.lookup(document.text(of: name.tokens)).first {
          if match.form != .capital { named.insert(match.record.id) }
          guard match.record.kind == .state else { continue }
          states[match.record.id, default: 0] += 1
          concerned[match.record.id, default: 0] += 1
          continue
        }
      default: break
      }
      if name.label == .organization,
        let match = knowledge.lookup(document.text(of: name.tokens)).first, !match.form.isMetonym
      {
        named.insert(match.record.id)
      }
      if let state = Self.state(of: name, in: document, knowledge) {
        concerned[state, default: 0] += 1
      }
    }
    var found = 0
    var numbers = 0
    var bySport: [Sport: Int] = [:]
    for (i, lower) in document.lowers.enumerated() {
      if lower.utf8.first.map({ (48...57).contains($0) }) == true {
        numbers += 1
        continue
      }
      guard let word = words.sportWords[lower] else { continue }
      if word.isOfMatches { found += 1 }
      // "rugby league" is another game than the one whose teams we know.
      if let sport = word.sport,
        lower != "rugby" || i + 1 == document.count || document.lowers[i + 1] != "league"
      {
        bySport[sport, default: 0] += 1
      }
    }
    // A long report needs more such words, but they may be spread thinner. Scores are no words.
    isSport = found >= 2 && found * (found >= 10 ? 70 : 55) > document.count - numbers
    let total = bySport.values.reduce(0, +)
    sport =
      isSport ? bySport.first { $0.value * 4 > total * 3 }?.key : nil
  }

  /// The state of a town or province, and that of a body or a person whose name nobody else bears.
  private static func state(
    of name: NameSpan, in document: Document, _ knowledge: KnowledgeBase
  ) -> String? {
    switch name.label {
    case .geopolitical, .location: return place(name.tokens, document)
    case .organization, .person:
      guard name.label == .organization || name.tokens.count > 1 else { return nil }
      let text = document.text(of: name.tokens)
      // "the Supreme Court" is every state's.
      if knowledge.words.body(text) != nil { return nil }
      let matches = knowledge.lookup(text)
      guard let first = matches.first, matches.allSatisfy({ $0.record.id == first.record.id })
      else { return nil }
      return first.record.stateID
    default: return nil
    }
  }

  private static func place(_ tokens: Range<Int>, _ document: Document) -> String? {
    PlaceNames.embedded.state(of: document.nameWords(tokens).joined(separator: " "))
  }

  /// The state named most often; of equals the first by id.
  var mainState: String? {
    concerned.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The one state that the text is about: named more often than all others together.
  var soleState: String? {
    let total = concerned.values.reduce(0, +)
    return concerned.first { $0.value * 2 > total }?.key
  }

  /// The state that the text is about beside hardly any other: named twice as often as all others.
  var onlyState: String? {
    let total = concerned.values.reduce(0, +)
    return concerned.first { $0.value * 3 > total * 2 }?.key
  }

  /// Whether the text names a state, or is much about it.
  func isAbout(_ state: String) -> Bool {
    if states[state] != nil { return true }
    return concerned[state].map { $0 > 2 && $0 * 3 > concerned.values.reduce(0, +) } ?? false
  }

  /// How well a record fits the text apart from its name; about −1…0.5.
  func fit(_ record: KnowledgeRecord) -> Double {
    var score = 0.0
    if let state = record.stateID, record.kind != .state {
      if let count = concerned[state] {
        score += 0.2 + 0.3 * Double(count) / Double(concerned.values.reduce(0, +))
      } else if !concerned.isEmpty {
        score -= 0.1
      }
    }
    if let day, record.kind != .person {
      // A state that is no more may still be spoken of; one not yet there may not.
      if let until = record.until, until < day { score -= 0.4 }
      if let since = record.since, day < since { score -= 0.6 }
    } else if let day, let first = knowledge.terms(of: record.id).first?.since, day < first {
      // "George Bush" before the younger one held any post.
      score -= 0.6
    } else if record.until != nil, record.kind != .person {
      score -= 0.2
    }
    return score
  }

  /// Whether a state was there on the day of publication, as far as both are known.
  private func existed(_ record: KnowledgeRecord) -> Bool {
    guard let day, let until = record.until else { return true }
    return day <= until
  }

  /// The match that fits best; ties keep the knowledge base's order.
  func best(_ matches: [KnowledgeMatch], preferring kind: EntityKind?) -> KnowledgeMatch? {
    guard matches.count > 1 else { return matches.first }
    // "Brussels" where the text speaks of the Union and not of Belgium.
    if let seat = matches.first(where: { $0.form == .seatOfPower && named.contains($0.record.id) }),
      matches.contains(where: { $0.form == .capital }),
      !matches.contains(where: { $0.form == .capital && named.contains($0.record.id) })
    {
      return seat
    }
    // "Moscow" in a text of its day that speaks of the Soviet Union, and of Russia not at all.
    let governed = matches.filter { $0.form == .capital && named.contains($0.record.id) }
    if governed.count == 1, existed(governed[0].record) { return governed[0] }
    var best: (Double, KnowledgeMatch)?
    for match in matches {
      var score = match.weight + fit(match.record)
      if match.record.kind == kind { score += 0.5 }
      if best == nil || score > best!.0 + 1e-9 { best = (score, match) }
    }
    return best?.1
  }
}
