import XML

/// The article of a web page as paragraphs of plain text.
///
/// The parts that say they are the article are taken (schema.org `articleBody`, `article`, `main`),
/// else the block with the most paragraph text. The page's `h1` comes first.
struct Article {
  /// The paragraphs, the headline among them when the page has one.
  private(set) var paragraphs: [String] = []
  /// The text of the page's `h1`, or `nil`.
  private(set) var headline: String?
  /// `datetime` values of the `time` elements inside the article.
  private(set) var times: [String] = []

  /// The text: paragraphs parted by an empty line, a line feed at the end.
  var text: String { paragraphs.isEmpty ? "" : paragraphs.joined(separator: "\n\n") + "\n" }

  init(_ root: HTMLNode, metadata: PageMetadata) {
    let filter = PageFilter(root)
    let parts = ArticleFinder(filter).find(in: root)
    headline = Self.headline(parts, root, metadata)
    if let headline { paragraphs.append(headline) }
    for part in parts {
      var writer = ParagraphWriter(filter: filter)
      writer.write(part)
      paragraphs += writer.finished().filter { $0 != headline }
      part.visit { node in
        if node.name == "aside" || node.name == "nav" || node.name == "footer" { return false }
        if node.name == "time", let value = node["datetime"] { times.append(value) }
        return true
      }
    }
    if paragraphs.count == 1, headline != nil { paragraphs = [] }
  }

  /// The first `h1` of the article, else of the page when it agrees with the page's title.
  private static func headline(
    _ parts: [HTMLNode], _ root: HTMLNode, _ metadata: PageMetadata
  ) -> String? {
    for part in parts {
      if let text = firstHeading(part, beside: metadata.outlet) { return text }
    }
    guard let text = firstHeading(root, beside: metadata.outlet) else { return nil }
    let titles = [metadata.title, metadata.pageTitle].compactMap { $0?.lowercased() }
    return titles.isEmpty || titles.contains { $0.contains(text.lowercased()) } ? text : nil
  }

  private static func firstHeading(_ node: HTMLNode, beside outlet: String?) -> String? {
    var found: String?
    node.visit { node in
      guard found == nil else { return false }
      switch node.name {
      case "nav", "aside", "footer", "script", "style", "template", "noscript": return false
      case "h1":
        let text = ParagraphWriter.line(node.text)
        if !text.isEmpty, text.lowercased() != outlet?.lowercased() { found = text }
        return false
      default: return true
      }
    }
    return found
  }
}
