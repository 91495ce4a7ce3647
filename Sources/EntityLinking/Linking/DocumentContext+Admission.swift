import GraphModel
import Linguistics

/// Which of the less known bodies and persons a text may mean.
///
/// The tables hold thousands that a reader knows from their surroundings alone: many bodies share
/// "Labour Party" or "NDC", many are called by a common word, and "Alan Johnson" is a minister in a
/// text about his state alone. A wrong one is worse than none.
extension DocumentContext {
  /// Below it a body is known in its own land, not to everybody.
  private static let wellKnown = 0.5
  private static let wellKnownPerson = 0.35
  /// Below it the name is a word, a town or a person's as well.
  private static let ownName = 0.25

  /// The records that the text may mean, in the order given.
  ///
  /// - Parameter words: how many words the name has.
  /// - Parameter label: what the model takes the name for; nil where it took it for nothing.
  func admissible(
    _ matches: [KnowledgeMatch], words: Int, label: NameLabel?
  ) -> [KnowledgeMatch] {
    guard matches.contains(where: isLittleKnown) else { return matches }
    let bearers = Set(matches.map(\.record.id)).count
    return matches.filter { match in
      guard isLittleKnown(match) else { return true }
      if match.record.kind == .person {
        return match.record.stateID.map { states.isEmpty || isAbout($0) } ?? true
      }
      if words == 1, match.record.prior < Self.ownName, match.form != .acronym {
        if label != .organization { return false }
      }
      // "Social Democrats (Denmark)": the table itself says that the name is not its alone.
      guard bearers > 1 || match.form == .acronym || match.record.name.hasSuffix(")") else {
        return true
      }
      guard let state = match.record.stateID else { return bearers == 1 }
      return isAbout(state)
    }
  }

  private func isLittleKnown(_ match: KnowledgeMatch) -> Bool {
    switch match.record.kind {
    case .organization: match.record.prior < Self.wellKnown
    case .person: match.record.prior < Self.wellKnownPerson
    case .state: false
    }
  }
}
