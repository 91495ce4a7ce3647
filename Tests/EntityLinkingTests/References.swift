import EntityLinking
import GraphModel
import Linguistics

/// Texts of the mentions of a marked text that are no names, each with the entities it stands for.
func references(_ text: String) -> [String: [String]] {
  let linked = EntityLinker().link(ParsedText(text).document)
  var result: [String: [String]] = [:]
  for mention in linked.mentions where mention.form != .name {
    result[linked.document.text(of: mention.tokens)] = mention.entities.map {
      linked.entities[$0].name
    }
  }
  return result
}
