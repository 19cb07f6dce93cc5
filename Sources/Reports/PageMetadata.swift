import Chronology
import Encoding
import XML

/// What a web page says of itself: Open Graph, schema.org (JSON-LD and microdata), Dublin Core and
/// plain HTML.
struct PageMetadata {
  private(set) var published: CalendarDate?
  private(set) var outlet: String?
  private(set) var title: String?
  private(set) var url: String?
  private(set) var language: String?
  /// The text of the `title` element.
  private(set) var pageTitle: String?

  /// Names of `meta` elements that hold the day of publication, the surer ones first.
  private static let dateNames = [
    "article:published_time", "og:article:published_time", "datepublished",
    "og:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.issued", "citation_publication_date", "publication_date", "publish-date",
    "publish_date", "published_time", "pubdate", "article.published", "article_date_original",
    "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "date",
  ]

  init(_ root: HTMLNode) {
    var meta: [String: String] = [:]
    var microdata: [String: String] = [:]
    var canonical: String?
    var scripts: [String] = []
    var title: String?
    root.visit { node in
      switch node.name {
      case "meta":
        let name = node["property"] ?? node["name"] ?? node["itemprop"] ?? node["http-equiv"]
        if let name = name?.lowercased(), let content = Self.clean(node["content"]),
          meta[name] == nil
        {
          meta[name] = content
        }
      case "link":
        if canonical == nil, node["rel"]?.lowercased() == "canonical" { canonical = node["href"] }
      case "script":
        if node["type"]?.lowercased().hasPrefix("application/ld+json") == true {
          scripts.append(node.text)
        }
        return false
      case "title":
        if title == nil { title = Self.clean(node.text) }
      case "svg", "style": return false
      default:
        if let name = node["itemprop"]?.lowercased(), microdata[name] == nil,
          let value = Self.clean(node["content"] ?? node["datetime"])
        {
          microdata[name] = value
        }
      }
      return true
    }
    let linked = LinkedData(scripts)
    published =
      Self.dateNames.prefix(1).lazy.compactMap { meta[$0].flatMap(DateLine.date(ofValue:)) }.first
      ?? linked.published
      ?? microdata["datepublished"].flatMap(DateLine.date(ofValue:))
      ?? Self.dateNames.dropFirst().lazy.compactMap { meta[$0].flatMap(DateLine.date(ofValue:)) }
      .first
    outlet = meta["og:site_name"] ?? linked.publisher ?? meta["application-name"]
    pageTitle = title
    self.title = meta["og:title"] ?? linked.headline ?? meta["twitter:title"]
    url = [canonical, meta["og:url"], linked.url].lazy.compactMap { $0 }.first(where: Self.isWeb)
    language =
      Self.clean(root["lang"] ?? root["xml:lang"]) ?? meta["content-language"] ?? linked.language
      ?? meta["og:locale"].map { String($0.map { $0 == "_" ? "-" : $0 }) }
  }

  /// Whether an address leads to the web.
  static func isWeb(_ address: String) -> Bool {
    let address = address.lowercased()
    return (address.hasPrefix("https://") || address.hasPrefix("http://"))
      && !address.contains(where: \.isWhitespace)
  }

  private static func clean(_ text: String?) -> String? {
    guard let text else { return nil }
    let words = text.split { $0 == " " || $0.isNewline || $0 == "\t" }.joined(separator: " ")
    return words.isEmpty ? nil : words
  }
}

/// What JSON-LD blocks say of an article.
private struct LinkedData {
  private(set) var published: CalendarDate?
  private(set) var headline: String?
  private(set) var publisher: String?
  private(set) var url: String?
  private(set) var language: String?

  init(_ scripts: [String]) {
    var objects: [JSONValue] = []
    for script in scripts {
      guard let value = try? JSONParser.parse(script.utf8) else {
        // Blocks that are not quite JSON are common; their date is still plain to see.
        if published == nil { published = Self.looseDate(script) }
        continue
      }
      Self.collect(value, into: &objects, depth: 0)
    }
    let articles = objects.filter { Self.types($0).contains { Self.isArticle($0) } }
    let pages = objects.filter { Self.types($0).contains { $0.hasSuffix("Page") } }
    for object in articles + pages {
      published =
        published ?? object["datePublished"]?.string.flatMap(DateLine.date(ofValue:))
      headline = headline ?? Self.text(object["headline"])
      publisher = publisher ?? Self.name(object["publisher"])
      url = url ?? object["url"]?.string ?? Self.address(object["mainEntityOfPage"])
      language = language ?? Self.text(object["inLanguage"])
    }
  }

  private static func collect(_ value: JSONValue, into objects: inout [JSONValue], depth: Int) {
    guard depth < 8 else { return }
    if let elements = value.array {
      for element in elements { collect(element, into: &objects, depth: depth + 1) }
    } else if value.members != nil {
      objects.append(value)
      for name in ["@graph", "mainEntity", "mainEntityOfPage"] {
        if let inner = value[name] { collect(inner, into: &objects, depth: depth + 1) }
      }
    }
  }

  private static func types(_ object: JSONValue) -> [String] {
    guard let type = object["@type"] else { return [] }
    return type.string.map { [$0] } ?? type.array?.compactMap(\.string) ?? []
  }

  private static func isArticle(_ type: String) -> Bool {
    type.hasSuffix("Article") || type.hasSuffix("Posting") || type == "Report"
  }

  private static func text(_ value: JSONValue?) -> String? {
    guard let text = value?.string?.trimmingSpaces(), !text.isEmpty else { return nil }
    return text
  }

  private static func name(_ value: JSONValue?) -> String? {
    if let first = value?.array?.first { return name(first) }
    return text(value) ?? text(value?["name"])
  }

  private static func address(_ value: JSONValue?) -> String? {
    text(value) ?? text(value?["@id"])
  }

  private static func looseDate(_ script: String) -> CalendarDate? {
    let bytes = Array(script.utf8)
    let key = Array("\"datePublished\"".utf8)
    var index = 0
    while index + key.count < bytes.count {
      guard bytes[index...].starts(with: key) else {
        index += 1
        continue
      }
      index += key.count
      let value = bytes[index...].prefix(60)
      guard let open = value.firstIndex(of: 0x22),
        let close = value[(open + 1)...].firstIndex(of: 0x22)
      else { continue }
      if let date = DateLine.date(
        ofValue: String(decoding: value[(open + 1)..<close], as: UTF8.self))
      {
        return date
      }
    }
    return nil
  }
}
