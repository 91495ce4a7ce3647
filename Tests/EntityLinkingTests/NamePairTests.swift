import GraphModel
import Linguistics
import Testing

@testable import EntityLinking

/// Two names in two sentences, `LABEL name | LABEL name`; a `-` for the label marks a plain word.
@Suite("Name pairs")
struct NamePairTests {
  static let same = [
    "PERSON Joe Biden | PERSON Biden", "PERSON Vladimir Putin | PERSON Putin",
    "PERSON George W. Bush | PERSON George Bush", "PERSON Joseph Biden | PERSON Joe Biden",
    "PERSON William Clinton | PERSON Bill Clinton", "PERSON Kim Jong Un | PERSON Kim",
    "PERSON Xi Jinping | PERSON Xi", "PERSON Haider al-Abadi | PERSON Haider Al Abadi",
    "PERSON Bashar al-Assad | PERSON Assad", "PERSON Ursula von der Leyen | PERSON von der Leyen",
    "PERSON Osama bin Laden | PERSON bin Laden", "PERSON Marine Le Pen | PERSON Le Pen",
    "PERSON Recep Tayyip Erdoğan | PERSON Erdogan", "PERSON J. Smith | PERSON John Smith",
    "PERSON Mahmoud Abbas | PERSON Mahmud Abbas", "GPE U.S. | GPE United States",
    "GPE US | GPE America", "GPE UK | GPE Britain", "NORP Russian | GPE Russia",
    "NORP Dutch | GPE Netherlands", "GPE Burma | GPE Myanmar", "GPE Ivory Coast | NORP Ivorian",
    "GPE North Korea | NORP North Korean", "GPE DPRK | GPE North Korea",
    "GPE South Korea | NORP South Korean", "GPE Czech Republic | GPE Czechia",
    "GPE Holland | GPE Netherlands", "ORG NATO | ORG North Atlantic Treaty Organization",
    "ORG Nato | ORG NATO", "ORG EU | ORG European Union",
    "ORG Department of Defense | ORG Defense Department",
    "ORG WHO | ORG World Health Organization", "ORG United Nations | ORG UN",
    "ORG Amoco Corp | ORG Amoco", "ORG Labour Party | ORG Labour",
    "ORG Council of Europe | ORG Council", "ORG Islamic State | ORG IS", "ORG ISIL | ORG ISIS",
    "ORG Al Qaeda | ORG Al Qaida", "GPE Democratic Republic of the Congo | GPE DRC",
  ]

  static let different = [
    "PERSON George H. W. Bush | PERSON George W. Bush", "PERSON Kim Jong Un | PERSON Kim Jong Il",
    "PERSON Hillary Clinton | PERSON Bill Clinton", "GPE Georgia | PERSON Georgia Hale",
    "GPE Jordan | PERSON Michael Jordan", "GPE Chad | PERSON Chad Wolf",
    "GPE Washington | PERSON Denzel Washington", "LOC West | PERSON Kanye West",
    "GPE Republic of the Congo | GPE Democratic Republic of the Congo",
    "GPE North Korea | GPE South Korea", "GPE Sudan | GPE South Sudan", "ORG WHO | - who",
    "ORG IS | - is", "GPE US | - us", "GPE Guinea | GPE Equatorial Guinea",
    "GPE Guinea | GPE Guinea-Bissau", "GPE Niger | GPE Nigeria",
    "GPE Dominica | GPE Dominican Republic", "GPE Austria | GPE Australia",
    "GPE Slovakia | GPE Slovenia", "GPE Mali | GPE Malawi", "GPE Ireland | GPE Northern Ireland",
    "GPE East Germany | GPE Germany", "GPE Taiwan | GPE China", "GPE Hong Kong | GPE China",
    "GPE Palestine | GPE Israel", "PERSON Donald Trump | PERSON Melania Trump",
    "PERSON Barack Obama | PERSON Michelle Obama", "PERSON Jeb Bush | PERSON George Bush",
    "PERSON Duncan Hunter | PERSON Duncan Hunter Sr.", "PERSON John Kerry | PERSON John Major",
    "ORG European Commission | ORG European Council",
    "ORG Council of Europe | ORG European Council",
    "ORG State Department | ORG Defense Department", "ORG Supreme Court | ORG High Court",
    "ORG World Bank | ORG World Trade Organization", "PERSON Raul Castro | PERSON Fidel Castro",
    "PERSON Rajiv Gandhi | PERSON Indira Gandhi", "GPE Turkey | - turkey",
    "ORG Democratic Party | ORG Republican Party",
  ]

  @Test("these names are one entity", arguments: same)
  func one(pair: String) {
    let (first, second) = Self.entities(pair)
    #expect(first != nil && first == second)
  }

  @Test("these names are two entities, or the second is none", arguments: different)
  func two(pair: String) {
    let (first, second) = Self.entities(pair)
    #expect(first == nil || first != second)
  }

  /// The entities of the first and the second name.
  private static func entities(_ pair: String) -> (Int?, Int?) {
    let sides = pair.split(separator: "|").map { $0.split(separator: " ") }
    let texts = sides.map { side in
      let label = String(side[0])
      // The tokenizer parts words at hyphens.
      var words: [String] = []
      for word in side.dropFirst() {
        for (i, part) in word.split(separator: "-").enumerated() {
          if i > 0 { words.append("_-") }
          words.append(i > 0 ? "_" + part : String(part))
        }
      }
      if label == "-" { return "They|PRP|nsubj|1 saw|VBD|ROOT|1 \(words[0])|NN|dobj|1" }
      let last = words.count - 1
      let tagged = words.enumerated().map { i, word in
        word == "_-"
          ? "_-|HYPH|punct|\(last)"
          : "\(word)|NNP|\(i == last ? "nsubj" : "compound")|\(i == last ? last + 1 : last)"
      }
      return "[\(label) \(tagged.joined(separator: " ")) ] spoke|VBD|ROOT|\(last + 1)"
    }
    let parsed = ParsedText(texts.joined(separator: " // "))
    let linked = EntityLinker().link(parsed.document)
    let second = parsed.document.sentences[1].lowerBound
    let names = linked.mentions.filter { $0.form == .name }
    return (
      names.first { $0.tokens.lowerBound < second }?.entities.first,
      names.first { $0.tokens.lowerBound >= second }?.entities.first
    )
  }
}
