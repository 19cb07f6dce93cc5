import Chronology
import Claims
import Features
import Gazetteer
import Geometry

/// Badges, counted markers and arrows.
struct MarkFeatures {
  let plan: Plan
  let balloon: Balloon
  let properties: ClaimProperties

  /// How far each line is moved aside.
  private let lanes: [LineKey: Double]

  init(plan: Plan, balloon: Balloon, properties: ClaimProperties) {
    self.plan = plan
    self.balloon = balloon
    self.properties = properties
    lanes = Self.lanes(plan)
  }

  /// Some of the claims, with the markers and lines that stand for any of them.
  struct Wanted {
    var claims: Set<String> = []
    var markers: Set<MarkerKey> = []
    var lines: Set<LineKey> = []
  }

  /// A point or line with what decides its folder.
  struct Item {
    /// The first of its claims.
    let claim: String
    let member: CastMember
    let plot: PlotClass
    let isUndated: Bool
    let feature: Feature
  }

  /// One badge a claim and place.
  func badges(_ styles: inout StyleBook) -> [Item] {
    plan.badges.filter { plan.isShown($0.holding) }.compactMap { mark in
      guard let position = plan.positions[mark.id] else { return nil }
      return Item(
        claim: mark.claim.id, member: mark.member, plot: mark.claim.plot, isUndated: mark.isUndated,
        feature: Feature(
          id: mark.id, name: cut(mark.said, to: 90),
          description: balloon.text(
            mark.claim, said: mark.said, holding: mark.holding, reason: mark.anchor.reason),
          shape: .point(position),
          properties: properties.properties(
            mark.claim, place: mark.place, anchor: mark.anchor, member: mark.member,
            holding: mark.holding, said: mark.said),
          time: featureTime(mark.holding), style: styles.badge(mark.claim, member: mark.member),
          decimals: max(4, mark.anchor.decimals),
          smallestScale: plan.markScales[mark.anchor.place.id]))
    }
  }

  /// One counted marker an actor, place and direction.
  func markers(
    _ styles: inout StyleBook, suffix: String = "", among wanted: Wanted? = nil
  ) -> [Item] {
    (wanted?.markers ?? Set(plan.markers.keys)).sorted().compactMap { key in
      let marks = (plan.markers[key] ?? [])
        .filter { wanted?.claims.contains($0.claim.id) != false && plan.isShown($0.holding) }
        .sorted { Self.isEarlier(($0.holding, $0.claim.id), ($1.holding, $1.claim.id)) }
      guard let first = marks.first, let position = plan.positions[key.id] else { return nil }
      let holding = marks.dropFirst().reduce(first.holding) { $0.union($1.holding) }
      let bearing = key.heading.map(Double.init)
      let claims = marks.map(\.claim)
      var place = first.place
      if first.isCivilian {
        place.name = first.anchor.place.name
        place.kind = first.anchor.place.kind
        place.placeID = first.anchor.place.id
      }
      let label = plan.sentences.label(first.claim, actor: first.member.name, at: place)
        .firstCapitalised
      let name =
        marks.count == 1
        ? cut(first.said, to: 90)
        : cut(label, to: 78) + ": " + counted(marks.count, "claim")
      let lists = marks.map { mark in
        properties.properties(
          mark.claim, place: first.isCivilian ? place : mark.place, anchor: mark.anchor,
          member: mark.member, holding: holding, said: mark.said, bearing: bearing)
      }
      let description =
        marks.count == 1
        ? balloon.text(
          first.claim, said: first.said, holding: first.holding, reason: first.anchor.reason)
        : balloon.text(
          "\(label): \(counted(marks.count, "claim")), the oldest first. Claims, not facts.",
          marks.map { ($0.claim, $0.holding) }, reason: first.anchor.reason)
      let style =
        key.predicate.kind == .movement
        ? styles.marker(
          first.member, status: status(claims), bearing: bearing, isCounted: marks.count > 1)
        : styles.badge(first.claim, member: first.member)
      return Item(
        claim: first.claim.id, member: first.member, plot: .claim, isUndated: key.isUndated,
        feature: Feature(
          id: key.id + suffix, name: name, description: description, shape: .point(position),
          properties: properties.merged(lists, claims: claims, holder: nil),
          time: featureTime(holding), style: style, decimals: max(4, first.anchor.decimals),
          smallestScale: plan.markScales[first.anchor.place.id]))
    }
  }

  /// Geodesic lines of movements with both ends, and their arrowheads.
  func lines(
    _ styles: inout StyleBook, suffix: String = "", among wanted: Wanted? = nil
  ) -> [(line: Item, head: Item?)] {
    (wanted?.lines ?? Set(plan.lines.keys)).sorted().compactMap { key in
      let journeys = (plan.lines[key] ?? [])
        .filter { wanted?.claims.contains($0.claim.id) != false && plan.isShown($0.holding) }
        .sorted { Self.isEarlier(($0.holding, $0.claim.id), ($1.holding, $1.claim.id)) }
      guard let first = journeys.first,
        let place = first.claim.places.first(where: { $0.role == .to })
      else { return nil }
      let holding = journeys.dropFirst().reduce(first.holding) { $0.union($1.holding) }
      let claims = journeys.map(\.claim)
      let bearing = first.from.coordinate.bearingDegrees(to: first.to.coordinate)
      let roundedBearing = (bearing * 10).rounded() / 10
      let aside = lanes[key] ?? 0
      let start = first.from.coordinate.destination(bearingDegrees: bearing + 90, kilometres: aside)
      let end = first.to.coordinate.destination(bearingDegrees: bearing + 90, kilometres: aside)
      let line = geodesicLine(from: start, to: end, maximumSegmentKilometres: 20)
      let more = claims.count == 1 ? "" : " (and \(counted(claims.count - 1, "more claim")))"
      let name = cut(first.said, to: 90 - more.count) + more
      let lists = journeys.map { journey in
        properties.properties(
          journey.claim, place: place, anchor: journey.to, member: journey.member,
          holding: holding, said: journey.said, bearing: roundedBearing)
      }
      let reason = distinct([first.from.reason, first.to.reason]).filter { !$0.isEmpty }
        .joined(separator: " ")
      let description =
        claims.count == 1
        ? balloon.text(first.claim, said: first.said, holding: first.holding, reason: reason)
        : balloon.text(
          counted(claims.count, "claim") + ", the oldest first. Claims, not facts.",
          journeys.map { ($0.claim, $0.holding) }, reason: reason)
      let list = properties.merged(lists, claims: claims, holder: nil)
      func item(_ id: String, _ shape: Shape, _ style: String) -> Item {
        Item(
          claim: first.claim.id, member: first.member, plot: .claim, isUndated: key.isUndated,
          feature: Feature(
            id: id + suffix, name: name, description: description,
            shape: shape.cutAtAntimeridian(), properties: list, time: featureTime(holding),
            style: style, decimals: 4))
      }
      let state = status(claims)
      let head = arrowhead(
        along: line, lengthKilometres: min(6, defaultArrowheadKilometres(along: line)))
      return (
        item(key.id, .lineString(line), styles.line(first.member, status: state)),
        head.map { item(key.id + "-head", .polygon($0), styles.head(first.member, status: state)) }
      )
    }
  }

  /// How far each line is moved to its right in kilometres, so that lines between the same places
  /// lie side by side.
  private static func lanes(_ plan: Plan) -> [LineKey: Double] {
    var used: [[PlaceID]: Int] = [:]
    var lanes: [LineKey: Double] = [:]
    for key in plan.lines.keys.sorted() {
      let pair = [key.from, key.to].sorted()
      let number = used[pair, default: 0]
      used[pair] = number + 1
      // 0, 1, -1, 2, -2 seen from the lesser place.
      let lane = Double((number + 1) / 2) * (number.isMultiple(of: 2) ? -1 : 1) * 1.5
      lanes[key] = key.from == pair[0] ? lane : -lane
    }
    return lanes
  }

  /// The status that the claims share, else "reported", the weaker of those that fill a marker.
  private func status(_ claims: [Claim]) -> String {
    let all = Set(claims.map(\.status))
    return all.count == 1 ? all.first ?? "reported" : "reported"
  }

  private static func isEarlier(_ left: (Holding, String), _ right: (Holding, String)) -> Bool {
    let (a, b) = (left.0.begin?.dayNumber ?? .max, right.0.begin?.dayNumber ?? .max)
    return (a, left.1) < (b, right.1)
  }
}
