import XML

/// Tells the parts of a page that are no part of its article: navigation, scripts, sharing, asides.
struct PageFilter {
  /// How many bytes of text outside links the page holds in all.
  private let pageLength: Int

  init(_ root: HTMLNode) {
    pageLength = Self.textLength(root) { Self.isNeverText($0) }
  }

  private static let droppedNames: Set<String> = [
    "nav", "header", "footer", "aside", "script", "style", "noscript", "template", "form",
    "figure", "figcaption", "button", "svg", "math", "iframe", "object", "embed", "applet",
    "video", "audio", "canvas", "select", "input", "textarea", "label", "dialog", "menu",
    "map", "picture", "img", "frameset", "noframes", "fieldset", "progress", "meter", "datalist",
    "title",
  ]

  private static let droppedRoles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
    "alert", "menu", "menubar", "toolbar", "tablist", "form",
  ]

  /// Words in class names and ids that mark what surrounds articles.
  private static let junkWords: Set<String> = [
    "ad", "ads", "advert", "adverts", "advertisement", "advertising", "adsense", "cookie",
    "cookies", "cookiebar", "consent", "gdpr", "share", "sharing", "sharebar", "sharedaddy",
    "social", "related", "newsletter", "subscribe", "subscription", "promo", "promos", "promoted",
    "promotion", "sponsored", "sidebar", "comments", "disqus", "breadcrumb", "breadcrumbs", "tags",
    "taglist", "nav", "navbar", "navigation", "footer", "popup", "modal", "overlay", "recommended",
    "recommendations", "trending", "outbrain", "taboola", "paywall", "signup", "toolbar",
    "pagination", "pager", "caption", "credit", "skip", "donate", "donation", "follow", "teaser",
    "teasers", "morestories", "mostread", "popular", "widget", "hatnote", "navbox", "reflist",
    "toc", "editsection", "printfooter", "catlinks", "metadata", "infobox", "sr",
  ]

  /// Whether an element and all below it are left out.
  func drops(_ node: HTMLNode) -> Bool {
    if Self.droppedNames.contains(node.name) || Self.isNeverText(node) { return true }
    if let role = node["role"]?.lowercased(), Self.droppedRoles.contains(role) { return true }
    guard Self.isMarkedAsJunk(node) else { return false }
    // A word such as "share" may stand on the element that holds the whole article.
    return Self.textLength(node, without: Self.isNeverText) * 5 < pageLength * 2
  }

  /// Whether an element is hidden from readers.
  private static func isNeverText(_ node: HTMLNode) -> Bool {
    switch node.name {
    case "script", "style", "noscript", "template", "title": return true
    default: break
    }
    if node["hidden"] != nil || node["aria-hidden"]?.lowercased() == "true" { return true }
    guard let style = node["style"]?.lowercased().filter({ !$0.isWhitespace }) else { return false }
    return style.contains("display:none") || style.contains("visibility:hidden")
  }

  private static func isMarkedAsJunk(_ node: HTMLNode) -> Bool {
    guard node.name != "body", node.name != "html", node.name != "article", node.name != "main"
    else { return false }
    for value in [node["class"], node["id"]].compactMap({ $0 }) {
      let words = value.split { !$0.isLetter && !$0.isNumber }
      if words.contains(where: { junkWords.contains($0.lowercased()) }) { return true }
      for (word, next) in zip(words, words.dropFirst()) {
        switch (word.lowercased(), next.lowercased()) {
        case ("most", "read"), ("read", "more"), ("also", "read"), ("see", "also"),
          ("more", "stories"), ("more", "news"), ("author", "bio"), ("site", "header"):
          return true
        default: continue
        }
      }
    }
    return false
  }

  /// The bytes of text that an article made from this element would show, links left out.
  func textLength(_ node: HTMLNode) -> Int {
    Self.textLength(node, without: drops)
  }

  private static func textLength(_ node: HTMLNode, without drops: (HTMLNode) -> Bool) -> Int {
    var length = 0
    for child in node.children {
      switch child {
      case .text(let text):
        for byte in text.utf8 where !PlainText.isSpace(byte) { length += 1 }
      case .element(let element):
        if element.name != "a", !drops(element) {
          length += textLength(element, without: drops)
        }
      }
    }
    return length
  }
}
