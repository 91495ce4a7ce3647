/// A name reduced to what spelling variants share, and hashed.
///
/// Lower case, accents folded, dots, apostrophes and invisible characters dropped, hyphens and
/// other marks turned into one space, "&" read as "and", a leading "the" dropped, British spellings
/// of a few words that bodies bear ("defence", "organisation") read as American ones.
/// The 64-bit hash stands for the key: among ten million keys the chance of any clash is 3 in 10⁶.
struct NameKey: Hashable, Sendable {
  let hash: UInt64
  /// Whether the name has an upper-case letter, and whether it has nothing but those.
  let letterCase: LetterCase

  init(_ name: some StringProtocol) {
    var folder = NameFolder()
    var copy = String(name)
    self = copy.withUTF8 { folder.key($0) }
  }

  init(hash: UInt64, letterCase: LetterCase) {
    self.hash = hash
    self.letterCase = letterCase
  }
}

/// How a name is capitalised, as far as telling "US" from "us" needs it.
enum LetterCase: UInt8, Sendable {
  case lower
  /// Some upper-case letter: "Turkey", "eBay".
  case mixed
  /// No lower-case letter: "WHO", "U.S.".
  case upper

  /// Whether a name so written can stand for an alias written like `alias`.
  func fits(_ alias: LetterCase, form: NameForm, length: Int) -> Bool {
    switch alias {
    case .lower: true
    case .mixed: self != .lower
    // "Nato", "Unesco", "Opec": British papers write long acronyms like names.
    case .upper: self == .upper || (self == .mixed && length >= 4)
    }
  }
}

/// Folds names into a buffer that it keeps from call to call.
struct NameFolder {
  private(set) var bytes: [UInt8] = []
  private var tokenStart = 0
  private var sawUpper = false
  private var sawLower = false

  init() { bytes.reserveCapacity(128) }

  /// O(bytes of `name`), no allocation once the buffer has grown.
  mutating func key(_ name: UnsafeBufferPointer<UInt8>) -> NameKey {
    fold(name)
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    // FNV leaves the high bits of short keys alike; the finaliser of MurmurHash3 spreads them.
    hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    hash ^= hash >> 33
    let letterCase: LetterCase = sawUpper ? (sawLower ? .mixed : .upper) : .lower
    return NameKey(hash: hash, letterCase: letterCase)
  }

  /// Leaves the folded name in ``bytes``.
  mutating func fold(_ name: UnsafeBufferPointer<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    tokenStart = 0
    sawUpper = false
    sawLower = false
    var i = 0
    while i < name.count {
      let byte = name[i]
      i += 1
      switch byte {
      case 0x61...0x7a:
        sawLower = true
        bytes.append(byte)
      case 0x41...0x5a:
        sawUpper = true
        bytes.append(byte | 0x20)
      case 0x30...0x39:
        bytes.append(byte)
      case UInt8(ascii: "."), UInt8(ascii: "'"), 0x60:
        break
      case UInt8(ascii: "&"):
        space()
        bytes.append(contentsOf: "and".utf8)
        space()
      case 0..<0x80:
        space()
      default:
        i = foldWide(name, at: i - 1)
      }
    }
    space()
    if bytes.last == 0x20 { bytes.removeLast() }
  }

  private mutating func space() {
    guard bytes.count > tokenStart else { return }
    mendSpelling()
    // "The Hague" alone keeps its article: nothing follows to be the name.
    if bytes.count == 3, bytes.elementsEqual("the".utf8) {
      bytes.removeAll(keepingCapacity: true)
      return
    }
    bytes.append(0x20)
    tokenStart = bytes.count
  }

  private mutating func mendSpelling() {
    guard bytes.count - tokenStart >= 6 else { return }
    let token = bytes[tokenStart...]
    if token.elementsEqual("defence".utf8) {
      bytes[bytes.count - 2] = UInt8(ascii: "s")
    } else if token.elementsEqual("centre".utf8) {
      bytes.swapAt(bytes.count - 1, bytes.count - 2)
    } else if token.elementsEqual("labour".utf8) {
      bytes.remove(at: bytes.count - 2)
    } else if token.count > 9, let at = isation(in: token) {
      bytes[at] = UInt8(ascii: "z")
    }
  }

  /// Where the "s" of a final "isation" or "isations" is.
  private func isation(in token: ArraySlice<UInt8>) -> Int? {
    let stem = token.last == UInt8(ascii: "s") ? token.dropLast() : token
    return stem.suffix(7).elementsEqual("isation".utf8) ? stem.endIndex - 6 : nil
  }

  /// Folds one character of several bytes; returns the offset behind it.
  private mutating func foldWide(_ name: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
    let lead = name[start]
    let count = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    let end = min(start + count, name.count)
    var scalar = UInt32(lead) & (0xff >> UInt32(count + 1))
    for i in start + 1..<max(end, start + 1) { scalar = scalar << 6 | UInt32(name[i] & 0x3f) }
    switch scalar {
    case 0xad, 0x200b...0x200f, 0x2060, 0xfeff, 0x300...0x36f, 0x2018, 0x2019, 0x2bb...0x2bf:
      return end
    case 0xa0, 0x2000...0x200a, 0x2010...0x2015, 0x2022, 0x201c...0x201e:
      space()
      return end
    default:
      break
    }
    if let folded = FoldingTable.ascii(scalar) {
      if folded.isUpper { sawUpper = true } else { sawLower = true }
      bytes.append(contentsOf: folded.text.utf8)
    } else {
      bytes.append(contentsOf: name[start..<end])
    }
    return end
  }
}
