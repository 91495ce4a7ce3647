import EntityLinking
import GraphModel
import Linguistics

/// Whether events told by nouns were, are planned or are denied.
extension FactualityReader {
  /// What a noun or adjective says of the infinitive or gerund below it: "plan to", "unlikely to".
  func embedNominal(under n: Int, _ state: inout Factuality) {
    let lemma = reader.lemma(n)
    if Embedding.refusals.contains(lemma) {
      state.negate()
    } else if Embedding.unlikely.contains(lemma) {
      state.negate()
      state.weaken(.possible)
    } else if Embedding.likely.contains(lemma) {
      state.weaken(.possible)
    } else if Embedding.plans.contains(lemma) {
      state.weaken(.planned)
      if hasNo(n) || denied(n) { state.negate() }
    } else if Embedding.demands.contains(lemma) {
      state.isDemanded = true
      state.weaken(.possible)
    }
    let head = document.head(of: n)
    if reader.isClause(head), [.acomp, .attr, .dobj].contains(document.dependencies[n]) {
      var above = Factuality()
      readClause(head, &above, depth: 4)
      if above.polarity == .negated,
        Embedding.plans.contains(lemma) || Embedding.likely.contains(lemma)
      {
        state.negate()
      }
    }
  }

  func denied(_ n: Int) -> Bool {
    let head = document.head(of: n)
    return document.dependencies[n] == .dobj && Embedding.denying.contains(reader.lemma(head))
  }

  /// What is said before it is answered.
  private static let said: WordSet = [
    "accusation", "allegation", "appeal", "call", "complaint", "criticism", "demand", "invitation",
    "plea", "request",
  ]

  /// Verbs that make more or less of what there is.
  private static let grading: WordSet = [
    "aggravate", "defuse", "deepen", "escalate", "exacerbate", "heighten", "inflame", "worsen",
  ]

  func readNoun(_ n: Int, _ state: inout Factuality, depth: Int) {
    guard depth < 5 else { return }
    for child in document.children(of: n) {
      let word = document.lowers[child]
      if let modality = Embedding.adjectives[word] { state.weaken(modality) }
      if document.dependencies[child] == .det, word == "no" { state.negate() }
      if document.dependencies[child] == .neg { state.negate() }
    }
    guard !document.isRoot(n) else { return }
    let head = document.head(of: n)
    switch document.dependencies[n] {
    case .dobj, .nsubjpass:
      let lemma = reader.lemma(head)
      // "rejected criticism from Chad": it was voiced all the same.
      if ["decline", "deny", "refuse", "reject"].contains(lemma),
        Self.said.contains(reader.lemma(n))
      {
        return
      }
      if Embedding.denying.contains(lemma) || Embedding.cancelling.contains(lemma)
        || ["rule", "call"].contains(lemma) && reader.has(head, .prt)
      {
        state.negate()
      } else if Embedding.planning.contains(lemma) && !Embedding.taking.contains(lemma)
        || Embedding.scheduling.contains(lemma)
      {
        state.weaken(.planned)
      } else if Embedding.doubtful.contains(lemma) {
        state.weaken(.possible)
      } else if Embedding.demanding.contains(lemma), lemma != "order" {
        state.weaken(.planned)
      }
      // "did not mention the sanctions", "could worsen tensions": they are there all the same.
      if Self.mentioning.contains(lemma) || Self.grading.contains(lemma) { return }
      readClause(head, &state, depth: depth + 1, from: n)
    case .nsubj where isGiven(n, under: head): return
    case .nsubj, .attr, .oprd:
      if reader.isClause(head) {
        if document.dependencies[n] == .nsubj { readFate(head, &state) }
        readClause(head, &state, depth: depth + 1, from: n)
      }
    case .conj: readNoun(head, &state, depth: depth + 1)
    case .pobj:
      let governor = document.head(of: head)
      let preposition = document.lowers[head]
      if preposition == "without" { state.negate() }
      if reader.isClause(governor) {
        let lemma = reader.lemma(governor)
        // "agreed to a truce" made one.
        if preposition == "for" || preposition == "on" || preposition == "to" && lemma != "agree" {
          if Embedding.planning.contains(lemma) || Embedding.demanding.contains(lemma) {
            state.weaken(.planned)
          }
        }
        // "warned of an attack", "accused of an attack"
        if preposition == "of" || preposition == "about",
          lemma == "warn" || Embedding.doubtful.contains(lemma)
        {
          state.weaken(.possible)
        }
        // "Fears grow of a war": what one fears may be.
        if preposition == "of", let subject = reader.child(governor, .nsubj),
          Embedding.likely.contains(reader.lemma(subject))
        {
          state.weaken(.possible)
        }
        if ["in", "at", "during", "for", "to", "on"].contains(preposition) {
          var above = Factuality()
          readClause(governor, &above, depth: depth + 1)
          if above.modality != .actual { state.weaken(above.modality) }
        }
      } else if preposition == "in", Self.parts.contains(reader.lemma(governor)) {
        // "denied involvement in the poisoning"
        readNoun(governor, &state, depth: depth + 1)
      } else if preposition == "for" || preposition == "to",
        Self.openings.contains(reader.lemma(governor))
      {
        // "cleared the way for talks", "opened the door to a deal"
        state.weaken(.planned)
      } else if preposition == "of" || preposition == "for" || preposition == "over" {
        let lemma = reader.lemma(governor)
        if Embedding.plans.contains(lemma) { state.weaken(.planned) }
        // "his call for a truce"
        if preposition == "for", Embedding.demands.contains(lemma) { state.weaken(.planned) }
        if Embedding.likely.contains(lemma) { state.weaken(.possible) }
        readNoun(governor, &state, depth: depth + 1)
      }
    default: break
    }
  }
}
