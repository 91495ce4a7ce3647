import GraphModel
import Linguistics

/// Clubs by what reports of their sport call them: "Watford 4 Barnsley 1", "the Braves".
extension TeamReading {
  func readClubs(_ drafts: inout [DraftMention], _ clubs: ClubNames) {
    // "the Tigers blanked the Royals": of Detroit, whoever else is called so.
    for i in drafts.indices
    where drafts[i].kind == .organization
      && (drafts[i].record == nil || isNicknameElsewhere(drafts[i]))
    {
      guard let club = clubs.club(drafts[i].tokens) else { continue }
      drafts[i].record = club
      drafts[i].nameForm = .short
    }
    // "Deportivo", after "Deportivo Coruna", is nobody's given name.
    let named = Set(drafts.compactMap { $0.record?.id })
    for i in drafts.indices where drafts[i].kind == .person && drafts[i].words.count == 1 {
      guard let club = clubs.club(drafts[i].tokens), named.contains(club.id) else { continue }
      drafts[i].kind = .organization
      drafts[i].record = club
      drafts[i].nameForm = .short
      drafts[i].reason = "a club by its short name"
    }
    var isTaken = [Bool](repeating: false, count: document.count)
    var tabled: [DraftMention] = []
    let rows = clubs.inTables().map { ($0, clubs.club($0)) }
    let others = rows.compactMap(\.1)
    let home = clubs.home(of: others)
    var namesakes: Set<String> = []
    for (span, club) in rows {
      guard let club else { continue }
      if let home, club.stateID != home { namesakes.insert(club.id) }
      guard !namesakes.contains(club.id), clubs.isAtHome(club, span, among: others) else {
        continue
      }
      for i in span { isTaken[i] = true }
      tabled.append(mention(span, club, reason: "a team in a table of results"))
    }
    drafts.removeAll { draft in draft.tokens.contains { isTaken[$0] } }
    drafts += tabled
    for draft in drafts { for i in draft.tokens { isTaken[i] = true } }
    for name in document.names
    where [.geopolitical, .location, .organization].contains(name.label)
      && !name.tokens.contains(where: { isTaken[$0] }) && acts(name.tokens)
    {
      guard let club = clubs.club(name.tokens) else { continue }
      drafts.append(mention(name.tokens, club, reason: "a team by its town's name"))
    }
    for draft in drafts { for i in draft.tokens { isTaken[i] = true } }
    for span in clubs.nicknames() where !span.contains(where: { isTaken[$0] }) {
      guard let club = clubs.club(span), !namesakes.contains(club.id) else { continue }
      drafts.append(mention(span, club, reason: "a team by its nickname"))
    }
    drafts.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// A body of another trade by a name that is one of several of its own.
  private func isNicknameElsewhere(_ draft: DraftMention) -> Bool {
    guard let record = draft.record, draft.words.count == 1 else { return false }
    return !record.category.hasPrefix("sports") && record.category != "national team"
      && record.name.lowercased() != document.text(of: draft.tokens).lowercased()
  }

  /// "Boston won", "Boston's lead", "joined Boston", "a Boston forward": what a town is not in a
  /// match report.
  private func acts(_ span: Range<Int>) -> Bool {
    let next = span.upperBound
    // "Norwich striker Keith O'Neill", "Newcastle team mate", "champions Bath"
    if next < document.count, Self.players.contains(document.lemmas[next]) { return true }
    if span.lowerBound > 0, Self.sidesBefore.contains(document.lemmas[span.lowerBound - 1]) {
      return true
    }
    // "the former Blackburn and Southampton skipper"
    if next + 2 < document.count, document.lowers[next] == "and",
      document.isCapitalized(next + 1), Self.players.contains(document.lemmas[next + 2])
    {
      return true
    }
    let i = document.spanHead(span)
    // "MILAN 1996-08-30": where and when a report was written.
    if span.upperBound < document.count, document.words[span.upperBound].utf8.count >= 4,
      document.words[span.upperBound].utf8.first.map({ (48...57).contains($0) }) == true
    {
      return false
    }
    let head = document.head(of: i)
    switch document.dependencies[i] {
    case .nsubj, .nsubjpass: return true
    case .poss: return !document.words[i].contains("-")
    case .dobj: return Self.meetings.contains(document.lemmas[head])
    case .pobj:
      return ["against", "for", "over"].contains(document.lowers[head])
        || document.dependencies[head] == .agent
    // "gave Texas a 2-0 lead", "Wasps and Bristol"
    case .dative: return true
    case .conj:
      return head < span.lowerBound && document.isCapitalized(head) && acts(head..<head + 1)
    case .compound, .nmod, .amod:
      return head >= span.upperBound && Self.players.contains(document.lemmas[head])
    default: return false
    }
  }

  private static let meetings: WordSet = [
    "beat", "defeat", "down", "edge", "face", "join", "meet", "play", "rout", "thrash", "trounce",
  ]

  private static let players: WordSet = [
    "batsman", "boss", "captain", "coach", "defender", "fan", "forward", "fullback", "goalkeeper",
    "hooker", "keeper", "manager", "midfielder", "pitcher", "player", "playmaker", "quarterback",
    "reliever", "shortstop", "skipper", "striker", "supporter", "team", "teammate", "winger",
  ]

  /// What stands before a club's name: "champions Bath", "rivals Celtic".
  private static let sidesBefore: WordSet = [
    "champion", "club", "host", "leader", "neighbour", "newcomer", "opponent", "rival", "side",
    "visitor",
  ]

  private func mention(
    _ span: Range<Int>, _ club: KnowledgeRecord, reason: String
  ) -> DraftMention {
    var draft = DraftMention(
      tokens: span, head: document.spanHead(span), kind: .organization, reason: reason)
    draft.words = document.nameWords(span)
    draft.record = club
    draft.nameForm = .short
    draft.label = .organization
    return draft
  }
}

/// What the tables know of a report's clubs.
struct ClubNames {
  let document: Document
  let knowledge: KnowledgeBase
  let sport: Sport
  /// Where leagues are named, and which: "american league" heads a table.
  private let leagues: [(at: Int, name: String)]

  init(document: Document, knowledge: KnowledgeBase, sport: Sport) {
    self.document = document
    self.knowledge = knowledge
    self.sport = sport
    leagues = document.lowers.indices.dropFirst().compactMap { i in
      guard document.lowers[i] == "league", document.isCapitalized(i - 1) else { return nil }
      return (i, document.lowers[i - 1] + " league")
    }
  }

  /// The club that a span names; nil where several share the name and nothing tells them apart.
  func club(_ span: Range<Int>) -> KnowledgeRecord? {
    let clubs = knowledge.teams(called: document.text(of: span), in: sport)
    guard clubs.count > 1 else { return clubs.first }
    guard let league = league(before: span.lowerBound) else { return nil }
    let fitting = clubs.filter { $0.facts["league"].map { $0.lowercased() == league } ?? false }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// Whether a short name in a table of one state's clubs is one of theirs: "Hajduk" among clubs of
  /// Serbia is a namesake.
  func isAtHome(
    _ club: KnowledgeRecord, _ span: Range<Int>, among others: [KnowledgeRecord]
  ) -> Bool {
    let text = document.text(of: span).lowercased()
    return sport != .soccer || club.name.lowercased() == text
      || club.aliases.contains { $0.lowercased() == text }
      || others.contains { $0.stateID == club.stateID && $0.id != club.id }
  }

  /// The state of most clubs of a soccer table: among Serbia's "Hajduk" is a namesake of the club in
  /// Split.
  func home(of rows: [KnowledgeRecord]) -> String? {
    guard sport == .soccer else { return nil }
    let states = Dictionary(rows.map { ($0.id, $0.stateID) }, uniquingKeysWith: { a, _ in a })
    guard states.count > 5 else { return nil }
    let counts = Dictionary(states.values.compactMap(\.self).map { ($0, 1) }, uniquingKeysWith: +)
    return counts.first { $0.value * 2 > states.count }?.key
  }

  /// The league named last before the token. O(log n).
  private func league(before i: Int) -> String? {
    var low = 0
    var high = leagues.count
    while low < high {
      let middle = (low + high) / 2
      if leagues[middle].at < i { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? leagues[low - 1].name : nil
  }

  /// Names that no town bears: "the Braves", "the All Blacks".
  func nicknames() -> [Range<Int>] {
    names().filter { span in
      let before = span.lowerBound - 1
      // "Carlos Villa": half of somebody's name.
      if before >= 0, document.tags[before] == .nnp, !document.isAllCaps(before) { return false }
      return !PlaceNames.embedded.contains(document.nameWords(span).joined(separator: " "))
    }
  }

  /// Names before their scores: "Watford 4 2 0 2", and on both sides of "v" and "AT".
  func inTables() -> [Range<Int>] {
    let names = names()
    var isFound = names.map(isScored)
    if isFound.count(where: { $0 }) < 2 { isFound = isFound.map { _ in false } }
    for i in names.indices.dropFirst() where names[i].lowerBound == names[i - 1].upperBound + 1 {
      guard ["v", "vs", "AT"].contains(document.words[names[i - 1].upperBound]) else { continue }
      isFound[i - 1] = true
      isFound[i] = true
    }
    return zip(names, isFound).filter(\.1).map(\.0)
  }

  private func names() -> [Range<Int>] {
    var names: [Range<Int>] = []
    var i = 0
    while i < document.count {
      if let name = name(at: i) {
        names.append(name)
        i = name.upperBound
      } else {
        i += 1
      }
    }
    return names
  }

  /// The longest name of a club that starts with the word.
  private func name(at i: Int) -> Range<Int>? {
    guard document.isCapitalized(i), document.isWord(i), document.lowers[i] != "the" else {
      return nil
    }
    for count in (1...4).reversed() where i + count <= document.count {
      let span = i..<i + count
      if document.isWord(span.upperBound - 1),
        !knowledge.teams(called: document.text(of: span), in: sport).isEmpty
      {
        return span
      }
    }
    return nil
  }

  /// Whether a score stands behind: no year, no day, no "3-2".
  private func isScored(_ span: Range<Int>) -> Bool {
    let next = span.upperBound
    guard next < document.count, (1...3).contains(document.words[next].utf8.count),
      document.words[next].utf8.allSatisfy({ (48...57).contains($0) })
    else { return false }
    guard next + 1 < document.count else { return true }
    return !Document.isHyphen(document.words[next + 1]) || !document.touchesNext(next)
  }
}
