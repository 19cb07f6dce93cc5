import Chronology
import Claims
import Features
import Gazetteer
import Geometry

/// What every file says of itself: disclaimer, day, gazetteer, sources.
struct Frame {
  private let title: String
  private let description: String
  private let metadata: [Property]
  private let timeRange: DateInterval?
  private let view: BoundingBox?

  static let disclaimer =
    "Claims, not facts: each mark shows what a source says. No mark is not no control. "
    + "Boundaries imply no endorsement."

  init(plan: Plan, ledger: Ledger, options: OverlayOptions) {
    title = options.title
    let day = options.asOf ?? ledger.latestReportDate
    let sources = Self.sources(plan)
    let version = plan.gazetteer.version
    let shown = plan.drawn.filter { plan.isShown($0.holding) }
    let claims = counted(shown.count, "claim")
    var lines = [Self.disclaimer]
    if let day {
      lines.append(options.asOf == nil ? "As of \(day.longText)." : "On \(day.longText) only.")
    }
    lines.append("\(claims) drawn, \(plan.unmapped.count) not drawn.")
    lines.append("Precision: \(options.precision.rawValue).")
    if !version.isEmpty { lines.append("Gazetteer: \(version).") }
    if !sources.isEmpty {
      lines.append("Sources of places and shapes: " + sources.joined(separator: "; ") + ".")
    }
    lines.append("Schema version 1.")
    description = lines.joined(separator: "\n")
    var list = [
      Property("schema_version", .integer(1)), Property("disclaimer", .string(Self.disclaimer)),
    ]
    if let day { list.append(Property("as_of", .string(day.iso8601))) }
    if !version.isEmpty { list.append(Property("gazetteer_version", .string(version))) }
    list += [
      Property("sources", .string(sources.joined(separator: "; "))),
      Property("precision", .string(options.precision.rawValue)),
      Property("claims_drawn", .integer(shown.count)),
      Property("claims_not_drawn", .integer(plan.unmapped.count)),
    ]
    metadata = list
    view = plan.view
    let begins = shown.compactMap(\.holding.begin)
    let last = shown.compactMap { $0.holding.finish ?? $0.holding.begin }.max()
    timeRange = begins.min().flatMap { first in
      last.flatMap { last in
        DateInterval(start: first, end: max(last, max(first, ledger.latestReportDate ?? last)))
      }
    }
  }

  func set(_ suffix: String, _ layers: [Layer], _ styles: StyleBook) -> LayerSet {
    LayerSet(
      name: suffix.isEmpty ? title : "\(title): \(suffix)", description: description,
      layers: layers, styles: styles.table, timeRange: timeRange, metadata: metadata,
      legend: styles.legend, view: view)
  }

  /// "naturalearth: Natural Earth (public domain)", sorted by id.
  private static func sources(_ plan: Plan) -> [String] {
    var ids: Set<String> = []
    for drawn in plan.drawn {
      for (place, anchor) in drawn.anchored {
        ids.insert(anchor.place.source)
        if let id = place.placeID, let shape = plan.gazetteer.shape(of: id) {
          ids.insert(shape.source)
        }
      }
    }
    return ids.filter { !$0.isEmpty }.sorted().map { id in
      guard let source = plan.gazetteer.source(id) else { return id }
      let licence = source.licence.isEmpty ? "" : " (\(source.licence))"
      return "\(id): \(source.title)\(licence)"
    }
  }
}
