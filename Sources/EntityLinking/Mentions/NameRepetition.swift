import GraphModel
import Linguistics

/// Finds again, where the model missed them, the names a document is known to use: a surname seen as
/// a person once is that person later, and a headline is read by the body's names.
struct NameRepetition {
  let document: Document
  let knowledge: KnowledgeBase
  let words: MentionWords
  let zones: HeadlineZones
  let context: DocumentContext

  /// A name form of the body and what it stands for.
  private struct Form {
    var words: [String]
    var kind: EntityKind
    var record: KnowledgeRecord?
    var nameForm: NameForm?
    var isSurname: Bool
    var count: Int
  }

  /// Lone words that the model takes for places, where the table of places or "the West" bears it out.
  private func placed() -> Set<Int> {
    var tokens: Set<Int> = []
    for name in document.names where name.tokens.count <= 2 {
      guard name.label == .location || name.label == .geopolitical,
        name.label == .location
          || words.isPlace(document.nameWords(name.tokens).joined(separator: " "))
      else { continue }
      for i in name.tokens { tokens.insert(i) }
    }
    return tokens
  }

  /// Adds mentions of known forms outside `drafts`; the result is in order.
  func complete(_ drafts: [DraftMention]) -> [DraftMention] {
    var covered = [Bool](repeating: false, count: document.count)
    for draft in drafts { for i in draft.tokens { covered[i] = true } }
    let companies = Set(drafts.compactMap(shortName))
    for i in placed() where !isCompany(i, companies) { covered[i] = true }
    let forms = formsByFirstWord(drafts)
    var result = drafts.map { asBearer($0, drafts) }
    var i = 0
    while i < document.count {
      guard !covered[i], document.isWord(i),
        document.isCapitalized(i) || zones.isLowercaseText
      else {
        i += 1
        continue
      }
      // "West Indian" is no Indian.
      if i + 1 < document.count,
        words.never.contains(document.nameWords(i..<i + 2).joined(separator: " "))
      {
        i += 2
        continue
      }
      if let mention = match(at: i, forms, covered)
        ?? (zones.isInside[i] ? known(at: i, covered) : nil)
      {
        for j in mention.tokens { covered[j] = true }
        i = mention.tokens.upperBound
        result.append(mention)
      } else {
        i += 1
      }
    }
    return result.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// "Paris was born", of Valeska Paris, "Jordan's film", of Neil Jordan: a capital's or state's name
  /// that is a person's surname in this text, where the grammar is a person's.
  private func asBearer(_ draft: DraftMention, _ drafts: [DraftMention]) -> DraftMention {
    guard draft.nameForm == .capital || draft.kind == .state && draft.nameForm == .name,
      draft.words.count == 1,
      [.nsubj, .nsubjpass, .poss].contains(document.dependencies[draft.head]),
      draft.label == .person
        || Self.lives.contains(document.lemmas[document.head(of: draft.head)])
        || draft.kind != .state
          && Self.speakers.contains(document.lemmas[document.head(of: draft.head)]),
      let bearer = drafts.first(where: {
        $0.kind == .person && $0.words.count > 1 && !$0.inHeadline
          && $0.words.last == draft.words.last
      })
    else { return draft }
    var person = draft
    person.kind = .person
    person.record = bearer.record
    person.nameForm = nil
    person.reason = "surname of a person named in full"
    return person
  }

  /// What only people do, and whom only people have.
  private static let lives: WordSet = [
    "album", "bear", "book", "brother", "daughter", "die", "divorce", "father", "film", "husband",
    "marry", "mother", "novel", "sister", "son", "wife",
  ]
  /// Whom a state has as well.
  private static let speakers: WordSet = ["spokesman", "spokeswoman"]

  private func formsByFirstWord(_ drafts: [DraftMention]) -> [String: [Form]] {
    var forms: [String: [Form]] = [:]
    func add(_ form: Form) {
      guard let first = form.words.first, first.utf8.count > 1,
        form.words.count > 1 || !words.never.contains(first)
      else { return }
      if let at = forms[first]?.firstIndex(where: { $0.words == form.words && $0.kind == form.kind }
      ) {
        forms[first]![at].count += 1
      } else {
        forms[first, default: []].append(form)
      }
    }
    for draft in drafts where !draft.inHeadline {
      add(
        Form(
          words: draft.words, kind: draft.kind, record: draft.record, nameForm: draft.nameForm,
          isSurname: false, count: 1))
      // "Dome" after "Dome Petroleum Ltd".
      if let short = shortName(draft) {
        add(
          Form(
            words: [short], kind: .organization, record: nil, nameForm: nil, isSurname: true,
            count: 1))
      }
      if draft.kind == .person, draft.words.count > 1, let last = draft.words.last,
        last.utf8.count > 2
      {
        add(
          Form(words: [last], kind: .person, record: nil, nameForm: nil, isSurname: true, count: 1))
      }
    }
    return forms
  }

  /// "offered to buy Dome", which the model takes for a place.
  private func isCompany(_ i: Int, _ companies: Set<String>) -> Bool {
    guard companies.contains(Document.fold(document.lowers[i])) else { return false }
    return document.dependencies[i] != .pobj
      || !["at", "in", "near", "outside"].contains(document.lowers[document.head(of: i)])
  }

  /// The first word of a company's name, by which it goes where the word says nothing else.
  private func shortName(_ draft: DraftMention) -> String? {
    guard draft.kind == .organization, draft.words.count > 1, let last = draft.words.last,
      draft.record?.category == "company" || words.corporateSuffixes.contains(last)
    else { return nil }
    let first = draft.words[0]
    guard first.utf8.count > 3, !Self.common.contains(first),
      !words.organizationHeads.contains(first), !words.domains.contains(first),
      !knowledge.lookup(document.words[draft.tokens.lowerBound]).contains(where: {
        $0.record.kind == .state
      })
    else { return nil }
    return first
  }

  /// First words that companies share.
  private static let common: WordSet = [
    "advanced", "allied", "allegheny", "american", "applied", "associated", "atlantic", "british",
    "central", "chemical", "chicago", "citizens", "community", "computer", "consolidated",
    "continental", "data", "diversified", "eastern", "energy", "federal", "fidelity", "financial",
    "first", "general", "global", "great", "health", "home", "industrial", "international",
    "liberty", "manufacturers", "medical", "merchants", "mutual", "national", "northern", "pacific",
    "peoples", "petroleum", "power", "public", "resource", "royal", "savings", "security",
    "southern", "southwest", "standard", "state", "system", "systems", "technology", "trans",
    "union", "united", "universal", "western", "world",
  ]

  /// The longest known form that starts at token `i`.
  private func match(at i: Int, _ forms: [String: [Form]], _ covered: [Bool]) -> DraftMention? {
    let inside = zones.isInside[i]
    var best: (Form, Range<Int>)?
    var seen: [String] = []
    var j = i
    // Words joined by hyphens make one word of a name: grow the span and compare as it grows.
    while j < min(i + 8, document.count), !covered[j] {
      defer { j += 1 }
      guard document.isWord(j) else { continue }
      seen = document.nameWords(i..<j + 1)
      if let candidates = forms[seen.first ?? ""] {
        for form in candidates where form.words == seen {
          if best == nil || best!.1.count < j + 1 - i || best!.0.count < form.count {
            best = (form, i..<j + 1)
          }
        }
      }
    }
    guard let (form, span) = best, accepts(form, span, inside),
      !zones.isEvent(span.upperBound, document)
    else { return nil }
    var mention = DraftMention(
      tokens: span, head: document.spanHead(span), kind: form.kind,
      reason: form.isSurname
        ? "surname of a person named in full" : "the same name as elsewhere in the text")
    mention.words = form.words
    mention.record = form.record
    mention.nameForm = form.nameForm
    mention.inHeadline = inside
    mention.isModifier = document.isModifier(span, head: mention.head)
    return mention
  }

  private func accepts(_ form: Form, _ span: Range<Int>, _ inside: Bool) -> Bool {
    if span.count > 1 || inside { return true }
    let i = span.lowerBound
    if document.touchesNext(i), Document.isHyphen(document.words[i + 1]) { return false }
    if i > 0, document.touchesNext(i - 1), Document.isHyphen(document.words[i - 1]) { return false }
    // "Marker has been seen": a word of the dictionary, which would have an article there.
    let actsWithoutArticle =
      form.isSurname && form.kind == .person && document.tags[i] == .nn
      && [.nsubj, .nsubjpass].contains(document.dependencies[i])
      && document.sentence(of: i).lowerBound == i && document.children(of: i).isEmpty
    guard document.partsOfSpeech[i] == .properNoun || actsWithoutArticle else { return false }
    // "Bush fires", "Paris": the model said a name of another sort here; trust repeated forms only.
    return form.isSurname || form.count > 1 || form.kind == .person
  }

  /// A state or body of the knowledge base in a headline.
  private func known(at i: Int, _ covered: [Bool]) -> DraftMention? {
    var high = min(i + 5, document.count)
    while high > i {
      let span = i..<high
      high -= 1
      guard document.isCapitalized(span.upperBound - 1), !span.contains(where: { covered[$0] }),
        // "WORLD CUP" is no party of Catalonia.
        let match = context.admissible(
          knowledge.lookup(document.text(of: span)), words: span.count, label: nil
        ).first, match.record.kind != .person,
        match.record.kind == .state || span.count > 1 || match.form == .acronym
          || match.form == .seatOfPower,
        match.record.prior >= 0.3,
        match.record.kind != .state || !zones.isEvent(span.upperBound, document)
      else { continue }
      var mention = DraftMention(
        tokens: span, head: document.spanHead(span), kind: match.record.kind,
        reason: NameReader.reason(match))
      mention.words = document.nameWords(span)
      mention.record = match.record
      mention.nameForm = match.form
      mention.inHeadline = true
      mention.isModifier = document.isModifier(span, head: mention.head)
      return mention
    }
    return nil
  }
}
