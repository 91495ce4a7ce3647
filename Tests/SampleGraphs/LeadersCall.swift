public import GraphModel

/// A story of our own about two invented leaders: 17 entities, 25 edges, with every kind of status.
public enum LeadersCall {
  public static let graph = EntityGraph(
    documents: [
      DocumentRecord(
        id: "call", title: "Leaders speak as troops gather", date: "2031-12-30",
        url: "https://news.example/call?id=1&lang=en")
    ],
    entities: entities.sorted { $0.id < $1.id }, edges: edges)

  private static func entity(
    _ id: String, _ kind: EntityKind, _ name: String, _ aliases: [String] = [],
    _ wikidata: String? = nil
  ) -> Entity {
    Entity(id: id, kind: kind, name: name, aliases: aliases, wikidata: wikidata)
  }

  private static let entities = [
    entity("veren", .person, "Alda Veren", ["Veren"]),
    entity("task", .person, "Oren Task", ["Task"]),
    entity("mirel", .person, "Tomas Mirel"),
    entity("lunde", .person, "Greta Lunde"),
    entity("sokolar", .person, "Ilya Sokolar"),
    entity("brandtov", .person, "Nina Brandtov"),
    entity("kasper", .person, "Petra Kasper"),
    entity("ohm", .person, "Daniel Ohm"),
    entity("zelenar", .person, "Borys Zelenar"),
    entity("Q90001", .state, "Norvania", ["Norvanian"], "Q90001"),
    entity("Q90002", .state, "Karelistan", ["Karelistani"], "Q90002"),
    entity("Q90003", .state, "Ustrovia", ["Ustrovian"], "Q90003"),
    entity("palace", .organization, "the Amber Palace"),
    entity("department", .organization, "Department of External Affairs", ["the department"]),
    entity("council", .organization, "Council on Eastern Dialogue"),
    entity("meridian", .organization, "Meridian Institute"),
    entity("alliance", .organization, "Northern Alliance"),
  ]

  private static func edge(
    _ source: String, _ label: String, _ target: String, _ family: RelationFamily,
    _ sentence: String, _ polarity: Polarity = .affirmed, _ modality: Modality = .actual,
    by claimant: String? = nil, on day: String? = nil
  ) -> Edge {
    let marked = MarkedSentence(sentence)
    let evidence = Evidence(
      document: "call", start: 0, end: marked.text.unicodeScalars.count, sentence: marked.text,
      trigger: marked.trigger, sourceSpan: marked.source, targetSpan: marked.target,
      rule: "sample")
    return Edge(
      id: "", source: source, target: target, type: label, label: label, family: family,
      symmetric: family.isSymmetric, polarity: polarity, modality: modality,
      attributedTo: claimant,
      time: day.map { EventTime(start: $0, end: $0, text: "on that day") },
      confidence: 0.8, sources: 1, evidence: [evidence])
  }

  /// The edges with their ids, their sentences one after the other.
  private static let edges: [Edge] = {
    var edges = said
    var offset = 0
    for place in edges.indices {
      edges[place].id = "e" + (place < 9 ? "0" : "") + String(place + 1)
      let length = edges[place].evidence[0].end
      edges[place].evidence[0].move(by: offset)
      offset += length + 1
    }
    return edges
  }()

  private static let said: [Edge] = [
    edge(
      "veren", "spoke with", "task", .consult,
      "President {Alda Veren} *spoke* by telephone with [Oren Task] for fifty minutes.",
      on: "2031-12-30"),
    edge(
      "veren", "warned", "task", .threaten,
      "{Veren} *warned* [Task] that an attack on Ustrovia would cost him dearly.",
      on: "2031-12-30"),
    edge(
      "task", "threatened to cut ties with", "Q90001", .sanction,
      "{Task} *threatened to cut* all ties with [Norvania].", .affirmed, .possible,
      on: "2031-12-30"),
    edge(
      "veren", "president of", "Q90001", .leads, "{Alda Veren}, *president* of [Norvania], spoke."),
    edge(
      "task", "president of", "Q90002", .leads, "The [Karelistani] *leader* {Oren Task} listened."),
    edge(
      "mirel", "spokesman for", "palace", .speaksFor,
      "[The Amber Palace]’s *spokesman* {Tomas Mirel} called the talk “frank”."),
    edge(
      "palace", "part of", "Q90002", .partOf, "{The Amber Palace} is the seat of [Karelistan]."),
    edge(
      "lunde", "spokeswoman for", "department", .speaksFor,
      "[Department] *spokeswoman* {Greta Lunde} gave no details."),
    edge(
      "department", "part of", "Q90001", .partOf,
      "[Norvania]’s {Department of External Affairs} had no comment."),
    edge(
      "council", "advises", "palace", .advises,
      "The {Council on Eastern Dialogue}, which *advises* [the Amber Palace], was hopeful."),
    edge(
      "sokolar", "founded", "council", .founded,
      "{Ilya Sokolar}, who *founded* the [Council on Eastern Dialogue], agreed."),
    edge("sokolar", "adviser to", "task", .advises, "{He} is an *adviser* to [Task]."),
    edge(
      "brandtov", "fellow at", "meridian", .serves,
      "{Nina Brandtov}, a *fellow* at the [Meridian Institute], was less kind."),
    edge("brandtov", "criticised", "veren", .accuse, "{She} *criticised* [Veren] for waiting."),
    edge(
      "kasper", "chief negotiator for", "Q90001", .represents,
      "{Petra Kasper}, [Norvania]’s *chief negotiator*, is to travel in January."),
    edge(
      "ohm", "heads", "department", .leads, "{Daniel Ohm} *heads* the [department]."),
    edge(
      "ohm", "spoke with", "zelenar", .consult,
      "Earlier {Ohm} *spoke* with the Ustrovian president, [Borys Zelenar].", on: "2031-12-29"),
    edge(
      "zelenar", "president of", "Q90003", .leads,
      "The [Ustrovian] *president*, {Borys Zelenar}, thanked him."),
    edge(
      "Q90002", "denied planning to attack", "Q90003", .assault,
      "{Karelistan} denied that it *plans to attack* [Ustrovia].", .negated, .planned,
      by: "Q90002"),
    edge(
      "Q90002", "massed troops near", "Q90003", .mobilize,
      "{Karelistan} has *massed* 90,000 troops near [Ustrovia].", on: "2031-11"),
    edge(
      "Q90001", "may impose sanctions on", "Q90002", .sanction,
      "{Norvania} may *impose sanctions* on [Karelistan].", .affirmed, .possible),
    edge("Q90001", "backs", "Q90003", .support, "{Norvania} *backs* [Ustrovia] with loans."),
    edge(
      "Q90003", "wants to join", "alliance", .partOf,
      "{Ustrovia} wants to *join* the [Northern Alliance].", .affirmed, .planned),
    edge(
      "Q90001", "member of", "alliance", .partOf,
      "{Norvania} is a *member* of the [Northern Alliance]."),
    edge(
      "kasper", "will meet", "task", .consult, "{Kasper} will *meet* [Task] on 10 January.",
      .affirmed, .planned, on: "2032-01-10"),
  ]
}

extension Evidence {
  fileprivate mutating func move(by offset: Int) {
    func moved(_ span: TextSpan) -> TextSpan { TextSpan(span.start + offset, span.end + offset) }
    start += offset
    end += offset
    trigger = moved(trigger)
    sourceSpan = sourceSpan.map(moved)
    targetSpan = targetSpan.map(moved)
  }
}
