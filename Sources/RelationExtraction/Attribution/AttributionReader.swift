import EntityLinking
import GraphModel
import Linguistics

/// Who claims what a predicate says: the subject of the speech verb it is reported under, "according
/// to", or the speaker of the quotation it stands in.
struct AttributionReader {
  let reader: ArgumentReader
  private var document: Document { reader.document }

  private let quotations: Quotations

  init(_ reader: ArgumentReader) {
    self.reader = reader
    quotations = Quotations(reader.document) { verb in
      reader.isClause(verb) && Self.speech.contains(reader.lemma(verb))
        ? Self.speaker(of: verb, reader) : nil
    }
  }

  /// Index of the claiming entity; nil for the article's own voice.
  func claimant(of predicate: Int) -> Int? {
    var at = predicate
    for _ in 0..<16 {
      if reader.isClause(at), let source = accordingTo(at) { return source }
      guard !document.isRoot(at) else { break }
      let head = document.head(of: at)
      switch document.dependencies[at] {
      case .ccomp, .parataxis, .advcl, .dep:
        if Self.speech.contains(reader.lemma(head)) {
          if let speaker = speaker(of: head) { return speaker }
        }
      // "denied attacking", "denied the attack"
      case .xcomp, .dobj:
        if reader.lemma(head) == "deny", let speaker = speaker(of: head) { return speaker }
      default: break
      }
      at = head
    }
    // "…, the minister said": speech as a parenthesis below the clause.
    for child in document.children(of: at)
    where [.ccomp, .parataxis, .advcl, .dep].contains(document.dependencies[child])
      && Self.speech.contains(reader.lemma(child)) && !document.isAncestor(child, of: predicate)
    {
      if let speaker = speaker(of: child) { return speaker }
    }
    return quotations.speaker(at: predicate)
  }

  private func speaker(of verb: Int) -> Int? { Self.speaker(of: verb, reader) }

  private static func speaker(of verb: Int, _ reader: ArgumentReader) -> Int? {
    reader.deepSubjects(of: verb).flatMap { reader.actors(at: $0) }.first {
      $0.entities.count == 1
    }?
    .entities[0]
  }

  private func accordingTo(_ verb: Int) -> Int? {
    for child in document.children(of: verb) {
      guard document.lowers[child] == "according" else { continue }
      for to in document.children(of: child) where document.lowers[to] == "to" {
        for object in reader.objects(ofPreposition: to) {
          if let actor = reader.actors(at: object).first(where: { $0.entities.count == 1 }) {
            return actor.entities[0]
          }
        }
      }
    }
    return nil
  }

  static let speech: WordSet = [
    "say", "tell", "claim", "state", "announce", "add", "report", "argue", "allege", "insist",
    "believe",
    "think", "declare", "explain", "note", "warn", "suggest", "assert", "maintain", "confirm",
    "deny", "admit",
    "acknowledge", "stress", "predict", "contend", "write", "reveal", "recall", "fear", "complain",
    "concede",
    "reply", "respond", "testify", "vow", "promise", "accuse", "remark", "observe", "comment",
    "repeat",
    "reiterate", "conclude", "hint", "tweet", "emphasise", "emphasize", "disclose", "estimate",
    "hope",
  ]
}
