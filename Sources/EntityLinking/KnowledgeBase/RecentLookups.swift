internal import GraphModel
internal import Synchronization

/// What names of a knowledge base were found to mean lately. What is kept changes how fast a name is
/// looked up and never what it finds. Safe to share between threads.
final class RecentLookups: Sendable {
  private let matches = Mutex<[ExactText: [KnowledgeMatch]]>([:])

  /// Names kept; at one more all are forgotten.
  private static let limit = 16_384
  /// Bytes of a name that is kept.
  private static let longestName = 96

  subscript(name: String) -> [KnowledgeMatch]? {
    get { matches.withLock { $0[ExactText(name)] } }
    set {
      guard name.utf8.count <= Self.longestName else { return }
      matches.withLock { matches in
        if matches.count >= Self.limit { matches.removeAll(keepingCapacity: true) }
        matches[ExactText(name)] = newValue
      }
    }
  }
}
