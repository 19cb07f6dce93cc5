internal import Encoding

/// Hands out ids that are XML names (NCName, ASCII) and unique in one document.
struct XMLIdentifiers {
  private var taken = UniqueIdentifiers()

  /// The id nearest to `wanted`: other characters become `_`, a leading digit, dot or hyphen gets
  /// `_` before it, and a name that is taken a number behind it.
  mutating func unique(_ wanted: String) -> String {
    taken.unique(isName(wanted) ? wanted : named(wanted))
  }

  private func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy(isNameByte)
  }

  private func named(_ text: String) -> String {
    var bytes = text.unicodeScalars.map { scalar in
      scalar.isASCII && isNameByte(UInt8(truncatingIfNeeded: scalar.value))
        ? UInt8(truncatingIfNeeded: scalar.value) : UInt8(ascii: "_")
    }
    if let first = bytes.first, isLetter(first) {} else { bytes.insert(UInt8(ascii: "_"), at: 0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
