extension [UInt8] {
  /// Appends `text` as a JSON string (RFC 8259, section 7).
  ///
  /// Control characters are escaped; U+2028 and U+2029 too, so the text may stand in a script.
  package mutating func appendJSONString(_ text: String) {
    append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in bytes.indices {
        let byte = bytes[index]
        guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xE2 else {
          continue
        }
        let isSeparator =
          byte == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80
          && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
        if byte == 0xE2, !isSeparator { continue }
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        start = index + 1
        switch byte {
        case 0x22: append(contentsOf: "\\\"".utf8)
        case 0x5C: append(contentsOf: "\\\\".utf8)
        case 0x0A: append(contentsOf: "\\n".utf8)
        case 0x0D: append(contentsOf: "\\r".utf8)
        case 0x09: append(contentsOf: "\\t".utf8)
        case 0xE2:
          append(contentsOf: bytes[index + 2] == 0xA8 ? "\\u2028".utf8 : "\\u2029".utf8)
          start = index + 3
        default:
          let digits = Array("0123456789abcdef".utf8)
          append(contentsOf: "\\u00".utf8)
          append(digits[Int(byte >> 4)])
          append(digits[Int(byte & 15)])
        }
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends `value` on one line, or indented by two spaces a level when `indent` is not `nil`.
  package mutating func appendJSON(_ value: JSONValue, indent: Int? = nil) {
    switch value {
    case .null: append(contentsOf: "null".utf8)
    case .bool(let value): append(contentsOf: value ? "true".utf8 : "false".utf8)
    case .integer(let value): appendInteger(Int64(value))
    case .number(let value): appendJSONNumber(value)
    case .string(let text): appendJSONString(text)
    case .array(let elements):
      let flat = elements.allSatisfy { if case .object = $0 { false } else { true } }
      appendSequence(elements, "[", "]", indent: flat ? nil : indent) { bytes, element, inner in
        bytes.appendJSON(element, indent: inner)
      }
    case .object(let members):
      appendSequence(members, "{", "}", indent: indent) { bytes, member, inner in
        bytes.appendJSONString(member.name)
        bytes.append(contentsOf: inner == nil ? ":".utf8 : ": ".utf8)
        bytes.appendJSON(member.value, indent: inner)
      }
    }
  }

  private mutating func appendSequence<T>(
    _ elements: [T], _ open: Character, _ close: Character, indent: Int?,
    _ write: (inout [UInt8], T, Int?) -> Void
  ) {
    append(contentsOf: open.utf8)
    let inner = indent.map { $0 + 2 }
    for (index, element) in elements.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      if let inner {
        append(UInt8(ascii: "\n"))
        append(contentsOf: repeatElement(0x20, count: inner))
      } else if index > 0, indent != nil {
        append(UInt8(ascii: " "))
      }
      write(&self, element, inner)
    }
    if let indent, !elements.isEmpty {
      append(UInt8(ascii: "\n"))
      append(contentsOf: repeatElement(0x20, count: indent))
    }
    append(contentsOf: close.utf8)
  }

  /// Appends a number in the fewest digits that read back as the same one; `null` for what JSON has
  /// no number for.
  package mutating func appendJSONNumber(_ value: Double) {
    guard value.isFinite else { return append(contentsOf: "null".utf8) }
    if let whole = Int64(exactly: value) { return appendInteger(whole) }
    append(contentsOf: value.description.utf8)
  }
}

extension JSONValue {
  /// The value as JSON text: one line, or several with `pretty`.
  package func text(pretty: Bool = false) -> String {
    var bytes: [UInt8] = []
    bytes.appendJSON(self, indent: pretty ? 0 : nil)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Character {
  fileprivate var utf8: String.UTF8View { String(self).utf8 }
}
