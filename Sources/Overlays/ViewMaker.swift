import Chronology
import Claims
import Features

/// The same marks in other orders: a folder a day, a folder a report.
struct ViewMaker {
  let plan: Plan
  let marks: MarkFeatures

  func byDate(_ styles: inout StyleBook) -> [Layer] {
    var days: [Int: Set<String>] = [:]
    var undated: Set<String> = []
    for drawn in plan.drawn {
      if let begin = drawn.holding.begin {
        days[begin.dayNumber, default: []].insert(drawn.claim.id)
      } else {
        undated.insert(drawn.claim.id)
      }
    }
    var layers = days.keys.sorted().compactMap { day in
      layer(
        CalendarDate(dayNumber: day).longText, suffix: CalendarDate(dayNumber: day).iso8601,
        ids: days[day] ?? [], &styles)
    }
    if let apart = layer("Without a date", suffix: "undated", ids: undated, &styles) {
      layers.append(apart)
    }
    return layers
  }

  func bySource(_ styles: inout StyleBook) -> [Layer] {
    var reports: [String: Set<String>] = [:]
    var titles: [String: String] = [:]
    for drawn in plan.drawn {
      let claim = drawn.claim
      reports[claim.document, default: []].insert(claim.id)
      let outlet = claim.outlet ?? ""
      let title = claim.title ?? ""
      let parts = [outlet, title].filter { !$0.isEmpty }
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
    _ name: String, suffix: String, ids: Set<String>, _ styles: inout StyleBook
  ) -> Layer? {
    let wanted = { (claim: Claim) in ids.contains(claim.id) }
    let lines = marks.lines(&styles, suffix: "-" + suffix, where: wanted)
    var layers: [Layer] = []
    LayerMaker.append(
      &layers, "\(name): claims", marks.badges(&styles, where: wanted).map(\.feature), "")
    LayerMaker.append(
      &layers, "\(name): movement, one end known",
      marks.markers(&styles, suffix: "-" + suffix, where: wanted).map(\.feature), "")
    LayerMaker.append(&layers, "\(name): movement", lines.map(\.line.feature), "")
    LayerMaker.append(
      &layers, "\(name): arrowheads", lines.compactMap { $0.head?.feature }, "")
    guard !layers.isEmpty else { return nil }
    return Layer(id: slug(name), name: name, layers: layers)
  }
}
