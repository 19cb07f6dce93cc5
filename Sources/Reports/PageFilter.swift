import XML

/// Tells the parts of a page that are no part of its article: navigation, scripts, sharing, asides.
enum PageFilter {
  private static let droppedNames: Set<String> = [
    "nav", "header", "footer", "aside", "script", "style", "noscript", "template",
    "figure", "figcaption", "button", "svg", "math", "iframe", "object", "embed", "applet",
    "video", "audio", "canvas", "select", "input", "textarea", "label", "dialog", "menu",
    "map", "picture", "img", "frameset", "noframes", "fieldset", "progress", "meter", "datalist",
    "title",
  ]

  private static let droppedRoles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
    "alert", "menu", "menubar", "toolbar", "tablist",
  ]

  /// Words in class names and ids that mark what surrounds articles.
  private static let junkWords: Set<String> = [
    "ad", "ads", "advert", "adverts", "advertisement", "advertising", "adsense", "cookie",
    "cookies", "cookiebar", "consent", "gdpr", "share", "sharing", "sharebar", "sharedaddy",
    "social", "related", "newsletter", "subscribe", "subscription", "promo", "promos", "promoted",
    "promotion", "sponsored", "sidebar", "comments", "disqus", "breadcrumb", "breadcrumbs", "tags",
    "taglist", "nav", "navbar", "navigation", "footer", "popup", "modal", "recommended",
    "recommendations", "trending", "outbrain", "taboola", "signup", "toolbar",
    "pagination", "pager", "caption", "credit", "donate", "donation",
    "morestories", "mostread", "hatnote", "navbox", "reflist",
    "toc", "editsection", "printfooter", "catlinks", "infobox",
  ]

  /// Whether an element is never part of an article, whatever stands in it.
  static func alwaysDrops(_ node: HTMLNode) -> Bool {
    if droppedNames.contains(node.name) || isNeverText(node) { return true }
    guard let role = node["role"]?.lowercased() else { return false }
    return droppedRoles.contains(role)
  }

  /// Whether an element is hidden from readers.
  static func isNeverText(_ node: HTMLNode) -> Bool {
    switch node.name {
    case "script", "style", "noscript", "template", "title": return true
    case "html", "body": return false
    default: break
    }
    if node["hidden"] != nil || node["aria-hidden"]?.lowercased() == "true" { return true }
    guard let style = node["style"]?.lowercased().filter({ !$0.isWhitespace }) else { return false }
    return style.contains("display:none") || style.contains("visibility:hidden")
  }

  /// Whether a class name or id says that an element surrounds articles.
  static func isMarkedAsJunk(_ node: HTMLNode) -> Bool {
    guard node.name != "body", node.name != "html", node.name != "article", node.name != "main"
    else { return false }
    // Some servers wrap the whole page in one form.
    if node.name == "form" { return true }
    for value in [node["class"], node["id"]].compactMap({ $0 }) {
      let words = value.split { !$0.isLetter && !$0.isNumber }
      if words.contains(where: { junkWords.contains($0.lowercased()) }) { return true }
      for (word, next) in zip(words, words.dropFirst()) {
        switch (word.lowercased(), next.lowercased()) {
        case ("most", "read"), ("read", "more"), ("also", "read"), ("see", "also"),
          ("more", "stories"), ("more", "news"), ("author", "bio"), ("site", "header"),
          ("most", "popular"), ("skip", "link"),
          ("follow", "us"), ("sr", "only"), ("screen", "reader"), ("visually", "hidden"):
          return true
        default: continue
        }
      }
    }
    return false
  }
}
