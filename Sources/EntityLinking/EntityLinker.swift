import GraphModel
public import Linguistics

/// Finds the mentions of a document, joins them into entities, and ties these to the knowledge base.
///
///     let linker = EntityLinker()
///     let linked = linker.link(document, date: "2021-12-30")
///     for entity in linked.entities { print(entity.kind, entity.name) }
public struct EntityLinker: Sendable {
  public let knowledge: KnowledgeBase
  private let matcher: PersonNameMatcher
  private let words: MentionWords

  /// - Parameter knowledge: what is known of persons, states and organizations beforehand.
  public init(knowledge: KnowledgeBase = .embedded) {
    self.knowledge = knowledge
    matcher = PersonNameMatcher(givenNames: .embedded)
    words = .shared
  }

  /// - Parameter date: publication day, ISO 8601; decides who "the U.S. president" is.
  public func link(_ document: Document, date: String? = nil) -> LinkedDocument {
    guard document.count > 0 else {
      return LinkedDocument(document: document, date: date, entities: [], mentions: [])
    }
    let zones = HeadlineZones(document)
    let day = date.flatMap { CalendarDay($0) }
    let context = DocumentContext(
      document: document, knowledge: knowledge, words: words, day: day)
    let reader = NameReader(
      document: document, knowledge: knowledge, words: words, zones: zones, context: context)
    var drafts = reader.read()
    NameKinds(document: document, knowledge: knowledge, givenNames: .embedded, words: words)
      .settle(&drafts)
    let repetition = NameRepetition(
      document: document, knowledge: knowledge, words: words, zones: zones, context: context)
    drafts = repetition.complete(drafts)
    drafts = CapitalReading(document: document).filter(drafts)
    if !context.isSport, drafts.contains(where: { $0.kind == .person }) {
      let citizens = Citizens(document: document, knowledge: knowledge)
      drafts.removeAll { citizens.isOne($0.tokens) }
    }
    if context.isSport {
      TeamReading(document: document, knowledge: knowledge, words: words, sport: context.sport)
        .apply(&drafts)
    }
    PlaceBodyReader(document: document, knowledge: knowledge, words: words, zones: zones)
      .extend(&drafts)
    StateBodyReader(document: document, knowledge: knowledge, words: words).extend(&drafts)
    DescribedBodyReader(
      document: document, knowledge: knowledge, words: words, zones: zones, context: context
    ).extend(&drafts)
    var chains = NameChains(document: document, matcher: matcher, words: words)
    chains.join(&drafts)
    var discourse = Discourse(
      document: document, knowledge: knowledge, words: words, day: day,
      drafts: drafts, chains: chains.chains)
    PersonLinker(knowledge: knowledge, matcher: matcher, context: context)
      .link(&discourse.chains, roles: discourse.roles) { chain in
        document.text(of: drafts[chains.chains[chain].fullest].tokens).split(separator: " ").last
          .map(String.init) ?? ""
      }
    discourse.readKnownRoles()
    discourse.readGivenNames()
    var resolver = ReferenceResolver(discourse)
    drafts = resolver.resolve(in: zones)
    CreditReader(document: document).mark(&drafts)
    return LinkedDocumentAssembly(document: document, date: date, knowledge: knowledge)
      .assemble(drafts, resolver.chains)
  }
}
