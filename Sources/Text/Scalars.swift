/// What matching must know of a Unicode scalar, looked up in tables.
///
/// Asking Unicode takes ten times as long as a table. The tables are made once, of the scripts that
/// reports are mostly written in; Unicode is asked about the others.
enum Scalars {
  /// The properties of a scalar, and how it is written in small letters.
  struct Entry {
    private var bits: UInt8
    /// The scalar of the folded form; 0 when there are several, or none.
    fileprivate(set) var folded: UInt32

    private static let isSpaceBit: UInt8 = 4
    private static let isUppercaseBit: UInt8 = 8
    private static let isAlphabeticBit: UInt8 = 16

    init(_ scalar: Unicode.Scalar) {
      let properties = scalar.properties
      switch Folding.classOf(scalar) {
      case .letter: bits = 0
      case .joined: bits = 1
      case .gap: bits = 2
      }
      if properties.isWhitespace || Self.isInvisible(scalar) { bits |= Self.isSpaceBit }
      if properties.isUppercase { bits |= Self.isUppercaseBit }
      if properties.isAlphabetic { bits |= Self.isAlphabeticBit }
      let scalars = Folding.folded(scalar).unicodeScalars
      folded = scalars.count == 1 ? scalars.first?.value ?? 0 : 0
    }

    var kind: Folding.Class { bits & 3 == 0 ? .letter : bits & 3 == 1 ? .joined : .gap }
    var isLetter: Bool { bits & 3 == 0 }
    /// White space, or a sign that is not seen, such as a zero-width space.
    var isSpace: Bool { bits & Self.isSpaceBit != 0 }
    var isUppercase: Bool { bits & Self.isUppercaseBit != 0 }
    var isAlphabetic: Bool { bits & Self.isAlphabeticBit != 0 }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
      default: false
      }
    }
  }

  /// Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic.
  private static let low = table(0..<0x780)
  /// Latin Extended Additional, Greek Extended, General Punctuation.
  private static let middle = table(0x1E00..<0x2070)

  private static func table(_ range: Range<UInt32>) -> [Entry] {
    range.map { Entry(Unicode.Scalar($0) ?? " ") }
  }

  static func entry(_ scalar: Unicode.Scalar) -> Entry {
    let value = scalar.value
    if value < 0x780 { return low[Int(value)] }
    if (0x1E00..<0x2070).contains(value) { return middle[Int(value - 0x1E00)] }
    return Entry(scalar)
  }
}

extension [UInt8] {
  /// The scalar at an index and its length in bytes; a broken sequence counts as one byte.
  func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = self[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard index + length <= count else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for offset in 1..<length { value = value << 6 | UInt32(self[index + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0..<0x80: append(UInt8(truncatingIfNeeded: value))
    case 0x80..<0x800:
      append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    default: append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
