import Claims
import Gazetteer
import Geometry

/// What is seen from how far: names and marks that would lie in a heap wait until one zooms in.
extension Plan {
  /// Marks of one ring are drawn from the scale at which their centres lie so far apart.
  static var pixelsBetweenMarks: Double { 10 }

  /// The names of the places where claims are drawn: provinces and cities first, then those with
  /// the most claims. All days count, so that nothing jumps when the day changes.
  var labels: [LabelLadder.Label] {
    var counts: [PlaceID: (anchor: Anchor, claims: Int)] = [:]
    for (_, anchor) in drawn.flatMap(\.anchored) {
      counts[anchor.place.id] = (anchor, (counts[anchor.place.id]?.claims ?? 0) + 1)
    }
    func order(_ entry: (anchor: Anchor, claims: Int)) -> (Int, Int, PlaceID) {
      let place = entry.anchor.place
      let isLarge = place.kind.rank <= PlaceKind.province.rank || place.kind == .city
      return (isLarge ? 0 : 1, -entry.claims, place.id)
    }
    return counts.values.sorted { order($0) < order($1) }.map { entry in
      LabelLadder.Label(
        place: entry.anchor.place.id, coordinate: entry.anchor.coordinate,
        text: AreaFeatures.title(entry.anchor.place))
    }
  }

  /// The part of the world that is seen first: nine of ten claims, those nearest to the middle one,
  /// so that one place far away does not make the rest a dot. The areas that they name belong to it.
  var view: BoundingBox? {
    let points = drawn.filter { isShown($0.holding) }.flatMap(\.anchored)
      .map { (place: $0.anchor.place.id, coordinate: $0.anchor.coordinate) }
    guard let middle = Coordinate.median(of: points.map(\.coordinate)) else { return nil }
    let nearest = points.map { (point: $0, distance: middle.distanceKilometres(to: $0.coordinate)) }
      .sorted { ($0.distance, $0.point.place) < ($1.distance, $1.point.place) }
      .prefix((points.count * 9 + 9) / 10).map(\.point)
    let box = BoundingBox(nearest.map(\.coordinate))
    return Set(nearest.map(\.place)).sorted().reduce(box) { box, id in
      guard let place = gazetteer.place(id), AreaFeatures.isFillable(place),
        place.kind.rank >= PlaceKind.province.rank,
        let area = gazetteer.shape(of: id)?.shape.boundingBox
      else { return box }
      return box?.union(area) ?? area
    }
  }
}
