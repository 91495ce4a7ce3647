import GraphModel
import Linguistics

extension Discourse {
  /// Adds the genders that given names tell of persons of whom nothing else does.
  mutating func readGivenNames() {
    for chain in chains.indices
    where chains[chain].kind == .person && chains[chain].gender == .unknown {
      let words = chains[chain].words
      guard words.count > 1 else { continue }
      // A surname first, as in Korea, tells nothing: "Lee Min-ho".
      if Self.surnamesFirst.contains(chains[chain].record?.stateID ?? "") { continue }
      chains[chain].gender = GivenNames.embedded.gender(of: words[0])
    }
  }

  /// China, Taiwan, both Koreas, Vietnam, Cambodia, Hungary.
  private static let surnamesFirst: WordSet = [
    "Q148", "Q865", "Q884", "Q423", "Q881", "Q424", "Q28",
  ]

  /// What the text calls bodies beside their names: "Lufthansa, the airline", "the union Verdi",
  /// "the Vela party".
  mutating func readDescriptions() {
    for draft in drafts where draft.kind == .organization && draft.form == .name {
      guard let chain = draft.chains.first.map(root) else { continue }
      func describe(_ i: Int) {
        if !isNamed[i], document.tags[i] == .nn {
          called[chain, default: []].insert(document.lemmas[i].lowercased())
        }
      }
      for child in document.children(of: draft.head) where !draft.tokens.contains(child) {
        switch document.dependencies[child] {
        case .appos: describe(child)
        case .compound, .nmod: if child == draft.tokens.lowerBound - 1 { describe(child) }
        default: break
        }
      }
      let head = document.head(of: draft.head)
      switch document.dependencies[draft.head] {
      case .appos: describe(head)
      case .compound, .nmod: if head == draft.tokens.upperBound { describe(head) }
      case .nsubj where document.lemmas[head] == "be":
        for child in document.children(of: head) where document.dependencies[child] == .attr {
          describe(child)
        }
      default: break
      }
    }
  }

  /// The two that the mention `entry` is the first of: joined by "and", or the subject and the
  /// partner of one verb. Fewer where it stands alone.
  func group(_ entry: Entry) -> [Int] {
    guard entry.chains.count == 1 else { return entry.chains }
    let joined = conjuncts(entry.head)
    if joined.count > 1 { return entry.isSubject ? joined : entry.chains }
    guard entry.isSubject, let partner = partner(of: entry.head), partner != entry.chains[0],
      chains[partner].kind == chains[entry.chains[0]].kind
    else { return entry.chains }
    return [entry.chains[0], partner]
  }

  /// Whom the subject at `head` meets, by a verb or a preposition.
  private func partner(of head: Int) -> Int? {
    guard document.dependencies[head] == .nsubj else { return nil }
    let verb = document.head(of: head)
    for child in document.children(of: verb) where child > verb {
      switch document.dependencies[child] {
      case .dobj:
        if let chain = chain(at: child) { return conjuncts(child).count == 1 ? chain : nil }
      case .prep where ["with", "to", "against"].contains(document.lowers[child]):
        for object in document.children(of: child) where document.dependencies[object] == .pobj {
          if let chain = chain(at: object) { return conjuncts(object).count == 1 ? chain : nil }
        }
      default: break
      }
    }
    return nil
  }

  /// The entities that the phrase headed by `head` and its conjuncts name.
  func conjuncts(_ head: Int) -> [Int] {
    var found = chain(at: head).map { [$0] } ?? []
    var at = head
    for _ in 0..<4 {
      guard
        let next = document.children(of: at).first(where: { document.dependencies[$0] == .conj })
      else { break }
      if let chain = chain(at: next), !found.contains(chain) { found.append(chain) }
      at = next
    }
    return found
  }
}
