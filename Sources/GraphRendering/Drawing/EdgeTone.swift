public import GraphModel

/// Whether an interaction is friendly or hostile, or a lasting tie: what an arrow's colour tells.
public enum EdgeTone: String, Sendable, Hashable, CaseIterable {
  case cooperation, conflict, tie
}

extension RelationFamily {
  /// PLOVER's cooperation (consult to retreat, and requests) and its conflict (accuse to assault).
  public var tone: EdgeTone {
    switch self {
    case .consult, .agree, .support, .cooperate, .aid, .concede, .retreat, .request: .cooperation
    case .accuse, .reject, .threaten, .protest, .sanction, .mobilize, .coerce, .assault: .conflict
    default: .tie
    }
  }
}
