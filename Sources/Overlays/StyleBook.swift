import Claims
import Features
import Gazetteer

/// Collects the styles that features use and what the legend says of them.
struct StyleBook {
  private let symbols: SymbolTable
  private(set) var table = StyleTable()
  private var actorEntries: [String: (order: String, entry: LegendEntry)] = [:]
  private var statusEntries: [SymbolTable.Mark: LegendEntry] = [:]

  init(_ symbols: SymbolTable) { self.symbols = symbols }

  /// Who is who, then what the patterns and glyphs mean; only what is used.
  var legend: [LegendEntry] {
    let actors = actorEntries.values.sorted { $0.order < $1.order }.map(\.entry)
    let statuses = SymbolTable.Mark.allCases.compactMap { statusEntries[$0] }
    return actors + statuses
  }

  /// The part of another book's styles that it has and this has not.
  mutating func merge(_ other: StyleBook) {
    table.styles.merge(other.table.styles) { mine, _ in mine }
    actorEntries.merge(other.actorEntries) { mine, _ in mine }
    statusEntries.merge(other.statusEntries) { mine, _ in mine }
  }

  mutating func outline() -> String {
    let key = add(
      "place-outline", Style(stroke: Palette.neutral, strokeWidth: 1.2, fill: Palette.neutral))
    explain(key, .outline)
    return key
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
    explain(key, .approximate)
    return key
  }

  mutating func dot() -> String {
    let symbol = symbols[.place]
    let key = add(
      "place-dot",
      Style(
        stroke: Palette.neutral, fill: Palette.neutral, fillOpacity: symbol.opacity,
        glyph: symbol.glyph, scale: 0.6, showsLabel: true))
    explain(key, .place)
    return key
  }

  mutating func hatch() -> String {
    let key = add(
      "any-contested-hatch",
      Style(
        stroke: Palette.neutral, strokeWidth: 1, strokeOpacity: symbols[.hatching].opacity,
        fill: Palette.neutral))
    explain(key, .hatching)
    return key
  }

  /// A fill: asserted claims the strongest, claimed and reported lighter, possible outline only.
  mutating func fill(_ member: CastMember, status: String) -> String {
    let mark: SymbolTable.Mark =
      switch status {
      case "asserted": .fillAsserted
      case "possible": .fillPossible
      default: .fillSaid
      }
    let key = add(
      "\(member.slug)-\(status)-fill",
      Style(
        stroke: member.rim, strokeWidth: mark == .fillPossible ? 1.5 : 1,
        strokeOpacity: mark == .fillPossible ? 0.9 : 0.5, fill: member.colour,
        fillOpacity: symbols[mark].opacity))
    name(member, style: key)
    explain(key, mark)
    return key
  }

  mutating func badge(_ claim: Claim, member: CastMember) -> String {
    let mark = Self.mark(of: claim)
    let symbol = symbols[mark]
    let glyph = symbol.glyph ?? .disc
    let opacity = claim.modality == .possible ? 0 : symbol.opacity
    let key = add(
      "\(member.slug)-\(claim.status)-\(mark.rawValue)",
      Style(
        stroke: opacity > 0 ? member.rim : member.colour, strokeWidth: 2, fill: member.colour,
        fillOpacity: opacity, glyph: glyph, scale: 0.9))
    name(member, style: key)
    explain(key, mark)
    return key
  }

  mutating func line(_ member: CastMember, status: String) -> String {
    let key = add(
      "\(member.slug)-\(status)-line",
      Style(
        stroke: member.colour, strokeWidth: 4, strokeOpacity: Self.strength(status),
        fill: member.colour))
    name(member, style: key)
    explain(key, .line)
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
    let mark: SymbolTable.Mark = heading == nil ? .end : .direction
    let key = add(
      "\(member.slug)-\(status)-arrow\(suffix)",
      Style(
        stroke: member.rim, strokeWidth: 2, fill: member.colour,
        fillOpacity: Self.strength(status), glyph: symbols[mark].glyph ?? .arrow,
        heading: heading ?? 0, scale: 1.1, showsLabel: isCounted))
    name(member, style: key)
    explain(key, mark)
    return key
  }

  private static func strength(_ status: String) -> Double {
    switch status {
    case "asserted": 0.9
    case "possible", "intent", "counterclaim": 0.4
    default: 0.7
    }
  }

  static func mark(of claim: Claim) -> SymbolTable.Mark {
    if claim.plot == .intent { return .plan }
    if claim.plot == .counterclaim { return .denied }
    if claim.predicate == .contested { return .fighting }
    if claim.modality == .possible { return .possible }
    switch claim.predicate {
    case .besieged, .blocked, .opened: return .passage
    case .lost, .ceded: return .denied
    default: return .holds
    }
  }

  private mutating func add(_ key: String, _ style: Style) -> String {
    table[key] = style
    return key
  }

  private mutating func name(_ member: CastMember, style: String) {
    // A full disc shows a hue best, then a fill.
    func rank(_ key: String) -> Int { key.hasSuffix("-holds") ? 0 : key.hasSuffix("-fill") ? 1 : 2 }
    if let old = actorEntries[member.slug]?.entry.style, (rank(old), old) <= (rank(style), style) {
      return
    }
    let order = (member.key.isEmpty ? "1" : "0") + member.key
    actorEntries[member.slug] = (
      order, LegendEntry(style: style, text: member.name.firstCapitalised, aspect: .hue)
    )
  }

  private mutating func explain(_ key: String, _ mark: SymbolTable.Mark) {
    if let old = statusEntries[mark], old.style <= key { return }
    let pattern: LegendEntry.Pattern =
      switch mark {
      case .approximate: .dashes
      case .hatching: .crossing
      case .line: .arrow
      default: .plain
      }
    statusEntries[mark] = LegendEntry(
      style: key, text: symbols.legend(mark), aspect: .shape, pattern: pattern)
  }
}
