import GraphModel
import Linguistics

/// In reports of matches, tells the team "Spain" from the state.
struct TeamReading {
  let document: Document

  /// Makes bodies of the states that play: what plays is no state, and acts on none.
  func apply(_ drafts: inout [DraftMention]) {
    for i in drafts.indices where drafts[i].kind == .state && plays(drafts[i]) {
      drafts[i].kind = .organization
      drafts[i].record = nil
      drafts[i].nameForm = nil
      drafts[i].reason = "a team, by the match report it stands in"
    }
  }

  /// Everything but a place ("in Spain") and a demonym ("Spanish") is the team.
  private func plays(_ draft: DraftMention) -> Bool {
    if draft.nameForm?.isDemonym == true { return false }
    let i = draft.head
    if draft.inHeadline { return true }
    switch document.dependencies[i] {
    case .pobj:
      return !["in", "of", "from", "near", "at", "to"].contains(
        document.lowers[document.head(of: i)])
    default: return true
    }
  }
}
