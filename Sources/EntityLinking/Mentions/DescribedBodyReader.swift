import GraphModel
import Linguistics

/// Reads bodies by what they do or by a name whose kind is written small: "the Dutch safety board",
/// "the UN refugee agency", "the European parliament", "the state department".
struct DescribedBodyReader {
  let document: Document
  let knowledge: KnowledgeBase
  let words: MentionWords
  let zones: HeadlineZones
  let context: DocumentContext

  /// Adds the bodies to `drafts`, takes out what they swallow, keeps the order.
  func extend(_ drafts: inout [DraftMention]) {
    var isBody = [Bool](repeating: false, count: document.count)
    var holder: [Int: Int] = [:]
    for (index, draft) in drafts.enumerated() where !draft.inHeadline && draft.kind != .state {
      for i in draft.tokens {
        if draft.kind == .organization { isBody[i] = true }
        holder[i] = index
      }
    }
    var added = taskBodies(drafts, &isBody)
    var owners = Owners(drafts + added)
    var swallowed: Set<Int> = []
    for last in 1..<max(document.count, 1)
    where !isBody[last] && !document.isCapitalized(last) && !zones.isInside[last]
      && mayEndName(document.lowers[last])
    {
      guard
        let found = knownName(endingWith: last, owners) ?? department(last)
          ?? ownBody(last, owners) ?? ownParty(last)
      else { continue }
      let inside = Set(found.tokens.compactMap { holder[$0] })
      guard
        found.tokens.allSatisfy({ !isBody[$0] || holder[$0] != nil }),
        inside.allSatisfy({ fits(drafts[$0], into: found) })
      else { continue }
      // "Law" in "Law and Justice party" is nobody, "UN" in "UN general assembly" is a bloc.
      swallowed.formUnion(inside.filter { drafts[$0].record == nil })
      for i in found.tokens { isBody[i] = true }
      owners.enter(found)
      added.append(found)
    }
    shareRecords(added, &drafts)
    guard !added.isEmpty else { return }
    drafts = drafts.indices.filter { !swallowed.contains($0) }.map { drafts[$0] } + added
    drafts.sort {
      ($0.tokens.lowerBound, -$0.tokens.count) < ($1.tokens.lowerBound, -$1.tokens.count)
    }
  }

  /// Whether a name may lie inside a body's: no party in another ("Democratic Left" + "party"), and
  /// none that goes on before it.
  private func fits(_ draft: DraftMention, into body: DraftMention) -> Bool {
    draft.record?.category != "party" && body.tokens.lowerBound <= draft.tokens.lowerBound
      && draft.tokens.upperBound <= body.tokens.upperBound
  }

  private func mayEndName(_ word: String) -> Bool {
    Self.ends.contains(word)
  }

  private static let ends = MentionWords.shared.organizationHeads.union(lastWords).union(bare)

  /// Bodies by what they do for a state or a bloc.
  private func taskBodies(_ drafts: [DraftMention], _ isBody: inout [Bool]) -> [DraftMention] {
    var added: [DraftMention] = []
    for draft in drafts where !draft.inHeadline {
      let found: DraftMention? =
        switch draft.kind {
        case .state: agency(of: draft, isBody)
        case .organization where draft.record?.category == "bloc": part(ofBloc: draft)
        default: nil
        }
      guard let found,
        !(draft.tokens.upperBound..<found.tokens.upperBound).contains(where: { isBody[$0] })
      else { continue }
      for i in found.tokens { isBody[i] = true }
      added.append(found)
    }
    return added
  }

  /// "Italian Civil Protection Agency", beside "Italy's civil protection agency", is that one.
  private func shareRecords(_ added: [DraftMention], _ drafts: inout [DraftMention]) {
    var records: [String: KnowledgeRecord] = [:]
    for body in added where body.nameForm == .governmentBody {
      guard let record = body.record, record.facts["body"] == nil else { continue }
      for name in [record.name] + record.names.map(\.text) { records[name.lowercased()] = record }
    }
    guard !records.isEmpty else { return }
    for i in drafts.indices where drafts[i].kind == .organization && drafts[i].record == nil {
      if let record = records[document.text(of: drafts[i].tokens).lowercased()] {
        drafts[i].record = record
        drafts[i].nameForm = .governmentBody
      }
    }
  }

  // MARK: By what they do

  /// "the Dutch safety board", "Italy's civil protection agency": one of its kind in a state;
  /// "Cuba's communist party", where it is a known one.
  private func agency(of state: DraftMention, _ isBody: [Bool]) -> DraftMention? {
    guard let record = state.record, state.nameForm != .capital, state.form == .name else {
      return nil
    }
    let start = state.tokens.upperBound
    let owns = start < document.count && document.tags[start] == .pos
    let low = owns ? start + 1 : start
    guard let end = phraseEnd(from: low), owns || isDefinite(state.tokens),
      !isNamed(behind: end, isBody)
    else { return nil }
    let span = state.tokens.lowerBound..<end
    if let known = known(low..<end, of: record, as: document.text(of: state.tokens)) {
      return make(span, end - 1, known.record, known.form, reason: NameReader.reason(known))
    }
    guard words.agencyHeads.contains(document.lowers[end - 1]), end - 1 > low,
      !Self.others.contains(document.lowers[low])
    else { return nil }
    let phrase = document.text(of: low..<end)
    return make(
      span, end - 1, KnowledgeRecord(bodyCalled: phrase, of: record), .governmentBody,
      reason: "the \(phrase) of \(record.name)")
  }

  /// The known body of a state that the phrase names, words aside that say how it stands: "ruling
  /// communist party".
  func known(
    _ phrase: Range<Int>, of state: KnowledgeRecord, as written: String
  ) -> KnowledgeMatch? {
    let adjective = state.names.first { $0.form == .demonymAdjective }?.text ?? state.name
    for start in phrase.dropLast()
    where !document.isCapitalized(start) && document.isWord(start) {
      let rest = document.text(of: start..<phrase.upperBound)
      for name in [
        "\(adjective) \(rest)", "\(state.name) \(rest)", "\(rest) of \(state.name)",
        "\(written) \(rest)",
      ] {
        if let match = knowledge.lookup(name, ignoringCase: true).first(where: {
          $0.record.kind == .organization && $0.form != .governmentBody
        }) {
          return match
        }
      }
    }
    return nil
  }

  /// Where a phrase in small letters ends that starts at `low` and has a body for its noun.
  private func phraseEnd(from low: Int) -> Int? {
    var end = low
    while end < document.count, end - low < 7, document.isWord(end) || isJoint(end),
      !document.isCapitalized(end), fitsName(end)
    {
      end += 1
    }
    guard
      let last = (low..<end).last(where: {
        words.agencyHeads.contains(document.lowers[$0])
          || words.organizationHeads.contains(document.lowers[$0])
      }),
      last + 1 == document.count || isOver(last + 1, last)
    else { return nil }
    return last + 1
  }

  private func isJoint(_ i: Int) -> Bool {
    Document.isHyphen(document.words[i]) || document.tags[i] == .pos
  }

  private func fitsName(_ i: Int) -> Bool {
    switch document.partsOfSpeech[i] {
    case .noun, .adjective, .properNoun: true
    case .verb: document.dependencies[i] == .amod
    default: isJoint(i) || document.lowers[i] == "and" || document.lowers[i] == "anti"
    }
  }

  /// Whether what says the task of a body ends before token `i`: no thing of the body's follows.
  func isOver(_ i: Int, _ last: Int) -> Bool {
    let word = document.lowers[i]
    if words.roles[word] != nil || words.isTitle(word) || ["official", "officials"].contains(word) {
      return true
    }
    if document.isCapitalized(i), document.isWord(i) { return false }
    return document.partsOfSpeech[i] != .noun || document.head(of: last) < i
      || ![.amod, .compound].contains(document.dependencies[last])
  }

  /// "the Russian news agency, Tass,": the body has a name, which follows.
  private func isNamed(behind end: Int, _ isBody: [Bool]) -> Bool {
    guard end < document.count else { return false }
    if isBody[end] { return true }
    return [",", "(", "-"].contains(document.words[end]) && end + 1 < document.count
      && isBody[end + 1]
  }

  /// Whether a phrase that begins with a state's name or adjective means one thing: "the Dutch …",
  /// and not "a Dutch …".
  private func isDefinite(_ state: Range<Int>) -> Bool {
    let before = state.lowerBound - 1
    guard before >= 0, document.sentence(of: state.lowerBound).contains(before) else { return true }
    return document.lowers[before] == "the"
  }

  private static let others: WordSet = [
    "first", "largest", "last", "leading", "local", "main", "major", "new", "next", "old", "only",
    "other", "own", "private", "second", "top", "same", "former",
  ]

  /// "UN refugee agency", "the EU's border agency", "UN mission in Mali": a known body of a bloc.
  private func part(ofBloc bloc: DraftMention) -> DraftMention? {
    guard let record = bloc.record else { return nil }
    let short = record.names.first { $0.form == .acronym }?.text ?? record.name
    var start = bloc.tokens.upperBound
    if start < document.count, document.tags[start] == .pos { start += 1 }
    guard start < document.count, !document.isCapitalized(start),
      document.partsOfSpeech[start] == .noun || document.partsOfSpeech[start] == .adjective
    else { return nil }
    let sentence = document.sentence(of: start)
    for end in stride(from: min(start + 6, sentence.upperBound), to: start, by: -1)
    where document.isWord(end - 1) {
      let rest = document.text(of: start..<end)
      guard
        let match = knowledge.lookup("\(short) \(rest)", ignoringCase: true).first(where: {
          $0.record.kind == .organization
        })
      else { continue }
      let head = (start..<end).first { document.lowers[$0] == "in" || document.lowers[$0] == "for" }
      return make(
        bloc.tokens.lowerBound..<end, (head ?? end) - 1, match.record, match.form,
        reason: NameReader.reason(match))
    }
    return nil
  }

  // MARK: By a name written half or wholly small

  /// "European parliament", "Law and Justice party": a known body whose last words are small.
  private func knownName(endingWith last: Int, _ owners: Owners) -> DraftMention? {
    let sentence = document.sentence(of: last)
    for start in max(sentence.lowerBound, last - 4)..<last
    where document.isCapitalized(start) && document.isWord(start)
      && !["a", "an", "the"].contains(document.lowers[start])
    {
      let span = start..<last + 1
      // "French forces" and "the Scottish government" are the state's.
      guard document.lowers[last] != "forces", document.head(of: start) <= last,
        document.lowers[last] != "government" || owners.states[start] == nil
      else { continue }
      let known = knowledge.lookup(document.text(of: span), ignoringCase: true).filter {
        $0.record.kind == .organization && $0.form != .governmentBody && $0.form != .acronym
          && $0.record.prior >= 0.4
      }
      guard
        let match = context.best(
          context.admissible(known, words: span.count, label: .organization), preferring: nil)
      else { continue }
      return make(span, last, match.record, match.form, reason: NameReader.reason(match))
    }
    return nil
  }

  /// "the state department": departments are the United States'.
  private func department(_ last: Int) -> DraftMention? {
    guard document.lowers[last] == "department", last > 1,
      let the = (max(0, last - 3)..<last - 1).last(where: { document.lowers[$0] == "the" }),
      context.states["Q30"] != nil || context.soleState == nil || context.soleState == "Q30"
        || knowledge.words.body(document.text(of: last - 1..<last + 1)) == nil
    else { return nil }
    let span = the + 1..<last + 1
    guard
      let match = knowledge.lookup(document.text(of: span), ignoringCase: true).first(where: {
        $0.record.stateID == "Q30" && $0.record.category == "ministry"
      })
    else { return nil }
    return make(span, last, match.record, match.form, reason: NameReader.reason(match))
  }

  /// Last words of bodies' names that are no kind of body.
  private static let lastWords: WordSet = ["justice", "rights", "staff"]

  func make(
    _ span: Range<Int>, _ head: Int, _ record: KnowledgeRecord, _ form: NameForm, reason: String
  ) -> DraftMention {
    var mention = DraftMention(
      tokens: span, head: head, kind: .organization, form: .nominal, reason: reason)
    mention.record = record
    mention.nameForm = form
    mention.words = document.nameWords(span)
    mention.isModifier = document.isModifier(span, head: head)
    return mention
  }
}
