internal import Encoding
internal import Features

/// Balloons in HTML: the description, then a table of the attributes.
enum KMLBalloon {
  /// The template, which shows the name and the description that ``html(of:label:)`` made.
  static let style: StaticString =
    "<BalloonStyle><text>&lt;h3&gt;$[name]&lt;/h3&gt;$[description]</text></BalloonStyle>"

  /// Returns the balloon of a feature; all text in it is escaped, and only `http` and `https`
  /// addresses become links.
  static func html(of feature: Feature, label: (String) -> String) -> String {
    var html = ""
    for line in feature.description.cleaned.split(whereSeparator: \.isNewline) {
      html += "<p>\(escaped(String(line)))</p>"
    }
    let rows = feature.properties.compactMap { property -> String? in
      let text = property.value.text.cleaned
      guard !text.isEmpty else { return nil }
      let name = escaped(label(property.name.cleanedName))
      return "<tr><th align=\"left\" valign=\"top\">\(name)</th><td>\(cell(text))</td></tr>"
    }
    if !rows.isEmpty { html += "<table cellpadding=\"3\">\(rows.joined())</table>" }
    return html
  }

  private static func cell(_ text: String) -> String {
    let isLink = text.hasPrefix("https://") || text.hasPrefix("http://")
    guard isLink, !text.contains(where: \.isWhitespace) else { return escaped(text) }
    let address = escaped(text, isAddress: true)
    return "<a href=\"\(address)\">\(address)</a>"
  }

  /// Outside addresses `:` and `=` are escaped too, so that what filters look for, `javascript:` and
  /// `onclick=`, does not even stand there as text.
  private static func escaped(_ text: String, isAddress: Bool = false) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "$": escaped += "&#36;"
      case ":" where !isAddress: escaped += "&#58;"
      case "=" where !isAddress: escaped += "&#61;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
