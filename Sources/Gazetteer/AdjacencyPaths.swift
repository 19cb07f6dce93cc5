import Geometry

extension Gazetteer {
  /// The way from one place to another over the fewest borders, both included; of several the one
  /// of the least total distance between centroids, then the least ids. Empty when the tables know
  /// none. A place of a lower kind starts from, or ends in, the unit around it.
  ///
  /// - Parameter level: the kind of the units on the way; by default the higher kind of the two,
  ///   and for towns and the like provinces, else districts, else countries.
  public func path(
    from start: PlaceID, to end: PlaceID, level: PlaceKind? = nil
  ) -> [PlaceID] {
    guard let first = place(start), let last = place(end) else { return [] }
    let higher = first.kind.lookupRank < last.kind.lookupRank ? first.kind : last.kind
    let levels: [PlaceKind] =
      level.map { [$0] } ?? (higher.isAdministrative ? [higher] : [.province, .district, .country])
    for level in levels {
      guard let from = enclosing(start, kind: level), let to = enclosing(end, kind: level) else {
        continue
      }
      // Two towns of one province may lie in two districts.
      if from.id == to.id, from.id != start, level != levels.last { continue }
      let found = shortestPath(from: from.id, to: to.id, level: level)
      if !found.isEmpty { return found }
    }
    return []
  }

  private struct Way {
    let distance: Double
    let ids: [PlaceID]

    func isBetter(than other: Way) -> Bool {
      if abs(distance - other.distance) > 1e-9 { return distance < other.distance }
      return ids.lexicographicallyPrecedes(other.ids)
    }
  }

  /// Breadth first, so that a way over fewer borders is always found before.
  private func shortestPath(from: PlaceID, to: PlaceID, level: PlaceKind) -> [PlaceID] {
    if from == to { return [from] }
    var reached: Set<PlaceID> = [from]
    var front: [PlaceID: Way] = [from: Way(distance: 0, ids: [from])]
    while !front.isEmpty {
      var next: [PlaceID: Way] = [:]
      for (id, way) in front {
        guard let place = place(id) else { continue }
        for (other, step) in neighboursForPath(of: place, level: level)
        where !reached.contains(other) {
          let longer = Way(distance: way.distance + step, ids: way.ids + [other])
          if let old = next[other], !longer.isBetter(than: old) { continue }
          next[other] = longer
        }
      }
      if let way = next[to] { return way.ids }
      reached.formUnion(next.keys)
      front = next
    }
    return []
  }

  private func neighboursForPath(of place: Place, level: PlaceKind) -> [(PlaceID, Double)] {
    var list: [(PlaceID, Double)] = []
    var seen: Set<PlaceID> = [place.id]
    for row in borders(of: place.id) where row.sharedBorderKilometres.map({ $0 > 0 }) ?? true {
      let id = row.a == place.id ? row.b : row.a
      guard seen.insert(id).inserted, let other = self.place(id), other.kind == level else {
        continue
      }
      guard let here = place.coordinate, let there = other.coordinate else {
        list.append((id, 0))
        continue
      }
      list.append((id, here.distanceKilometres(to: there)))
    }
    return list
  }

  /// The places of a kind, or of all, within a distance of a place's point: those whose point or,
  /// where they have one, whose outline is as near; the nearest first.
  public func within(
    kilometres limit: Double, of id: PlaceID, kind: PlaceKind? = nil
  ) -> [NearbyPlace] {
    guard let origin = place(id)?.coordinate, limit.isFinite, limit >= 0 else { return [] }
    // A degree of latitude is at least 110.5 km everywhere.
    let degrees = limit / 110.5
    var found: [NearbyPlace] = []
    for row in 0..<image.rowCount {
      guard image.isPlace(row), kind == nil || image.kind(row) == kind,
        let point = image.coordinate(row)
      else { continue }
      let isFar = abs(point.latitude - origin.latitude) > degrees
      let shape = image.shapeIndex(row)
      if isFar, shape == nil { continue }
      guard let place = image.place(row), place.id != id else { continue }
      let outline = shape == nil ? nil : outline(of: place.id)?.shape
      if isFar, outline == nil { continue }
      let distance = origin.distanceKilometres(to: point)
      let toBorder = outline.flatMap { borderDistance(from: origin, to: $0, degrees: degrees) }
      guard distance <= limit || (toBorder.map { $0 <= limit } ?? false) else { continue }
      found.append(
        NearbyPlace(
          place: place, distanceKilometres: distance, borderDistanceKilometres: toBorder,
          bearingDegrees: origin.bearingDegrees(to: point)))
    }
    return found.sorted { left, right in
      let keys = (left.nearestKilometres, right.nearestKilometres)
      if keys.0 != keys.1 { return keys.0 < keys.1 }
      return left.distanceKilometres != right.distanceKilometres
        ? left.distanceKilometres < right.distanceKilometres : left.place.id < right.place.id
    }
  }

  private func borderDistance(
    from origin: Coordinate, to shape: Shape, degrees: Double
  ) -> Double? {
    guard let box = shape.boundingBox, origin.latitude >= box.south - degrees,
      origin.latitude <= box.north + degrees
    else { return nil }
    return shape.contains(origin) ? 0 : shape.distanceToBoundaryKilometres(from: origin)
  }
}
