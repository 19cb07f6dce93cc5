import Claims
import Features
import Gazetteer

/// Collects the styles that features use and what the legend says of them.
struct StyleBook {
  private(set) var table = StyleTable()
  private var actorEntries: [String: (order: String, entry: LegendEntry)] = [:]
  private var statusEntries: [String: (order: Int, entry: LegendEntry)] = [:]

  /// Who is who, then what the patterns and glyphs mean; only what is used.
  var legend: [LegendEntry] {
    let actors = actorEntries.values.sorted { $0.order < $1.order }.map(\.entry)
    let statuses = statusEntries.values.sorted { $0.order < $1.order }.map(\.entry)
    return actors + statuses
  }

  /// The part of another book's styles that it has and this has not.
  mutating func merge(_ other: StyleBook) {
    table.styles.merge(other.table.styles) { mine, _ in mine }
    actorEntries.merge(other.actorEntries) { mine, _ in mine }
    statusEntries.merge(other.statusEntries) { mine, _ in mine }
  }

  mutating func outline() -> String {
    explain("outline", order: 90, "Grey outline: an area that claims name")
    return add(
      "place-outline", Style(stroke: Palette.neutral, strokeWidth: 1.2, fill: Palette.neutral))
  }

  mutating func approximateOutline() -> String {
    add(
      "place-outline-hidden",
      Style(
        stroke: Palette.neutral, strokeWidth: 0, strokeOpacity: 0, fill: Palette.neutral))
  }

  mutating func dashes() -> String {
    let key = add(
      "place-dashes", Style(stroke: Palette.neutral, strokeWidth: 1.5, fill: Palette.neutral))
    explain(key, order: 91, "Dashed outline: approximate, worked out from points")
    return key
  }

  mutating func dot() -> String {
    let key = add(
      "place-dot",
      Style(
        stroke: Palette.neutral, fill: Palette.neutral, fillOpacity: 1, glyph: .dot, scale: 0.6,
        showsLabel: true))
    explain(key, order: 92, "Small dot: a place that claims name")
    return key
  }

  mutating func hatch() -> String {
    let key = add(
      "any-contested-hatch",
      Style(stroke: Palette.neutral, strokeWidth: 1, strokeOpacity: 0.6, fill: Palette.neutral))
    explain(key, order: 10, "Crossed lines: said to be fought over or besieged")
    return key
  }

  /// A fill: asserted 30 %, claimed and reported lighter, possible outline only.
  mutating func fill(_ member: CastMember, status: String) -> String {
    let opacity =
      switch status {
      case "asserted": 0.3
      case "possible": 0.0
      default: 0.18
      }
    let key = add(
      "\(member.slug)-\(status)-fill",
      Style(
        stroke: member.colour, strokeWidth: status == "possible" ? 1.5 : 1,
        strokeOpacity: status == "possible" ? 0.9 : 0.5, fill: member.colour, fillOpacity: opacity))
    name(member, style: key)
    switch status {
    case "asserted": explain(key, order: 20, "Fill, stronger: the report says so in its own voice")
    case "possible": explain(key, order: 22, "Coloured outline without fill: only possible")
    default:
      explain(
        key, order: 21,
        "Fill, lighter: a party or a third side says so. Stripes: several actors, each its own; an "
          + "empty one: not on this day")
    }
    return key
  }

  mutating func badge(_ claim: Claim, member: CastMember) -> String {
    let glyph = Self.glyph(claim)
    let isWeak = claim.modality == .possible
    let opacity = glyph == .ring || glyph == .triangle || isWeak ? 0.0 : 1.0
    let key = add(
      "\(member.slug)-\(claim.status)-\(glyph.rawValue.lowercased())",
      Style(
        stroke: member.colour, strokeWidth: 2, fill: member.colour, fillOpacity: opacity,
        glyph: glyph, scale: 0.9))
    name(member, style: key)
    switch glyph {
    case .disc: explain(key, order: 30, "Disc: said to hold, to have taken or to be present")
    case .ring: explain(key, order: 31, "Ring: only possible")
    case .square: explain(key, order: 32, "Square: a siege, a way blocked or opened")
    case .diamond: explain(key, order: 33, "Diamond: fighting")
    case .crossedDisc: explain(key, order: 34, "Crossed disc: denied, or said to be lost or not so")
    case .triangle: explain(key, order: 35, "Triangle: a plan or a demand")
    case .arrow, .doubleArrow, .dot: break
    }
    return key
  }

  mutating func line(_ member: CastMember, status: String) -> String {
    let key = add(
      "\(member.slug)-\(status)-line",
      Style(
        stroke: member.colour, strokeWidth: 4, strokeOpacity: Self.strength(status),
        fill: member.colour))
    name(member, style: key)
    explain(key, order: 40, "Arrow line: said to move from one place to another")
    return key
  }

  mutating func head(_ member: CastMember, status: String) -> String {
    add(
      "\(member.slug)-\(status)-head",
      Style(
        stroke: member.colour, strokeWidth: 1, strokeOpacity: Self.strength(status),
        fill: member.colour, fillOpacity: Self.strength(status)))
  }

  /// A marker of a movement; an arrow only where the direction is known.
  mutating func marker(
    _ member: CastMember, status: String, bearing: Double?, isCounted: Bool
  ) -> String {
    let heading = bearing.map { (($0 / 5).rounded() * 5).truncatingRemainder(dividingBy: 360) }
    let suffix = (isCounted ? "-counted" : "") + (heading.map { "-\(Int($0))" } ?? "")
    let key = add(
      "\(member.slug)-\(status)-arrow\(suffix)",
      Style(
        stroke: member.colour, strokeWidth: 2, fill: member.colour,
        fillOpacity: Self.strength(status), glyph: heading == nil ? .doubleArrow : .arrow,
        heading: heading ?? 0,
        scale: 1.1, showsLabel: isCounted))
    name(member, style: key)
    if heading == nil {
      explain(key, order: 42, "Arrow with two heads: a movement of which only one end is told")
    } else {
      explain(key, order: 41, "Single arrow: a movement in that direction")
    }
    return key
  }

  private static func strength(_ status: String) -> Double {
    switch status {
    case "asserted": 0.9
    case "possible", "intent", "counterclaim": 0.4
    default: 0.7
    }
  }

  static func glyph(_ claim: Claim) -> Glyph {
    if claim.plot == .intent { return .triangle }
    if claim.plot == .counterclaim { return .crossedDisc }
    if claim.predicate == .contested { return .diamond }
    if claim.modality == .possible { return .ring }
    switch claim.predicate {
    case .besieged, .blocked, .opened: return .square
    case .lost, .ceded: return .crossedDisc
    default: return .disc
    }
  }

  private mutating func add(_ key: String, _ style: Style) -> String {
    table[key] = style
    return key
  }

  private mutating func name(_ member: CastMember, style: String) {
    // A full disc shows a hue best, then a fill.
    func rank(_ key: String) -> Int { key.hasSuffix("-disc") ? 0 : key.hasSuffix("-fill") ? 1 : 2 }
    if let old = actorEntries[member.slug]?.entry.style, (rank(old), old) <= (rank(style), style) {
      return
    }
    let order = (member.key.isEmpty ? "1" : "0") + member.key
    actorEntries[member.slug] = (
      order, LegendEntry(style: style, text: member.name.firstCapitalised)
    )
  }

  private mutating func explain(_ style: String, order: Int, _ text: String) {
    let id = "\(order)"
    let key = style == "outline" ? "place-outline" : style
    if let old = statusEntries[id], old.entry.style <= key { return }
    statusEntries[id] = (order, LegendEntry(style: key, text: text))
  }
}
