import Encoding

/// A part of an archived page: MIME (RFC 2045, RFC 2046) as browsers write it into `.mhtml`.
struct MailPart {
  /// Header values by lower-case name, folded lines joined.
  let headers: [String: String]
  /// The body, still in its transfer encoding.
  let body: ArraySlice<UInt8>

  private static let depthLimit = 8

  /// Reads the header lines and the body behind the first empty line.
  init(_ bytes: ArraySlice<UInt8>) {
    var headers: [String: String] = [:]
    var name: String?
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.endIndex
      var line = bytes[index..<end]
      if line.last == 0x0D { line = line.dropLast() }
      index = Swift.min(end + 1, bytes.endIndex)
      if line.isEmpty {
        if name == nil { continue }
        break
      }
      if let first = line.first, first == 0x20 || first == 0x09 {
        if let name {
          headers[name, default: ""] += " " + String(decoding: line, as: UTF8.self).trimmingSpaces()
        }
        continue
      }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let key = String(decoding: line[..<colon], as: UTF8.self).trimmingSpaces().lowercased()
      headers[key] = String(decoding: line[line.index(after: colon)...], as: UTF8.self)
        .trimmingSpaces()
      name = key
    }
    self.headers = headers
    body = bytes[index...]
  }

  /// The first `text/html` part, at or below this one; the start part of multipart/related first.
  func page(depth: Int = 0) -> MailPart? {
    let type = mediaType
    if type == "text/html" || type == "application/xhtml+xml" { return self }
    guard depth < Self.depthLimit, type.hasPrefix("multipart/"),
      let boundary = parameter("boundary", of: "content-type"), !boundary.isEmpty
    else { return nil }
    let parts = self.parts(boundary)
    if let start = parameter("start", of: "content-type"),
      let part = parts.first(where: { $0.headers["content-id"] == start }),
      let page = part.page(depth: depth + 1)
    {
      return page
    }
    for part in parts {
      if let page = part.page(depth: depth + 1) { return page }
    }
    return nil
  }

  /// The media type in lower case, without parameters.
  var mediaType: String {
    (headers["content-type"] ?? "").prefix { $0 != ";" }.trimmingSpaces().lowercased()
  }

  /// A parameter of a header, without quotes.
  func parameter(_ name: String, of header: String) -> String? {
    guard let value = headers[header] else { return nil }
    for part in value.split(separator: ";").dropFirst() {
      guard let equals = part.firstIndex(of: "="),
        part[..<equals].trimmingSpaces().lowercased() == name
      else { continue }
      let text = part[part.index(after: equals)...].trimmingSpaces()
      guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
      return String(text.dropFirst().dropLast())
    }
    return nil
  }

  /// The body as it was before it was encoded for mail (RFC 2045, section 6).
  var content: [UInt8] {
    switch headers["content-transfer-encoding"]?.lowercased() {
    case "base64"?: Self.base64(body)
    case "quoted-printable"?: Self.quotedPrintable(body)
    default: Array(body)
    }
  }

  private func parts(_ boundary: String) -> [MailPart] {
    let mark = Array("--\(boundary)".utf8)
    var parts: [MailPart] = []
    var start: Int?
    var index = body.startIndex
    while index < body.endIndex {
      let end = body[index...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[index..<end].starts(with: mark) {
        if let start, start <= index { parts.append(MailPart(body[start..<index])) }
        start = Swift.min(end + 1, body.endIndex)
        if body[index..<end].dropFirst(mark.count).starts(with: [0x2D, 0x2D]) { return parts }
      }
      index = Swift.min(end + 1, body.endIndex)
    }
    // An archive cut short still gives its last part.
    if let start { parts.append(MailPart(body[start...])) }
    return parts
  }

  private static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      case UInt8(ascii: "="): return result
      default: continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }

  private static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "=") else {
        result.append(byte)
        continue
      }
      // A soft line break, with the white space that mail programs leave before it.
      var end = index
      while end < bytes.endIndex, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D {
        end += 1
      }
      if end >= bytes.endIndex || bytes[end] == 0x0A {
        index = Swift.min(end + 1, bytes.endIndex)
      } else if index + 1 < bytes.endIndex, let high = hexadecimal(bytes[index]),
        let low = hexadecimal(bytes[index + 1])
      {
        result.append(high << 4 | low)
        index += 2
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
