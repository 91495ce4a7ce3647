import EntityLinking
import GraphModel
import Linguistics

/// Where a person belongs, said by the form of the name phrase alone, and bodies within bodies.
/// «Alice Mak of the union»; «the union's Alice Mak»; «France's Supreme Court»; «the Biden
/// administration».
struct AffiliationPattern {
  let context: PatternContext
  var reader: ArgumentReader { context.reader }
  var document: Document { context.document }
  var linked: LinkedDocument { context.linked }

  init(_ context: PatternContext) { self.context = context }

  func candidates(atMention index: Int) -> [Candidate] {
    let mention = linked.mentions[index]
    guard mention.entities.count == 1 else { return [] }
    let actor = Actor(
      entities: mention.entities, tokens: mention.tokens, head: mention.head, form: mention.form,
      reach: .direct)
    // "the Fidesz party" names the party itself.
    let noun = document.head(of: mention.head)
    let isOwnName =
      mention.form == .name
      && (!mention.isModifier
        || noun == mention.tokens.upperBound && Governments.isBodyNoun(reader.lemma(noun)))
    switch linked.entities[mention.entities[0]].kind {
    case .person: return isOwnName ? person(actor) : []
    case .organization:
      // "the Turkish army's tanks", "German foreign ministry": said as much by a description.
      return isOwnName ? organization(actor) : inName(actor) + described(actor)
    case .state: return []
    }
  }

  private func person(_ actor: Actor) -> [Candidate] {
    var found: [Candidate] = []
    for child in document.children(of: actor.head) {
      switch document.dependencies[child] {
      case .poss:
        guard hasNoRole(from: child, to: actor) else { continue }
        found += ties(actor, reader.actors(at: child), at: child, rule: "name-possessive")
      case .prep where child > actor.head:
        guard ["of", "from", "at", "with"].contains(document.lowers[child]) else { continue }
        if let respective = respective(actor, child) {
          found += respective
          continue
        }
        for object in reader.objects(ofPreposition: child) {
          let others = reader.actors(at: object)
          let rule = "name-preposition"
          found +=
            reign(actor, others, at: child) ?? ties(actor, others, at: child, rule: rule)
        }
      // "Ana Ruiz, a Peruvian,"
      case .appos
      where reader.has(child, .det) && document.words[child].first?.isUppercase ?? false:
        let people = reader.actors(at: child).filter {
          $0.reach == .direct && $0.tokens.count <= 2 && context.kind($0) == .state
            && document.words[$0.head] != linked.entities[$0.entities[0]].name
        }
        found += ties(actor, people, at: child, rule: "name-modifier")
      case .compound, .amod, .nmod:
        guard child < actor.tokens.lowerBound, hasNoRole(from: child, to: actor) else { continue }
        // "to blame for Libya Obama had": names side by side, and no adjective.
        let others = reader.modifiers(at: child).filter {
          context.kind($0) != .state || document.partsOfSpeech[$0.head] == .adjective
            || document.words[$0.head] != linked.entities[$0.entities[0]].name
        }
        found += ties(actor, others, at: child, rule: "name-modifier")
      default: break
      }
    }
    found += speakerAt(actor)
    found += partyLetter(actor) + partyInBrackets(actor) + partyMember(actor)
    // "the union's Starry Lee and Holden Chow": what owns the first name owns the second.
    if document.dependencies[actor.head] == .conj {
      let first = document.head(of: actor.head)
      if let index = linked.mention(headedBy: first), linked.mentions[index].form == .name,
        linked.entities[linked.mentions[index].entities[0]].kind == .person,
        let owner = reader.child(first, .poss), reader.child(actor.head, .poss) == nil
      {
        found += ties(actor, reader.actors(at: owner), at: owner, rule: "name-possessive-shared")
      }
    }
    return found
  }

  /// "King Fahd of Saudi Arabia": a title within the name says that its bearer reigns.
  private func reign(_ person: Actor, _ others: [Actor], at i: Int) -> [Candidate]? {
    let title = document.lowers[person.tokens.lowerBound]
    guard document.lowers[i] == "of", Self.reigning.contains(title),
      let state = others.first, context.kind(state) == .state
    else { return nil }
    return [presupposed(person, state, .leads, title + " of", at: i, rule: "title-in-name")]
  }

  private static let reigning: WordSet = [
    "king", "queen", "emperor", "empress", "emir", "sultan", "tsar", "shah",
  ]

  /// A role between the two words is the role pattern's to read.
  private func hasNoRole(from i: Int, to actor: Actor) -> Bool {
    // "the Farmers' Council's Ana Ruiz": the council is a name.
    let start =
      linked.mention(covering: i).map { linked.mentions[$0] }
      .flatMap { $0.form == .name ? max(i, $0.tokens.upperBound) : nil } ?? i
    return !(start..<max(start, actor.tokens.lowerBound)).contains {
      !context.lexicon.role(reader.lemma($0)).isEmpty
    }
  }

  /// «"Prices fell," said Amy Wells at Taft Bank.»: the parser gives the place to the verb.
  private func speakerAt(_ actor: Actor) -> [Candidate] {
    let verb = document.head(of: actor.head)
    guard document.dependencies[actor.head] == .nsubj, verb < actor.tokens.lowerBound,
      AttributionReader.speech.contains(reader.lemma(verb)),
      let preposition = document.children(of: verb).first(where: {
        $0 == actor.tokens.upperBound && document.dependencies[$0] == .prep
          && ["at", "from", "of", "with"].contains(document.lowers[$0])
      })
    else { return [] }
    let bodies = reader.objects(ofPreposition: preposition).flatMap { reader.actors(at: $0) }
      .filter {
        $0.reach == .direct && $0.form == .name && context.kind($0) == .organization
      }
    return ties(actor, bodies, at: preposition, rule: "name-preposition")
  }

  func ties(_ person: Actor, _ others: [Actor], at i: Int, rule: String) -> [Candidate] {
    others.compactMap { other in
      guard other.reach != .prepositional, other.tokens != person.tokens else { return nil }
      switch context.kind(other) {
      case .organization:
        return presupposed(
          person, other, .serves, "member of", at: i, rule: rule)
      case .state:
        return presupposed(person, other, .from, "from", at: i, rule: rule)
      case .person: return nil
      }
    }
  }

  private func organization(_ actor: Actor) -> [Candidate] {
    var found: [Candidate] = []
    for child in document.children(of: actor.head) {
      switch document.dependencies[child] {
      case .poss where child < actor.tokens.lowerBound:
        found += within(actor, reader.actors(at: child), at: child, rule: "body-possessive")
      case .amod, .compound, .nmod:
        guard child < actor.tokens.lowerBound else { continue }
        found += within(actor, reader.modifiers(at: child), at: child, rule: "body-modifier")
      case .prep where child > actor.head:
        found += underHead(actor, at: child)
        guard ["of", "in"].contains(document.lowers[child]) else { continue }
        let rule = document.lowers[child] == "of" ? "body-of" : "body-in"
        for object in reader.objects(ofPreposition: child) {
          // "Taft of Chad and Moss of Niger": the second is not the first's.
          let others = reader.actors(at: object).filter {
            $0.head == object || !reader.has($0.head, .prep)
          }
          found += within(actor, others, at: child, rule: rule)
        }
      default: break
      }
    }
    // "his ruling Patriotic Front party": the owner stands with the noun.
    let noun = document.head(of: actor.head)
    if document.dependencies[actor.head] == .compound, noun == actor.tokens.upperBound,
      document.lowers[noun] == "party", let owner = reader.child(noun, .poss)
    {
      found += within(actor, reader.actors(at: owner), at: owner, rule: "body-possessive")
    }
    found += inName(actor) + described(actor)
    return found
  }

  /// «the Federal Reserve under Chairman Amy Wells»
  private func underHead(_ body: Actor, at preposition: Int) -> [Candidate] {
    guard document.lowers[preposition] == "under" else { return [] }
    var found: [Candidate] = []
    for object in reader.objects(ofPreposition: preposition) {
      for head in reader.ownActors(at: object) where head.form == .name {
        let title = head.tokens.lowerBound - 1
        guard context.kind(head) == .person, title > preposition else { continue }
        let senses = context.lexicon.role(reader.lemma(title))
        guard senses.contains(where: { $0.family == .leads }) else { continue }
        found.append(
          presupposed(head, body, .leads, "heads", at: preposition, rule: "government-of-person"))
      }
    }
    return found
  }

  /// «the EU statistics office, Eurostat»; «the UN's Minusma peace mission»; «Exxon's Imperial Oil
  /// subsidiary»: whose the body is stands with the noun that says what it is.
  private func described(_ actor: Actor) -> [Candidate] {
    var nouns = document.children(of: actor.head).filter {
      document.dependencies[$0] == .appos && linked.mention(covering: $0) == nil
    }
    switch document.dependencies[actor.head] {
    case .appos, .compound, .nmod:
      let head = document.head(of: actor.head)
      if linked.mention(covering: head) == nil { nouns.append(head) }
    default: break
    }
    var found: [Candidate] = []
    for noun in nouns {
      let lemma = reader.lemma(noun)
      let isOwned = Governments.holdings.contains(lemma)
      // "the Syrian YPG militia", "the Lebanese group Hezbollah"
      let isGroup = Governments.isBodyNoun(lemma) && !Governments.isBody(lemma)
      guard isOwned || isGroup || Governments.isBody(lemma) else { continue }
      for owner in reader.owners(of: noun) where owner.reach != .prepositional {
        guard owner.entities != actor.entities, context.kind(owner) != .person else { continue }
        // "at Chrysler and Ford units": side by side.
        if document.dependencies[actor.head] == .conj,
          document.head(of: actor.head) == owner.head
            || linked.mention(headedBy: document.head(of: actor.head)).map({
              linked.mentions[$0].entities == owner.entities
            }) == true
        {
          continue
        }
        if isGroup {
          if context.kind(owner) == .state, owner.reach == .modifier {
            found.append(
              presupposed(actor, owner, .from, "based in", at: noun, rule: "body-described"))
          }
          continue
        }
        found.append(
          isOwned && context.kind(owner) == .organization
            ? presupposed(owner, actor, .owns, "owns", at: noun, rule: "body-described-holding")
            : presupposed(actor, owner, .partOf, "part of", at: noun, rule: "body-described"))
      }
    }
    return found
  }

  private func isCompany(_ body: Actor) -> Bool {
    let entity = linked.entities[body.entities[0]]
    if let category = entity.category { return category == "company" }
    return body.form == .name && body.tokens.count > 1
      && [
        "company", "co", "co.", "corp", "corp.", "inc", "inc.", "ltd", "plc", "group", "holdings",
      ]
      .contains(document.lowers[body.tokens.upperBound - 1])
  }

  private func within(_ body: Actor, _ others: [Actor], at i: Int, rule: String) -> [Candidate] {
    // "AFP/AP/dpa": bodies side by side.
    let isListed =
      rule == "body-modifier"
      && (i..<body.tokens.lowerBound).contains {
        document.words[$0] == "/" || document.words[$0] == ","
      }
    return isListed
      ? []
      : others.compactMap { other in
        guard other.tokens != body.tokens else { return nil }
        switch context.kind(other) {
        case .person:
          // "the Freedom Party of Herbert Kickl"
          let isOwner =
            rule == "body-possessive"
            || rule == "body-of" && other.reach == .direct && other.form == .name
          guard isOwner || rule == "body-modifier" else { return nil }
          // "Tester, his fellow Democrat"
          let isFellow = document.children(of: body.head).contains {
            document.lowers[$0] == "fellow"
          }
          if isFellow { return nil }
          if isOwner, isParty(body) {
            return presupposed(other, body, .leads, "leads", at: i, rule: "party-of-person")
          }
          // "Rupert Murdoch's News Corp"
          if rule == "body-possessive", other.form == .name, isCompany(body) {
            return presupposed(other, body, .owns, "owns", at: i, rule: "company-of-person")
          }
          return Governments.isGovernment(document, body.tokens)
            ? presupposed(other, body, .leads, "heads", at: i, rule: "government-of-person") : nil
        // "Democrats in Congress" are not based there.
        case .organization where rule == "body-in": return nil
        case .organization, .state:
          // "Opel's parent company General Motors"
          if rule == "body-possessive", context.kind(other) == .organization,
            (min(i, body.tokens.lowerBound)..<body.tokens.lowerBound).contains(where: {
              document.lowers[$0] == "parent"
            })
          {
            return presupposed(body, other, .owns, "owns", at: i, rule: "body-described-holding")
          }
          // "A of the Civic Party and B of the Greens": the second is not the first's.
          if rule == "body-of", i != body.tokens.upperBound { return nil }
          let isInside =
            Governments.isPublicBody(document, body.tokens)
            || context.kind(other) == .organization && rule != "body-in"
            || rule == "body-possessive" && Governments.isGovernment(document, other.tokens)
          return presupposed(
            body, other, isInside ? .partOf : .from, isInside ? "part of" : "based in", at: i,
            rule: rule)
        }
      }
  }

  /// Names inside the name: "Biden administration", "U.S. Supreme Court", "EU parliament".
  private func inName(_ body: Actor) -> [Candidate] {
    var found = parent(of: body).map { [$0] } ?? []
    for i in body.tokens where i != body.head {
      guard let index = linked.mention(headedBy: i) else { continue }
      let inner = linked.mentions[index]
      guard inner.tokens != body.tokens, inner.tokens.lowerBound >= body.tokens.lowerBound,
        inner.tokens.upperBound <= body.tokens.upperBound, inner.entities != body.entities
      else { continue }
      // "the Saudi-led coalition" has a leader there, no origin.
      if i + 2 < body.tokens.upperBound, document.words[i + 1] == "-",
        [.vbn, .vbd, .jj].contains(document.tags[i + 2])
      {
        continue
      }
      // "the counter-ISIL coalition", "the Coalition against Daesh": its enemy.
      if reader.hasStance(inner.tokens.lowerBound)
        || inner.tokens.lowerBound > 0
          && ["against", "counter"].contains(document.lowers[inner.tokens.lowerBound - 1])
      {
        continue
      }
      let other = Actor(
        entities: inner.entities, tokens: inner.tokens, head: i, form: .name, reach: .modifier)
      switch context.kind(other) {
      case .person:
        if Governments.isGovernment(document, body.tokens) {
          found.append(
            presupposed(other, body, .leads, "heads", at: body.head, rule: "government-of-person"))
        }
      case .state, .organization:
        let isPublic =
          Governments.isPublicBody(document, body.tokens)
          || linked.entities[body.entities[0]].category.map(LinkedEntity.statesOwn.contains)
            ?? false
        found.append(
          presupposed(
            body, other, isPublic ? .partOf : .from, isPublic ? "part of" : "based in",
            at: body.head, rule: isPublic ? "body-in-name" : "origin-in-name"))
      }
    }
    return found
  }

  /// "ICCO Council", "OPEC Secretariat": a body called after the organization that it belongs to.
  private func parent(of body: Actor) -> Candidate? {
    let first = body.tokens.lowerBound
    guard body.form == .name, body.tokens.count > 1, document.words[first + 1] != "-",
      linked.mention(headedBy: first) == nil,
      Governments.isPublicBody(document, (first + 1)..<body.tokens.upperBound)
    else { return nil }
    let word = document.words[first]
    guard word.utf8.count > 2, word == word.uppercased(),
      let mention = linked.mentions.first(where: { other in
        other.form == .name && other.tokens.count == 1 && other.entities.count == 1
          && document.words[other.head] == word
          && linked.entities[other.entities[0]].kind == .organization
      }), mention.entities != body.entities
    else { return nil }
    let parent = Actor(
      entities: mention.entities, tokens: first..<(first + 1), head: first, form: .name,
      reach: .modifier)
    return presupposed(body, parent, .partOf, "part of", at: body.head, rule: "body-in-name")
  }

  func presupposed(
    _ source: Actor, _ target: Actor, _ family: RelationFamily, _ label: String, at i: Int,
    rule: String
  ) -> Candidate {
    let isFar = abs(target.head - i) > 20
    let low = isFar ? i : min(source.tokens.lowerBound, target.tokens.lowerBound, i)
    let high = isFar ? i + 1 : max(source.tokens.upperBound, target.tokens.upperBound, i + 1)
    var candidate = Candidate(
      source, target, family: family, label: label, predicate: i, trigger: low..<high, rule: rule)
    candidate.isPresupposed = true
    return candidate
  }
}
