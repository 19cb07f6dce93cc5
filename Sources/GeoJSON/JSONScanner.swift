/// Why the reading of a value stops.
enum ScanFault: Error {
  /// The bytes at hand end inside the value; more may follow.
  case cutOff(String)
  /// The bytes are no JSON.
  case broken(String)

  var text: String {
    switch self {
    case .cutOff(let text), .broken(let text): text
    }
  }
}

/// Steps through JSON text by the rules of RFC 8259 and makes values of what is asked for only.
struct JSONScanner {
  /// The text, or the part of it that is at hand.
  var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Where the next token is looked for.
  var position = 0

  /// Values nested more deeply than this are refused.
  static let depthLimit = 512

  /// A string: its bytes between the quotes, whether they stand for themselves, and whether they
  /// are ASCII.
  struct Token {
    let range: Range<Int>
    let isPlain: Bool
    let isASCII: Bool
  }

  /// The byte at the position; 0, which stands nowhere in JSON, at the end.
  var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  mutating func skipSpace() {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position += 1
    }
  }

  /// The fault of a token that is none, or of the end of the bytes.
  func fault(_ broken: String, atEnd cutOff: String) -> ScanFault {
    position < bytes.count ? .broken(broken) : .cutOff(cutOff)
  }

  // MARK: Strings

  /// Steps over a string and returns where its text is; the position is at its opening quote.
  mutating func string() throws(ScanFault) -> Token {
    position += 1
    let start = position
    var isPlain = true
    var highBits: UInt64 = 0
    while true {
      skipPlainText(&highBits)
      guard position < bytes.count else { throw .cutOff("the string is not closed") }
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return Token(range: start..<(position - 1), isPlain: isPlain, isASCII: highBits == 0)
      }
      guard byte == UInt8(ascii: "\\") else {
        throw .broken("a control character stands in a string")
      }
      isPlain = false
      guard position + 1 < bytes.count else { throw .cutOff("the string is not closed") }
      position += 2
    }
  }

  /// Goes on to the next quote, backslash or control character, eight bytes at a time, and
  /// notes in `highBits` whether any byte on the way is not ASCII.
  private mutating func skipPlainText(_ highBits: inout UInt64) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    if let base = bytes.baseAddress {
      while position + 8 <= bytes.count {
        let word = UInt64(
          littleEndian: UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self))
        let quote = word ^ (ones &* 0x22)
        let slash = word ^ (ones &* 0x5C)
        // Each term has its lowest set bit in the first byte that is meant.
        let stops =
          (((quote &- ones) & ~quote) | ((slash &- ones) & ~slash)
            | ((word &- ones &* 0x20) & ~word)) & highs
        if stops != 0 {
          let count = stops.trailingZeroBitCount / 8
          if count > 0 { highBits |= word << UInt64(64 - 8 * count) & highs }
          position += count
          return
        }
        highBits |= word & highs
        position += 8
      }
    }
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x22 || byte == 0x5C || byte < 0x20 { return }
      highBits |= UInt64(byte & 0x80)
      position += 1
    }
  }

  /// Whether the token's bytes are those of `text`.
  func matches(_ token: Token, _ text: StaticString) -> Bool {
    guard token.isPlain, token.range.count == text.utf8CodeUnitCount else { return false }
    for index in 0..<text.utf8CodeUnitCount
    where bytes[token.range.lowerBound + index] != text.utf8Start[index] { return false }
    return true
  }

  // MARK: Numbers

  /// A number: its value when it is whole and has few digits, else where its text is.
  struct Number {
    /// The digits as one whole number, and how many of them follow the point.
    let mantissa: UInt64
    let decimals: Int
    let isNegative: Bool
    /// Whether mantissa and decimals say all.
    let isExact: Bool
    let isWhole: Bool
    let range: Range<Int>
  }

  mutating func number() throws(ScanFault) -> Number {
    let start = position
    let isNegative = current == UInt8(ascii: "-")
    if isNegative { position += 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var decimals = 0
    var isWhole = true
    var isExact = true
    if current == UInt8(ascii: "0") {
      position += 1
      digits = 1
    } else {
      try digitRun(&mantissa, &digits)
    }
    if current == UInt8(ascii: ".") {
      isWhole = false
      position += 1
      let before = position
      try digitRun(&mantissa, &digits)
      decimals = position - before
    }
    if current | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      isExact = false
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      var ignored: UInt64 = 0
      var count = 0
      try digitRun(&ignored, &count)
    }
    guard position < bytes.count else { throw .cutOff("the number may go on") }
    if digits > 19 || decimals > 22 { isExact = false }
    return Number(
      mantissa: mantissa, decimals: decimals, isNegative: isNegative, isExact: isExact,
      isWhole: isWhole, range: start..<position)
  }

  private mutating func digitRun(
    _ mantissa: inout UInt64, _ digits: inout Int
  ) throws(ScanFault) {
    let start = position
    while position < bytes.count {
      let digit = bytes[position] &- 0x30
      guard digit <= 9 else { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      position += 1
    }
    guard position > start else { throw fault("a digit is missing", atEnd: "a digit is missing") }
    digits += position - start
  }

  /// The value, or `nil` when no 64-bit float can hold it; right to the last bit when `isStrict`,
  /// else perhaps one bit off for more than 15 digits, as positions have them.
  func value(of number: Number, isStrict: Bool) -> Double? {
    if number.isExact, !isStrict || number.mantissa < 1 << 53 {
      let value = Double(number.mantissa) / powersOfTen[number.decimals]
      return number.isNegative ? -value : value
    }
    let text = String(
      decoding: UnsafeBufferPointer(rebasing: bytes[number.range]), as: UTF8.self)
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  // MARK: Everything else

  /// Steps over a value of any kind and returns where its text is.
  @discardableResult
  mutating func skipValue() throws(ScanFault) -> Range<Int> {
    skipSpace()
    let start = position
    // A bit a level: whether it is an object.
    var kinds: [Bool] = []
    while true {
      skipSpace()
      switch current {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = current == UInt8(ascii: "{")
        position += 1
        skipSpace()
        if current == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
          position += 1
        } else {
          kinds.append(isObject)
          guard kinds.count <= Self.depthLimit else {
            throw .broken("nested more than \(Self.depthLimit) deep")
          }
          if isObject { _ = try memberName() }
          continue
        }
      case UInt8(ascii: "\""): _ = try string()
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        do throws(ScanFault) {
          _ = try number()
        } catch {
          // A text may end with a number.
          guard kinds.isEmpty, position > start, position == bytes.count else { throw error }
        }
      case UInt8(ascii: "t"): try word("true")
      case UInt8(ascii: "f"): try word("false")
      case UInt8(ascii: "n"): try word("null")
      default:
        throw fault("no JSON value starts here", atEnd: "the text ends where a value should be")
      }
      while let isObject = kinds.last {
        skipSpace()
        if try closes(isObject: isObject) {
          kinds.removeLast()
        } else {
          if isObject { _ = try memberName() }
          break
        }
      }
      if kinds.isEmpty { return start..<position }
    }
  }

  /// Steps over a comma, or over the bracket that closes, and returns whether it was the latter.
  mutating func closes(isObject: Bool) throws(ScanFault) -> Bool {
    skipSpace()
    switch current {
    case UInt8(ascii: ","):
      position += 1
      return false
    case isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
      position += 1
      return true
    default:
      throw isObject
        ? fault("a comma or closing brace is missing", atEnd: "the object is not closed")
        : fault("a comma or closing bracket is missing", atEnd: "the array is not closed")
    }
  }

  /// Steps over a member's name and the colon behind it.
  mutating func memberName() throws(ScanFault) -> Token {
    skipSpace()
    guard current == UInt8(ascii: "\"") else {
      throw fault("a member needs a name in quotes", atEnd: "the object is not closed")
    }
    let name = try string()
    skipSpace()
    guard current == UInt8(ascii: ":") else {
      throw fault("a colon is missing after a name", atEnd: "the object is not closed")
    }
    position += 1
    skipSpace()
    return name
  }

  mutating func word(_ word: StaticString) throws(ScanFault) {
    for index in 0..<word.utf8CodeUnitCount {
      guard current == word.utf8Start[index] else {
        throw fault("no JSON value starts here", atEnd: "the text ends where a value should be")
      }
      position += 1
    }
  }
}

private let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]
