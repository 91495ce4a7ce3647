import EntityLinking
import GraphModel
import Linguistics

/// Ties to a state that the phrase leaves out but the document names elsewhere: a leader named without
/// his country. (What state other persons and bodies are of is left to the article: of such ties two
/// in thirteen were wanted.)
struct KnownStatePattern {
  let context: PatternContext
  private var linked: LinkedDocument { context.linked }

  init(_ context: PatternContext) { self.context = context }

  /// - Parameter read: what other patterns found; whoever they give a post in a state needs no guess.
  func candidates(beside read: [Candidate]) -> [Candidate] {
    let posted = Set(
      read.lazy.filter {
        ($0.family == .leads || $0.family == .serves) && context.kind($0.target) == .state
      }.map { $0.source.entities[0] })
    var states: [String: Int] = [:]
    for (index, entity) in linked.entities.enumerated() where entity.kind == .state {
      if let id = entity.knowledgeID, states[id] == nil { states[id] = index }
    }
    guard !states.isEmpty else { return [] }
    var firstMentions: [Int: Int] = [:]
    for (index, mention) in linked.mentions.enumerated()
    where mention.form == .name && mention.entities.count == 1 {
      if firstMentions[mention.entities[0]] == nil { firstMentions[mention.entities[0]] = index }
    }
    var found: [Candidate] = []
    for (index, entity) in linked.entities.enumerated() where entity.kind != .state {
      guard let id = entity.stateID, let state = states[id], !posted.contains(index),
        let own = firstMentions[index], let other = firstMentions[state]
      else { continue }
      let source = actor(own)
      let target = actor(other)
      if let (family, lemma, r) = entity.kind == .person ? post(of: index) : nil {
        found.append(tie(source, target, family, lemma + " of", rule: "known-post", at: r))
      }
    }
    return found
  }

  /// The highest post that a title gives the person anywhere in the document.
  private func post(of entity: Int) -> (RelationFamily, String, Int)? {
    for mention in linked.mentions where mention.entities == [entity] && mention.form == .name {
      var r = mention.tokens.lowerBound - 1
      // "the prime minister, Malcolm Turnbull,"; "President-elect Donald Trump"
      if r > 0, context.document.words[r] == "," { r -= 1 }
      if r > 1, context.document.lowers[r] == "elect" { r -= 2 }
      guard r >= 0 else { continue }
      let lemma = context.reader.lemma(r)
      let phrase = r > 0 ? context.document.lowers[r - 1] + "_" + lemma : lemma
      // "National Front Vice President X" is the party's.
      if isOfBody(context.lexicon.role(phrase).isEmpty ? r : r - 1) { continue }
      for key in [phrase, lemma] {
        guard Self.statePosts.contains(where: key.hasSuffix) else { continue }
        // "union president Bob White" is no head of state.
        guard isWholeTitle(endingAt: r, key) else { continue }
        if let sense = context.lexicon.role(key).first(where: {
          $0.family == .leads || $0.family == .serves
        }) {
          let before = max(0, r - 3)..<r
          // "lifted under former president X": no under-president.
          let isLesser = before.contains {
            RoleFamily.lesserWords.contains(document.lowers[$0])
              && document.partsOfSpeech[$0] != .adposition
          }
          let isFormer = before.contains { RoleFamily.formerWords.contains(document.lowers[$0]) }
          return (isLesser ? .serves : sense.family, (isFormer ? "was " : "") + key, r)
        }
      }
    }
    return nil
  }

  /// Whether the title that begins at token `r` stands behind the name of an organization.
  private func isOfBody(_ r: Int) -> Bool {
    guard r > 0, let index = linked.mention(covering: r - 1) else { return false }
    let mention = linked.mentions[index]
    return mention.form == .name && mention.tokens.upperBound == r
      && mention.entities.allSatisfy { linked.entities[$0].kind == .organization }
  }

  /// Whether no other noun stands before the title that says of what it is.
  private func isWholeTitle(endingAt r: Int, _ key: String) -> Bool {
    let before = r - key.split(separator: "_").count
    // "finance minister" is a minister.
    guard before >= 0, !key.hasSuffix("minister"), !key.hasSuffix("secretary"),
      context.document.partsOfSpeech[before] == .noun
    else { return true }
    return RoleFamily.lesserWords.contains(context.document.lowers[before])
      || RoleFamily.formerWords.contains(context.document.lowers[before])
      || !document.subtree(of: r).contains(before)
        && context.document.head(of: before) <= before
  }

  private var document: Document { context.document }

  /// Posts that are held in a state; a speaker or senator is of his chamber.
  private static let statePosts = [
    "president", "minister", "premier", "chancellor", "king", "queen", "monarch", "emir", "sultan",
    "foreign_secretary", "home_secretary", "president-elect", "taoiseach",
  ]

  private func actor(_ index: Int) -> Actor {
    let mention = linked.mentions[index]
    return Actor(
      entities: mention.entities, tokens: mention.tokens, head: mention.head, form: .name,
      reach: .direct)
  }

  private func tie(
    _ source: Actor, _ target: Actor, _ family: RelationFamily, _ label: String, rule: String,
    at r: Int? = nil
  ) -> Candidate {
    var candidate = Candidate(
      source, target, family: family, label: label.replacing("_", with: " "),
      predicate: r ?? source.head, trigger: source.tokens, rule: rule)
    candidate.isPresupposed = true
    candidate.isRemote = true
    return candidate
  }
}
