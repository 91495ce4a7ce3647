import GraphModel
import Linguistics

/// In reports of matches, tells the team "Spain" from the state.
struct TeamReading {
  let document: Document
  let knowledge: KnowledgeBase
  let words: MentionWords
  /// What is played, where the report tells.
  let sport: Sport?

  /// Makes bodies of the states that play: what plays is no state, and acts on none.
  func apply(_ drafts: inout [DraftMention]) {
    // "the Swede won the set": a player, who has no name there.
    drafts.removeAll { $0.nameForm?.isDemonym == true && (isPlayer($0) || isClub($0)) }
    // "three RBI": a word of the game, and no bank.
    drafts.removeAll { $0.tokens.count == 1 && isOfTheGame($0) }
    // "Samsung 6 Lotte 5": the club of that name, which is not the company.
    for i in drafts.indices where drafts[i].record?.category == "company" {
      drafts[i].record = nil
      drafts[i].nameForm = nil
    }
    let clubs = sport.map { ClubNames(document: document, knowledge: knowledge, sport: $0) }
    let isOfYouth = document.lowers.contains(where: Self.youth.contains)
    for i in drafts.indices where drafts[i].kind == .state && plays(drafts[i]) {
      let state = drafts[i].record?.id
      drafts[i].kind = .organization
      drafts[i].record = nil
      drafts[i].nameForm = nil
      if let sport, let state, !isOfYouth {
        // "Monaco", "the Indians": a club that bears a state's name.
        drafts[i].record =
          knowledge.nationalTeam(of: state, in: sport)
          ?? clubs?.club(drafts[i].tokens)
        drafts[i].nameForm = drafts[i].record.map { _ in .short }
      }
      drafts[i].reason = "a team, by the match report it stands in"
    }
    if let clubs { readClubs(&drafts, clubs) }
  }

  /// A state has further teams, which the tables do not know.
  private static let youth: WordSet = [
    "junior", "under-17", "under-18", "under-19", "under-20", "under-21", "under-23", "women",
    "youth",
  ]

  private func isOfTheGame(_ draft: DraftMention) -> Bool {
    guard let sport, let record = draft.record, record.kind == .organization else { return false }
    return words.sportWords[document.lowers[draft.head]]?.sport == sport
      && !record.category.hasPrefix("sports") && record.category != "national team"
  }

  /// Whether one person is called by a demonym: "the Chilean", "an American".
  private func isPlayer(_ draft: DraftMention) -> Bool {
    guard !draft.isModifier, !draft.inHeadline, isBehindArticle(draft) else { return false }
    let word = document.lowers[draft.head]
    return !["s", "h"].contains(word.last ?? "s") && word != "chinese"
      && !document.children(of: draft.head).contains { document.dependencies[$0] == .compound }
  }

  /// "London Irish", "Cleveland Indians": a club by its town.
  private func isClub(_ draft: DraftMention) -> Bool {
    let before = draft.tokens.lowerBound - 1
    return !draft.isModifier && before >= 0 && document.tags[before] == .nnp
      && document.isCapitalized(before) && document.sentence(of: before).contains(draft.head)
  }

  private func isBehindArticle(_ draft: DraftMention) -> Bool {
    document.children(of: draft.head).contains {
      ["the", "a", "an"].contains(document.lowers[$0])
    }
  }

  /// Everything but a place ("in Spain") and a demonym ("Spanish") is the team.
  private func plays(_ draft: DraftMention) -> Bool {
    let i = draft.head
    if isOrigin(draft.tokens) { return false }
    // "the Irish", "the Austrians", while "Austrian" before a noun is the state's.
    if draft.nameForm?.isDemonym == true, draft.isModifier {
      // "French first division side Nice" is a club of that state.
      let head = document.head(of: i)
      return head == draft.tokens.upperBound && Self.sides.contains(document.lemmas[head])
    }
    if draft.nameForm?.isDemonym == true {
      return !draft.isModifier
        && (draft.inHeadline && !isBeforeMatches(draft.tokens) || isBehindArticle(draft))
    }
    if draft.inHeadline { return true }
    switch document.dependencies[i] {
    // "France's hosting of the finals"
    case .poss: return document.lemmas[document.head(of: i)] != "hosting"
    case .pobj:
      return !["in", "of", "from", "near", "at", "to"].contains(
        document.lowers[document.head(of: i)])
    default: return true
    }
  }

  /// "ENGLISH, SCOTTISH AND WELSH RESULTS": whose matches they are.
  private func isBeforeMatches(_ span: Range<Int>) -> Bool {
    var next = span.upperBound
    while next < document.count, next - span.upperBound < 6 {
      if Self.matches.contains(document.lowers[next]) { return true }
      guard
        document.lowers[next] == "," || document.lowers[next] == "and"
          || !knowledge.lookup(document.words[next]).isEmpty
      else { return false }
      next += 1
    }
    return false
  }

  private static let matches: WordSet = [
    "championship", "cup", "division", "fixtures", "league", "matches", "open", "results",
    "standings", "summaries", "tables",
  ]

  /// What a team has and a state has not: "the Turkish goal".
  private static let sides: WordSet = [
    "area", "attack", "crowd", "defence", "defense", "fan", "goal", "penalty", "side", "supporter",
  ]
}
