import Linguistics

/// Two arguments of one verb name two things, unless one is reflexive or possessive.
enum Coargument {
  static func test(_ a: Int, _ b: Int, _ document: Document) -> Bool {
    guard document.sentenceIndex(of: a) == document.sentenceIndex(of: b) else { return false }
    guard let verbA = governor(a, document), let verbB = governor(b, document) else { return false }
    return verbA == verbB || shares(a, verbB, document) || shares(b, verbA, document)
  }

  /// "Putin fired X and replaced him", "Obama wanted to meet him": whether the subject serves the
  /// other's verb too.
  private static func shares(_ subject: Int, _ verb: Int, _ document: Document) -> Bool {
    guard document.dependencies[subject] == .nsubj else { return false }
    var at = verb
    for _ in 0..<4 {
      let children = document.children(of: at)
      guard !children.contains(where: { [.nsubj, .nsubjpass].contains(document.dependencies[$0]) })
      else { return false }
      let head = document.head(of: at)
      switch document.dependencies[at] {
      case .conj: break
      case .xcomp where !document.children(of: head).contains { document.dependencies[$0] == .dobj }:
        break
      default: return false
      }
      if head == document.head(of: subject) { return true }
      at = head
    }
    return false
  }

  /// The verb that a token is an argument of, through one preposition and conjuncts.
  private static func governor(_ i: Int, _ document: Document) -> Int? {
    var at = i
    for _ in 0..<3 where document.dependencies[at] == .conj { at = document.head(of: at) }
    switch document.dependencies[at] {
    case .nsubj, .nsubjpass, .dobj, .dative, .agent, .attr: return document.head(of: at)
    case .pobj:
      let preposition = document.head(of: at)
      switch document.dependencies[preposition] {
      case .prep, .agent, .dative: return document.head(of: preposition)
      default: return nil
      }
    default: return nil
    }
  }
}

extension Discourse {
  /// Chains that the pronoun at `i` cannot mean, since its own clause names them before it: "I am
  /// proud to endorse him".
  func barred(_ i: Int) -> Set<Int> {
    var barred: Set<Int> = []
    // Sentences of news are shorter; a text without full stops costs no more a word.
    for j in max(document.sentence(of: i).lowerBound, i - 100)..<i {
      guard let chain = chain(at: j), !barred.contains(chain), Coargument.test(i, j, document)
      else { continue }
      barred.insert(chain)
    }
    return barred
  }
}
