import GraphModel
import Linguistics

/// What has been said so far while a text is read from left to right: who was mentioned where, in
/// which function, and what posts they hold.
struct Discourse {
  let document: Document
  let knowledge: KnowledgeBase
  let words: MentionWords
  /// The publication day, where known.
  let day: CalendarDay?
  var chains: [EntityChain]
  /// Names and what has been resolved since, in no order; ``at`` finds them by head.
  private(set) var drafts: [DraftMention]
  /// Draft by head token, -1 where there is none.
  private(set) var at: [Int32]
  /// Whether a token lies inside a name.
  private(set) var isNamed: [Bool]
  /// Mentions already passed, the latest last.
  private(set) var history: [Entry] = []
  /// Chains of states and bodies by ``ownerID(_:)``.
  private var chainOfID: [String: Int] = [:]
  /// Parties of persons by chain: "Labour mayor X", "Republican Sen. Y".
  private(set) var parties: [Int: Int] = [:]
  /// Nouns that the text calls bodies by, beside their names, by chain.
  var called: [Int: Set<String>] = [:]
  /// Posts of persons by chain.
  private(set) var roles: [Int: [PersonRole]] = [:]

  /// A mention that what follows may refer to.
  struct Entry {
    var head: Int
    var chains: [Int]
    var kind: EntityKind
    var form: MentionForm
    var sentence: Int
    var isSubject: Bool
    var isModifier: Bool
    var isPossessive: Bool
  }

  init(
    document: Document, knowledge: KnowledgeBase, words: MentionWords, day: CalendarDay?,
    drafts: [DraftMention], chains: [EntityChain]
  ) {
    self.document = document
    self.knowledge = knowledge
    self.words = words
    self.day = day
    self.chains = chains
    self.drafts = drafts
    at = Array(repeating: -1, count: document.count)
    isNamed = Array(repeating: false, count: document.count)
    for (index, draft) in drafts.enumerated() {
      // Names inside names give way to the widest, which is what a verb speaks of.
      let held = Int(at[draft.head])
      if held < 0 || drafts[held].tokens.count < draft.tokens.count {
        at[draft.head] = Int32(index)
      }
      for i in draft.tokens { isNamed[i] = true }
    }
    for chain in chains.indices where chains[chain].kind != .person {
      chainOfID[ownerID(chain)] = chain
    }
    readRoles()
    readDescriptions()
  }

  /// The draft whose head is token `i`.
  func draft(at i: Int) -> DraftMention? { at[i] < 0 ? nil : drafts[Int(at[i])] }

  /// The one entity chain that token `i` heads a mention of, merged chains followed.
  func chain(at i: Int) -> Int? {
    guard let draft = draft(at: i), draft.chains.count == 1 else { return nil }
    return root(draft.chains[0])
  }

  func root(_ chain: Int) -> Int {
    var at = chain
    while let next = chains[at].mergedInto { at = next }
    return at
  }

  /// Enters the mention at its head into the history.
  mutating func pass(_ draft: DraftMention) {
    var dependency = document.dependencies[draft.head]
    let relation = dependency
    // "His successor, Amy Wells, resigned": she is who did.
    if dependency == .appos, draft.form == .name {
      let noun = document.head(of: draft.head)
      if at[noun] < 0 {
        dependency = document.dependencies[noun]
        // "her ex-husband and the girl's father, Amy Wells, left"
        if dependency == .conj { dependency = document.dependencies[document.head(of: noun)] }
      }
    }
    history.append(
      Entry(
        head: draft.head, chains: draft.chains.map(root), kind: draft.kind, form: draft.form,
        sentence: document.sentenceIndex(of: draft.head),
        isSubject: dependency == .nsubj || dependency == .nsubjpass,
        isModifier: draft.isModifier, isPossessive: relation == .poss))
  }

  /// Adds a resolved mention and enters it into the history.
  mutating func add(_ draft: DraftMention) {
    drafts.append(draft)
    at[draft.head] = Int32(drafts.count - 1)
    if draft.form == .nominal, draft.kind == .organization, draft.chains.count == 1 {
      called[root(draft.chains[0]), default: []].insert(document.lemmas[draft.head].lowercased())
    }
    pass(draft)
  }

  /// The latest entries, newest first, at most `sentences` back from sentence `from`.
  ///
  /// No more than 80 are looked at, so that a long text costs as much a token as a short one.
  func recent(from: Int, sentences: Int) -> [Entry] {
    var found: [Entry] = []
    for entry in history.reversed() {
      if entry.sentence < from - sentences || found.count >= 80 { break }
      found.append(entry)
    }
    return found
  }

  // MARK: Roles

  private mutating func readRoles() {
    for draft in drafts where draft.kind == .person && draft.form == .name {
      guard let chain = draft.chains.first.map(root) else { continue }
      for noun in roleNouns(of: draft) {
        if parties[chain] == nil {
          parties[chain] = document.children(of: noun).compactMap { ownerChain($0) }
            .first(where: isParty)
        }
        let role = role(noun)
        if roles[chain]?.contains(role) != true { roles[chain, default: []].append(role) }
        if chains[chain].gender == .unknown,
          let gender = words.roles[document.lowers[noun]]
            ?? knowledge.words.noun(document.lemmas[noun])?.gender,
          gender == .male || gender == .female
        {
          chains[chain].gender = gender
        }
      }
    }
  }

  /// Adds the posts that the knowledge base gives persons on the day of the text.
  mutating func readKnownRoles() {
    for chain in chains.indices {
      guard let record = chains[chain].record, record.kind == .person else { continue }
      for term in knowledge.terms(of: record.id) {
        let isFormer = !holds(term)
        // What nobody can know on the day of the text is left out.
        if isFormer, let day, term.until.map({ day < $0 }) ?? true { continue }
        let role = PersonRole(
          noun: "", post: term.post, stateID: term.ofID, isFormer: isFormer)
        if roles[chain]?.contains(role) != true { roles[chain, default: []].append(role) }
      }
    }
  }

  /// Whether a term holds on the day of the text; any term, where no day is known.
  private func holds(_ term: Term) -> Bool {
    day.map(term.holds(on:)) ?? true
  }

  /// Nouns that say what post the named person holds: titles before the name, appositions, what
  /// the name is said to be.
  private func roleNouns(of draft: DraftMention) -> [Int] {
    var nouns: [Int] = []
    for child in document.children(of: draft.head) where !draft.tokens.contains(child) {
      switch document.dependencies[child] {
      case .compound, .nmod: if isPersonNoun(child) { nouns.append(child) }
      // "Carter, Iraqi Prime Minister Discuss Fight": in a headline the comma is an "and".
      case .appos: if !draft.inHeadline, isPersonNoun(child) { nouns.append(child) }
      default: break
      }
    }
    for child in draft.tokens.lowerBound > 0 ? [draft.tokens.lowerBound - 1] : [] {
      if isPersonNoun(child), !nouns.contains(child),
        document.sentence(of: child).contains(draft.head)
      {
        nouns.append(child)
      }
    }
    let head = document.head(of: draft.head)
    switch document.dependencies[draft.head] {
    case .appos: if isPersonNoun(head) { nouns.append(head) }
    case .nsubj where document.lemmas[head] == "be" || document.lemmas[head] == "become":
      for child in document.children(of: head) where document.dependencies[child] == .attr {
        if isPersonNoun(child) { nouns.append(child) }
      }
    default: break
    }
    return nouns
  }

  func isPersonNoun(_ i: Int) -> Bool {
    guard !isNamed[i] else { return false }
    switch document.partsOfSpeech[i] {
    case .noun, .properNoun:
      let lemma = document.lemmas[i].lowercased()
      return words.roles[lemma] != nil || knowledge.words.noun(lemma)?.kind == .person
        || knowledge.words.post(lemma) != nil
    default: return false
    }
  }

  /// The post that a noun names with the words before it, and the state it is a post of.
  func role(_ noun: Int) -> PersonRole {
    var start = noun
    var post = knowledge.words.post(document.lemmas[noun].lowercased())?.post
    while start > 0, noun - start < 3, !isNamed[start - 1],
      document.head(of: start - 1) >= start - 1,
      [.noun, .properNoun, .adjective].contains(document.partsOfSpeech[start - 1])
    {
      start -= 1
      let phrase = document.lowers[start..<noun + 1].joined(separator: " ")
      if let longer = knowledge.words.post(phrase)?.post { post = longer }
    }
    // "the leader" is not the deputy leader.
    if let lesser = (start..<noun).first(where: { Self.lesser.contains(document.lowers[$0]) }) {
      let phrase = document.lowers[lesser...noun].joined(separator: " ")
      return PersonRole(
        noun: phrase, post: knowledge.words.post(phrase)?.post,
        stateID: owner(of: noun).map(ownerID))
    }
    return PersonRole(
      noun: document.lemmas[noun].lowercased(), post: post,
      stateID: owner(of: noun).map(ownerID), isBare: start == noun)
  }

  /// A name for what a post belongs to: its record's id, or the number of its chain.
  func ownerID(_ chain: Int) -> String { chains[chain].record?.id ?? "#\(chain)" }

  /// The chain that ``ownerID(_:)`` names; nil where the text does not name it.
  func owner(withID id: String) -> Int? { chainOfID[id] }

  func isParty(_ chain: Int) -> Bool {
    chains[chain].record?.category == "party"
      || chains[chain].words.last == "party" || chains[chain].words.last == "democrats"
  }

  /// The state or body that a post or description belongs to: "Russia's president", "the German
  /// chancellor", "president of Bolivia".
  func owner(of noun: Int) -> Int? {
    let leadsParty = Self.partyPosts.contains(document.lemmas[noun].lowercased())
    for child in document.children(of: noun) {
      switch document.dependencies[child] {
      case .amod, .poss, .compound, .nmod:
        // "Republican President X" is president of no party.
        if let found = ownerChain(child), leadsParty || !isParty(found) { return found }
      case .prep where document.lowers[child] == "of":
        for object in document.children(of: child) where document.dependencies[object] == .pobj {
          if let found = ownerChain(object) { return found }
        }
      default: break
      }
    }
    // "German Chancellor Angela Merkel": the demonym hangs on the name.
    if document.dependencies[noun] == .compound || document.dependencies[noun] == .nmod {
      for child in document.children(of: document.head(of: noun)) where child < noun {
        if let found = ownerChain(child), leadsParty || !isParty(found) { return found }
      }
    }
    return nil
  }

  private static let lesser: WordSet = ["assistant", "deputy", "shadow", "under", "vice"]

  private static let partyPosts: WordSet = [
    "leader", "chairman", "chairwoman", "chair", "chief", "nominee", "candidate", "spokesman",
    "spokeswoman", "official", "member", "strategist", "whip", "secretary",
  ]

  private func ownerChain(_ i: Int) -> Int? {
    guard let chain = chain(at: i), chains[chain].kind != .person else { return nil }
    return chain
  }
}

/// A post that a person holds, as the text or the knowledge base says.
struct PersonRole: Hashable {
  /// Lower-case singular; empty for posts from the knowledge base.
  var noun: String
  var post: PostClass?
  /// Id of the state or body, where said.
  var stateID: String?
  /// Whether the noun stands alone: "the secretary".
  var isBare = false
  /// Held before the day of the text, as the knowledge base says.
  var isFormer = false

  /// Posts that make their holder "the leader" of a state or body.
  static let leading: Set<PostClass> = [
    .president, .primeMinister, .chancellor, .monarch, .supremeLeader, .leader, .partyLeader,
    .rebelLeader, .chairman,
  ]

  /// Whether a description can mean the holder of this role.
  func answers(_ described: PersonRole) -> Bool {
    if let stateID, let other = described.stateID, stateID != other { return false }
    // "the secretary" goes on about a defense secretary.
    if described.isBare, described.noun == noun, !noun.isEmpty { return true }
    // In London "the chancellor" keeps the treasury.
    if post == .financeMinister, described.noun == "chancellor", stateID == nil || stateID == "Q145"
    {
      return true
    }
    if let post, let wanted = described.post, post != wanted, wanted != .minister,
      wanted != .leader,
      post != .minister
    {
      return false
    }
    if described.noun == noun, !noun.isEmpty { return true }
    if described.noun == "leader" {
      return post.map(Self.leading.contains) ?? false
    }
    if described.noun == "minister", let post {
      return "\(post)".hasSuffix("Minister") || post == .minister
    }
    guard let post, let wanted = described.post else { return false }
    return post == wanted
  }
}
