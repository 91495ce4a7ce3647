import Linguistics

extension HeadlineZones {
  /// "Open" in "U.S. Open": whether the token makes an event's name of a state's before it. In a
  /// headline, whose words have capitals anyhow, all of it is in capitals or the sport stands behind.
  func isEvent(_ i: Int, _ document: Document) -> Bool {
    guard i < document.count, document.isCapitalized(i), Self.events.contains(document.lowers[i])
    else { return false }
    guard isInside[i] else { return true }
    guard i + 1 < document.count else { return document.isAllCaps(i) }
    // "U.S. OPEN TO TALKS"
    let next = document.lowers[i + 1]
    if document.lowers[i] == "open", next == "to" || next == "for" { return false }
    return document.isAllCaps(i)
      || ["championship", "championships", "golf", "tennis"].contains(next)
  }

  /// Words that events, competitions and lists are called by behind a state.
  private static let events: WordSet = [
    "open", "masters", "cup", "championship", "championships", "league", "amateur", "derby",
    "grand", "universities", "county", "invitational", "classic", "games", "tour",
  ]
}
