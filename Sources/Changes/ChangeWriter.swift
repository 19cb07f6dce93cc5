import Chronology
import Encoding
import Gazetteer

/// Writes what changed as text, Markdown and JSON.
public struct ChangeWriter: Sendable {
  private let report: ChangeReport

  /// Creates a writer.
  public init(_ report: ChangeReport) { self.report = report }

  private static let disclaimer =
    "Claims, not facts: each line is what somebody says. No change told is not no change."

  private var period: String {
    switch (report.from, report.to) {
    case (let from?, let to?): "from \(from.longText) to \(to.longText)"
    case (nil, let to?): "up to \(to.longText)"
    case (let from?, nil): "since \(from.longText)"
    case (nil, nil): "without dates"
    }
  }

  private var undatedLine: String? {
    guard report.undated > 0 else { return nil }
    return report.undated == 1
      ? "1 claim has no date and is left out."
      : "\(report.undated) claims have no date and are left out."
  }

  private func title(_ place: PlaceChanges) -> String {
    place.kind.map { "\(place.name) (\($0.rawValue))" } ?? "\(place.name) (not in the gazetteer)"
  }

  private func standing(_ place: PlaceChanges) -> String {
    guard let to = report.to else { return "" }
    let claims = place.standing == 1 ? "1 claim holds" : "\(place.standing) claims hold"
    let dispute = place.isDisputed ? "; some contradict each other" : ""
    return "\(claims) on \(to.longText)\(dispute)."
  }

  /// The changes place by place, for people.
  public var text: String {
    var lines = ["What changed \(period)", Self.disclaimer]
    if report.places.isEmpty { lines += ["", "Nothing that is dated."] }
    for place in report.places {
      lines += ["", title(place), "  \(place.summary)."]
      lines += place.changes.map { "  - \(ChangeWords.day($0)): \(ChangeWords.line($0))" }
      lines.append("  \(standing(place))")
    }
    if let undatedLine { lines += ["", undatedLine] }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The changes as Markdown: place by place, and with `byDay` day by day first.
  public func markdown(byDay: Bool = false) -> String {
    var lines = ["# What changed \(period)", "", Self.disclaimer, ""]
    if report.places.isEmpty { lines += ["Nothing that is dated.", ""] }
    if byDay, !report.places.isEmpty { lines += days() }
    if byDay, !report.places.isEmpty { lines += ["## Place by place", ""] }
    for place in report.places {
      lines += [(byDay ? "### " : "## ") + escaped(title(place)), ""]
      lines += ["**\(escaped(sentence(place.summary)))**", ""]
      lines += place.changes.map { change in
        "- \(ChangeWords.day(change)): \(escaped(ChangeWords.line(change))) "
          + "<sub>\(escaped(change.document)), `\(change.claim)`</sub>"
      }
      lines += ["", standing(place), ""]
    }
    if let undatedLine { lines += [undatedLine, ""] }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private func days() -> [String] {
    var byDay: [CalendarDate: [(place: PlaceChanges, change: Change)]] = [:]
    for place in report.places {
      for change in place.changes { byDay[change.day, default: []].append((place, change)) }
    }
    var lines = ["## Day by day", ""]
    for day in byDay.keys.sorted() {
      lines += ["### \(day.longText)", ""]
      lines += (byDay[day] ?? []).map { item in
        "- \(escaped(title(item.place))): \(escaped(ChangeWords.line(item.change)))"
      }
      lines.append("")
    }
    return lines
  }

  private func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  /// Text in which no mark of Markdown or HTML acts.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~": result += "\\\(character)"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\n", "\r": result += " "
      default: result.append(character)
      }
    }
    return result
  }

  /// The changes as JSON, schema version 1.
  public var json: String {
    let value: JSONValue = [
      "schema_version": 1, "from": JSONValue(report.from?.iso8601),
      "to": JSONValue(report.to?.iso8601), "disclaimer": .string(Self.disclaimer),
      "places": .array(report.places.map(Self.value)), "undated_claims": .integer(report.undated),
    ]
    return value.text(pretty: true) + "\n"
  }

  private static func value(_ place: PlaceChanges) -> JSONValue {
    [
      "place": .string(place.name), "place_id": JSONValue(place.id?.rawValue),
      "kind": JSONValue(place.kind?.rawValue), "summary": .string(place.summary),
      "changes": .array(
        place.changes.map { change in
          [
            "day": .string(change.day.iso8601), "last_day": .string(change.lastDay.iso8601),
            "day_of_report": .bool(change.isReportDay), "change": .string(change.kind.rawValue),
            "speaker": .string(change.speaker), "claim": .string(change.claim),
            "doc": .string(change.document), "said": .string(change.sentence),
            "ties": .array(change.ties.map(JSONValue.string)),
            "repeats": .integer(change.repeats),
          ]
        }),
      "standing_claims": .integer(place.standing), "disputed": .bool(place.isDisputed),
    ]
  }
}
