import GraphModel

/// The words on an arrow: a predicate's label with what the text claims of it.
///
/// «met», «plans to meet», «may meet», «did not meet»; of ties «president of», «to be president of».
struct EdgeLabel {
  let lexicon: RelationLexicon

  func words(_ label: String, polarity: Polarity, modality: Modality) -> String {
    if polarity == .affirmed, modality == .actual { return label }
    let parts = label.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = parts.count > 1 ? " " + parts[1] : ""
    let base: String
    if isPost(label) {
      base = "be " + label
    } else if let infinitive = infinitive(of: parts[0]) {
      base = infinitive + rest
    } else if parts[0] == "is" || parts[0] == "was" {
      base = "be" + rest
    } else {
      base = "be " + label
    }
    switch (polarity, modality) {
    case (.affirmed, .actual): return label
    case (.affirmed, .planned): return "plans to " + base
    case (.affirmed, .possible): return "may " + base
    case (.negated, .actual):
      if base.hasPrefix("be") { return "is not" + base.dropFirst(2) }
      return "did not " + base
    case (.negated, .planned): return "does not plan to " + base
    case (.negated, .possible): return "may not " + base
    }
  }

  /// "head of", "finance director of": words that could be verbs, and are none before "of".
  private func isPost(_ label: String) -> Bool {
    guard label.hasSuffix(" of") else { return false }
    let words = label.split(separator: " ").map(String.init)
    return isVerb(words[0]) && words.contains { !lexicon.role($0).isEmpty }
  }

  /// The infinitive of a past tense or third person; nil where the word is no such verb.
  private func infinitive(of word: String) -> String? {
    if let irregular = Self.irregular[word] { return irregular }
    if isVerb(word) { return word }
    for (ending, replacement) in Self.endings where word.hasSuffix(ending) {
      let stem = String(word.dropLast(ending.count)) + replacement
      if isVerb(stem) { return stem }
    }
    guard word.hasSuffix("ed"), word.count > 4 else { return nil }
    let stem = word.dropLast(2)
    if let last = stem.last, stem.dropLast().last == last, isVerb(String(stem.dropLast())) {
      return String(stem.dropLast())
    }
    return String(stem)
  }

  private func isVerb(_ word: String) -> Bool { !lexicon.verb(word).isEmpty }

  private static let endings = [
    ("ied", "y"), ("ed", ""), ("d", ""), ("ies", "y"), ("es", ""), ("s", ""),
  ]

  private static let irregular = [
    "met": "meet", "spoke": "speak", "told": "tell", "held": "hold", "gave": "give", "made": "make",
    "took": "take", "had": "have", "sent": "send", "wrote": "write", "said": "say",
    "fought": "fight",
    "led": "lead", "leads": "lead", "lost": "lose", "won": "win", "ran": "run", "beat": "beat",
    "struck": "strike", "sold": "sell", "bought": "buy", "paid": "pay", "lent": "lend",
    "sought": "seek",
    "broke": "break", "withdrew": "withdraw", "drew": "draw", "went": "go", "came": "come",
    "saw": "see",
    "put": "put", "set": "set", "cut": "cut", "shot": "shoot", "hit": "hit", "threw": "throw",
    "stood": "stand", "left": "leave", "built": "build", "brought": "bring", "fed": "feed",
    "forbade": "forbid", "forgave": "forgive", "overthrew": "overthrow", "swore": "swear",
    "rose": "rise", "sued": "sue", "banned": "ban", "bombed": "bomb", "backed": "back",
    "heads": "head", "misled": "mislead", "became": "become", "began": "begin", "chose": "choose",
    "knew": "know", "called": "call", "asked": "ask", "reached": "reach", "signed": "sign",
    "imposed": "impose", "eased": "ease", "agreed": "agree", "freed": "free", "helped": "help",
    "worked": "work", "joined": "join", "abused": "abuse", "besought": "beseech", "bid": "bid",
    "blew": "blow", "caught": "catch",
    "co-led": "co-lead", "co-produced": "co-produce", "co-wrote": "co-write", "did": "do",
    "dominated": "dominate", "drove": "drive", "embraced": "embrace", "encouraged": "encourage",
    "fell": "fall", "fled": "flee", "flew": "fly", "forsook": "forsake", "froze": "freeze",
    "grew": "grow", "hamstrung": "hamstring", "has": "have", "kept": "keep", "laid": "lay",
    "outdid": "outdo", "overran": "overrun", "overrode": "override", "oversaw": "oversee",
    "sat": "sit", "shook": "shake", "slept": "sleep", "slew": "slay", "spent": "spend",
    "stole": "steal", "stuck": "stick", "swung": "swing", "taught": "teach", "upheld": "uphold",
    "moved": "move", "deployed": "deploy", "massed": "mass",
  ]
}
