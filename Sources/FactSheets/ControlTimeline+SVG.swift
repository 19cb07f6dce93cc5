import Chronology
import Encoding
import Gazetteer
import Glibc

extension ControlTimeline {
  /// The timeline as a drawing that stands alone, on white.
  public var svg: String { TimelineDrawing(self, standsAlone: true).text }

  /// The timeline as a drawing for a page: in its colours, on its ground.
  var inlineSVG: String { TimelineDrawing(self, standsAlone: false).text }

  /// What the drawing shows, in words.
  var caption: String {
    var words =
      "Claims of control over \(place.name), one lane a claimant: not who holds it, but who says "
      + "so. Pale: the beginning is not known to the day. Arrow: not withdrawn. Crossed: denied. "
      + "Outlined: fighting, or a loss."
    if !conflicts.isEmpty { words += " Bottom row: days on which claims contradict each other." }
    if undated > 0 { words += " Without a date and not drawn: \(undated)." }
    return words
  }
}

/// Draws a timeline of control.
private struct TimelineDrawing {
  static let width = 760.0
  static let left = 176.0
  static let row = 22.0
  /// Colours that the colour-blind can tell apart (Okabe and Ito, 2002), without yellow.
  static let hues = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00"]

  /// Of claims that name no actor.
  static let nobody = "#6e7781"

  let timeline: ControlTimeline
  let standsAlone: Bool
  private let hueOfActor: [String: String]
  private let actors: [String]

  init(_ timeline: ControlTimeline, standsAlone: Bool) {
    self.timeline = timeline
    self.standsAlone = standsAlone
    let actors = Set(timeline.lanes.flatMap(\.intervals).map(\.actor)).filter { !$0.isEmpty }
      .sorted()
    self.actors = actors
    hueOfActor = Dictionary(
      actors.enumerated().map { ($0.element, Self.hues[$0.offset % Self.hues.count]) },
      uniquingKeysWith: { first, _ in first }
    ).merging(timeline.hues) { _, given in given }
  }

  private func x(_ day: CalendarDate) -> Double {
    let days = Double(timeline.span.end.dayNumber - timeline.span.start.dayNumber + 1)
    let share = Double(day.dayNumber - timeline.span.start.dayNumber) / max(days, 1)
    return Self.left + min(max(share, 0), 1) * (Self.width - Self.left - 14)
  }

  private func end(_ interval: ControlTimeline.Interval) -> CalendarDate {
    min(interval.finish ?? timeline.span.end, timeline.span.end).advanced(by: 1)
  }

  var text: String {
    var body = ""
    var y = 40.0
    for lane in timeline.lanes {
      let rows = stacked(lane.intervals)
      let height = Double(rows.count) * Self.row
      body += label(lane.claimant.prefix(1).uppercased() + lane.claimant.dropFirst(), y: y + 15)
      for (index, row) in rows.enumerated() {
        var free = Self.left
        for interval in row {
          body += bar(interval, lane, y: y + Double(index) * Self.row, freeFrom: free)
          free = x(end(interval)) + 12
        }
      }
      y += height + 6
      body += line(0, y - 3, Self.width, y - 3, opacity: 0.25)
    }
    if !timeline.conflicts.isEmpty {
      body += label("Claims in conflict", y: y + 15)
      for conflict in timeline.conflicts {
        let from = x(conflict.start)
        let width = max(x(conflict.end.advanced(by: 1)) - from, 2)
        body +=
          "<rect x=\"\(n(from))\" y=\"\(n(y + 5))\" width=\"\(n(width))\" height=\"10\" "
          + "fill=\"#b3261e\"><title>\(escaped("Claims contradict each other: " + words(conflict)))"
          + "</title></rect>\n"
      }
      y += Self.row + 6
    }
    let bottom = y
    let key = legend(y: bottom + 16)
    let height = bottom + key.height + 12
    let ground =
      standsAlone
      ? "<rect width=\"\(n(Self.width))\" height=\"\(n(height))\" fill=\"#ffffff\"/>\n" : ""
    let colour = standsAlone ? " color=\"#1b1f24\"" : ""
    let name = escaped("Timeline of claims of control over \(timeline.place.name)")
    let extra = standsAlone ? "<desc>\(escaped(timeline.caption))</desc>\n" : ""
    return "<svg viewBox=\"0 0 \(n(Self.width)) \(n(height))\" width=\"\(n(Self.width))\" "
      + "height=\"\(n(height))\" role=\"img\" aria-label=\"\(name)\" "
      + "xmlns=\"http://www.w3.org/2000/svg\" font-family=\"system-ui, sans-serif\" "
      + "font-size=\"12\"\(colour)>\n<title>\(name)</title>\n" + extra + ground
      + axis(bottom: bottom) + body + key.text + "</svg>\n"
  }

  /// Rows in which no two intervals overlap, each filled from the left.
  private func stacked(
    _ intervals: [ControlTimeline.Interval]
  ) -> [[ControlTimeline.Interval]] {
    var rows: [[ControlTimeline.Interval]] = []
    for interval in intervals {
      let free = rows.firstIndex { row in
        row.last.map { end($0) <= interval.earliestBegin } ?? true
      }
      if let free { rows[free].append(interval) } else { rows.append([interval]) }
    }
    return rows
  }

  private func bar(
    _ interval: ControlTimeline.Interval, _ lane: ControlTimeline.Lane, y: Double,
    freeFrom: Double
  ) -> String {
    let hue = hueOfActor[interval.actor] ?? Self.nobody
    let from = x(interval.earliestBegin)
    let to = max(x(end(interval)), from + 3)
    let sure = min(max(x(interval.latestBegin), from), to)
    let isOutlined = interval.stance != .claim || interval.isLoss
    let fill = isOutlined ? "none" : hue
    let top = y + 3
    var text = "<g>\n<title>\(escaped(tooltip(interval, lane)))</title>\n"
    func box(_ from: Double, _ to: Double, opacity: Double) -> String {
      guard to - from > 0.05 else { return "" }
      let dashes = interval.stance == .contested ? " stroke-dasharray=\"4 3\"" : ""
      return
        "<rect x=\"\(n(from))\" y=\"\(n(top))\" width=\"\(n(to - from))\" height=\"16\" "
        + "fill=\"\(fill)\" fill-opacity=\"\(n(opacity))\" stroke=\"\(hue)\" "
        + "stroke-width=\"1.5\"\(dashes)/>\n"
    }
    text += box(from, sure, opacity: 0.25)
    text += box(sure, to, opacity: 1)
    if interval.stance == .denial {
      text += line(from, top, to, top + 16, colour: hue)
      text += line(from, top + 16, to, top, colour: hue)
    }
    if interval.finish == nil {
      text +=
        "<path d=\"M\(n(to)) \(n(top - 1))L\(n(to + 9)) \(n(top + 8))L\(n(to)) \(n(top + 17))Z\" "
        + "fill=\"\(hue)\"/>\n"
    }
    var words = [interval.predicate, interval.inside?.name].compactMap(\.self)
      .joined(separator: " · ")
    if interval.isLoss, !interval.actor.isEmpty { words = interval.actor + " " + words }
    // About 6.3 units a letter at this size.
    let length = Double(words.count) * 6.3 + 10
    if length < to - from {
      let ink = isOutlined || sure - from > 20 ? "currentColor" : Self.ink(on: hue)
      text +=
        "<text x=\"\(n(from + 6))\" y=\"\(n(top + 12))\" fill=\"\(ink)\" font-size=\"11\">"
        + "\(escaped(words))</text>\n"
    } else if length < from - freeFrom {
      text +=
        "<text x=\"\(n(from - 6))\" y=\"\(n(top + 12))\" fill=\"currentColor\" "
        + "text-anchor=\"end\" font-size=\"11\">\(escaped(words))</text>\n"
    }
    return text + "</g>\n"
  }

  private func tooltip(
    _ interval: ControlTimeline.Interval, _ lane: ControlTimeline.Lane
  ) -> String {
    var words = interval.said + ". "
    words += interval.earliestBegin.longText
    if interval.latestBegin > interval.earliestBegin {
      words += " to \(interval.latestBegin.longText)"
    }
    if interval.granularity == nil { words += " (day of the report)" }
    words += interval.finish.map { ", until \($0.longText)" } ?? ", open"
    if !interval.contradictedBy.isEmpty {
      let count = interval.contradictedBy.count
      words += ". Contradicted by \(counted(count, "claim", "claims"))"
    }
    return words + ". \(interval.document)"
  }

  private func axis(bottom: Double) -> String {
    let days = timeline.span.end.dayNumber - timeline.span.start.dayNumber + 1
    let steps = [1, 2, 7, 14, 28, 56, 91, 182, 365, 730, 1826, 3652]
    let step = steps.first { days / $0 <= 7 } ?? max(1, days / 7)
    var text = ""
    var day = timeline.span.start
    let years = timeline.span.start.parts.year != timeline.span.end.parts.year
    while day <= timeline.span.end {
      let at = x(day)
      let label = years || day == timeline.span.start ? day.longText : day.shortText
      text += line(at, 30, at, bottom, opacity: 0.2)
      if at + Double(label.count) * 6.3 < Self.width {
        text += "<text x=\"\(n(at))\" y=\"20\" fill=\"currentColor\">\(escaped(label))</text>\n"
      }
      // The first label is longer than the others.
      day = day.advanced(by: day == timeline.span.start && days / step > 5 ? step * 2 : step)
    }
    return text
  }

  private func legend(y: Double) -> (text: String, height: Double) {
    var text = ""
    var left = Self.left
    let first = y
    var y = y
    var keys = actors.map { (hueOfActor[$0] ?? Self.nobody, shortened($0, 34)) }
    if timeline.lanes.contains(where: { $0.intervals.contains { $0.actor.isEmpty } }) {
      keys.append((hueOfActor[""] ?? Self.nobody, "nobody named"))
    }
    for (hue, shown) in keys {
      let width = Double(shown.count) * 6.6 + 34
      if left + width > Self.width, left > Self.left {
        left = Self.left
        y += 18
      }
      text +=
        "<rect x=\"\(n(left))\" y=\"\(n(y - 10))\" width=\"12\" height=\"12\" "
        + "fill=\"\(hue)\"/>\n<text x=\"\(n(left + 17))\" y=\"\(n(y))\" "
        + "fill=\"currentColor\">\(escaped(shown))</text>\n"
      left += width
    }
    return (text, y - first + 18)
  }

  /// White or black, whichever stands out more on a hue (relative luminance of WCAG 2.1).
  private static func ink(on hue: String) -> String {
    guard let bits = UInt32(hue.dropFirst(), radix: 16) else { return "#ffffff" }
    func linear(_ shift: UInt32) -> Double {
      let value = Double(bits >> shift & 0xFF) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    let luminance = 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
    return luminance > 0.179 ? "#000000" : "#ffffff"
  }

  private func label(_ words: String, y: Double) -> String {
    "<text x=\"4\" y=\"\(n(y))\" fill=\"currentColor\" font-weight=\"600\">"
      + "<title>\(escaped(words))</title>\(escaped(shortened(words, 26)))</text>\n"
  }

  private func shortened(_ words: String, _ limit: Int) -> String {
    words.count > limit ? words.prefix(limit - 1) + "…" : words
  }

  private func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, colour: String = "currentColor",
    opacity: Double = 1
  ) -> String {
    "<path d=\"M\(n(x1)) \(n(y1))L\(n(x2)) \(n(y2))\" stroke=\"\(colour)\" "
      + "stroke-opacity=\"\(n(opacity))\" fill=\"none\"/>\n"
  }

  private func words(_ interval: DateInterval) -> String {
    interval.start == interval.end
      ? interval.start.longText : "\(interval.start.longText) to \(interval.end.longText)"
  }

  private func n(_ value: Double) -> String { decimalText(value, places: 2) }

  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += " "
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
