import Chronology
import Claims
import Features

/// The same marks in other orders: a folder a day, a folder a report.
struct ViewMaker {
  private let plan: Plan
  private let marks: MarkFeatures
  private let badges: [String: [Feature]]
  private let markers: [String: [MarkerKey]]
  private let lines: [String: [LineKey]]

  /// Creates a maker that reuses the badges already made.
  init(plan: Plan, marks: MarkFeatures, badges: [MarkFeatures.Item]) {
    self.plan = plan
    self.marks = marks
    self.badges = Dictionary(grouping: badges, by: \.claim).mapValues { $0.map(\.feature) }
    var markers: [String: [MarkerKey]] = [:]
    for (key, list) in plan.markers {
      for mark in list { markers[mark.claim.id, default: []].append(key) }
    }
    self.markers = markers
    var lines: [String: [LineKey]] = [:]
    for (key, list) in plan.lines {
      for journey in list { lines[journey.claim.id, default: []].append(key) }
    }
    self.lines = lines
  }

  /// By the first day on which a claim holds; undated ones last.
  func byDate(_ styles: inout StyleBook) -> [Layer] {
    var days: [Int: [String]] = [:]
    var undated: [String] = []
    for drawn in plan.drawn {
      if let begin = drawn.holding.begin {
        days[begin.dayNumber, default: []].append(drawn.claim.id)
      } else {
        undated.append(drawn.claim.id)
      }
    }
    var layers = days.keys.sorted().compactMap { day in
      let date = CalendarDate(dayNumber: day)
      return layer(date.longText, suffix: date.iso8601, ids: days[day] ?? [], &styles)
    }
    if let apart = layer("Without a date", suffix: "undated", ids: undated, &styles) {
      layers.append(apart)
    }
    return layers
  }

  /// By report, in the order of their file names.
  func bySource(_ styles: inout StyleBook) -> [Layer] {
    var reports: [String: [String]] = [:]
    var titles: [String: String] = [:]
    for drawn in plan.drawn {
      let claim = drawn.claim
      reports[claim.document, default: []].append(claim.id)
      let parts = [claim.outlet ?? "", claim.title ?? ""].filter { !$0.isEmpty }
      titles[claim.document] =
        parts.isEmpty ? claim.document : parts.joined(separator: ": ") + " (\(claim.document))"
    }
    return reports.keys.sorted().compactMap { document in
      layer(
        cut(titles[document] ?? document, to: 100), suffix: slug(document),
        ids: reports[document] ?? [], &styles)
    }
  }

  private func layer(
    _ name: String, suffix: String, ids: [String], _ styles: inout StyleBook
  ) -> Layer? {
    var wanted = MarkFeatures.Wanted()
    for id in ids {
      wanted.claims.insert(id)
      wanted.markers.formUnion(markers[id] ?? [])
      wanted.lines.formUnion(lines[id] ?? [])
    }
    let arrows = marks.lines(&styles, suffix: "-" + suffix, among: wanted)
    let points = marks.markers(&styles, suffix: "-" + suffix, among: wanted)
    var layers: [Layer] = []
    LayerMaker.append(&layers, "\(name): claims", ids.flatMap { badges[$0] ?? [] }, "")
    LayerMaker.append(
      &layers, "\(name): movement, one end known", points.map(\.feature), "")
    LayerMaker.append(&layers, "\(name): movement", arrows.map(\.line.feature), "")
    LayerMaker.append(&layers, "\(name): arrowheads", arrows.compactMap { $0.head?.feature }, "")
    guard !layers.isEmpty else { return nil }
    return Layer(id: slug(name), name: name, layers: layers)
  }
}
