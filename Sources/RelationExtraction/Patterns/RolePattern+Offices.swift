import EntityLinking
import GraphModel
import Linguistics

/// Bodies that a post belongs to though none stands beside it.
extension RolePattern {
  /// «the UN High Commissioner for Refugees, Ruud Lubbers»: a body that bears its head's title.
  func officeNamedAsBody(_ r: Int) -> [Candidate]? {
    guard let index = linked.mention(headedBy: r), linked.mentions[index].form == .name,
      linked.mentions[index].tokens.count > 1, linked.mentions[index].entities.count == 1,
      linked.entities[linked.mentions[index].entities[0]].kind == .organization,
      Self.namingOffices.contains(reader.lemma(r).lowercased())
    else { return nil }
    let end = linked.mentions[index].tokens.upperBound
    let start = end < document.count && document.words[end] == "," ? end + 1 : end
    guard start < document.count, let named = linked.mention(covering: start) else { return nil }
    let mention = linked.mentions[named]
    guard mention.form == .name, mention.tokens.lowerBound == start,
      linked.entities[mention.entities[0]].kind == .person,
      // "the Commissioner, Wells and Orr": they may be three.
      document.dependencies[mention.head] == .appos
        || document.head(of: mention.head) == document.head(of: r) && start == end
    else { return nil }
    let holder = Actor(
      entities: mention.entities, tokens: mention.tokens, head: mention.head, form: .name,
      reach: .direct)
    let body = Actor(
      entities: linked.mentions[index].entities, tokens: linked.mentions[index].tokens, head: r,
      form: .name, reach: .direct)
    var candidate = Candidate(
      holder, body, family: .leads, label: "heads", predicate: r, trigger: r..<(r + 1),
      rule: "role-title-modifier")
    candidate.isPresupposed = true
    return [candidate]
  }

  /// Titles after which bodies are named.
  private static let namingOffices: WordSet = [
    "advocate", "auditor", "commissioner", "comptroller", "coordinator", "ombudsman", "prosecutor",
    "rapporteur", "registrar", "representative",
  ]

  /// «Taft Corp said vice chairman Ted Moss had offered»: the officer of the company that says so.
  func speakingBody(over r: Int) -> Actor? {
    guard Self.offices.contains(reader.lemma(r)) else { return nil }
    var at = r
    for _ in 0..<8 {
      guard !document.isRoot(at) else { return nil }
      let head = document.head(of: at)
      if document.dependencies[at] == .ccomp,
        ["announce", "report", "say"].contains(reader.lemma(head))
      {
        let bodies = reader.deepSubjects(of: head).flatMap { reader.ownActors(at: $0) }.filter {
          $0.reach == .direct && $0.form == .name && context.kind($0) == .organization
            && linked.entities[$0.entities[0]].category.map { ["company", "bank"].contains($0) }
              ?? true
        }
        return bodies.count == 1 ? bodies[0] : nil
      }
      at = head
    }
    return nil
  }

  /// «Taft Corp chairman Ted Moss and finance director Ana Ruiz»: officers of one company; «Chadian
  /// President Moss and Defence Minister Ruiz»: of one state.
  func colleagueBody(_ r: Int, name: Int, holder: Actor) -> Actor? {
    let isMinister = reader.lemma(r) == "minister"
    guard isMinister || isLesserOffice(r), name > r,
      [.conj, .appos].contains(document.dependencies[name])
    else { return nil }
    var first = document.head(of: name)
    for _ in 0..<4 where [.conj, .appos].contains(document.dependencies[first]) {
      first = document.head(of: first)
    }
    // "chief executive Ted Moss and": the parser may hang the name on the post.
    if linked.mention(headedBy: first) == nil, Self.offices.contains(reader.lemma(first)),
      let name = document.children(of: first).first(where: {
        document.dependencies[$0] == .appos && $0 > first && $0 < r
      })
    {
      return isMinister ? nil : body(.organization, ofPost: first, heldBy: name)
    }
    guard first < r, let index = linked.mention(headedBy: first) else { return nil }
    let mention = linked.mentions[index]
    guard
      let post = document.children(of: first).last(where: {
        $0 < mention.tokens.lowerBound && document.dependencies[$0] == .compound
          && (isMinister
            ? Self.stateOffices.contains(reader.lemma($0))
            : Self.offices.contains(reader.lemma($0)) && !isCapitalized($0))
      })
    else { return nil }
    guard isMinister else { return body(.organization, ofPost: post, heldBy: first) }
    guard let state = body(.state, ofPost: post, heldBy: first) else { return nil }
    // "French President Moss and Foreign Minister Ruiz", whom the tables know for a German.
    let own = linked.entities[holder.entities[0]].stateID
    return own == nil || own == linked.entities[state.entities[0]].knowledgeID ? state : nil
  }

  private func isLesserOffice(_ r: Int) -> Bool {
    Self.offices.contains(reader.lemma(r)) && reader.lemma(r) != "president" && !isCapitalized(r)
  }

  private func body(_ kind: EntityKind, ofPost post: Int, heldBy name: Int) -> Actor? {
    guard let index = linked.mention(headedBy: name) else { return nil }
    let mention = linked.mentions[index]
    guard mention.form == .name, linked.entities[mention.entities[0]].kind == .person else {
      return nil
    }
    let colleague = Actor(
      entities: mention.entities, tokens: mention.tokens, head: mention.head, form: .name,
      reach: .direct)
    let bodies = OtherSide(context: context, role: post, holder: colleague, name: name).find()
      .filter { context.kind($0.actor) == kind && $0.actor.form == .name }
    return bodies.count == 1 ? bodies[0].actor : nil
  }

  private static let stateOffices: WordSet = [
    "chancellor", "leader", "minister", "premier", "president",
  ]

  private func isCapitalized(_ i: Int) -> Bool { document.words[i].first?.isUppercase ?? false }

  /// Offices that companies have.
  private static let offices: WordSet = [
    "chairman", "chairwoman", "chief", "director", "executive", "officer", "president", "treasurer",
  ]
}
