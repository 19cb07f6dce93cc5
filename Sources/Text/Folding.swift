/// Folds text for matching names: case, accents, quotes, hyphens and letter forms go.
///
/// The folded form is a key, never shown. Latin letters become `a` to `z` (Latin-1, Latin
/// Extended-A and -B, Latin Extended Additional); Arabic letters lose vowel signs, and the Persian,
/// Pashto and Urdu forms of ya and kaf become one; other letters are lowercased.
public enum Folding {
  /// The words of `text`, folded, with apostrophes dropped and everything else between them cut.
  public static func words(_ text: some StringProtocol) -> [String] {
    var words: [String] = []
    forEachWord(text) { words.append(String(decoding: $0, as: UTF8.self)) }
    return words
  }

  /// The words of `text` joined by single spaces.
  public static func key(_ text: some StringProtocol) -> String {
    var key: [UInt8] = []
    forEachWord(text) { word in
      if !key.isEmpty { key.append(0x20) }
      key += word
    }
    return String(decoding: key, as: UTF8.self)
  }

  private static func forEachWord(_ text: some StringProtocol, _ body: ([UInt8]) -> Void) {
    var word: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch classify(scalar) {
      case .letter: append(scalar, to: &word)
      case .joined: continue
      case .gap:
        if !word.isEmpty {
          body(word)
          word.removeAll(keepingCapacity: true)
        }
      }
    }
    if !word.isEmpty { body(word) }
  }

  /// Whether a scalar belongs to a word, stands inside one unseen, or parts words.
  package enum Class { case letter, joined, gap }

  package static func classify(_ scalar: Unicode.Scalar) -> Class { Scalars.entry(scalar).kind }

  /// Appends the folded form of a letter in UTF-8.
  static func append(_ scalar: Unicode.Scalar, to word: inout [UInt8]) {
    let folded = Scalars.entry(scalar).folded
    if folded != 0, folded < 0x80 {
      word.append(UInt8(truncatingIfNeeded: folded))
    } else if folded != 0, let one = Unicode.Scalar(folded) {
      word.append(one)
    } else {
      word.append(contentsOf: self.folded(scalar).utf8)
    }
  }

  /// The class of a scalar by the rules; ``classify(_:)`` looks it up.
  static func classOf(_ scalar: Unicode.Scalar) -> Class {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .letter
    case 0x27, 0x60, 0x2018, 0x2019, 0x02B9...0x02BF, 0x02C8, 0x00B4: return .joined
    case 0x00...0x7F: return .gap
    case 0x00AD, 0x200B...0x200F, 0x2060, 0xFEFF, 0x202A...0x202E, 0x2066...0x2069:
      return .joined
    case 0x0300...0x036F, 0x064B...0x065F, 0x0670, 0x06D6...0x06ED, 0x0640: return .joined
    case 0x0620...0x063F, 0x0641...0x064A, 0x0671...0x06D3: return .letter
    default:
      let properties = scalar.properties
      if properties.isAlphabetic || properties.numericType != nil { return .letter }
      if properties.generalCategory == .nonspacingMark { return .joined }
      return .gap
    }
  }

  /// The folded form of a letter by the rules; ``append(_:to:)`` looks it up.
  static func folded(_ scalar: Unicode.Scalar) -> String {
    let value = scalar.value
    switch value {
    case 0x30...0x39, 0x61...0x7A: return String(scalar)
    case 0x41...0x5A: return String(Unicode.Scalar(UInt8(value + 32)))
    case 0xC0...0x17F: return latin(scalar, latin1AndA[Int(value - 0xC0)])
    case 0x180...0x24F: return latin(scalar, latinB[Int(value - 0x180)])
    case 0x1E00...0x1EFF: return latin(scalar, latinAdditional[Int(value - 0x1E00)])
    case 0x0600...0x06FF: return String(arabic(scalar))
    case 0x212A: return "k"  // the Kelvin sign
    case 0x212B: return "a"  // the Ångström sign
    case 0xFB50...0xFDFF, 0xFE70...0xFEFF: return String(scalar)
    default: return scalar.properties.lowercaseMapping
    }
  }

  private static func latin(_ scalar: Unicode.Scalar, _ base: UInt8) -> String {
    if base == 0x2A { return pairs[scalar.value] ?? "" }
    return base == 0x20 ? scalar.properties.lowercaseMapping : String(Unicode.Scalar(base))
  }

  private static func arabic(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x0622, 0x0623, 0x0625, 0x0671: "\u{0627}"  // alef with madda, hamza, wasla
    case 0x0649, 0x064A, 0x06CC, 0x06CD, 0x06D0, 0x06D2, 0x0626: "\u{06CC}"  // forms of ya
    case 0x0643, 0x06A9, 0x06AA: "\u{06A9}"  // forms of kaf
    case 0x0629, 0x06C0, 0x06C1, 0x06C2, 0x06D5, 0x06BE: "\u{0647}"  // forms of ha
    case 0x0624: "\u{0648}"  // waw with hamza
    case 0x06AB, 0x06B0, 0x06AF: "\u{06AF}"  // forms of gaf
    case 0x0660...0x0669: Unicode.Scalar(UInt8(scalar.value - 0x0660 + 0x30))
    case 0x06F0...0x06F9: Unicode.Scalar(UInt8(scalar.value - 0x06F0 + 0x30))
    default: scalar
    }
  }

  // One base letter a code point; a space where there is none, a star where there are two.
  private static let latin1AndA = Array(
    ("aaaaaa*ceeeeiiiidnooooo ouuuuy**aaaaaa*ceeeeiiiidnooooo ouuuuy*yaaaaaaccccccccdddd"
      + "eeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkkllllllllllnnnnnnnnnoooooo**rrrrrrssssssss"
      + "ttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
  private static let latinB = Array(
    ("               e                oo             uu                   *********aaii"
      + "oouuuuuuuuuu aaaa**  ggkkoooo  j***gg  nnaa**ooaaaaeeeeiiiioooorrrruuuusstt  hh "
      + "     aaeeooooooooyy                            ").utf8)
  private static let latinAdditional = Array(
    ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo"
      + "oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy s  * "
      + "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu"
      + "uuyyyyyyyy      ").utf8)
  private static let pairs: [UInt32: String] = [
    0xC6: "ae", 0xDE: "th", 0xDF: "ss", 0xE6: "ae", 0xFE: "th", 0x132: "ij", 0x133: "ij",
    0x152: "oe", 0x153: "oe", 0x1C4: "dz", 0x1C5: "dz", 0x1C6: "dz", 0x1C7: "lj", 0x1C8: "lj",
    0x1C9: "lj", 0x1CA: "nj", 0x1CB: "nj", 0x1CC: "nj", 0x1E2: "ae", 0x1E3: "ae", 0x1F1: "dz",
    0x1F2: "dz", 0x1F3: "dz", 0x1FC: "ae", 0x1FD: "ae", 0x1E9E: "ss",
  ]
}
