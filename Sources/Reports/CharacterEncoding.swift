/// Finds out how a web page is encoded and brings it to UTF-8 (WHATWG Encoding Standard, in part).
struct CharacterEncoding {
  /// The page, in the encoding that ``name`` says.
  let bytes: [UInt8]
  /// `UTF-8`, or a name for the page's reader to look up.
  let name: String
  /// Whether bytes that are no UTF-8 were replaced by U+FFFD.
  let wasMended: Bool

  /// Decodes a page. A byte order mark outranks `declared` (from a mail header), which outranks
  /// what the page says in its first 1,024 bytes; a page that says nothing is UTF-8 if it can be,
  /// else windows-1252.
  init(_ bytes: [UInt8], declared: String? = nil) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(utf8: bytes[3...])
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      self.init(utf16: bytes[2...], bigEndian: false)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self.init(utf16: bytes[2...], bigEndian: true)
    } else {
      let label = (declared ?? Self.stated(in: bytes.prefix(1_024)))?.lowercased()
      switch label {
      case nil:
        if String(validating: bytes, as: UTF8.self) != nil {
          self.init(utf8: bytes[...])
        } else {
          self.init(windows1252: bytes)
        }
      // A page that could be read so far as to say UTF-16 is not in it.
      case "utf-8"?, "utf8"?, "unicode-1-1-utf-8"?, "utf-16"?, "utf-16le"?, "utf-16be"?:
        self.init(utf8: bytes[...])
      case "iso-8859-1"?, "iso8859-1"?, "latin1"?, "latin-1"?, "l1"?, "us-ascii"?, "ascii"?,
        "windows-1252"?, "cp1252"?, "x-cp1252"?:
        self.init(windows1252: bytes)
      case let label?:
        self.init(bytes: bytes, name: label)
      }
    }
  }

  private init(bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
    wasMended = false
  }

  private init(utf8 bytes: ArraySlice<UInt8>) {
    let isValid = String(validating: bytes, as: UTF8.self) != nil
    self.bytes = isValid ? Array(bytes) : Array(String(decoding: bytes, as: UTF8.self).utf8)
    name = "UTF-8"
    wasMended = !isValid
  }

  private init(utf16 bytes: ArraySlice<UInt8>, bigEndian: Bool) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
      index += 2
    }
    self.bytes = Array(String(decoding: units, as: UTF16.self).utf8)
    name = "UTF-8"
    wasMended = false
  }

  private init(windows1252 bytes: [UInt8]) {
    var text = ""
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      let value = (0x80..<0xA0).contains(byte) ? Self.windows1252[Int(byte) - 0x80] : UInt32(byte)
      text.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    self.bytes = Array(text.utf8)
    name = "UTF-8"
    wasMended = false
  }

  /// The code points of bytes 0x80 to 0x9F.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// The label behind `charset=` or `encoding=` in the head of a page.
  private static func stated(in head: ArraySlice<UInt8>) -> String? {
    let text = Array(String(decoding: head, as: UTF8.self).lowercased().utf8)
    for key in ["charset", "encoding"] {
      let key = Array(key.utf8)
      var index = 0
      while index + key.count < text.count {
        guard text[index...].starts(with: key) else {
          index += 1
          continue
        }
        index += key.count
        var position = index
        func skipSpace() {
          while position < text.count, PlainText.isSpace(text[position]) { position += 1 }
        }
        skipSpace()
        guard position < text.count, text[position] == UInt8(ascii: "=") else { continue }
        position += 1
        skipSpace()
        if position < text.count, text[position] == 0x22 || text[position] == 0x27 {
          position += 1
        }
        let start = position
        while position < text.count, isLabelByte(text[position]) { position += 1 }
        if position > start { return String(decoding: text[start..<position], as: UTF8.self) }
      }
    }
    return nil
  }

  private static func isLabelByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
  }
}
