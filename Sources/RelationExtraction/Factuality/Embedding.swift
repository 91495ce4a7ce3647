import GraphModel

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
  static let negators: Set<String> = ["never", "hardly", "no", "neither", "nor", "barely"]
  static let doubts: Set<String> = [
    "allegedly", "reportedly", "possibly", "perhaps", "maybe", "supposedly", "probably", "likely",
    "apparently", "purportedly", "presumably",
  ]
  static let conditions: Set<String> = ["if", "unless", "whether"]
  static let denying: Set<String> = [
    "deny", "refuse", "decline", "fail", "refute", "disclaim", "neglect", "omit", "avoid", "rebut",
  ]
  static let cancelling: Set<String> = ["cancel", "reject", "scrap", "abandon", "veto"]
  static let preventing: Set<String> = [
    "prevent", "stop", "bar", "ban", "deter", "discourage", "keep", "prohibit", "dissuade",
    "refrain",
  ]
  static let demanding: Set<String> = [
    "ask", "urge", "demand", "call", "request", "press", "order", "tell", "beg", "implore",
    "exhort",
    "pressure", "push", "instruct", "advise", "encourage", "recommend", "require", "command",
    "petition",
    "appeal", "plead", "warn", "insist",
  ]
  static let doubtful: Set<String> = [
    "allege", "suspect", "fear", "worry", "consider", "seem", "appear", "speculate", "suggest",
    "think",
    "believe", "doubt", "accuse", "imagine", "wonder", "question", "assume", "contemplate", "mull",
    "weigh",
    "discuss", "predict", "pretend",
  ]
  static let planning: Set<String> = [
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
  static let taking: Set<String> = [
    "have", "be", "go", "move", "like", "agree", "undertake", "attempt", "choose", "invite",
  ]
  /// What one does by the very act that serves it: "staged a walkout to protest".
  static let uttering: Set<String> = [
    "condemn", "congratulate", "demand", "denounce", "protest", "thank",
  ]
  static let scheduling: Set<String> = [
    "request", "plan", "propose", "schedule", "arrange", "seek", "suggest", "postpone", "delay",
    "threaten",
  ]
  static let wishing: Set<String> = ["hope", "wish", "expect", "intend", "plan", "propose", "want"]
  static let motion: Set<String> = [
    "go", "come", "fly", "travel", "arrive", "return", "head", "gather", "meet", "rush", "use",
    "hurry",
    "visit", "continue", "send",
  ]
  /// What comes after the way there, if at all.
  static let seizing: Set<String> = [
    "arrest", "assassinate", "attack", "capture", "destroy", "detain", "evict", "kidnap", "kill",
    "overthrow", "seize", "topple",
  ]
  static let plans: Set<String> = [
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
  static let refusals: Set<String> = [
    "refusal", "failure", "inability", "reluctance", "unable", "unwilling",
  ]
  static let likely: Set<String> = [
    "likely", "possible", "possibility", "prospect", "risk", "fear", "alarm", "speculation",
    "concern", "allegation", "accusation", "rumour", "rumor", "suspicion", "danger",
  ]
  static let unlikely: Set<String> = ["unlikely", "reluctant", "impossible"]
  static let demands: Set<String> = [
    "demand", "call", "request", "appeal", "order", "pressure", "plea",
  ]
}
