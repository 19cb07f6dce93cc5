import Chronology
import Claims
import Features
import Gazetteer
import Geometry
import Topology

/// Outlines, striped fills and hatching of the areas that claims name.
struct AreaFeatures {
  let plan: Plan
  let balloon: Balloon
  let properties: ClaimProperties

  /// An actor's fill with the layer that it belongs to.
  struct Fill {
    let member: CastMember
    let isUndated: Bool
    let feature: Feature
  }

  /// Whether a place is an area that a claim may fill: never a spot or a line.
  static func isFillable(_ place: Place) -> Bool {
    switch place.kind {
    case .city, .town, .village, .pass, .tunnel, .road, .river, .facility: false
    default: true
    }
  }

  private struct Entry {
    let drawn: DrawnClaim
    let place: ClaimPlace
  }

  /// The claims that name each area with a shape, the oldest first.
  private func entriesByArea() -> [(place: Place, shape: PlaceShape, entries: [Entry])] {
    var byPlace: [PlaceID: [Entry]] = [:]
    for drawn in plan.drawn {
      var seen: Set<PlaceID> = []
      for place in drawn.subjects {
        guard let id = place.placeID, seen.insert(id).inserted else { continue }
        byPlace[id, default: []].append(Entry(drawn: drawn, place: place))
      }
    }
    return byPlace.keys.sorted().compactMap { id in
      guard let place = plan.gazetteer.place(id), Self.isFillable(place),
        let shape = plan.gazetteer.shape(of: id), !shape.shape.polygons.isEmpty,
        let entries = byPlace[id]
      else { return nil }
      return (place, shape, entries.sorted { Self.isEarlier($0.drawn, $1.drawn) })
    }
  }

  static func isEarlier(_ left: DrawnClaim, _ right: DrawnClaim) -> Bool {
    let (a, b) = (left.holding.begin?.dayNumber ?? .max, right.holding.begin?.dayNumber ?? .max)
    return (a, left.claim.id) < (b, right.claim.id)
  }

  /// One neutral outline a place; its text lists every claim, opposed ones side by side.
  func outlines(_ styles: inout StyleBook) -> [Feature] {
    entriesByArea().compactMap { area in
      let shown = area.entries.filter { plan.isShown($0.drawn.holding) }
      guard !shown.isEmpty else { return nil }
      let claims = shown.map(\.drawn.claim)
      let title = Self.title(area.place)
      let heading =
        "\(title): \(counted(claims.count, "claim")), the oldest first. Claims, not facts."
      let approximate =
        area.shape.isApproximate ? "The outline is approximate, worked out from points." : ""
      return Feature(
        id: "outline-\(area.place.id)", name: "\(title): \(counted(claims.count, "claim"))",
        description: balloon.text(
          heading, shown.map { ($0.drawn.claim, $0.drawn.holding) }, reason: approximate),
        shape: area.shape.shape,
        properties: Self.placeProperties(area.place) + [
          Property("claim_ids", .string(claims.map(\.id).joined(separator: ";"))),
          Property("claim_count", .integer(claims.count)),
          Property("claimants", .string(ClaimText.claimants(claims).joined(separator: "; "))),
          Property("approximate", .bool(area.shape.isApproximate)),
          Property("shape_source", .string(area.shape.source)),
        ],
        style: area.shape.isApproximate ? styles.approximateOutline() : styles.outline(),
        decimals: 4)
    }
  }

  /// Dashes along the outlines of approximate shapes, since not every format can dash a line.
  func dashes(_ styles: inout StyleBook) -> [Feature] {
    entriesByArea().compactMap { area in
      guard area.shape.isApproximate,
        area.entries.contains(where: { plan.isShown($0.drawn.holding) })
      else { return nil }
      let rings = area.shape.shape.polygons.map(\.exterior.coordinates)
      return Feature(
        id: "dashes-\(area.place.id)", name: "\(Self.title(area.place)): approximate outline",
        description: "The outline is approximate, worked out from points.",
        shape: .multiLineString(rings.flatMap { dashed($0) }),
        properties: Self.placeProperties(area.place), style: styles.dashes(), decimals: 4)
    }
  }

  /// One fill an actor, place and status, for each spell without a gap.
  func fills(_ styles: inout StyleBook) -> [Fill] {
    var fills: [Fill] = []
    for area in entriesByArea() {
      let placing = area.entries.filter { entry in
        let claim = entry.drawn.claim
        return claim.plot == .claim && claim.predicate.placesActor && claim.coversPlace
          && claim.polarity == .positive && entry.place.role != .near
          && !entry.drawn.member.key.isEmpty && !entry.drawn.member.isCivilian
      }
      // Slots go by actor over all claims of the place, so that stripes never jump in time.
      let slots = Set(placing.map(\.drawn.member.key)).sorted()
      let groups = Dictionary(grouping: placing) {
        "\($0.drawn.member.slug)-\($0.drawn.claim.status)"
      }
      for key in groups.keys.sorted() {
        guard let group = groups[key], let first = group.first else { continue }
        let member = first.drawn.member
        let slot = slots.firstIndex(of: member.key) ?? 0
        let shape = stripe(of: area.shape.shape, slot: slot, of: slots.count)
        let shown = group.filter { plan.isShown($0.drawn.holding) }
        for (number, spell) in spells(shown).enumerated() {
          fills.append(
            fill(
              spell, id: "area-\(area.place.id)-\(key)-\(number + 1)", shape: shape,
              member: member, styles: &styles))
        }
      }
    }
    return fills
  }

  private func fill(
    _ spell: [Entry], id: String, shape: Shape, member: CastMember, styles: inout StyleBook
  ) -> Fill {
    let first = spell[0]
    let holding = spell.dropFirst().reduce(first.drawn.holding) { $0.union($1.drawn.holding) }
    let said = plan.sentences.said(first.drawn.claim, at: first.place)
    let more = spell.count == 1 ? "" : " (and \(counted(spell.count - 1, "more claim")))"
    let claims = spell.map(\.drawn.claim)
    let lists = spell.map { entry in
      properties.properties(
        entry.drawn.claim, place: entry.place, anchor: areaAnchor(entry.place), member: member,
        holding: holding, said: plan.sentences.said(entry.drawn.claim, at: entry.place))
    }
    return Fill(
      member: member, isUndated: holding.begin == nil,
      feature: Feature(
        id: id, name: cut(said, to: 90 - more.count) + more,
        description: balloon.text(
          counted(claims.count, "claim") + ", the oldest first. Claims, not facts.",
          spell.map { ($0.drawn.claim, $0.drawn.holding) }, reason: ""),
        shape: shape, properties: properties.merged(lists, claims: claims, holder: member),
        time: featureTime(holding),
        style: styles.fill(member, status: first.drawn.claim.status), decimals: 4))
  }

  /// Crossed lines over areas that are said to be fought over or besieged.
  func hatching(_ styles: inout StyleBook) -> [(isUndated: Bool, feature: Feature)] {
    var features: [(isUndated: Bool, feature: Feature)] = []
    for area in entriesByArea() {
      let fought = area.entries.filter { entry in
        let claim = entry.drawn.claim
        return claim.plot == .claim && entry.place.role != .near
          && (claim.predicate == .contested || claim.predicate == .besieged)
          && plan.isShown(entry.drawn.holding)
      }
      guard !fought.isEmpty, let shape = hatch(of: area.shape.shape) else { continue }
      for (number, spell) in spells(fought).enumerated() {
        guard let first = spell.first else { continue }
        let holding = spell.dropFirst().reduce(first.drawn.holding) { $0.union($1.drawn.holding) }
        let more = spell.count == 1 ? "" : " (and \(counted(spell.count - 1, "more claim")))"
        let lists = spell.map { entry in
          properties.properties(
            entry.drawn.claim, place: entry.place, anchor: areaAnchor(entry.place),
            member: entry.drawn.member, holding: holding,
            said: plan.sentences.said(entry.drawn.claim, at: entry.place))
        }
        let said = plan.sentences.said(first.drawn.claim, at: first.place)
        features.append(
          (
            holding.begin == nil,
            Feature(
              id: "hatch-\(area.place.id)-\(number + 1)",
              name: cut(said, to: 90 - more.count) + more,
              description: balloon.text(
                counted(spell.count, "claim") + ", the oldest first. Claims, not facts.",
                spell.map { ($0.drawn.claim, $0.drawn.holding) }, reason: ""),
              shape: shape,
              properties: properties.merged(
                lists, claims: spell.map(\.drawn.claim), holder: nil),
              time: featureTime(holding), style: styles.hatch(), decimals: 4)
          ))
      }
    }
    return features
  }

  /// Claims in spells without a gap, undated ones in a spell of their own.
  private func spells(_ entries: [Entry]) -> [[Entry]] {
    var spells: [(holding: Holding, entries: [Entry])] = []
    for entry in entries {
      if let last = spells.last, last.holding.touches(entry.drawn.holding) {
        spells[spells.count - 1].holding = last.holding.union(entry.drawn.holding)
        spells[spells.count - 1].entries.append(entry)
      } else {
        spells.append((entry.drawn.holding, [entry]))
      }
    }
    return spells.map(\.entries)
  }

  private func areaAnchor(_ place: ClaimPlace) -> Anchor {
    let known = place.placeID.flatMap { plan.gazetteer.place($0) }
    let kind = known?.kind ?? .area
    return Anchor(
      place: known
        ?? Place(
          id: "", name: place.name, kind: kind, parent: nil, coordinate: nil, source: ""),
      coordinate: Coordinate(wrapping: 0, 0), geographicPrecision: kind == .district ? 2 : 3,
      reason: "The whole \(kind.rawValue) that the claim names.", decimals: 4)
  }

  static func title(_ place: Place) -> String {
    ClaimPlace(
      role: .at, name: place.name, placeID: place.id, kind: place.kind, coordinate: nil,
      surface: "", range: nil, resolution: .named
    ).words.firstCapitalised
  }

  static func placeProperties(_ place: Place) -> [Property] {
    [
      Property("place", .string(place.name)), Property("place_id", .string(place.id.rawValue)),
      Property("place_kind", .string(place.kind.rawValue)),
    ]
  }

  private func stripe(of shape: Shape, slot: Int, of slots: Int) -> Shape {
    guard slots > 1 else { return shape }
    let stripes = try? Topology.stripes(
      of: shape, slot: slot, of: slots, angleDegrees: 45,
      stripeKilometres: Self.stripeKilometres(shape))
    return stripes.flatMap(\.self) ?? shape
  }

  private func hatch(of shape: Shape) -> Shape? {
    let lines = try? Topology.crossHatchLines(
      of: shape, spacingKilometres: Self.stripeKilometres(shape) * 1.5)
    return lines.flatMap { $0.isEmpty ? nil : .multiLineString($0) }
  }

  /// About fourteen stripes across, whatever the size of the place.
  private static func stripeKilometres(_ shape: Shape) -> Double {
    max(0.5, shape.areaSquareKilometres.squareRoot() / 14)
  }
}

extension String {
  /// The text with its first letter as a capital: "The Salang Pass".
  var firstCapitalised: String { prefix(1).uppercased() + dropFirst() }
}

/// A line cut into dashes with gaps as long, about 60 of them.
func dashed(_ line: [Coordinate]) -> [[Coordinate]] {
  let total = geodesicLengthKilometres(line)
  let length = max(0.2, total / 120)
  var dashes: [[Coordinate]] = []
  var current: [Coordinate] = line.first.map { [$0] } ?? []
  var left = length
  var isDrawing = true
  for (start, end) in zip(line, line.dropFirst()) {
    var from = start
    var step = from.distanceKilometres(to: end)
    while step > left, step > 0 {
      let share = left / step
      // Parts of a border are short enough for a straight line in degrees.
      let cut = Coordinate(
        wrapping: from.longitude + (end.longitude - from.longitude) * share,
        from.latitude + (end.latitude - from.latitude) * share)
      if isDrawing { dashes.append(current + [cut]) }
      isDrawing.toggle()
      current = [cut]
      from = cut
      step -= left
      left = length
    }
    left -= step
    current.append(end)
  }
  if isDrawing, current.count > 1 { dashes.append(current) }
  return dashes
}
