import Geometry

extension Gazetteer {
  /// Within this distance of a border a point is on it.
  static let borderToleranceKilometres = 2.0

  /// Whether two places meet, where, over which lower units, and the way between them.
  ///
  /// Units of administration are answered from the table; a district and a province from the
  /// borders of the district; a pass or a town by its distance to the province's outline, and by
  /// what the tables say it lies on.
  public func adjacency(_ a: Place, _ b: Place) -> AdjacencyAnswer {
    var answer = relation(a, b)
    if answer.relation == .borders {
      answer.meetings = meetings(a, b)
      answer.features = crossings(a, b)
    }
    return answer
  }

  /// The same without the lower units that meet and what leads over the border.
  package func relation(_ a: Place, _ b: Place) -> AdjacencyAnswer {
    if a.id == b.id { return answer(a, b, .same) }
    for (line, unit) in [(a, b), (b, a)] where leadsThrough(line, unit) {
      return answer(a, b, .crosses)
    }
    if isInside(a.id, b.id), onBorder(a).isEmpty || a.kind.isAdministrative {
      return answer(a, b, .inside)
    }
    if isInside(b.id, a.id), onBorder(b).isEmpty || b.kind.isAdministrative {
      return answer(a, b, .contains)
    }
    if hasBorders(a), hasBorders(b) {
      guard let border = border(between: a, b) else { return answer(a, b, .apart) }
      return answer(a, b, .borders, border: border)
    }
    for (point, unit) in [(a, b), (b, a)] where !hasBorders(point) {
      let units = onBorder(point)
      if units.contains(where: { $0.id == unit.id }) {
        return answer(a, b, .onBorder, onBorderOf: units)
      }
    }
    if isInside(a.id, b.id) { return answer(a, b, .inside) }
    if isInside(b.id, a.id) { return answer(a, b, .contains) }
    let measured = [(a, b), (b, a)].contains { point, unit in
      isPoint(point) && point.coordinate != nil && outline(of: unit.id) != nil
    }
    return answer(a, b, measured ? .apart : .unknown)
  }

  /// Whether the facts of a road, river or valley name a unit, or a place in it, as on its way.
  private func leadsThrough(_ line: Place, _ unit: Place) -> Bool {
    guard !line.kind.isAdministrative, unit.kind.isAdministrative else { return false }
    return facts(of: line.id).contains { fact in
      guard fact.property == "crosses" || fact.property == "route" else { return false }
      let id = PlaceID(rawValue: fact.value)
      return id == unit.id || isInside(id, unit.id)
    }
  }

  /// Whether the point of a place is as good as a border is drawn: not that of a river or range.
  func isPoint(_ place: Place) -> Bool {
    switch place.kind {
    case .city, .town, .village, .pass, .tunnel, .facility:
      (place.accuracyKilometres ?? 0) <= Self.borderToleranceKilometres
    default: false
    }
  }

  /// The units on whose common border a pass, a town or another point lies, by id: those that its
  /// facts name, and those whose outline is within 2 km when the point is as good as that. Empty
  /// when it lies well inside one.
  public func onBorder(_ place: Place) -> [Place] {
    var units: [PlaceID: Place] = [:]
    for fact in facts(of: place.id, "on_border_with") {
      if let unit = self.place(PlaceID(rawValue: fact.value)) { units[unit.id] = unit }
    }
    if isPoint(place), let point = place.coordinate {
      for index in 0..<image.shapeCount where !image.isApproximateShape(index) {
        let row = image.shapeRow(index)
        guard image.kind(row) == .province, let ends = image.shapeLatitudes(index),
          point.latitude > ends.south - 0.03, point.latitude < ends.north + 0.03,
          let shape = image.shape(index), !shape.shape.polygons.isEmpty,
          let distance = shape.shape.distanceToBoundaryKilometres(from: point),
          distance <= Self.borderToleranceKilometres, let unit = image.place(row)
        else { continue }
        units[unit.id] = unit
      }
    }
    return units.count < 2 ? [] : units.values.sorted { $0.id < $1.id }
  }

  /// Whether the tables know the borders of a place.
  private func hasBorders(_ place: Place) -> Bool { !borders(of: place.id).isEmpty }

  /// The border of two units of one level or of two.
  private func border(between a: Place, _ b: Place) -> SharedBorder? {
    let direct = borders(of: a.id).filter { $0.a == b.id || $0.b == b.id }
    if !direct.isEmpty { return sharedBorder(of: direct, a, b) }
    let (upper, lower) = a.kind.lookupRank <= b.kind.lookupRank ? (a, b) : (b, a)
    guard upper.kind != lower.kind else { return nil }
    return neighbourBorders(of: lower, level: upper.kind).first { $0.0.id == upper.id }?.1
  }

  private func answer(
    _ a: Place, _ b: Place, _ relation: AdjacencyAnswer.Relation, border: SharedBorder? = nil,
    onBorderOf: [Place] = []
  ) -> AdjacencyAnswer {
    let bearings = borderBearings(from: a, to: b, isBorder: relation == .borders)
    let points = (a.coordinate, b.coordinate)
    var distance: Double?
    var bearing: Double?
    if let from = points.0, let to = points.1, a.id != b.id {
      distance = from.distanceKilometres(to: to)
      bearing = from.bearingDegrees(to: to)
    }
    let side = bearings.border ?? bearings.centroid ?? bearing
    return AdjacencyAnswer(
      a: a, b: b, relation: relation,
      direction: a.id == b.id
        ? nil : side.map { CompassPoint(bearingDegrees: $0, among: .eight) },
      bearingBorderDegrees: bearings.border, bearingDegrees: bearing,
      distanceKilometres: distance, border: border,
      meetings: [], features: [], onBorderOf: onBorderOf,
      path: relation == .same ? [a] : path(from: a.id, to: b.id).compactMap { place($0) })
  }

  /// The lower units of two provinces that touch, in order along the border.
  private func meetings(_ a: Place, _ b: Place) -> [AdjacencyAnswer.Meeting] {
    guard let level = lowerLevel(a.kind), a.kind == b.kind else { return [] }
    var list: [AdjacencyAnswer.Meeting] = []
    for unit in descendants(of: a.id, kind: level) {
      for (other, border) in neighbourBorders(of: unit, level: level)
      where isInside(other.id, b.id) {
        list.append(AdjacencyAnswer.Meeting(a: unit, b: other, border: border))
      }
    }
    return along(list)
  }

  private func lowerLevel(_ kind: PlaceKind) -> PlaceKind? {
    switch kind {
    case .country: .province
    case .province: .district
    default: nil
    }
  }

  /// From north to south, or from west to east when the border runs that way.
  private func along(_ list: [AdjacencyAnswer.Meeting]) -> [AdjacencyAnswer.Meeting] {
    let points = list.flatMap { [$0.a.coordinate, $0.b.coordinate] }.compactMap(\.self)
    guard let box = BoundingBox(points) else { return list }
    let isUpright = box.heightDegrees >= box.widthDegrees * 0.8
    func position(_ place: Place) -> Double {
      guard let point = place.coordinate else { return 0 }
      return isUpright ? -point.latitude : point.longitude
    }
    return list.sorted { left, right in
      let keys = [
        (position(left.a), position(right.a)), (position(left.b), position(right.b)),
      ]
      if let (first, second) = keys.first(where: { $0.0 != $0.1 }) { return first < second }
      return left.a.id != right.a.id ? left.a.id < right.a.id : left.b.id < right.b.id
    }
  }

  private static let crossingProperties = ["on_border_with", "crosses", "connects", "route"]

  /// Passes, tunnels, roads and rivers whose facts name both sides or places in them.
  private func crossings(_ a: Place, _ b: Place) -> [Place] {
    func side(_ value: String) -> PlaceID? {
      let id = PlaceID(rawValue: value)
      if id == a.id || isInside(id, a.id) { return a.id }
      if id == b.id || isInside(id, b.id) { return b.id }
      return nil
    }
    var sides: [PlaceID: Set<PlaceID>] = [:]
    for fact in Self.crossingProperties.flatMap({ facts(ofProperty: $0) }) {
      // A road connects its far ends, which says nothing of the border between.
      if fact.property == "connects", let kind = place(fact.place)?.kind, kind == .road { continue }
      if let side = side(fact.value) { sides[fact.place, default: []].insert(side) }
    }
    let found = sides.filter { $0.value.count == 2 }.keys
    let kinds: Set<PlaceKind> = [.pass, .tunnel, .road, .river]
    return found.compactMap { place($0) }.filter { kinds.contains($0.kind) }
      .sorted { $0.id < $1.id }
  }
}
