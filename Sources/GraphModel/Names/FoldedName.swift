/// A name as people compare names: lower case, without accents, marks and punctuation.
///
/// "U.S." and "US" fold alike, and so do "Volodymyr Zelenskyy " and "volodymyr zelenskyy"; the
/// words stay apart by one space.
public struct FoldedName: Sendable, Hashable {
  /// Words of letters and digits with one space between them; empty for a name of neither.
  public let text: String

  public init(_ name: String) {
    text = FoldedName.foldedASCII(name) ?? FoldedName.folded(name)
  }

  private static func folded(_ name: String) -> String {
    var folded = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in name.unicodeScalars {
      switch FoldedName.role(of: scalar) {
      case .dropped: continue
      case .gap: pendingSpace = !folded.isEmpty
      case .kept:
        if pendingSpace { folded.append(" ") }
        pendingSpace = false
        FoldedName.append(scalar, to: &folded)
      }
    }
    return String(folded)
  }

  /// The same for a name of ASCII alone, which most are; nil for others.
  private static func foldedASCII(_ name: String) -> String? {
    let folded: String?? = name.utf8.withContiguousStorageIfAvailable { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { folded in
        var count = 0
        var pendingSpace = false
        for byte in bytes {
          switch role(of: Unicode.Scalar(byte)) {
          case .dropped: continue
          case .gap: pendingSpace = count > 0
          case .kept:
            if pendingSpace {
              folded[count] = UInt8(ascii: " ")
              count += 1
            }
            pendingSpace = false
            let isUpper = (0x41...0x5A).contains(byte)
            folded[count] = isUpper ? byte + 32 : byte
            count += 1
          }
        }
        return count
      }
    }
    return folded ?? nil
  }

  public var words: [Substring] { text.split(separator: " ") }

  private enum Role {
    case kept, gap, dropped
  }

  private static func role(of scalar: Unicode.Scalar) -> Role {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .kept
    // Dots and apostrophes stand inside words: "U.S.", "O'Brien", "Sana’a".
    case 0x2E, 0x27, 0x2019, 0x2018, 0x60, 0x02BC: return .dropped
    case 0..<0x80: return .gap
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return .kept
    case .nonspacingMark, .enclosingMark, .format, .control: return .dropped
    // Vowel signs of Indic scripts take room and belong to their word.
    case .spacingMark: return .kept
    default: return .gap
    }
  }

  private static func append(
    _ scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView
  ) {
    if scalar.value < 0x80 {
      let isUpper = (0x41...0x5A).contains(scalar.value)
      folded.append(isUpper ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar)
      return
    }
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      if let plain = bases[lower] {
        folded.append(contentsOf: plain.unicodeScalars)
      } else if role(of: lower) == .kept {
        folded.append(lower)
      }
    }
  }

  /// Lower-case letters with marks, by the letters they stand for.
  private static let bases: [Unicode.Scalar: String] = {
    var bases: [Unicode.Scalar: String] = [:]
    for row in rows.split(separator: "\n") {
      let parts = row.split(separator: " ")
      for letter in parts[1].unicodeScalars { bases[letter] = String(parts[0]) }
    }
    return bases
  }()

  /// Canonical decompositions of the Latin, Greek and Cyrillic blocks of Unicode, without the
  /// marks, and the letters that have none (ø, ł, ß). Here rather than in a file because this
  /// module has no resources.
  private static let rows = """
    a àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ
    ae æǣǽ
    b ḃḅḇ
    c çćĉċčḉ
    d ðďđḋḍḏḑḓ
    e èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ
    f ḟ
    g ĝğġģǧǵḡ
    h ĥħȟḣḥḧḩḫẖ
    i ìíîïĩīĭįıǐȉȋḭḯỉị
    j ĵǰ
    k ķǩḱḳḵ
    l ĺļľłḷḹḻḽ
    m ḿṁṃ
    n ñńņňŋǹṅṇṉṋ
    o òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ
    oe œ
    p ṕṗ
    r ŕŗřȑȓṙṛṝṟ
    s śŝşšșṡṣṥṧṩ
    ss ß
    t ţťŧțṫṭṯṱẗ
    th þ
    u ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự
    v ṽṿ
    w ŵẁẃẅẇẉẘ
    x ẋẍ
    y ýÿŷȳẏẙỳỵỷỹ
    z źżžẑẓẕ
    ſ ẛ
    ʒ ǯ
    ʹ ʹ
    α ἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷά
    ε ἐἑἒἓἔἕὲέέ
    η ἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇή
    ι ἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗΐίϊ
    ο ὀὁὂὃὄὅὸόό
    ρ ῤῥ
    υ ὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧΰϋύ
    ω ὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷώ
    ϒ ϓϔ
    а ӑӓ
    г ѓ
    е ѐёӗ
    ж ӂӝ
    з ӟ
    и йѝӣӥ
    к ќ
    о ӧ
    у ўӯӱӳ
    ч ӵ
    ы ӹ
    э ӭ
    і ї
    ѵ ѷ
    ә ӛ
    ө ӫ
    """
}
