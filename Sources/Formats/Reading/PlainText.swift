internal import XML

/// Returns the text of an HTML fragment, lines broken where a browser breaks them, addresses of
/// links and images behind their words; text without a tag of HTML as it is.
func plainText(fromHTML text: String) -> String {
  guard looksLikeHTML(text),
    let root = try? HTMLPage.read(
      Array("<html><body>\(text)</body></html>".utf8), encoding: "UTF-8")
  else { return text }
  var writer = PlainTextWriter()
  writer.add(root)
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
  for part in text.utf8.split(separator: UInt8(ascii: "<")).prefix(1_000) {
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

private struct PlainTextWriter {
  private var lines = [""]

  var text: String {
    var kept = lines.map { line in
      line.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" || $0 == "\r" }
        .joined(separator: " ")
    }
    kept.removeAll(where: \.isEmpty)
    return kept.joined(separator: "\n")
  }

  mutating func add(_ node: HTMLNode) {
    switch node.name {
    case "script", "style", "head", "iframe", "object": return
    case "br", "hr": return lines.append("")
    case "img":
      if let source = node["src"], isWebAddress(source) { write(" \(source) ") }
      return
    default: break
    }
    let breaks = Self.blocks.contains(node.name)
    if breaks { lines.append("") }
    for child in node.children {
      switch child {
      case .text(let text): write(text)
      case .element(let element): add(element)
      }
    }
    if node.name == "td" || node.name == "th" { write("  ") }
    if node.name == "a", let address = node["href"], isWebAddress(address), node.text != address {
      write(" (\(address))")
    }
    if breaks { lines.append("") }
  }

  private mutating func write(_ text: String) { lines[lines.count - 1] += text }

  private static let blocks: Set<String> = [
    "address", "blockquote", "center", "div", "dd", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6",
    "li", "ol", "p", "pre", "table", "tr", "ul",
  ]
}

private func isWebAddress(_ text: String) -> Bool {
  let start = text.prefix(8).lowercased()
  return start.hasPrefix("http://") || start.hasPrefix("https://")
}
