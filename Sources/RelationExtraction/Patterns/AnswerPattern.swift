import EntityLinking
import GraphModel
import Linguistics

/// Answers to what was said before. «Chad accused Niger of fraud. Niger denied the charge»: it
/// disputes what Chad claims, and the text need not say again whose claim it was.
struct AnswerPattern {
  let context: PatternContext
  private var reader: ArgumentReader { context.reader }
  private var document: Document { context.document }

  init(_ context: PatternContext) { self.context = context }

  /// - Parameter found: what other patterns found in the document, in any order.
  func candidates(beside found: [Candidate]) -> [Candidate] {
    let calls = found.filter {
      [.accuse, .request, .threaten].contains($0.family) && $0.polarity == .affirmed
    }.sorted { $0.predicate < $1.predicate }
    guard !calls.isEmpty else { return [] }
    var answers: [Candidate] = []
    for v in 0..<document.count where Self.answering.contains(reader.lemma(v)) && reader.isClause(v)
    {
      guard let object = reader.deepObjects(of: v).first(where: { isPointing($0) }) else {
        continue
      }
      let isPronoun = Self.pronouns.contains(document.lowers[object])
      if isPronoun, reader.lemma(v) != "deny" { continue }
      let isClaim = isPronoun || Self.claims.contains(reader.lemma(object))
      let wanted: Set<RelationFamily> = isClaim ? [.accuse] : [.request, .threaten, .accuse]
      for source in reader.deepSubjects(of: v).flatMap({ reader.actors(at: $0) }).prefix(2) {
        guard
          let call = latest(calls, before: v, wanted, to: source),
          Set(call.source.entities).isDisjoint(with: source.entities)
        else { continue }
        answers.append(
          Candidate(
            source, call.source, family: isClaim ? .accuse : .reject,
            label: isClaim ? "disputed the claims of" : "rejected the call of", predicate: v,
            trigger: v..<(object > v ? object + 1 : v + 1), rule: "answer"))
      }
    }
    return answers
  }

  /// The last act of the families against whoever answers, no more than three sentences back.
  ///
  /// - Parameter calls: by predicate.
  private func latest(
    _ calls: [Candidate], before v: Int, _ families: Set<RelationFamily>, to source: Actor
  ) -> Candidate? {
    let first = document.sentences[max(0, document.sentenceIndex(of: v) - 3)].lowerBound
    return calls.last {
      (first..<v).contains($0.predicate) && families.contains($0.family)
        && !Set($0.target.entities).isDisjoint(with: source.entities)
    }
  }

  /// "the charge", "those claims", "a charge that …", and "it": whose it is stands elsewhere.
  private func isPointing(_ noun: Int) -> Bool {
    let lemma = reader.lemma(noun)
    if Self.pronouns.contains(document.lowers[noun]), document.isAtEnd(noun) { return true }
    guard Self.claims.contains(lemma) || Self.calls.contains(lemma),
      context.linked.mention(covering: noun) == nil
    else { return false }
    return reader.owners(of: noun).isEmpty
  }

  private static let pronouns: WordSet = ["it", "that", "this"]

  private static let answering: WordSet = [
    "contest", "deny", "dismiss", "dispute", "ignore", "rebuff", "rebut", "refute", "reject",
    "repudiate", "rubbish", "shrug", "spurn",
  ]
  private static let claims: WordSet = [
    "accusation", "allegation", "assertion", "charge", "claim", "criticism", "suggestion",
  ]
  private static let calls: WordSet = [
    "appeal", "call", "demand", "plea", "request", "ultimatum", "warning",
  ]
}

extension Document {
  /// Whether nothing but a mark follows token `i` in its sentence: "denied it."
  fileprivate func isAtEnd(_ i: Int) -> Bool {
    i + 1 >= sentence(of: i).upperBound || partsOfSpeech[i + 1] == .punctuation
  }
}
