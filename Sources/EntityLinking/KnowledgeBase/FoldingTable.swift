/// ASCII letters for the Latin letters with marks, after Unicode's compatibility decompositions;
/// letters that have none (ø, ł, ß, æ, ı, ə…) as English papers spell them.
enum FoldingTable {
  /// The letters for a scalar, in lower case, and whether the scalar was upper case; nil when it is
  /// no Latin letter.
  static func ascii(_ scalar: UInt32) -> (text: Substring, isUpper: Bool)? {
    let found: Substring
    switch scalar {
    case 0xc0...0x24f: found = latin[Int(scalar - 0xc0)]
    case 0x1e00...0x1eff: found = latinAdditional[Int(scalar - 0x1e00)]
    case 0x259: found = "e"
    default: return nil
    }
    guard found != "-", let first = found.utf8.first else { return nil }
    return first < 0x61 ? (Substring(found.lowercased()), true) : (found, false)
  }

  /// U+00C0…U+024F, a word each; "-" for what is no letter.
  private static let latin: [Substring] = """
    A A A A A A AE C E E E E I I I I D N O O O O O - O U U U U Y TH ss a a a a a a
    ae c e e e e i i i i d n o o o o o - o u u u u y th y A a A a A a C c C c C c C
    c D d D d E e E e E e E e E e G g G g G g G g H h H h I i I i I i I i I i IJ ij
    J j K k k L l L l L l L l L l N n N n N n n NG ng O o O o O o OE oe R r R r R r
    S s S s S s S s T t T t T t U u U u U u U u U u U u W w Y y Y Z z Z z Z z s - -
    - - - - - - - - - - - - - E - - - - - - - - - - - - - - - - O o - - - - - - - -
    - - - - - U u - - - - - - - - - - - - - - - - - - - DZ Dz dz LJ Lj lj NJ Nj nj
    A a I i O o U u U u U u U u U u - A a A a - - - - G g K k O o O o - - j DZ Dz
    dz G g - - N n A a - - - - A a A a E e E e I i I i O o O o R r R r U u U u S s
    T t - - H h - - - - - - A a E e O o O o O o O o Y y - - - - - - - - - - - - - -
    - - - - - - - - - - - - - -
    """.split { $0 == " " || $0 == "\n" }

  /// U+1E00…U+1EFF.
  private static let latinAdditional: [Substring] = """
    A a B b B b B b C c D d D d D d D d D d E e E e E e E e E e F f G g H h H h H h
    H h H h I i I i K k K k K k L l L l L l L l M m M m M m N n N n N n N n O o O o
    O o O o P p P p R r R r R r R r S s S s S s S s S s T t T t T t T t U u U u U u
    U u U u V v V v W w W w W w W w W w X x X x Y y Z z Z z Z z h t w y - s - - - -
    A a A a A a A a A a A a A a A a A a A a A a A a E e E e E e E e E e E e E e E e
    I i I i O o O o O o O o O o O o O o O o O o O o O o O o U u U u U u U u U u U u
    U u Y y Y y Y y Y y - - - - - -
    """.split { $0 == " " || $0 == "\n" }
}
