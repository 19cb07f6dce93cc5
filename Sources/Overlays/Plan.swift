import Chronology
import Claims
import Features
import Gazetteer
import Geometry

/// What several claims of movement share when one marker stands for them.
struct MarkerKey: Hashable, Comparable {
  let actor: String
  let place: PlaceID
  let anchor: PlaceID
  let predicate: Predicate
  let role: PlaceRole
  /// The bearing in steps of 5 degrees, or `nil` when the other end is not told.
  let heading: Int?
  let isUndated: Bool

  var id: String {
    let turn = heading.map { "-\($0)" } ?? ""
    return "marker-\(slug(actor))-\(predicate.rawValue)-\(role.rawValue)-\(place)\(turn)"
      + (isUndated ? "-undated" : "")
  }

  static func < (left: MarkerKey, right: MarkerKey) -> Bool { left.id < right.id }
}

/// What several claims of movement share when one line stands for them.
struct LineKey: Hashable, Comparable {
  let actor: String
  let from: PlaceID
  let to: PlaceID
  let predicate: Predicate
  let isUndated: Bool

  var id: String {
    "line-\(slug(actor))-\(predicate.rawValue)-\(from)-\(to)" + (isUndated ? "-undated" : "")
  }

  static func < (left: LineKey, right: LineKey) -> Bool { left.id < right.id }
}

/// A claim that is drawn, in one way or another.
struct DrawnClaim {
  let claim: Claim
  let member: CastMember
  let holding: Holding
  /// The places that it is about, without mere containers and ends of ways, and where each lies.
  let anchored: [(place: ClaimPlace, anchor: Anchor)]

  /// The places that it is about.
  var subjects: [ClaimPlace] { anchored.map(\.place) }
}

/// Everything that a ledger draws and where, before days or sources are chosen: slots and rings
/// depend on the whole ledger, so that nothing jumps when the day changes.
struct Plan {
  let gazetteer: Gazetteer
  let options: OverlayOptions
  let cast: Cast
  let ties: Ties
  let sentences: SentenceWriter
  private(set) var drawn: [DrawnClaim] = []
  private(set) var badges: [Mark] = []
  private(set) var markers: [MarkerKey: [Mark]] = [:]
  private(set) var lines: [LineKey: [Journey]] = [:]
  private(set) var unmapped: [UnmappedClaim] = []
  private(set) var positions: [String: Coordinate] = [:]
  /// From which scale the name of each place is drawn, and its marks, in pixels a kilometre.
  private(set) var nameScales: [PlaceID: Double] = [:]
  private(set) var markScales: [PlaceID: Double] = [:]
  private let rule: AnchorRule
  /// Anchors already worked out: a label point of a large shape takes time.
  private var anchors: [AnchorQuestion: AnchorResult] = [:]

  private struct AnchorQuestion: Hashable {
    let place: PlaceID
    let role: PlaceRole
    let isCivilian: Bool
  }

  init(_ ledger: Ledger, gazetteer: Gazetteer, options: OverlayOptions) {
    self.gazetteer = gazetteer
    self.options = options
    rule = AnchorRule(gazetteer: gazetteer, options: options)
    sentences = SentenceWriter(gazetteer: gazetteer)
    ties = Ties(ledger.claims)
    let drawable = ledger.claims.filter { Self.refusal(of: $0) == nil }
    cast = Cast(drawable, gazetteer: gazetteer, options: options)
    for claim in ledger.claims {
      if let reason = Self.refusal(of: claim) {
        unmapped.append(UnmappedClaim(claim: claim, reason: reason))
      } else {
        place(claim, holding: ledger.holding(of: claim))
      }
    }
    let rings = ringRequests()
    positions = RingLayout(rings).positions
    nameScales = LabelLadder(labels).scales
    markScales = nameScales
    for ring in rings where ring.marks.count > 1 {
      let id = PlaceID(rawValue: ring.key)
      let apart = Self.pixelsBetweenMarks / RingLayout.spacing(of: ring)
      markScales[id] = max(apart, nameScales[id] ?? 0)
    }
  }

  /// The drawing rule: what is never an event on the map.
  static func refusal(of claim: Claim) -> UnmappedReason? {
    if claim.review == .rejected { return .rejected }
    guard claim.plot == .no else { return nil }
    if claim.isBackground { return .history }
    return claim.modality == .hypothetical ? .hypothetical : .negatedIntent
  }

  /// Whether a claim is shown on the chosen day; undated claims stand apart and stay.
  func isShown(_ holding: Holding) -> Bool {
    guard let day = options.asOf, holding.begin != nil else { return true }
    return holding.includes(day)
  }

  private mutating func anchor(_ place: ClaimPlace, isCivilian: Bool) -> AnchorResult {
    guard let id = place.placeID else { return .none(.unknownPlace) }
    let question = AnchorQuestion(place: id, role: place.role, isCivilian: isCivilian)
    if let known = anchors[question] { return known }
    let result = rule.anchor(for: place, isCivilian: isCivilian)
    anchors[question] = result
    return result
  }

  private mutating func place(_ claim: Claim, holding: Holding) {
    let member = cast.member(claim)
    let flees = claim.predicate == .fleeing || claim.predicate == .evacuated
    let isCivilian = member.isCivilian || flees
    let subjects = Self.subjects(of: claim)
    var failure: UnmappedReason?
    var found: [(ClaimPlace, Anchor)] = []
    for place in subjects {
      switch anchor(place, isCivilian: isCivilian) {
      case .anchor(let anchor): found.append((place, anchor))
      case .none(let reason): failure = failure ?? reason
      }
    }
    guard !found.isEmpty else {
      unmapped.append(UnmappedClaim(claim: claim, reason: failure ?? .noPlace))
      return
    }
    // A claim of another day still keeps its slot, so that other marks do not move.
    if !isShown(holding) { unmapped.append(UnmappedClaim(claim: claim, reason: .notOnDay)) }
    draw(claim, holding, member, found, isCivilian: isCivilian)
  }

  private mutating func draw(
    _ claim: Claim, _ holding: Holding, _ member: CastMember, _ found: [(ClaimPlace, Anchor)],
    isCivilian: Bool
  ) {
    drawn.append(
      DrawnClaim(
        claim: claim, member: member, holding: holding,
        anchored: found.map { (place: $0.0, anchor: $0.1) }))
    let isGrouped = claim.plot == .claim && (claim.kind == .movement || isCivilian)
    guard isGrouped else {
      for (index, (place, anchor)) in found.enumerated() {
        badges.append(
          Mark(
            id: index == 0 ? claim.id : "\(claim.id)-\(index + 1)", claim: claim, place: place,
            anchor: anchor, member: member, holding: holding, isCivilian: isCivilian,
            said: sentences.said(claim, at: place)))
      }
      return
    }
    let origins = found.filter { $0.0.role == .from }.prefix(8)
    let destinations = found.filter { $0.0.role == .to }.prefix(8)
    var hasLine = false
    if !isCivilian {
      for (_, from) in origins {
        for (_, to) in destinations where from.place.id != to.place.id {
          let key = LineKey(
            actor: member.key, from: from.place.id, to: to.place.id, predicate: claim.predicate,
            isUndated: holding.begin == nil)
          lines[key, default: []].append(
            Journey(
              claim: claim, from: from, to: to, member: member, holding: holding,
              said: sentences.said(claim)))
          hasLine = true
        }
      }
    }
    if !hasLine { mark(claim, holding, member, found, isCivilian: isCivilian) }
  }

  /// A counted marker at the end that is known; civilians are counted where they leave from.
  private mutating func mark(
    _ claim: Claim, _ holding: Holding, _ member: CastMember, _ found: [(ClaimPlace, Anchor)],
    isCivilian: Bool
  ) {
    let order: [PlaceRole] =
      isCivilian ? [.from, .at, .to, .near, .in, .via] : [.to, .from, .at, .near, .in, .via]
    guard let role = order.first(where: { role in found.contains { $0.0.role == role } })
    else { return }
    for (place, anchor) in found where place.role == role {
      let bearing = bearing(claim, place, anchor, found, isCivilian: isCivilian)
      let key = MarkerKey(
        actor: member.key, place: isCivilian ? anchor.place.id : place.placeID ?? anchor.place.id,
        anchor: anchor.place.id, predicate: claim.predicate, role: role,
        heading: bearing.map { Int(($0 / 5).rounded()) * 5 % 360 },
        isUndated: holding.begin == nil)
      markers[key, default: []].append(
        Mark(
          id: key.id, claim: claim, place: place, anchor: anchor, member: member,
          holding: holding, isCivilian: isCivilian, said: sentences.said(claim)))
    }
  }

  /// The bearing from the other end, or from the unit around it, when the text tells one.
  private mutating func bearing(
    _ claim: Claim, _ place: ClaimPlace, _ anchor: Anchor, _ found: [(ClaimPlace, Anchor)],
    isCivilian: Bool
  ) -> Double? {
    guard place.role == .to || place.role == .from else { return nil }
    let otherRole: PlaceRole = place.role == .to ? .from : .to
    for other in claim.places where other.role == otherRole {
      guard let id = other.placeID else { continue }
      var candidates = found.filter { $0.0.role == otherRole }.map(\.1.coordinate)
      if candidates.isEmpty {
        candidates = gazetteer.ancestors(of: id).filter {
          $0.kind == .district || $0.kind == .province
        }.compactMap(\.coordinate)
      }
      for point in candidates where point != anchor.coordinate {
        return place.role == .to
          ? point.bearingDegrees(to: anchor.coordinate)
          : anchor.coordinate.bearingDegrees(to: point)
      }
    }
    return nil
  }

  /// The places that a claim is about: what it takes or holds, or the ends of a way.
  static func subjects(of claim: Claim) -> [ClaimPlace] {
    func with(_ roles: PlaceRole...) -> [ClaimPlace] {
      claim.places.filter { roles.contains($0.role) }
    }
    let settings = with(.at, .near)
    let ends = with(.to, .from)
    let first = claim.kind == .movement ? ends : settings
    let second = claim.kind == .movement ? settings : ends
    return [first, second, with(.via), with(.in)].first { !$0.isEmpty } ?? []
  }

  private func ringRequests() -> [RingRequest] {
    struct Entry {
      let id: String
      let anchor: Anchor
      let day: Int
    }
    var entries = badges.map { mark in
      Entry(id: mark.id, anchor: mark.anchor, day: mark.holding.begin?.dayNumber ?? .max)
    }
    for (key, marks) in markers {
      guard let first = marks.first else { continue }
      let day = marks.compactMap(\.holding.begin?.dayNumber).min() ?? .max
      entries.append(Entry(id: key.id, anchor: first.anchor, day: day))
    }
    return Dictionary(grouping: entries, by: \.anchor.place.id).compactMap { id, entries in
      guard let anchor = entries.first?.anchor else { return nil }
      let (spacing, reach) = ringSize(anchor.place)
      return RingRequest(
        key: id.rawValue, centre: anchor.coordinate, spacingKilometres: spacing,
        reachKilometres: reach,
        marks: entries.sorted { ($0.day, $0.id) < ($1.day, $1.id) }.map(\.id))
    }
  }

  /// How far marks lie apart and how far out they may reach, by the size of the place.
  private func ringSize(_ place: Place) -> (spacing: Double, reach: Double) {
    let area = gazetteer.shape(of: place.id)?.shape.areaSquareKilometres ?? 0
    // Half the radius of a circle of the same area.
    let reach = 0.5 * (area / .pi).squareRoot()
    return switch place.kind {
    case .continent, .region, .country, .countryPart: (30, max(60, reach))
    case .province: (4.5, min(60, max(9, reach)))
    case .district: (2.2, min(30, max(5, reach)))
    case .valley, .river, .range, .area, .road: (2, 5)
    default: (1.3, 3)
    }
  }
}
