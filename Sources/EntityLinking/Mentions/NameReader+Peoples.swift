import GraphModel
import Linguistics

/// Peoples, who are no states.
extension NameReader {
  /// «Iraqi Kurds fled»: the state that a people lives in does not do what they do.
  func isHomeOfPeople(_ draft: DraftMention) -> Bool {
    let next = draft.tokens.upperBound
    return draft.kind == .state && draft.tokens.count == 1 && next < document.count
      && draft.nameForm?.isDemonym == true && Self.peoples.contains(document.lowers[next])
      && document.isCapitalized(next)
  }

  /// Peoples without a state of their name, as nouns and adjectives.
  private static let peoples: Set<String> = [
    "baluchis", "basques", "hutus", "karens", "kurd", "kurdish", "kurds", "pashtun", "pashtuns",
    "roma", "shias", "shiite", "shiites", "sikh", "sikhs", "sunni", "sunnis", "tamil", "tamils",
    "turkmen", "tutsis", "uighur", "uighurs", "yazidi", "yazidis",
  ]
}
