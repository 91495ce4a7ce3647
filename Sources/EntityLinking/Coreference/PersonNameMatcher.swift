import Linguistics

/// Decides whether two full names can be one person's.
struct PersonNameMatcher: Sendable {
  let givenNames: GivenNames

  static let suffixes: WordSet = ["jr", "sr", "ii", "iii", "iv"]

  /// Names without generation suffixes.
  static func core(_ words: [String]) -> [String] {
    var words = words
    while words.count > 1, let last = words.last, suffixes.contains(last) { words.removeLast() }
    return words
  }

  /// Whether full names (two words or more each) agree: the same surname, and given names that are
  /// equal, initials, nicknames or spelling variants of each other. Middle names may be missing but
  /// not contradict: "George W. Bush" is not "George H. W. Bush".
  func agree(_ a: [String], _ b: [String]) -> Bool {
    if a == b { return true }
    let (p, q) = (Self.core(a), Self.core(b))
    let suffixA = a.count > p.count ? a.last : nil
    let suffixB = b.count > q.count ? b.last : nil
    if let suffixA, let suffixB, suffixA != suffixB { return false }
    // A father is told from a son; "Jr." is left out at later mentions, "Sr." is not.
    if suffixA != suffixB, suffixA == "sr" || suffixB == "sr" { return false }
    guard p.count > 1, q.count > 1, let lastA = p.last, let lastB = q.last,
      let firstA = p.first, let firstB = q.first
    else { return false }
    if p == q { return true }
    // "Haider Al Abadi" and "Haider al-Abadi": the same letters in other parts.
    if p.joined().filter({ $0 != "-" }) == q.joined().filter({ $0 != "-" }) { return true }
    guard sameSurname(lastA, lastB) else {
      // "Hugo Chavez" and "Hugo Chavez Frias"; "Kim Jong Un" and "Kim Jong-un".
      return contains(p, q) || contains(q, p)
    }
    guard sameGiven(firstA, firstB) else { return false }
    // "H. R. McMaster" is called by both letters, and is no Henry.
    if Self.isByInitials(p) != Self.isByInitials(q), min(p.count, q.count) == 2 { return false }
    let middleA = Array(p[1..<p.count - 1])
    let middleB = Array(q[1..<q.count - 1])
    return middlesAgree(middleA, middleB)
  }

  /// Whether all names before the surname are single letters, two or more of them.
  private static func isByInitials(_ words: [String]) -> Bool {
    words.count > 2 && words.dropLast().allSatisfy { $0.utf8.count == 1 }
  }

  /// Equal, or one letter apart in long names: "Mubarak"/"Mubarack", "al-assad"/"assad".
  func sameSurname(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    let (p, q) = (Self.withoutParticle(a), Self.withoutParticle(b))
    return p == q || Self.nearlyEqual(p, q)
  }

  func sameGiven(_ a: String, _ b: String) -> Bool {
    givenNames.agree(a, b) || Self.nearlyEqual(a, b)
  }

  private func middlesAgree(_ a: [String], _ b: [String]) -> Bool {
    if a.isEmpty || b.isEmpty { return true }
    guard a.count == b.count else {
      // Of differing count: the shorter must appear within the longer, in order, from the front.
      let (short, long) = a.count < b.count ? (a, b) : (b, a)
      return zip(short, long).allSatisfy { initialAgrees($0, $1) } && short.first!.count > 1
    }
    return zip(a, b).allSatisfy { initialAgrees($0, $1) }
  }

  private func initialAgrees(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    if a.utf8.count == 1 || b.utf8.count == 1 { return a.utf8.first == b.utf8.first }
    return givenNames.agree(a, b) || Self.nearlyEqual(a, b)
  }

  /// Whether one name is the other's surname of several words: "bin Laden", "Le Pen".
  func isLongSurname(_ short: [String], of long: [String]) -> Bool {
    short.count >= 2 && long.count > short.count && Array(long.suffix(short.count)) == short
  }

  private func contains(_ long: [String], _ short: [String]) -> Bool {
    long.count > short.count && Array(long.prefix(short.count)) == short && short.count >= 2
  }

  static func withoutParticle(_ word: String) -> String {
    for particle in ["al-", "el-", "ul-", "as-", "ash-", "at-"] where word.hasPrefix(particle) {
      return String(word.dropFirst(particle.count))
    }
    return word
  }

  /// One edit apart, in words of six letters and more whose first letters agree.
  static func nearlyEqual(_ a: String, _ b: String) -> Bool {
    let (p, q) = (Array(a.utf8), Array(b.utf8))
    guard p.count >= 6, q.count >= 6, abs(p.count - q.count) <= 1, p[0] == q[0] else {
      return false
    }
    var i = 0
    while i < min(p.count, q.count), p[i] == q[i] { i += 1 }
    if i == min(p.count, q.count) { return true }
    if p.count == q.count {
      let swapped =
        i + 1 < p.count && p[i] == q[i + 1] && p[i + 1] == q[i]
        && p[(i + 2)...] == q[(i + 2)...]
      return p[(i + 1)...] == q[(i + 1)...] || swapped
    }
    return p.count > q.count ? p[(i + 1)...] == q[i...] : p[i...] == q[(i + 1)...]
  }
}
