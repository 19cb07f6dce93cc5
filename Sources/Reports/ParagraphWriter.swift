import Encoding
import XML

/// Writes an element of a page as paragraphs of plain text.
struct ParagraphWriter {
  private let filter: PageFilter
  private var paragraphs: [String] = []
  private var current = ""
  /// Bytes of the current paragraph that stand in links, and all but white space.
  private var linked = 0
  private var length = 0
  private var pendingSpace = false
  private var breaks = 0

  init(filter: PageFilter) { self.filter = filter }

  private static let blocks: Set<String> = [
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dir",
    "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "hr", "html", "li", "main",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul",
  ]

  /// Adds the paragraphs of an element.
  mutating func write(_ node: HTMLNode) { write(node, inLink: false, keepsLines: false) }

  /// The paragraphs so far.
  mutating func finished() -> [String] {
    endParagraph()
    return paragraphs
  }

  /// Text on one line, white space collapsed.
  static func line(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
      .joined(separator: " ")
  }

  private mutating func write(_ node: HTMLNode, inLink: Bool, keepsLines: Bool) {
    let isBlock = Self.blocks.contains(node.name)
    if isBlock { endParagraph() }
    for child in node.children {
      switch child {
      case .text(let text): append(text, inLink: inLink, keepsLines: keepsLines)
      case .element(let element):
        if element.name == "br" {
          breaks += 1
          pendingSpace = false
          if breaks > 1 { endParagraph() }
        } else if !filter.drops(element) {
          write(
            element, inLink: inLink || element.name == "a",
            keepsLines: keepsLines || element.name == "pre")
        }
      }
    }
    if isBlock { endParagraph() }
  }

  private mutating func append(_ text: String, inLink: Bool, keepsLines: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where keepsLines:
        breaks = 1
      case " ", "\n", "\t", "\r", "\u{0C}":
        pendingSpace = true
      default:
        if breaks > 0, !current.isEmpty {
          current += "\n"
        } else if pendingSpace, !current.isEmpty {
          current += " "
        }
        breaks = 0
        pendingSpace = false
        current.unicodeScalars.append(scalar)
        let width = UTF8.width(scalar)
        length += width
        if inLink { linked += width }
      }
    }
  }

  private mutating func endParagraph() {
    let text = current.trimmingSpaces()
    let isEmpty = text.unicodeScalars.allSatisfy { $0.properties.generalCategory == .format }
    if !isEmpty, !isJunk(text) { paragraphs.append(text) }
    current = ""
    linked = 0
    length = 0
    pendingSpace = false
    breaks = 0
  }

  /// Whether the paragraph is a link to another page or a label that no article needs.
  private func isJunk(_ paragraph: String) -> Bool {
    // A paragraph that is one link leads to another article, whose headline would read as text.
    if linked * 10 >= length * 9 { return true }
    guard paragraph.utf8.count <= 200 else { return false }
    let text = paragraph.lowercased()
    if Self.labels.contains(text) { return true }
    guard linked * 2 >= length else { return false }
    return Self.leads.contains { text.hasPrefix($0) }
  }

  private static let labels: Set<String> = [
    "advertisement", "advertisements", "ad", "sponsored", "share", "share this",
    "share this article",
    "print", "email", "e-mail", "save", "comments", "leave a comment", "loading...",
    "loading\u{2026}",
    "read more", "related", "related stories", "related articles", "article continues below",
    "article continues after ad", "story continues below advertisement", "continue reading",
    "facebook", "twitter", "whatsapp", "telegram", "copy link", "listen", "subscribe", "sign up",
  ]

  private static let leads = [
    "read more", "also read", "read also", "read:", "related:", "see also", "watch:", "more on",
    "more:", "sign up", "subscribe", "follow us", "click here", "tags:", "topics:",
  ]
}
