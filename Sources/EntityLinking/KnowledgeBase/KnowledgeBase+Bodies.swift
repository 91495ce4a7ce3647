import GraphModel

extension KnowledgeBase {
  /// The body of that kind which a state has: the record of the tables, else one made by rule with
  /// an id such as "X-Q159-foreignMinistry". The government of a state is the state itself. nil for
  /// an unknown state.
  public func governmentBody(_ type: BodyType, of stateID: String) -> KnowledgeRecord? {
    guard let state = record(stateID), state.kind == .state else { return nil }
    if type == .government { return state }
    var known: Int?
    index.each(PostingIndex.hash(body: type, of: stateID)) { known = Int($0.row) }
    if let known { return record(at: known) }
    return KnowledgeRecord(body: type, words.name(of: type), of: state)
  }

  /// Reads "Russian Foreign Ministry", "Iraq's parliament", "Ministry of Foreign Affairs of the
  /// Russian Federation", "US army"; nil when the name is not so made.
  public func governmentBody(named name: String) -> KnowledgeRecord? {
    let words = name.unicodeScalars.split(whereSeparator: \.isSpace).map(Substring.init)
    guard words.count >= 2, words.count <= self.words.longestBody + 6 else { return nil }
    for count in 1...min(4, words.count - 1) where self.words.mayEndBody(words[words.count - 1]) {
      let head = words[..<count].joined(separator: " ")
      let rest = words[count...].joined(separator: " ")
      if let type = self.words.body(rest),
        // "Delhi High Court" is the town's.
        let state = stateNamed(possessor(head), orCapital: type != .supremeCourt && type != .police)
      {
        return governmentBody(type, of: state)
      }
    }
    // "Parliament of Canada": the state is behind the last "of", its name may hold one too.
    for at in words.indices.reversed() where words[at] == "of" && at > 0 && at + 1 < words.count {
      let tail = words[(at + 1)...].joined(separator: " ")
      let front = words[..<at].joined(separator: " ")
      if let type = self.words.body(front), let state = stateNamed(tail) {
        return governmentBody(type, of: state)
      }
    }
    return nil
  }

  /// "Iraq's" and "Chinese'" without the ending.
  private func possessor(_ word: String) -> String {
    for ending in ["'s", "’s", "'", "’"] where word.hasSuffix(ending) {
      return String(word.dropLast(ending.count))
    }
    return word
  }

  private func stateNamed(_ name: String, orCapital: Bool = true) -> String? {
    let key = NameKey(name)
    var best: KnowledgeMatch?
    index.each(key.hash) { posting in
      let row = rows[Int(posting.row)]
      guard row.kind == .state, orCapital || posting.form != .capital,
        key.letterCase.fits(posting.letterCase, form: posting.form, length: name.utf8.count)
      else { return }
      let match = KnowledgeMatch(record: record(at: Int(posting.row)), form: posting.form)
      if let held = best,
        (held.weight, match.record.id) >= (match.weight, held.record.id)
      {
        return
      }
      best = match
    }
    return best?.record.id
  }
}

extension PostingIndex {
  /// The hash under which a state's body of a kind is kept.
  static func hash(body type: BodyType, of stateID: String) -> UInt64 {
    hash(id: "\(stateID) \(type.rawValue)".utf8)
  }
}

extension KnowledgeRecord {
  /// A body of a state that no table has.
  init(body type: BodyType, _ words: String, of state: KnowledgeRecord) {
    self.init(ownBody: words, key: type.rawValue, of: state, facts: ["body": type.rawValue])
  }

  /// A body of a state that is known by what it does alone: "safety board".
  init(bodyCalled phrase: String, of state: KnowledgeRecord) {
    let key = phrase.lowercased().split(separator: " ").joined(separator: "-")
    self.init(ownBody: phrase, key: key, of: state, facts: [:])
  }

  private init(
    ownBody words: String, key: String, of state: KnowledgeRecord, facts: [String: String]
  ) {
    let adjective = state.names.first { $0.form == .demonymAdjective }?.text ?? state.name
    id = "X-\(state.id)-\(key)"
    kind = .organization
    category = "government body"
    name = "\(adjective) \(words)"
    names = [
      KnowledgeName("\(state.name) \(words)", .governmentBody),
      KnowledgeName("\(words) of \(state.name)", .governmentBody),
    ]
    stateID = state.id
    gender = .neuter
    prior = 0.6
    since = nil
    until = nil
    self.facts = facts
  }
}
