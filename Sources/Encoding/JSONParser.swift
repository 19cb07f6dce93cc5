/// A fault in JSON text: where it is and what it is.
package struct JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
  package let line: Int
  package let column: Int
  package let fault: String

  package var description: String { "line \(line), column \(column): \(fault)" }
}

/// Reads JSON text by RFC 8259, strictly: no comments, no trailing commas, no `NaN`.
package struct JSONParser {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  /// Values nested more deeply than this are refused.
  package static let depthLimit = 512

  /// The fault of text that goes on behind its value, as newline-delimited JSON does.
  package static let textAfterValue = "text after the end of the value"

  /// Returns the one value that `bytes` hold.
  ///
  /// - Throws: ``JSONFault`` at the first byte that is wrong.
  package static func parse(_ bytes: some Sequence<UInt8>) throws(JSONFault) -> JSONValue {
    var parser = JSONParser(bytes: Array(bytes))
    if parser.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.position = 3 }
    let value = try parser.value()
    parser.skipSpace()
    guard parser.position == parser.bytes.count else {
      throw parser.fault(textAfterValue)
    }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func fault(_ text: String) -> JSONFault {
    var line = 1
    var column = 1
    for byte in bytes[..<min(position, bytes.count)] {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return JSONFault(line: line, column: column, fault: text)
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func value() throws(JSONFault) -> JSONValue {
    skipSpace()
    guard let byte = current else { throw fault("the text ends where a value should be") }
    switch byte {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw fault("no JSON value starts here")
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONFault) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else {
      throw fault("no JSON value starts here")
    }
    position += word.utf8.count
    return value
  }

  private mutating func enter() throws(JSONFault) {
    depth += 1
    guard depth <= Self.depthLimit else {
      throw fault("nested more than \(Self.depthLimit) deep")
    }
    position += 1
  }

  private mutating func object() throws(JSONFault) -> JSONValue {
    try enter()
    defer { depth -= 1 }
    var members: [JSONValue.Member] = []
    skipSpace()
    if current == UInt8(ascii: "}") {
      position += 1
      return .object([])
    }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw fault("a member needs a name in quotes") }
      let name = try string()
      skipSpace()
      guard current == UInt8(ascii: ":") else { throw fault("a colon is missing after a name") }
      position += 1
      members.append(.init(name, try value()))
      skipSpace()
      guard let byte = current else { throw fault("the object is not closed") }
      position += 1
      if byte == UInt8(ascii: "}") { return .object(members) }
      guard byte == UInt8(ascii: ",") else {
        position -= 1
        throw fault("a comma or closing brace is missing")
      }
    }
  }

  private mutating func array() throws(JSONFault) -> JSONValue {
    try enter()
    defer { depth -= 1 }
    var elements: [JSONValue] = []
    skipSpace()
    if current == UInt8(ascii: "]") {
      position += 1
      return .array([])
    }
    while true {
      elements.append(try value())
      skipSpace()
      guard let byte = current else { throw fault("the array is not closed") }
      position += 1
      if byte == UInt8(ascii: "]") { return .array(elements) }
      guard byte == UInt8(ascii: ",") else {
        position -= 1
        throw fault("a comma or closing bracket is missing")
      }
    }
  }

  private mutating func string() throws(JSONFault) -> String {
    position += 1
    let start = position
    while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      position += 1
    }
    guard let end = current else { throw fault("the string is not closed") }
    if end == UInt8(ascii: "\"") {
      let text = try decoded(Array(bytes[start..<position]))
      position += 1
      return text
    }
    var text = Array(bytes[start..<position])
    while true {
      guard let byte = current else { throw fault("the string is not closed") }
      guard byte >= 0x20 else { throw fault("a control character stands in a string") }
      position += 1
      if byte == UInt8(ascii: "\"") { return try decoded(text) }
      if byte == UInt8(ascii: "\\") {
        try escape(into: &text)
      } else {
        text.append(byte)
      }
    }
  }

  private func decoded(_ text: [UInt8]) throws(JSONFault) -> String {
    guard let string = String(validating: text, as: UTF8.self) else {
      throw fault("the string before this is not UTF-8")
    }
    return string
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONFault) {
    guard let byte = current else { throw fault("the string is not closed") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code), current == UInt8(ascii: "\\"),
        position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "u")
      {
        position += 2
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw fault("half of a surrogate pair") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw fault("half of a surrogate pair") }
      text.append(contentsOf: Array(String(Character(scalar)).utf8))
    default:
      position -= 1
      throw fault("an unknown escape")
    }
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("four hexadecimal digits must follow \\u")
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }

  private mutating func number() throws(JSONFault) -> JSONValue {
    let start = position
    var whole = true
    if current == UInt8(ascii: "-") { position += 1 }
    if current == UInt8(ascii: "0") {
      position += 1
    } else {
      try digits()
    }
    if current == UInt8(ascii: ".") {
      whole = false
      position += 1
      try digits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      whole = false
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if whole, let value = Int(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else {
      throw fault("a number that no 64-bit float can hold")
    }
    return .number(value)
  }

  private mutating func digits() throws(JSONFault) {
    guard let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
      throw fault("a digit is missing")
    }
    while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      position += 1
    }
  }
}
