package import Geometry

/// Borders as the tables state them: never worked out from approximate shapes.
extension Gazetteer {
  /// The places that share a border with a place, the longest border first; lengths of 0 are no
  /// border but a source that disagrees.
  ///
  /// - Parameter level: of which kind; by default the place's own, and foreign countries. Where the
  ///   tables have no row of a level, the borders of lower units count, added up by source.
  public func neighbours(of id: PlaceID, level: PlaceKind? = nil) -> [Neighbour] {
    guard let place = place(id) else { return [] }
    let home = enclosing(id, kind: .country)
    return neighbourBorders(of: place, level: level).map { other, border in
      let bearings = borderBearings(from: place, to: other, isBorder: true)
      return Neighbour(
        place: other,
        direction: (bearings.border ?? bearings.centroid).map {
          CompassPoint(bearingDegrees: $0, among: .eight)
        },
        bearingBorderDegrees: bearings.border, bearingCentroidDegrees: bearings.centroid,
        border: border, abroad: other.kind == .country ? nil : abroad(other, from: home))
    }
  }

  /// The country of a place when it is another than that given.
  private func abroad(_ place: Place, from home: Place?) -> Place? {
    guard let home, let country = enclosing(place.id, kind: .country), country.id != home.id else {
      return nil
    }
    return country
  }

  /// All pairs of places of one kind that share a border, by id.
  ///
  /// - Parameter around: only those that both lie in this place.
  public func allPairs(level: PlaceKind, inside around: PlaceID? = nil) -> [BorderPair] {
    var rows: [PlacePair: [BorderRow]] = [:]
    for row in allBorders where row.a != row.b {
      guard place(row.a)?.kind == level, place(row.b)?.kind == level else { continue }
      if let around, !isInside(row.a, around) || !isInside(row.b, around) { continue }
      rows[PlacePair(row.a, row.b), default: []].append(row)
    }
    return rows.keys.sorted().compactMap { pair in
      guard let a = place(pair.a), let b = place(pair.b), let list = rows[pair],
        let border = sharedBorder(of: list, a, b)
      else { return nil }
      return BorderPair(a, b, border: border)
    }
  }

  /// The neighbours with their borders, the longest first.
  func neighbourBorders(of place: Place, level: PlaceKind?) -> [(Place, SharedBorder)] {
    let above = Set(ancestors(of: place.id).map(\.id))
    let wanted = level ?? place.kind
    var rows: [PlaceID: [BorderRow]] = [:]
    for row in borders(of: place.id) {
      let otherID = row.a == place.id ? row.b : row.a
      guard otherID != place.id, let other = self.place(otherID), !above.contains(otherID) else {
        continue
      }
      let isForeign = level == nil && other.kind == .country && place.kind != .country
      if other.kind == wanted || isForeign { rows[otherID, default: []].append(row) }
    }
    // Where the tables have no row at the level asked for, the lower units tell.
    if let level, level != place.kind, rows.isEmpty {
      for row in crossLevelRows(place, level: level) {
        rows[row.a == place.id ? row.b : row.a, default: []].append(row)
      }
    }
    if level == nil { addCountries(abroad: place, to: &rows) }
    let list = rows.compactMap { id, rows -> (Place, SharedBorder)? in
      guard let other = self.place(id), let border = sharedBorder(of: rows, place, other) else {
        return nil
      }
      return (other, border)
    }
    return list.sorted { left, right in
      let first = left.1.kilometres ?? 0
      let second = right.1.kilometres ?? 0
      return first != second ? first > second : left.0.id < right.0.id
    }
  }

  /// Adds a foreign country where the tables only name its units.
  private func addCountries(abroad place: Place, to rows: inout [PlaceID: [BorderRow]]) {
    let home = enclosing(place.id, kind: .country)
    let foreign = Set(
      rows.keys.compactMap { self.place($0) }.filter { $0.kind != .country }
        .compactMap { abroad($0, from: home)?.id })
    guard foreign.contains(where: { rows[$0] == nil }) else { return }
    let known = Set(rows.keys)
    for row in crossLevelRows(place, level: .country) {
      let other = row.a == place.id ? row.b : row.a
      if foreign.contains(other), !known.contains(other) { rows[other, default: []].append(row) }
    }
  }

  /// Rows between a place and units of another level, made of rows between lower units.
  private func crossLevelRows(_ place: Place, level: PlaceKind) -> [BorderRow] {
    var sums: [PlaceID: [String: (Double, Bool)]] = [:]
    func add(_ row: BorderRow, _ other: PlaceID) {
      let old = sums[other]?[row.source] ?? (0, false)
      sums[other, default: [:]][row.source] = (
        old.0 + (row.sharedBorderKilometres ?? 0), old.1 || row.isCertain
      )
    }
    if level.lookupRank > place.kind.lookupRank {
      for unit in descendants(of: place.id, kind: level) {
        for row in borders(of: unit.id) {
          let other = row.a == unit.id ? row.b : row.a
          guard self.place(other)?.kind == level, !isInside(other, place.id) else { continue }
          add(row, other)
        }
      }
    } else {
      for row in borders(of: place.id) {
        let other = row.a == place.id ? row.b : row.a
        guard self.place(other)?.kind == place.kind, let unit = enclosing(other, kind: level),
          !isInside(place.id, unit.id)
        else { continue }
        add(row, unit.id)
      }
    }
    return sums.keys.sorted().flatMap { other in
      (sums[other] ?? [:]).sorted { $0.key < $1.key }.map { source, sum in
        BorderRow(
          a: place.id, b: other, sharedBorderKilometres: sum.0, isCertain: sum.1, source: source)
      }
    }
  }

  /// The units of a kind that lie in a place, at any depth, by id.
  public func descendants(of id: PlaceID, kind: PlaceKind) -> [Place] {
    guard let row = image.row(id) else { return [] }
    var found: [Int] = []
    var seen: Set<Int> = [row]
    var open = [row]
    while let next = open.popLast() {
      for child in image.children(next) where seen.insert(child).inserted {
        if image.kind(child) == kind { found.append(child) }
        open.append(child)
      }
    }
    return found.sorted().compactMap { image.place($0) }
  }

  /// What the rows of one pair say together; `nil` when no source has a border.
  func sharedBorder(of rows: [BorderRow], _ a: Place, _ b: Place) -> SharedBorder? {
    let shapes = Set([a, b].compactMap { outline(of: $0.id)?.source })
    let ranks = sourceRanks
    func preferred(_ left: BorderRow, _ right: BorderRow) -> Bool {
      let first = shapes.contains(left.source)
      if first != shapes.contains(right.source) { return first }
      let ranks = (ranks[left.source] ?? Int.max, ranks[right.source] ?? Int.max)
      return ranks.0 != ranks.1 ? ranks.0 < ranks.1 : left.source < right.source
    }
    let sorted = rows.sorted(by: preferred)
    let present = sorted.filter { $0.sharedBorderKilometres.map { $0 > 0 } ?? true }
    guard !present.isEmpty else { return nil }
    return SharedBorder(
      lengths: present.compactMap { row in
        row.sharedBorderKilometres.map { BorderLength(kilometres: $0, source: row.source) }
      },
      without: sorted.filter { $0.sharedBorderKilometres == 0 }.map(\.source),
      isCertain: rows.allSatisfy(\.isCertain))
  }

  /// Bearings from the centroid of one place: to the middle of the border with another, and to the
  /// other's centroid.
  package func borderBearings(
    from place: Place, to other: Place, isBorder: Bool
  ) -> (border: Double?, centroid: Double?) {
    guard let centre = centre(of: place) else { return (nil, nil) }
    let toCentre = self.centre(of: other).map { centre.bearingDegrees(to: $0) }
    guard isBorder, let first = outline(of: place.id)?.shape,
      let second = outline(of: other.id)?.shape
    else { return (nil, toCentre) }
    var edges = SharedEdges.between(first, second)
    if edges.isEmpty { edges = SharedEdges.between(first, second, withinKilometres: 5) }
    let middle = edges.isEmpty ? nil : Shape.multiLineString(edges).centroid
    return (middle.map { centre.bearingDegrees(to: $0) }, toCentre)
  }

  /// The centroid of the shape, else the point.
  package func centre(of place: Place) -> Coordinate? {
    outline(of: place.id)?.shape.centroid ?? place.coordinate
  }

  /// The shape of a place when it has polygons that were surveyed, not worked out from points.
  func outline(of id: PlaceID) -> PlaceShape? {
    guard let shape = shape(of: id), !shape.isApproximate, !shape.shape.polygons.isEmpty else {
      return nil
    }
    return shape
  }
}

/// Two ids, the lesser first.
struct PlacePair: Hashable, Comparable {
  let a: PlaceID
  let b: PlaceID

  init(_ first: PlaceID, _ second: PlaceID) {
    a = min(first, second)
    b = max(first, second)
  }

  static func < (left: PlacePair, right: PlacePair) -> Bool {
    left.a != right.a ? left.a < right.a : left.b < right.b
  }
}
