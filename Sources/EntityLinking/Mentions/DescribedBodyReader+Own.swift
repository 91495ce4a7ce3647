import GraphModel
import Linguistics

/// Bodies that a text names without their state: those of the one that it is about.
extension DescribedBodyReader {
  /// "parliament", "the army", "the foreign ministry": of the one state that the text is about.
  func ownBody(_ last: Int, _ owners: Owners) -> DraftMention? {
    let sentence = document.sentence(of: last)
    guard let state = stateSpokenOf(sentence.lowerBound..<last, owners),
      !owners.hasOther(document.lowers[last], than: state)
    else { return nil }
    for start in max(sentence.lowerBound, last - 3)...last {
      let span = start..<last + 1
      guard let type = knowledge.words.body(document.text(of: span)) else { continue }
      guard isOwn(type, span),
        start == last && document.lowers[last] == "parliament"
          || start > sentence.lowerBound
            && (document.lowers[start - 1] == "the" || document.tags[start - 1] == .pos),
        document.children(of: last).allSatisfy({
          span.contains($0) || [.det, .punct].contains(document.dependencies[$0])
            // "the country's central bank"
            || ["country", "nation"].contains(document.lemmas[$0])
        }),
        last + 1 >= document.count || isOver(last + 1, last),
        let body = isForces(type)
          ? owners.forces[state] ?? knowledge.governmentBody(type, of: state)
          : knowledge.governmentBody(type, of: state)
      else { return nil }
      return make(
        span, last, body, .governmentBody,
        reason: "of the state that the text is about: \(body.name)")
    }
    return nil
  }

  /// The one state whose officer the sentence names before ("Iraq's deputy speaker of parliament"),
  /// else the one that the text is about, where the sentence names no other.
  private func stateSpokenOf(_ before: Range<Int>, _ owners: Owners) -> String? {
    let named = before.filter { owners.states[$0] != nil }
    guard let first = named.first, let state = owners.states[first] else {
      return context.soleState
    }
    guard named.allSatisfy({ owners.states[$0] == state }) else { return nil }
    let hasOfficer = named.contains { i in
      let head = document.head(of: i)
      return head > i && [.amod, .compound, .nmod, .poss].contains(document.dependencies[i])
        && (words.roles[document.lemmas[head]] != nil || words.isTitle(document.lowers[head]))
    }
    return hasOfficer || state == context.soleState ? state : nil
  }

  /// "the communist party": the one of the state that the text is about.
  func ownParty(_ last: Int) -> DraftMention? {
    guard document.lowers[last] == "party", let id = context.onlyState,
      let state = knowledge.record(id)
    else { return nil }
    var start = last
    while start > 0, last - start < 2, NameReader.leanings.contains(document.lowers[start - 1]) {
      start -= 1
    }
    let span = start..<last + 1
    guard start < last, start > 0, document.lowers[start - 1] == "the",
      let match = known(span, of: state, as: state.name)
    else { return nil }
    return make(span, last, match.record, match.form, reason: NameReader.reason(match))
  }

  private func isForces(_ type: BodyType) -> Bool { type == .army || type == .armedForces }

  /// Whose bodies and states the text names, and where.
  struct Owners {
    /// Ids of states by the tokens at which they are named.
    var states: [Int: String] = [:]
    /// The army or armed forces of each state, which are one in the news.
    var forces: [String: KnowledgeRecord] = [:]
    /// The states of the bodies whose names end with a word; the empty text for a body of none.
    private var byLast: [String: Set<String>] = [:]

    init(_ drafts: [DraftMention]) {
      for draft in drafts { enter(draft) }
    }

    mutating func enter(_ draft: DraftMention) {
      switch draft.kind {
      case .state: states[draft.tokens.lowerBound] = draft.record?.id
      case .organization:
        let state = draft.record?.stateID ?? ""
        if let last = draft.words.last { byLast[last, default: []].insert(state) }
        if let record = draft.record, forces[state] == nil,
          ["army", "armedForces"].contains(record.facts["body"])
        {
          forces[state] = record
        }
      case .person: break
      }
    }

    func hasOther(_ last: String, than state: String) -> Bool {
      byLast[last].map { $0.contains { $0 != state } } ?? false
    }
  }

  private func isOwn(_ type: BodyType, _ span: Range<Int>) -> Bool {
    guard Self.own.contains(type) else { return false }
    // "the bank", "the assembly", "the forces" may be anybody's.
    return span.count > 1 || Self.bare.contains(document.lowers[span.lowerBound])
  }

  static let bare: WordSet = ["army", "cabinet", "military", "navy", "parliament"]
  private static let own: Set<BodyType> = [
    .airForce, .armedForces, .army, .cabinet, .centralBank, .constitutionalCourt, .defenseMinistry,
    .electionCommission, .energyMinistry, .financeMinistry, .foreignMinistry, .healthMinistry,
    .homeMinistry, .interiorMinistry, .justiceMinistry, .lowerHouse, .navy, .oilMinistry,
    .parliament, .supremeCourt, .tradeMinistry, .upperHouse,
  ]
}
