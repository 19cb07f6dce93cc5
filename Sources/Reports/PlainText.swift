/// Reads the bytes of a text file as they stand.
enum PlainText {
  /// No report may be larger, in bytes.
  static let sizeLimit = 128 << 20
  static var sizeAdvice: String { "larger than \(sizeLimit >> 20) MB: split the report" }

  /// Returns the text of a file without its byte order mark; line ends stay as they are.
  ///
  /// - Throws: ``ReportFault`` for text that is empty, binary, too large or not UTF-8.
  static func decode(_ bytes: [UInt8], path: String) throws(ReportFault) -> String {
    func fault(_ text: String, line: Int? = nil) -> ReportFault {
      ReportFault(.badData, path: path, line: line, text)
    }
    guard bytes.count <= sizeLimit else {
      throw fault(sizeAdvice)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw fault("UTF-16, not UTF-8: save as UTF-8", line: 1)
    }
    if let zero = bytes.firstIndex(of: 0) {
      throw fault("binary data, not text: give a text file", line: line(of: zero, in: bytes))
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else {
      let offset = firstInvalidByte(of: body)
      let digits = String(bytes[offset], radix: 16, uppercase: true)
      throw fault(
        "not UTF-8 (byte 0x\(digits.count < 2 ? "0" : "")\(digits)): save as UTF-8",
        line: line(of: offset, in: bytes))
    }
    guard body.contains(where: { !isSpace($0) }),
      text.unicodeScalars.contains(where: { !$0.properties.isWhitespace })
    else { throw fault("no text in it: remove the file or fill it") }
    return text
  }

  /// The offset of the first byte that starts no well-formed code point (Unicode 3.9, table 3-7).
  static func firstInvalidByte(of bytes: ArraySlice<UInt8>) -> Int {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let first = bytes[index]
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      let end = index + length
      guard end <= bytes.endIndex,
        String(validating: bytes[index..<end], as: UTF8.self) != nil
      else { return index }
      index = end
    }
    return Swift.min(index, Swift.max(bytes.startIndex, bytes.endIndex - 1))
  }

  /// The line, from 1, on which the byte at `offset` stands; LF, CR LF and CR alone end lines.
  static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    for index in 0..<Swift.min(offset, bytes.count) {
      let byte = bytes[index]
      if byte == 0x0A {
        line += 1
      } else if byte == 0x0D, index + 1 >= bytes.count || bytes[index + 1] != 0x0A {
        line += 1
      }
    }
    return line
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
