import GraphModel
import Linguistics

/// Words that change what a text claims of the event below them, by what they do.
enum Embedding {
  static let auxiliaries: [String: Modality] = [
    "will": .planned, "'ll": .planned, "’ll": .planned, "wo": .planned, "shall": .planned,
    "must": .planned, "may": .possible, "might": .possible, "could": .possible, "would": .possible,
    "'d": .possible, "should": .possible, "can": .possible, "ca": .possible, "ought": .possible,
  ]
  static let adjectives: [String: Modality] = [
    "possible": .possible, "potential": .possible, "alleged": .possible, "suspected": .possible,
    "feared": .possible, "supposed": .possible, "rumoured": .possible, "rumored": .possible,
    "hypothetical": .possible, "likely": .possible, "reported": .possible, "purported": .possible,
    "planned": .planned, "proposed": .planned, "future": .planned, "upcoming": .planned,
    "forthcoming": .planned, "scheduled": .planned, "intended": .planned, "prospective": .planned,
    "looming": .planned, "imminent": .planned, "expected": .planned, "next": .planned,
  ]
  static let negators: WordSet = ["never", "hardly", "no", "neither", "nor", "barely"]
  static let doubts: WordSet = [
    "allegedly", "reportedly", "possibly", "perhaps", "maybe", "supposedly", "probably", "likely",
    "apparently", "purportedly", "presumably",
  ]
  static let conditions: WordSet = ["if", "unless", "whether"]
  static let denying: WordSet = [
    "deny", "refuse", "decline", "fail", "refute", "disclaim", "neglect", "omit", "avoid", "rebut",
  ]
  static let cancelling: WordSet = ["cancel", "reject", "scrap", "abandon", "veto"]
  static let preventing: WordSet = [
    "prevent", "stop", "bar", "ban", "deter", "discourage", "keep", "prohibit", "dissuade",
    "refrain",
  ]
  static let demanding: WordSet = [
    "ask", "urge", "demand", "call", "request", "press", "order", "tell", "beg", "implore",
    "exhort",
    "pressure", "push", "instruct", "advise", "encourage", "recommend", "require", "command",
    "petition",
    "appeal", "plead", "warn", "insist",
  ]
  static let doubtful: WordSet = [
    "allege", "suspect", "fear", "worry", "consider", "seem", "appear", "speculate", "suggest",
    "think",
    "believe", "doubt", "accuse", "imagine", "wonder", "question", "assume", "contemplate", "mull",
    "weigh",
    "discuss", "predict", "pretend",
  ]
  static let planning: WordSet = [
    "plan", "agree", "want", "intend", "hope", "aim", "prepare", "vow", "promise", "pledge",
    "offer",
    "expect", "seek", "decide", "schedule", "set", "threaten", "propose", "try", "attempt", "wish",
    "mean",
    "like", "need", "desire", "choose", "volunteer", "commit", "arrange", "undertake", "swear",
    "go", "look",
    "due", "resolve", "bid", "strive", "endeavour", "endeavor", "be", "have", "move", "invite",
    "opt", "wait", "run", "vie", "tip", "compete", "race", "apply", "lobby",
  ]
  /// Verbs of planning before "to" that with an event as object say that it is: "had lunch".
  static let taking: WordSet = [
    "have", "be", "go", "move", "like", "agree", "undertake", "attempt", "choose", "invite",
  ]
  /// What one does by the very act that serves it: "staged a walkout to protest".
  static let uttering: WordSet = [
    "condemn", "congratulate", "demand", "denounce", "protest", "thank",
  ]
  static let scheduling: WordSet = [
    "request", "plan", "propose", "schedule", "arrange", "seek", "suggest", "postpone", "delay",
    "threaten",
  ]
  static let wishing: WordSet = ["hope", "wish", "expect", "intend", "plan", "propose", "want"]
  static let motion: WordSet = [
    "go", "come", "fly", "travel", "arrive", "return", "head", "gather", "meet", "rush", "use",
    "hurry",
    "visit", "continue", "send",
  ]
  /// What comes after the way there, if at all.
  static let seizing: WordSet = [
    "arrest", "assassinate", "attack", "capture", "destroy", "detain", "evict", "kidnap", "kill",
    "overthrow", "seize", "topple",
  ]
  static let plans: WordSet = [
    "plan", "intention", "offer", "pledge", "promise", "decision", "agreement", "threat", "attempt",
    "effort",
    "bid", "proposal", "ready", "prepared", "willing", "set", "due", "able", "committed",
    "readiness",
    "willingness", "move", "vow", "desire", "wish", "ambition", "goal", "aim", "determined",
    "eager",
    "scheduled", "poised", "bound", "keen", "commitment", "resolve", "intent", "program",
    "programme",
    "campaign", "chance", "opportunity", "right", "power", "anxious", "application", "candidacy",
    "drive", "initiative", "mission", "operation", "plot", "push", "quest", "scheme",
  ]
  static let refusals: WordSet = [
    "refusal", "failure", "inability", "reluctance", "unable", "unwilling",
  ]
  static let likely: WordSet = [
    "likely", "possible", "possibility", "prospect", "risk", "fear", "alarm", "speculation",
    "concern", "allegation", "accusation", "rumour", "rumor", "suspicion", "danger",
  ]
  static let unlikely: WordSet = ["unlikely", "reluctant", "impossible"]
  static let demands: WordSet = [
    "demand", "call", "request", "appeal", "order", "pressure", "plea",
  ]
}
