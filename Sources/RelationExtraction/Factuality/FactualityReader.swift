import GraphModel
import Linguistics

/// Whether a text says that an event happened, will, may, or did not: read upward from the
/// predicate through its auxiliaries and the verbs and nouns it is embedded under.
///
/// After Saurí and Pustejovsky, "FactBank: a corpus annotated with event factuality" (2009):
/// polarity and modality as two values, changed by each embedding predicate.
struct FactualityReader {
  let reader: ArgumentReader
  var document: Document { reader.document }

  struct Factuality: Hashable {
    var polarity = Polarity.affirmed
    var modality = Modality.actual
    /// The event is what somebody is asked to do: the request is an edge, the act none.
    var isDemanded = false

    mutating func negate() { polarity = polarity == .affirmed ? .negated : .affirmed }

    /// Possible is weaker than planned, which is weaker than actual; the weakest stays.
    mutating func weaken(_ other: Modality) {
      if other == .possible || modality == .actual { modality = other }
    }
  }

  init(_ reader: ArgumentReader) { self.reader = reader }

  /// - Parameter i: the predicate's token.
  func factuality(of i: Int) -> Factuality {
    var state = Factuality()
    if reader.isClause(i) { readClause(i, &state, depth: 0) } else { readNoun(i, &state, depth: 0) }
    if isQuestion(document.sentence(of: i)) { state.weaken(.possible) }
    return state
  }

  private func isQuestion(_ sentence: Range<Int>) -> Bool {
    sentence.suffix(3).contains { document.words[$0] == "?" }
  }

  /// - Parameter noun: an argument whose own "no" has been counted already.
  func readClause(
    _ v: Int, _ state: inout Factuality, depth: Int, from noun: Int? = nil
  ) {
    guard depth < 8 else { return }
    var isTo = false
    var hasOwnAuxiliary = false
    for child in document.children(of: v) {
      let word = document.lowers[child]
      switch document.dependencies[child] {
      case .neg:
        // "not only met" did meet.
        if child + 1 < document.count, Self.restricting.contains(document.lowers[child + 1]) {
          continue
        }
        state.negate()
      case .aux, .auxpass:
        if word == "to" { isTo = true } else { hasOwnAuxiliary = true }
        if let modality = Embedding.auxiliaries[word] { state.weaken(modality) }
      case .advmod:
        if Embedding.negators.contains(word) { state.negate() }
        if word == "longer", reader.has(child, .neg) { state.negate() }
        if Embedding.doubts.contains(word) { state.weaken(.possible) }
      case .mark:
        if Embedding.conditions.contains(word) { state.weaken(.possible) }
      case .nsubj, .nsubjpass, .dobj:
        if child != noun, hasNo(child) { state.negate() }
      default: break
      }
    }
    guard !document.isRoot(v) else {
      // A headline's "X to visit Y".
      if isTo { state.weaken(.planned) }
      return
    }
    let head = document.head(of: v)
    switch document.dependencies[v] {
    case .xcomp, .ccomp:
      if reader.isClause(head) {
        // "does not mind meeting him" would, "cannot recall asking" may have.
        if ["mind", "recall", "remember"].contains(reader.lemma(head)), reader.has(head, .neg) {
          state.weaken(reader.lemma(head) == "mind" ? .planned : .possible)
          return
        }
        let isFinite = document.dependencies[v] == .ccomp && !isTo
        // "Chad accuses Niger; Niger denies it": what it denies is the deed, not the charge.
        if isFinite, v < head, Embedding.denying.contains(reader.lemma(head)),
          reader.has(head, .dobj)
            || document.children(of: head).contains(where: {
              Self.claims.contains(reader.lemma($0))
            })
        {
          return
        }
        if isFinite, state.modality == .possible,
          ["pledge", "promise", "swear", "vow"].contains(reader.lemma(head))
        {
          // "vowed that it would": a plan.
          state.modality = .planned
        } else if isFinite, isStatement(v, under: head) {
          if reader.lemma(head) == "warn" { state.weaken(.possible) }
        } else {
          embed(under: head, isInfinitive: isTo, isFinite: isFinite, &state)
          // "would not hesitate to strike"
          if reader.lemma(head) == "hesitate" { state.negate() }
        }
        if document.dependencies[v] == .xcomp || isTo { readClause(head, &state, depth: depth + 1) }
      } else {
        embedNominal(under: head, &state)
        if !isTo { claim(head, &state) }
      }
    case .acl:
      if isTo {
        embedNominal(under: head, &state)
      } else if reader.has(v, .nsubj) {
        claim(head, &state)
      }
    case .advcl:
      if isTo, reader.isClause(head) {
        // "called to thank her", "marched to protest": said or done by the deed before it.
        if Embedding.motion.contains(reader.lemma(head)),
          Embedding.seizing.contains(reader.lemma(v))
        {
          // "arrived to detain him": he may have fled.
          state.weaken(.planned)
        } else if Embedding.motion.contains(reader.lemma(head))
          || Embedding.uttering.contains(reader.lemma(v))
        {
          // "is expected to travel to Rome to meet X": as planned as the way there.
          readClause(head, &state, depth: depth + 1)
        } else if !Self.joining.contains(reader.lemma(head)) {
          state.weaken(.planned)
        }
      } else if reader.isClause(head), !hasOwnAuxiliary, document.tags[v] == .vbg {
        readClause(head, &state, depth: depth + 1)
      }
    case .conj:
      if reader.isClause(head), !hasOwnAuxiliary, reader.child(v, .nsubj) == nil {
        var first = Factuality()
        readClause(head, &first, depth: depth + 1)
        // "did not meet or speak": a conjunct without its own auxiliary shares the first one's.
        if first.polarity == .negated,
          document.children(of: head).contains(where: {
            document.dependencies[$0] == .cc && ["or", "nor"].contains(document.lowers[$0])
          }) || sharesAuxiliary(v, head) && first.polarity == .negated
        {
          state.negate()
        }
        if first.modality != .actual { state.weaken(first.modality) }
      }
    case .pcomp:
      let preposition = document.lowers[head]
      if preposition == "without" { state.negate() }
      if preposition == "against" || preposition == "from" { negateIfPrevented(head, &state) }
      let governor = document.head(of: head)
      // "stopped short of blaming"
      if document.lowers[governor] == "short", preposition == "of" { state.negate() }
      // "never admitted to helping"
      if ["admit", "confess", "own"].contains(reader.lemma(governor)), preposition == "to",
        document.children(of: governor).contains(where: {
          document.dependencies[$0] == .neg || Embedding.negators.contains(document.lowers[$0])
        })
      {
        state.negate()
      }
      if reader.isClause(governor) {
        // "will meet Wells before visiting Chad"
        if preposition == "before" {
          var above = Factuality()
          readClause(governor, &above, depth: depth + 1)
          if above.modality == .planned { state.weaken(.planned) }
        }
        if Embedding.doubtful.contains(reader.lemma(governor))
          || ["charge", "indict", "sue"].contains(reader.lemma(governor))
        {
          state.weaken(.possible)
        }
        if preposition == "on" || preposition == "about" || preposition == "in" {
          embed(under: governor, isInfinitive: true, isFinite: false, &state)
        }
      } else {
        embedNominal(under: governor, &state)
      }
    default: break
    }
  }

  /// "the claim that it had attacked" may be so; "dismissed suggestions that it had" says not.
  func claim(_ n: Int, _ state: inout Factuality) {
    guard Self.claims.contains(reader.lemma(n)) else { return }
    let head = document.head(of: n)
    if document.dependencies[n] == .dobj, Self.dismissals.contains(reader.lemma(head)) {
      state.negate()
    } else {
      state.weaken(.possible)
    }
  }

  private static let claims: WordSet = [
    "accusation", "allegation", "assertion", "charge", "claim", "suggestion",
  ]
  private static let dismissals: WordSet = ["deny", "dismiss", "rebut", "refute", "reject"]

  /// What is said of an event that is the subject: "a deal is unlikely".
  func readFate(_ verb: Int, _ state: inout Factuality) {
    let isUnlikely = document.children(of: verb).contains {
      document.dependencies[$0] == .acomp && Embedding.unlikely.contains(document.lowers[$0])
    }
    if isUnlikely {
      state.negate()
      state.weaken(.possible)
    }
  }

  /// "The agreement with Canada should pave the way": what there is can do something or not.
  func isGiven(_ n: Int, under verb: Int) -> Bool {
    guard reader.isClause(verb), !Self.happening.contains(reader.lemma(verb)),
      reader.has(verb, .dobj), !hasNo(n)
    else { return false }
    return document.children(of: n).contains {
      document.dependencies[$0] == .poss
        || document.dependencies[$0] == .det
          && ["the", "this", "that", "these", "those"].contains(document.lowers[$0])
    }
  }

  /// Verbs that say of an event whether it takes place.
  private static let happening: WordSet = [
    "begin", "come", "continue", "follow", "go", "happen", "need", "occur", "open", "proceed",
    "require", "resume", "run", "start", "take",
  ]

  /// Verbs that leave open nothing about what they speak of.
  static let mentioning: WordSet = [
    "address", "comment", "discuss", "explain", "mention", "recall", "understand",
  ]

  /// "joined forces to bomb": what they did together.
  private static let joining: WordSet = [
    "collude", "combine", "conspire", "join", "team", "unite",
  ]

  static let parts: WordSet = [
    "complicity", "hand", "interest", "involvement", "part", "participation", "role",
  ]

  static let openings: WordSet = ["door", "ground", "path", "road", "stage", "way"]

  private static let restricting: WordSet = ["only", "just", "merely", "simply"]

  /// "told Merkel that Russia attacked", "asked whether it did", beside "demanded that it stop".
  func isStatement(_ v: Int, under verb: Int) -> Bool {
    let isTensed =
      [.vbd, .vbz, .vbp].contains(document.tags[v])
      || document.children(of: v).contains {
        [.aux, .auxpass].contains(document.dependencies[$0]) && document.lowers[$0] != "should"
      }
    guard isTensed else { return false }
    switch reader.lemma(verb) {
    case "tell", "warn", "insist", "advise": return true
    case "ask":
      return document.children(of: v).contains {
        document.dependencies[$0] == .mark && Embedding.conditions.contains(document.lowers[$0])
      }
    default: return false
    }
  }

  private func sharesAuxiliary(_ v: Int, _ head: Int) -> Bool {
    document.tags[v] == .vb || document.tags[v] == .vbn && document.tags[head] == .vbn
  }

  func hasNo(_ i: Int) -> Bool {
    document.children(of: i).contains {
      document.dependencies[$0] == .det && document.lowers[$0] == "no"
        || document.dependencies[$0] == .preconj && document.lowers[$0] == "neither"
        || document.dependencies[$0] == .neg
    } || ["nobody", "none", "neither"].contains(document.lowers[i])
  }

  func negateIfPrevented(_ preposition: Int, _ state: inout Factuality) {
    let governor = document.head(of: preposition)
    if Embedding.preventing.contains(reader.lemma(governor)) { state.negate() }
  }

  /// What the verb above says of the clause below it.
  func embed(
    under verb: Int, isInfinitive: Bool, isFinite: Bool, _ state: inout Factuality
  ) {
    let lemma = reader.lemma(verb)
    if Embedding.denying.contains(lemma) {
      // "did not deny that" is no denial.
      var own = Factuality()
      for child in document.children(of: verb) where document.dependencies[child] == .neg {
        own.negate()
      }
      if own.polarity == .affirmed { state.negate() }
      return
    }
    // "stopped selling arms to"
    if !isInfinitive, !isFinite, ["cease", "discontinue", "quit", "stop"].contains(lemma) {
      state.negate()
      return
    }
    if Embedding.demanding.contains(lemma) {
      state.isDemanded = true
      state.weaken(.possible)
    } else if Embedding.doubtful.contains(lemma) {
      state.weaken(.possible)
    } else if !isFinite, isInfinitive || document.tags[verb] != .vbg,
      Embedding.planning.contains(lemma)
    {
      state.weaken(.planned)
    } else if isFinite, Embedding.wishing.contains(lemma) {
      state.weaken(.planned)
    }
  }

}
