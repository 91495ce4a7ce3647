import EntityLinking
import GraphModel
import Linguistics

/// Who holds a post or stands in a tie: titles, appositions, copulas, "as".
/// «Kremlin spokesman Dmitry Peskov»; «Fyodor Lukyanov, head of the Council»; «Biden's adviser
/// Jake Sullivan»; «Pavlovsky, who was a Kremlin adviser».
struct RolePattern {
  let context: PatternContext
  var reader: ArgumentReader { context.reader }
  var document: Document { context.document }
  var linked: LinkedDocument { context.linked }

  init(_ context: PatternContext) { self.context = context }

  private func isPostBeforeName(_ r: Int) -> Bool {
    guard r + 1 < document.count, let index = linked.mention(covering: r + 1) else { return false }
    // "its rival Taiwan"
    if document.lowers[r] == "rival" {
      return linked.mentions[index].form == .name
        && linked.mentions[index].tokens.lowerBound == r + 1
        && linked.mentions[index].tokens.contains(document.head(of: r))
    }
    guard
      ["chief", "executive", "head", "official", "representative"].contains(document.lowers[r])
    else { return false }
    return linked.mentions[index].form == .name && linked.mentions[index].tokens.lowerBound == r + 1
      && linked.entities[linked.mentions[index].entities[0]].kind == .person
  }

  /// Words before a post that are part of it: "First Vice-President".
  private static let ordinals: WordSet = [
    "acting", "chief", "deputy", "first", "second", "vice",
  ]

  /// Words before a name that are no posts.
  static let honorifics: WordSet = [
    "dame", "dr", "dr.", "lady", "lord", "madam", "miss", "mister", "mr", "mr.", "mrs", "mrs.",
    "ms", "ms.", "sir",
  ]

  private func isHyphen(_ i: Int) -> Bool {
    i >= 0 && i < document.count && document.words[i] == "-"
  }

  func candidates(at r: Int) -> [Candidate] {
    switch document.partsOfSpeech[r] {
    case .noun, .properNoun: break
    // "UN chief Antonio Guterres": the tagger takes the post for an adjective.
    case .adjective where isPostBeforeName(r): break
    default: return []
    }
    if let index = linked.mention(covering: r), linked.mentions[index].form == .name,
      linked.mentions[index].head != r
    {
      return []
    }
    // "Ethiopia's Abiy Ahmed and Eritrean President X": a person is no post.
    if let index = linked.mention(headedBy: r), linked.mentions[index].form == .name,
      linked.entities[linked.mentions[index].entities[0]].kind == .person
    {
      return []
    }
    if let office = officeNamedAsBody(r) { return office }
    let (lemma, senses) = senses(at: r)
    if senses.isEmpty, Self.honorifics.contains(lemma) || Self.ordinals.contains(lemma) {
      return []
    }
    // "the home of the MP Amy Wells", "the NSA's surveillance programme": a thing, and no post.
    if senses.isEmpty, RoleFamily.isThing(lemma) { return [] }
    // "co-founder": its parts are no posts of their own.
    if senses.isEmpty, (r - 1...r + 1).contains(where: isHyphen) { return [] }
    let holders = self.holders(of: r, isRole: !senses.isEmpty)
    guard !holders.isEmpty else { return alliedPeople(r, senses) }
    var found: [Candidate] = []
    for (holder, rule, name) in holders {
      guard !senses.isEmpty || context.kind(holder) == .person else { continue }
      let others = OtherSide(context: context, role: r, holder: holder, name: name < 0 ? r : name)
        .find()
      for other in others {
        guard other.actor.entities != holder.entities else { continue }
        // "follow the secretary on Twitter"
        if rule == "role-nominal", other.name == "on" { continue }
        // "as part of its efforts": whoever it is does not belong to itself.
        if lemma == "part", rule == "role-as", other.actor.reach != .direct { continue }
        for actor in single(other.actor) {
          if let candidate = tie(
            r, lemma: lemma, senses: senses, holder: holder, other: actor, place: other, rule: rule)
          {
            found.append(candidate)
          }
        }
      }
      if others.isEmpty, rule == "role-title" || rule == "role-copula" && isAppointed(r),
        let body = speakingBody(over: r)
      {
        let place = OtherSide.Place(actor: body, name: "speaker")
        if let candidate = tie(
          r, lemma: lemma, senses: senses, holder: holder, other: body, place: place, rule: rule)
        {
          found.append(candidate)
        }
      }
      if others.isEmpty, rule == "role-title",
        let body = colleagueBody(r, name: name, holder: holder)
      {
        let place = OtherSide.Place(actor: body, name: "colleague")
        if let candidate = tie(
          r, lemma: lemma, senses: senses, holder: holder, other: body, place: place, rule: rule)
        {
          found.append(candidate)
        }
      }
      if others.isEmpty, rule == "role-title", let other = counterpart(of: r, senses) {
        let place = OtherSide.Place(actor: other, name: "possessive")
        if let candidate = tie(
          r, lemma: lemma, senses: senses, holder: holder, other: other, place: place, rule: rule)
        {
          found.append(candidate)
        }
      }
      found += ledBody(r, lemma: lemma, holder: holder, rule: rule, found: found)
      if rule == "role-title" { found += chamber(r, lemma: lemma, holder: holder, found: found) }
    }
    return found
  }

  /// "Israel and its American allies": whose allies they are is allied to the state they are of.
  private func alliedPeople(_ r: Int, _ senses: [PredicateSense]) -> [Candidate] {
    guard let sense = senses.first, sense.family == .allied, document.tags[r] == .nns,
      let owner = reader.child(r, .poss)
    else { return [] }
    let owners = reader.actors(at: owner).filter { $0.entities.count == 1 }
    let others = document.children(of: r).filter {
      $0 < r && [.amod, .compound].contains(document.dependencies[$0])
    }.flatMap { reader.modifiers(at: $0) }.filter { context.kind($0) == .state }
    return owners.flatMap { owner in
      others.filter { $0.entities != owner.entities }.map {
        Candidate(owner, $0, sense, predicate: r, trigger: r..<(r + 1), rule: "role-title-modifier")
      }
    }
  }

  /// «Taft Corp said Ted Moss was named chairman».
  private func isAppointed(_ r: Int) -> Bool {
    document.dependencies[r] == .oprd
      && ["appoint", "elect", "name"].contains(reader.lemma(document.head(of: r)))
  }

  /// "Obama campaigned for close ally Hillary Clinton", "Trump beat rivals X and Y": whose ally or
  /// rival it is the subject says.
  private func counterpart(of r: Int, _ senses: [PredicateSense]) -> Actor? {
    guard senses.contains(where: { [.allied, .opposes].contains($0.family) }) else { return nil }
    var at = document.head(of: r)
    for _ in 0..<3 {
      switch document.dependencies[at] {
      case .conj, .pobj, .prep, .dative: at = document.head(of: at)
      case .dobj:
        let verb = document.head(of: at)
        let found = reader.deepSubjects(of: verb).flatMap { reader.ownActors(at: $0) }
          .filter { $0.reach == .direct }
        return reader.isPassive(verb) || found.count != 1 ? nil : found[0]
      default:
        guard reader.isClause(at), !reader.isPassive(at) else { return nil }
        let found = reader.deepSubjects(of: at).flatMap { reader.ownActors(at: $0) }
          .filter { $0.reach == .direct }
        return found.count == 1 ? found[0] : nil
      }
    }
    return nil
  }

  /// The role's lemma and senses; the longest phrase the lexicon knows: "prime_minister",
  /// "chief_of_staff", "co-founder".
  private func senses(at r: Int) -> (String, [PredicateSense]) {
    let lemma = reader.lemma(r)
    var phrases: [String] = []
    let mayEnd = context.lexicon.mayEndRole(lemma)
    if r >= 2, mayEnd {
      let isHyphenated = document.words[r - 1] == "-"
      phrases.append(
        document.lowers[r - 2] + (isHyphenated ? "-" : "_" + document.lowers[r - 1] + "_") + lemma)
    }
    if r + 2 < document.count, document.lowers[r + 1] == "of", context.lexicon.mayBeginRole(lemma) {
      phrases.append(lemma + "_of_" + document.lowers[r + 2])
    }
    if r >= 1, mayEnd { phrases.append(document.lowers[r - 1] + "_" + lemma) }
    for phrase in phrases {
      let found = context.lexicon.role(phrase)
      if !found.isEmpty { return (phrase, found) }
    }
    let own = context.lexicon.role(lemma)
    // "MPs", which the tagger takes for a name.
    if own.isEmpty, lemma.hasSuffix("s") {
      let single = String(lemma.dropLast())
      let found = context.lexicon.role(single)
      if !found.isEmpty { return (single, found) }
    }
    return (lemma, own)
  }

  private func single(_ actor: Actor) -> [Actor] {
    actor.entities.prefix(3).map {
      var one = actor
      one.entities = [$0]
      return one
    }
  }

  // MARK: The tie

  private func tie(
    _ r: Int, lemma: String, senses: [PredicateSense], holder: Actor, other: Actor,
    place: OtherSide.Place, rule: String
  ) -> Candidate? {
    let otherKind = context.kind(other)
    let sense = senses.first {
      ($0.conditions.targetKinds.isEmpty || $0.conditions.targetKinds.contains(otherKind))
        && ($0.conditions.sourceKinds.isEmpty
          || $0.conditions.sourceKinds.contains(context.kind(holder)))
    }
    // "Trump's wife, Melania, in the White House": kin of nobody but persons.
    guard sense != nil || senses.isEmpty || context.kind(holder) == .person,
      sense != nil || senses.first?.family != .family
    else { return nil }
    guard
      let family = RoleFamily.family(
        of: sense, lemma: lemma, holder: context.kind(holder), other: otherKind,
        place: place, qualifiers: qualifiers(of: r), hasField: hasField(r))
    else { return nil }
    var label = sense?.family == family ? sense?.label ?? "" : ""
    if label.isEmpty { label = RoleFamily.label(lemma, family) }
    // "head of the Palestinian negotiating team" heads no state.
    let isPart =
      family == .leads && otherKind == .state
      && (place.name == "of"
        ? other.reach != .direct && !RoleFamily.wholes.contains(reader.lemma(other.head))
        : hasOwnField(r))
    // "the Iraqi government" is a state itself, and part of none.
    if rule == "role-nominal", context.kind(holder) == .state, [.partOf, .from].contains(family) {
      return nil
    }
    let isReversed = sense.map { $0.targets.first == .holder } ?? false
    let trigger = r..<(r + 1)
    var candidate = Candidate(
      isReversed ? other : holder, isReversed ? holder : other, family: isPart ? .serves : family,
      label: label,
      predicate: r, trigger: trigger, rule: rule + "-" + place.name)
    candidate.isPresupposed = rule != "role-copula" && rule != "role-as"
    let words = qualifiers(of: r)
    if !words.isDisjoint(with: RoleFamily.formerWords) || sense?.conditions.isPast == true {
      candidate.label = label.hasPrefix("was ") ? label : "was " + label
    }
    if !words.isDisjoint(with: RoleFamily.possibleWords) { candidate.modality = .possible }
    if lemma == "candidate", family == .leads { candidate.modality = .planned }
    return candidate
  }

  /// "the Palestinian head of security": what the post is of, which is nobody.
  private func hasOwnField(_ r: Int) -> Bool {
    reader.prepositionObjects(of: r, ["of"]).contains {
      context.linked.mention(headedBy: $0) == nil && !RoleFamily.wholes.contains(reader.lemma($0))
        && !["country", "nation", "regime"].contains(reader.lemma($0))
    }
  }

  /// "Defense Secretary Ash Carter" leads the Defense Department where the document names one.
  private func ledBody(
    _ r: Int, lemma: String, holder: Actor, rule: String, found: [Candidate]
  ) -> [Candidate] {
    guard lemma.utf8.count >= 8, lemma.contains("secretary") || lemma.contains("minister"),
      context.kind(holder) == .person
    else {
      return []
    }
    let words = qualifiers(of: r)
    // A shadow minister stands against the ministry.
    if words.contains("shadow") { return [] }
    let isLesser = !words.isDisjoint(with: RoleFamily.lesserWords)
    let family: RelationFamily = isLesser ? .serves : .leads
    var field = words.subtracting(RoleFamily.formerWords).subtracting(RoleFamily.lesserWords)
    for child in document.children(of: r)
    where document.dependencies[child] == .prep && document.lowers[child] == "of" {
      for object in reader.objects(ofPreposition: child) { field.insert(document.lowers[object]) }
    }
    guard !field.isEmpty else { return [] }
    let states = Set(
      found.flatMap { $0.target.entities }.filter { linked.entities[$0].kind == .state }
        .compactMap { linked.entities[$0].knowledgeID })
    for (index, entity) in linked.entities.enumerated() where entity.kind == .organization {
      if let state = entity.stateID, !states.isEmpty, !states.contains(state) { continue }
      for name in [entity.name] + entity.aliases {
        let parts = Set(name.lowercased().split(separator: " ").map(String.init))
        if !parts.isDisjoint(with: ["department", "ministry", "office"]),
          !parts.isDisjoint(with: field), parts.count <= 4,
          let mention = linked.mentions.first(where: { $0.entities == [index] })
        {
          let body = Actor(
            entities: [index], tokens: mention.tokens, head: mention.head, form: .name,
            reach: .direct)
          guard !found.contains(where: { $0.target.entities == [index] }) else { return [] }
          var candidate = Candidate(
            holder, body, family: family, label: RoleFamily.label(lemma, family), predicate: r,
            trigger: r..<(r + 1), rule: isLesser ? "role-body-lesser" : "role-body")
          candidate.isPresupposed = true
          candidate.isRemote = true
          return [candidate]
        }
      }
    }
    return []
  }

  /// «Sen. Ana Ruiz» sits in the Senate, where the document names one and only one.
  private func chamber(
    _ r: Int, lemma: String, holder: Actor, found: [Candidate]
  ) -> [Candidate] {
    guard let wanted = Self.chambers[lemma] else { return [] }
    for name in wanted {
      let fitting = linked.entities.indices.filter { index in
        linked.entities[index].kind == .organization
          && ([linked.entities[index].name] + linked.entities[index].aliases)
            .contains { $0.lowercased().hasSuffix(name) }
      }
      guard !fitting.isEmpty else { continue }
      guard fitting.count == 1,
        !found.contains(where: { $0.target.entities == fitting }),
        let mention = linked.mentions.first(where: { $0.entities == fitting })
      else { return [] }
      let body = Actor(
        entities: fitting, tokens: mention.tokens, head: mention.head, form: .name, reach: .direct)
      var candidate = Candidate(
        holder, body, family: .serves, label: "member of", predicate: r, trigger: r..<(r + 1),
        rule: "role-chamber")
      candidate.isPresupposed = true
      candidate.isRemote = true
      if !qualifiers(of: r).isDisjoint(with: RoleFamily.formerWords) {
        candidate.label = "was member of"
      }
      return [candidate]
    }
    return []
  }

  /// Where the holders of a seat sit, by their title; the likeliest name first.
  private static let chambers: [String: [String]] = [
    "sen.": ["senate"], "senator": ["senate"],
    "rep.": ["house of representatives", "congress"],
    "representative": ["house of representatives", "congress"],
    "congressman": ["house of representatives", "congress"],
    "congresswoman": ["house of representatives", "congress"],
    "mp": ["house of commons", "parliament"], "mep": ["european parliament"],
  ]

  /// Whether the post is over a field of the body, not the body: "director of government affairs".
  private func hasField(_ r: Int) -> Bool {
    document.children(of: r).contains { child in
      document.dependencies[child] == .prep && ["of", "for"].contains(document.lowers[child])
        && reader.objects(ofPreposition: child).contains {
          linked.mention(headedBy: $0) == nil && reader.owners(of: $0).isEmpty
        }
    }
  }

  /// Lower-case words that modify the role: "former", "deputy", "foreign", "defense".
  func qualifiers(of r: Int) -> Set<String> {
    var words: Set<String> = []
    var i = r - 1
    while i >= 0, r - i <= 5 {
      let head = document.head(of: i)
      guard head == r || (head > i && head <= r) || document.head(of: head) == r else { break }
      if linked.mention(headedBy: i) == nil { words.insert(document.lowers[i]) }
      i -= 1
    }
    if r + 1 < document.count, document.lowers[r + 1] == "-", r + 2 < document.count {
      words.insert(document.lowers[r + 2])
    }
    return words
  }
}
