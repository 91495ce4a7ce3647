public import GraphModel

/// What sort of post a title names, whatever its words: "premier" and "prime minister" are one.
public enum PostClass: String, Sendable, Hashable, CaseIterable {
  case president, vicePresident, primeMinister, deputyPrimeMinister, chancellor, viceChancellor
  case monarch, heir, supremeLeader, governorGeneral, leader, deputyLeader
  case foreignMinister, defenseMinister, interiorMinister, financeMinister, justiceMinister
  case minister, deputyMinister, secretaryOfState, departmentSecretary
  case governor, mayor, centralBankGovernor, speaker, legislator, partyLeader
  case secretaryGeneral, commissioner, ambassador, envoy, negotiator, diplomat, representative
  case adviser, nationalSecurityAdviser, chiefOfStaff, aide, spokesperson
  case militaryChief, commander, officer, soldier, intelligenceChief, policeChief
  case prosecutor, judge, lawyer, chairman, chiefExecutive, director, executive, founder
  case member, analyst, economist, scholar, journalist, activist, religiousLeader
  case rebelLeader, official, candidate, citizen
}

extension PostClass {
  /// Whether its name says so, when no table does.
  var isHeadOfState: Bool { self == .president || self == .monarch }
  var isHeadOfGovernment: Bool { self == .primeMinister || self == .chancellor }
}

/// Whom the holder of a post leads or serves, when nothing else is named with it.
public enum PostScope: String, Sendable, Hashable {
  /// The state itself: "president", "king".
  case state
  /// A body of the state: "secretary of state" heads the State Department.
  case body
  /// Whatever organization the text names with it: "chairman", "spokesman".
  case organization
}

/// One way to say a post.
public struct PostName: Sendable, Hashable {
  /// Lower case, as in "foreign minister".
  public let phrase: String
  public let post: PostClass
  /// The tie between the holder and what is named with the post ("German chancellor": leads;
  /// "Russian foreign minister": serves); nil when the words make no tie.
  public let family: RelationFamily?
  public let scope: PostScope
  /// The kind of body that the holder leads ("foreign minister": the foreign ministry).
  public let body: BodyType?
  /// What the word itself says of the holder: "spokeswoman", "king".
  public let gender: Gender
}

/// A body that every state has, so that its name can be made by rule.
public enum BodyType: String, Sendable, Hashable, CaseIterable {
  case government, cabinet, presidency
  case foreignMinistry, defenseMinistry, interiorMinistry, financeMinistry, justiceMinistry
  case economyMinistry, tradeMinistry, industryMinistry, energyMinistry, healthMinistry
  case agricultureMinistry, laborMinistry, educationMinistry, transportMinistry
  case environmentMinistry, informationMinistry, cultureMinistry, sportsMinistry, oilMinistry
  case homeMinistry, planningMinistry, securityMinistry, tourismMinistry, developmentMinistry
  case parliament, upperHouse, lowerHouse
  case armedForces, army, navy, airForce, police, coastGuard, borderGuard
  case intelligenceAgency, securityService, nationalSecurityCouncil
  case centralBank, supremeCourt, constitutionalCourt, electionCommission, prosecutorsOffice
  case statisticsOffice, tradeMission, embassy, generalStaff, judiciary
}

/// A common noun that can stand for an entity.
public struct NominalNoun: Sendable, Hashable {
  /// Singular, lower case.
  public let lemma: String
  public let kind: EntityKind
  public let gender: Gender
  /// What it narrows the kind to: "ministry", "party", "media"…; empty when nothing.
  public let category: String
}
