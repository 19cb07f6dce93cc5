import Chronology
import Encoding

/// What stands between `---` lines at the head of a Markdown file: plain `name: value` lines.
///
/// The text of the report keeps these lines; nested values and lists are passed over.
enum FrontMatter {
  /// Returns a Markdown text as a report, with what its front matter says.
  static func report(_ text: String, name: String) -> Report {
    var report = Report(id: name, file: name, text: text)
    let values = values(in: text)
    report.outlet = values["outlet"] ?? values["publisher"]
    report.title = values["title"]
    report.url = values["url"]
    report.language = values["language"] ?? values["lang"]
    report.reliability = values["reliability"]
    if let date = (values["published"] ?? values["date"]).flatMap(DateLine.date(ofValue:)) {
      report.published = date
      report.publishedBasis = .stated
      report.publishedHow = "front matter"
    }
    return report
  }

  /// The values by lower-case name; empty when the text has no front matter.
  static func values(in text: String) -> [String: String] {
    let lines = text.utf8.prefix(16_384).split(
      separator: 0x0A, maxSplits: 200, omittingEmptySubsequences: false)
    guard let first = lines.first, trimmed(first) == "---" else { return [:] }
    var values: [String: String] = [:]
    for line in lines.dropFirst() {
      let text = trimmed(line)
      if text == "---" || text == "..." { return values }
      guard let first = line.first, !PlainText.isSpace(first), first != UInt8(ascii: "#"),
        let colon = text.firstIndex(of: ":")
      else { continue }
      let name = text[..<colon].trimmingSpaces().lowercased()
      let value = unquoted(text[text.index(after: colon)...].trimmingSpaces())
      if !value.isEmpty, values[name] == nil { values[name] = value }
    }
    return [:]
  }

  private static func trimmed(_ line: Substring.UTF8View) -> String {
    String(decoding: line, as: UTF8.self).trimmingSpaces()
  }

  private static func unquoted(_ value: String) -> String {
    guard value.count >= 2, let first = value.first, first == value.last,
      first == "\"" || first == "'"
    else { return value }
    return String(value.dropFirst().dropLast())
  }
}
