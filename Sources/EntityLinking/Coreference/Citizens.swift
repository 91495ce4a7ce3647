import GraphModel
import Linguistics

/// Tells one citizen ("the Australian") from a state or its people ("the Dutch", "Australians").
struct Citizens {
  let document: Document
  let knowledge: KnowledgeBase

  /// Whether the tokens are a demonym that stands for one person: in the singular, with an article,
  /// as a noun of its own, where the plural has a form of its own.
  func isOne(_ tokens: Range<Int>) -> Bool {
    let i = tokens.lowerBound
    guard tokens.count == 1, i > 0, ["a", "an", "the"].contains(document.lowers[i - 1]),
      document.tags[i] != .nnps, document.tags[i] != .nns, document.isCapitalized(i)
    else { return false }
    switch document.dependencies[i] {
    case .nsubj, .nsubjpass, .dobj, .dative, .pobj, .agent: break
    default: return false
    }
    // "the American and the Russian", "the Catalan who": no noun follows.
    guard i + 1 == document.count || !document.isCapitalized(i + 1),
      document.children(of: i).allSatisfy({ document.dependencies[$0] != .compound })
    else { return false }
    let word = document.words[i]
    guard let state = knowledge.lookup(word).first, state.record.kind == .state,
      state.form.isDemonym
    else { return false }
    return knowledge.lookup(word + "s").contains {
      $0.record.id == state.record.id && $0.form == .demonymNoun
    }
  }
}
