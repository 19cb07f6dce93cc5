internal import XML

/// Returns the text of an HTML fragment, lines broken where a browser breaks them, addresses of
/// links and images behind their words; text without a tag of HTML as it is.
func plainText(fromHTML text: String) -> String {
  guard looksLikeHTML(text) else { return text }
  var writer = PlainTextWriter()
  do throws(XMLFault) {
    try HTMLEvents(Array("<html><body>\(text)</body></html>".utf8)).forEach { writer.add($0) }
  } catch {
    return text
  }
  return writer.text
}

/// Tags that tell HTML from text that has `<` for another reason.
private let knownTags: Set<String> = [
  "a", "b", "big", "blockquote", "body", "br", "center", "code", "div", "em", "font", "h1", "h2",
  "h3", "h4", "h5", "h6", "hr", "html", "i", "iframe", "img", "li", "ol", "p", "pre", "script",
  "small", "span", "strong", "style", "sub", "sup", "table", "tbody", "td", "th", "tr", "u", "ul",
]

private func looksLikeHTML(_ text: String) -> Bool {
  guard text.utf8.contains(UInt8(ascii: "<")) else { return false }
  for part in text.utf8.split(separator: UInt8(ascii: "<"), maxSplits: 1_000).prefix(1_000) {
    let name = part.drop { $0 == UInt8(ascii: "/") }.prefix { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    let after = part.drop { $0 == UInt8(ascii: "/") }.dropFirst(name.count).first
    guard after == UInt8(ascii: ">") || after == UInt8(ascii: "/") || (after ?? 0xFF) <= 0x20 else {
      continue
    }
    if knownTags.contains(String(decoding: name, as: UTF8.self).lowercased()) { return true }
  }
  return false
}

/// Writes the words of HTML, one space between them and none around a line.
private struct PlainTextWriter {
  private var bytes: [UInt8] = []
  private var isInLine = false
  private var wantsSpace = false
  /// How deep in elements that show no text the reading is.
  private var hiddenDepth = 0
  /// The links that are open.
  private var links: [Link] = []

  private struct Link {
    /// Where it leads, or nothing when that is not on the web.
    let address: String
    /// Its words, as far as they can be the address.
    var text: [UInt8] = []
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func add(_ event: XMLEvent) {
    switch event {
    case .start(let name, _, let attributes): start(name, attributes)
    case .text(let text):
      for index in links.indices where links[index].text.count <= links[index].address.utf8.count {
        links[index].text += text.utf8
      }
      if hiddenDepth == 0 { write(text) }
    case .end(let name, _): end(name)
    }
  }

  private mutating func start(_ name: String, _ attributes: [XMLAttribute]) {
    if hiddenDepth > 0 || Self.hidden.contains(name) {
      hiddenDepth += 1
      return
    }
    switch name {
    case "br", "hr": breakLine()
    case "img":
      if let source = attributes["src"], isWebAddress(source) { write(" \(source) ") }
    case "a":
      let address = attributes["href"] ?? ""
      links.append(Link(address: isWebAddress(address) ? address : ""))
    default: if Self.blocks.contains(name) { breakLine() }
    }
  }

  private mutating func end(_ name: String) {
    if hiddenDepth > 0 {
      hiddenDepth -= 1
      return
    }
    switch name {
    case "td", "th": write(" ")
    case "a":
      guard let link = links.popLast(), !link.address.isEmpty,
        !link.text.elementsEqual(link.address.utf8)
      else { return }
      write(" (\(link.address))")
    default: if Self.blocks.contains(name) { breakLine() }
    }
  }

  private mutating func write(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case 0x20, 0x0A, 0x0D, 0x09: wantsSpace = true
      default:
        if !isInLine {
          if !bytes.isEmpty { bytes.append(0x0A) }
        } else if wantsSpace {
          bytes.append(0x20)
        }
        isInLine = true
        wantsSpace = false
        bytes.append(byte)
      }
    }
  }

  private mutating func breakLine() { isInLine = false }

  private static let hidden: Set<String> = ["script", "style", "head", "iframe", "object"]

  private static let blocks: Set<String> = [
    "address", "blockquote", "center", "div", "dd", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6",
    "li", "ol", "p", "pre", "table", "tr", "ul",
  ]
}

private func isWebAddress(_ text: String) -> Bool {
  let start = text.prefix(8).lowercased()
  return start.hasPrefix("http://") || start.hasPrefix("https://")
}
