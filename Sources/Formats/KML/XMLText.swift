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
    text.withUTF8 { appendXML($0, hidesTags: false) }
  }

  /// Appends plain text for a place that Google Earth may take for HTML: a name or description.
  ///
  /// A `<` that would open a tag becomes the look-alike `‹`, so the text reads the same in every
  /// viewer and is active in none; `&lt;` would do for a balloon and spoil an attribute table.
  mutating func appendXMLWithoutTags(_ text: String) {
    var text = text
    text.withUTF8 { appendXML($0, hidesTags: true) }
  }

  private mutating func appendXML(_ bytes: UnsafeBufferPointer<UInt8>, hidesTags: Bool) {
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
      case UInt8(ascii: "<"):
        let opensTag = hidesTags && index + 1 < bytes.count && canFollowTagOpening(bytes[index + 1])
        replacement = opensTag ? "\u{2039}" : "&lt;"
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

/// HTML's tokenizer opens a tag at `<` before a letter, `/`, `!` or `?` and nowhere else.
private func canFollowTagOpening(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"):
    true
  default: false
  }
}
