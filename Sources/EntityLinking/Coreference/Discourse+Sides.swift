import GraphModel
import Linguistics

extension Discourse {
  /// The party that a person is of, by a post in it or by how he is introduced.
  func party(of chain: Int) -> Int? {
    if let party = parties[chain] { return party }
    return (roles[chain] ?? []).lazy.compactMap(\.stateID).compactMap(owner(withID:))
      .first(where: isParty)
  }

  /// Whose voice a release speaks with: the side of the office holder its first sentences name.
  var ownSide: Int? {
    for draft in drafts where draft.kind == .person && draft.form == .name {
      guard document.sentenceIndex(of: draft.head) < 4 else { break }
      guard let chain = draft.chains.first.map(root) else { continue }
      if let side = side(of: chain) { return side }
    }
    return nil
  }

  /// The state or body that a person speaks for: that of the post the text or the knowledge base
  /// gives him, if the text names it.
  func side(of chain: Int) -> Int? {
    for role in roles[chain] ?? [] where !role.isFormer {
      guard let id = role.stateID else { continue }
      if let found = owner(withID: id) { return found }
    }
    if let id = chains[chain].record?.stateID, let found = owner(withID: id) { return found }
    return parties[chain]
  }
}
