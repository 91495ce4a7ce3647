/// The 30 classes of edges: the 16 event types of PLOVER, and 14 lasting ties.
public enum RelationFamily: String, Sendable, Hashable, CaseIterable, Codable {
  case consult, agree, support, cooperate, aid, concede, retreat, request
  case accuse, reject, threaten, protest, sanction, mobilize, coerce, assault
  case leads, serves
  case speaksFor = "speaks for"
  case advises, represents, founded, from
  case partOf = "part of"
  case allied, opposes, appointed, succeeds, family, owns

  /// Whether the family holds both ways, so that source and target have no order.
  public var isSymmetric: Bool {
    switch self {
    case .consult, .agree, .cooperate, .allied, .opposes, .family: true
    default: false
    }
  }

  /// Whether the family is a lasting tie; the others are interactions, which happen at a time.
  public var isTie: Bool {
    switch self {
    case .leads, .serves, .speaksFor, .advises, .represents, .founded, .from, .partOf,
      .allied, .opposes, .appointed, .succeeds, .family, .owns:
      true
    default: false
    }
  }
}

/// Whether an edge is said to hold or said not to hold.
public enum Polarity: String, Sendable, Hashable, CaseIterable, Codable {
  case affirmed, negated
}

/// Whether an edge is a fact of its text, an intention, or a possibility.
public enum Modality: String, Sendable, Hashable, CaseIterable, Codable {
  case actual
  /// Intended, scheduled, offered, wanted.
  case planned
  /// May, if, alleged, feared, demanded of somebody.
  case possible
}
