internal import Encoding

extension [UInt8] {
  /// Appends ASCII markup as it stands.
  mutating func appendMarkup(_ markup: StaticString) {
    append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Appends `text` as character data or as the value of an attribute in double quotes.
  ///
  /// Every `& < > "` is escaped, so that no `]]>` can stand there; CR is `&#xD;`, or parsers would
  /// turn it into LF (XML 1.0, section 2.11); characters outside `Char` (2.2) are left out.
  mutating func appendXML(_ text: String) {
    var text = text
    text.withUTF8 { appendXML($0) }
  }

  /// Appends plain text for a place that Google Earth may take for HTML: a name or description.
  ///
  /// What would be active there becomes a look-alike, so the text reads the same in every viewer;
  /// `&lt;` would do for a balloon and spoil an attribute table.
  mutating func appendInertXML(_ text: String) { appendXML(text.cleaned.inert) }

  private mutating func appendXML(_ bytes: UnsafeBufferPointer<UInt8>) {
    let needsCare = needsCare
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard needsCare[Int(byte)] else {
        index += 1
        continue
      }
      var length = 1
      var replacement: StaticString = ""
      switch byte {
      case UInt8(ascii: "&"): replacement = "&amp;"
      case UInt8(ascii: "<"): replacement = "&lt;"
      case UInt8(ascii: ">"): replacement = "&gt;"
      case UInt8(ascii: "\""): replacement = "&quot;"
      case 0x0D: replacement = "&#xD;"
      case 0xEF:
        // U+FFFE and U+FFFF.
        guard index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE else {
          index += 1
          continue
        }
        length = 3
      default: break
      }
      if start < index { append(contentsOf: bytes[start..<index]) }
      appendMarkup(replacement)
      index += length
      start = index
    }
    if start < bytes.count { append(contentsOf: bytes[start...]) }
  }
}

/// Bytes that cannot be copied as they are.
private let needsCare: [Bool] = (0..<256).map { byte in
  switch byte {
  case 0x09, 0x0A: false
  case 0..<0x20, 0x7F, 0x26, 0x3C, 0x3E, 0x22, 0xEF: true
  default: false
  }
}
