import EntityLinking
import GraphModel
import Linguistics

/// The other side of a role: whom or what the post, alliance or kinship is with.
struct OtherSide {
  let context: PatternContext
  /// Token of the role.
  let role: Int
  let holder: Actor
  /// Token of the holder's name, which may own the modifiers ("Biden's adviser Jake Sullivan").
  let name: Int

  /// Where the other side stands.
  struct Place {
    var actor: Actor
    var name: String
    /// Words between the entity and the role that are no entity: "election" in "Labour election chief".
    var hasInnerNoun = false
    /// The entity is named by an adjective: "Republican", "Labour".
    var isAdjective = false
    /// The preposition hangs on the holder's name.
    var isBehindName = false
  }

  private var reader: ArgumentReader { context.reader }
  private var document: Document { context.document }

  func find() -> [Place] {
    var after = prepositional()
    var before = premodifiers()
    // "Russia's FSB chief" heads the service, not Russia.
    let hasBody =
      context.kind(holder) == .person
      && before.contains {
        context.kind($0.actor) == .organization && !$0.isAdjective && $0.actor.head == role - 1
      }
    let owners = possessive()
    // "Iran's U.N. envoy" represents Iran there.
    if Self.delegates.contains(reader.lemma(role)), after.isEmpty,
      owners.contains(where: { context.kind($0.actor) == .state })
    {
      return owners
    }
    before = owners.filter { !hasBody || context.kind($0.actor) != .state } + before
    if after.isEmpty { return before }
    // "commander of Russian forces in Ukraine" commands no Ukrainians.
    if after.contains(where: { $0.name == "of" }) { after.removeAll { $0.name == "in" } }
    // "the UN special envoy for Syria" represents who sent him.
    if ["for", "on", "in"].contains(after[0].name), Self.sent.contains(reader.lemma(role)),
      context.kind(after[0].actor) == .state
    {
      return before
    }
    // "OPEC president Rilwanu Lukman of Nigeria" presides over OPEC.
    if after[0].name == "of", after[0].isBehindName, !before.isEmpty,
      before.contains(where: { context.kind($0.actor) == .organization }),
      context.kind(after[0].actor) == .state
    {
      return before
    }
    // "British ambassador to Russia" represents Britain; "French head of the IMF" heads the IMF.
    if let first = after.first, first.name == "to", !before.isEmpty {
      return before
    }
    return after + before
  }

  /// Roles of whom somebody sends to deal with a state.
  private static let sent: WordSet = [
    "coordinator", "emissary", "envoy", "mediator", "rapporteur", "representative",
  ]

  /// Whom a state sends to a body.
  private static let delegates: WordSet = [
    "ambassador", "delegate", "envoy", "representative",
  ]

  private func possessive() -> [Place] {
    var found: [Place] = []
    var nouns = [role, name]
    // "Obama's list of advisers"
    if document.dependencies[role] == .pobj, document.lowers[document.head(of: role)] == "of" {
      nouns.insert(document.head(of: document.head(of: role)), at: 1)
    }
    for owner in nouns {
      for child in document.children(of: owner)
      where document.dependencies[child] == .poss && child < role {
        for actor in reader.actors(at: child) where actor.tokens != holder.tokens {
          found.append(Place(actor: actor, name: "possessive", hasInnerNoun: hasInnerNoun(child)))
        }
      }
      if name == role, nouns.count == 2 { break }
    }
    return found
  }

  /// Names before the role within its noun phrase, nearest first.
  private func premodifiers() -> [Place] {
    var found: [Place] = []
    var i = role - 1
    // "the LinkedIn co-founder": the tokenizer makes three of the post.
    if i > 1, document.words[i] == "-", ["co", "ex", "vice"].contains(document.lowers[i - 1]) {
      i -= 2
    }
    let start = i
    let limit = max(0, role - 16)
    while i >= limit {
      if let index = mention(at: i), isNamed(context.linked.mentions[index]) {
        let mention = context.linked.mentions[index]
        guard i == start || isPremodifier(mention.head), mention.tokens.upperBound <= role else {
          break
        }
        if mention.tokens != holder.tokens, !reader.hasStance(i) {
          found.append(
            Place(
              actor: Actor(
                entities: mention.entities, tokens: mention.tokens, head: mention.head,
                form: mention.form, reach: .modifier), name: "modifier",
              hasInnerNoun: hasInnerNoun(mention.tokens.upperBound - 1),
              isAdjective: mention.tokens.count == 1
                && document.dependencies[mention.head] == .amod))
        }
        i = mention.tokens.lowerBound - 1
        continue
      }
      guard isPremodifier(i) else { break }
      i -= 1
    }
    return found
  }

  /// The mention that covers a token before the role; within "the Turkish president" that of Turkey.
  private func mention(at i: Int) -> Int? {
    guard let widest = context.linked.mention(covering: i) else { return nil }
    guard context.linked.mentions[widest].tokens.contains(role) else { return widest }
    return (i..<role).lazy.compactMap { context.linked.mention(headedBy: $0) }.first {
      let inner = context.linked.mentions[$0]
      return inner.tokens.contains(i) && !inner.tokens.contains(role) && isNamed(inner)
    }
  }

  /// A name, or a body by whose it is: "Cameroonian military spokesman", "Israeli government
  /// spokesman".
  private func isNamed(_ mention: Mention) -> Bool {
    mention.form == .name
      || mention.form == .nominal && mention.tokens.count > 1
        && context.linked.entities[mention.entities[0]].kind != .person
  }

  /// Whether token `i` hangs, as part of the noun phrase, on the role or the name.
  private func isPremodifier(_ i: Int) -> Bool {
    var at = i
    for _ in 0..<5 {
      switch document.dependencies[at] {
      case .compound, .amod, .nmod, .nummod, .punct, .cc, .conj, .npadvmod, .advmod, .case,
        .quantmod:
        let head = document.head(of: at)
        if head == role || head == name { return true }
        at = head
      // "Palestine Liberation Organization (PLO) Chairman"
      case .appos where at + 1 < document.count && document.words[at + 1] == ")":
        guard let index = context.linked.mention(headedBy: at),
          context.linked.entities[context.linked.mentions[index].entities[0]].kind == .organization
        else { return false }
        at = document.head(of: at)
      default: return false
      }
    }
    return false
  }

  private func hasInnerNoun(_ i: Int) -> Bool {
    // "co-leader", "ex-chancellor": three tokens and one post.
    let post = role >= 2 && document.words[role - 1] == "-" ? role - 2 : role
    guard i + 1 < post else { return false }
    return ((i + 1)..<post).contains { j in
      document.partsOfSpeech[j] == .noun && context.linked.mention(headedBy: j) == nil
        && document.dependencies[j] == .compound
        // "union confederation" of "UGT union confederation leader" says what the UGT is.
        && !Governments.isBodyNoun(reader.lemma(j))
        && context.lexicon.role(reader.lemma(j)).isEmpty
        // "chief" of "chief executive" is the post itself.
        && context.lexicon.role(document.lowers[j] + "_" + reader.lemma(role)).isEmpty
    }
  }

  private func prepositional() -> [Place] {
    var found: [Place] = []
    var owners = name > role ? [role, name] : [role]
    // "president and founder of the party": the parser gives "of" to the first.
    if document.dependencies[role] == .conj { owners.append(document.head(of: role)) }
    // "chief executive and founder of the firm": to the last.
    // "a former official and now a fellow at the institute" says so of the second alone.
    owners += document.children(of: role).filter {
      document.dependencies[$0] == .conj && !context.lexicon.role(reader.lemma($0)).isEmpty
        && context.linked.mention(covering: $0) == nil && !reader.has($0, .det)
    }
    for owner in owners {
      for child in document.children(of: owner)
      where document.dependencies[child] == .prep && child > role {
        let word = document.lowers[child]
        guard Self.words.contains(word) else { continue }
        let objects = reader.objects(ofPreposition: child)
        let named = objects.compactMap(named(behind:))
        let actors = (named.isEmpty ? objects.flatMap { reader.actors(at: $0) } : named)
          .filter { $0.tokens != holder.tokens }
          // "in the French Alps" is no post in France.
          .filter { word != "in" || $0.reach != .modifier }
        found += actors.map {
          Place(actor: $0, name: word, isBehindName: owner == name && name != role)
        }
        // "professor of history at the university": the parser gives "at" to the field.
        if actors.isEmpty {
          found += objects.flatMap { reader.prepositionObjects(of: $0, ["at", "with"]) }
            .flatMap { reader.actors(at: $0) }.filter { $0.tokens != holder.tokens }
            .map { Place(actor: $0, name: "at") }
        }
      }
      if !found.isEmpty { break }
    }
    return found
  }

  /// "at the American think-tank, the Brookings Institution": the name in apposition to the noun,
  /// wherever the parser hangs it.
  private func named(behind noun: Int) -> Actor? {
    guard Governments.isBodyNoun(reader.lemma(noun)), context.linked.mention(covering: noun) == nil,
      noun + 2 < document.count, document.words[noun + 1] == ","
    else { return nil }
    let start = document.lowers[noun + 2] == "the" ? noun + 3 : noun + 2
    guard start < document.count,
      let index = context.linked.mention(covering: start)
        ?? context.linked.mention(covering: noun + 2)
    else { return nil }
    let mention = context.linked.mentions[index]
    guard mention.form == .name, mention.tokens.lowerBound >= noun + 2,
      mention.tokens.lowerBound <= start,
      context.linked.entities[mention.entities[0]].kind == .organization
    else { return nil }
    return Actor(
      entities: mention.entities, tokens: mention.tokens, head: mention.head, form: mention.form,
      reach: .direct)
  }

  private static let words: WordSet = [
    "of", "for", "at", "to", "in", "with", "from", "on", "under",
  ]
}
