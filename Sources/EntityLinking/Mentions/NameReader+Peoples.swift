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

  /// "Vijay Patil", which the model takes for a people's name: a given name and one more.
  func personAmongPeoples(_ span: Range<Int>) -> [DraftMention]? {
    let last = span.upperBound - 1
    guard (2...3).contains(span.count), span.allSatisfy({ document.tags[$0] == .nnp }),
      document.words[span.lowerBound].utf8.count > 2, nation(span.lowerBound) == nil,
      GivenNames.embedded.gender(of: document.words[span.lowerBound]) != .unknown,
      !Self.endingsOfPeoples.contains(where: document.lowers[last].hasSuffix),
      !words.organizationHeads.contains(document.lowers[last]),
      !words.things.contains(document.lowers[last]), !words.sites.contains(document.lowers[last]),
      !words.isPlace(document.nameWords(span).joined(separator: " "))
    else { return nil }
    return person(span)
  }

  /// How adjectives and nouns of peoples, faiths and leanings end.
  private static let endingsOfPeoples = [
    "an", "crat", "ese", "ic", "ish", "ist", "ite", "ive", "lim", "s", "wing",
  ]

  /// Peoples without a state of their name, as nouns and adjectives.
  private static let peoples: WordSet = [
    "baluchis", "basques", "hutus", "karens", "kurd", "kurdish", "kurds", "pashtun", "pashtuns",
    "roma", "shias", "shiite", "shiites", "sikh", "sikhs", "sunni", "sunnis", "tamil", "tamils",
    "turkmen", "tutsis", "uighur", "uighurs", "yazidi", "yazidis",
  ]
}
