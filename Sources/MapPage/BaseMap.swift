import Encoding
import Features
import Gazetteer
import Geometry
import Overlays

/// Land, borders, roads, rivers and names around the marks, from the gazetteer's own shapes.
///
/// What is shown never depends on which spots claims name, so it gives no spot away.
struct BaseMap {
  let sources: Set<String>
  let json: JSONValue

  init(gazetteer: Gazetteer, overlay: Overlay, areas: Set<PlaceID>) {
    var points: [Coordinate] = []
    for set in [overlay.claims, overlay.movement, overlay.places] {
      for feature in set.allFeatures { points += feature.shape?.points ?? [] }
    }
    for id in areas {
      if let box = gazetteer.shape(of: id)?.shape.boundingBox {
        points.append(Coordinate(wrapping: box.west, box.south))
        points.append(Coordinate(wrapping: box.east, box.north))
      }
    }
    guard let marked = BoundingBox(points), let middle = Coordinate.median(of: points) else {
      sources = []
      json = ["frame": nil, "shapes": [:], "labels": []]
      return
    }
    let near = Self.grown(marked, by: max(2, 0.4 * max(marked.widthDegrees, marked.heightDegrees)))
    let far = Self.grown(near, by: 12)
    var used: Set<String> = []
    var shapes: [JSONValue.Member] = []
    var labels: [Label] = []

    for place in gazetteer.allPlaces {
      guard Self.isShown(place) || areas.contains(place.id) else { continue }
      let frame = place.kind == .country ? far : near
      if let shape = gazetteer.shape(of: place.id), let box = shape.shape.boundingBox,
        Self.meet(box, frame)
      {
        used.insert(shape.source)
        shapes.append(.init(place.id.rawValue, Self.outline(place, shape)))
      }
      let point = Self.labelPoint(place, gazetteer)
      guard let point, far.contains(point),
        place.kind.rank <= PlaceKind.province.rank
          || near.contains(point), let rank = Self.labelRank(place, gazetteer)
      else { continue }
      let population = gazetteer.row(of: place.id).map(gazetteer.logPopulation) ?? 0
      labels.append(
        Label(
          rank: rank, id: place.id,
          order: middle.distanceKilometres(to: point) - 200 * Double(population),
          value: [
            .string(place.name), JSONValue(point.longitude, places: 3),
            JSONValue(point.latitude, places: 3), .string(place.kind.rawValue),
            .integer(rank),
          ]))
    }
    sources = used
    json = [
      "frame": [
        JSONValue(marked.west, places: 3), JSONValue(marked.south, places: 3),
        JSONValue(marked.east, places: 3), JSONValue(marked.north, places: 3),
      ],
      "shapes": .object(shapes),
      "labels": .array(Self.chosen(labels).map(\.value)),
    ]
  }

  /// A name on the map; of one rank that of the lowest order comes first.
  private struct Label {
    let rank: Int
    let id: PlaceID
    let order: Double
    let value: JSONValue
  }

  /// How many names of each rank a page carries.
  private static let labelLimits = [40, 120, 120, 160, 260]

  /// The names nearest to the marks, those of large towns from farther away.
  private static func chosen(_ labels: [Label]) -> [Label] {
    let sorted = labels.sorted { ($0.rank, $0.order, $0.id) < ($1.rank, $1.order, $1.id) }
    return labelLimits.indices.flatMap { rank in
      sorted.filter { $0.rank == rank }.prefix(labelLimits[rank])
    }
  }

  private static func isShown(_ place: Place) -> Bool {
    switch place.kind {
    case .country, .province, .district, .city, .town, .road, .river, .pass, .tunnel: true
    default: false
    }
  }

  /// 0 for countries, 1 provinces, 2 their seats and cities, 3 towns and passes, 4 districts.
  private static func labelRank(_ place: Place, _ gazetteer: Gazetteer) -> Int? {
    switch place.kind {
    case .country: 0
    case .province: 1
    case .city: 2
    case .town, .pass, .tunnel: 3
    case .district: 4
    default: nil
    }
  }

  private static func labelPoint(_ place: Place, _ gazetteer: Gazetteer) -> Coordinate? {
    switch place.kind {
    case .country, .province, .district:
      gazetteer.shape(of: place.id)?.shape.labelPoint ?? place.coordinate
    default: place.coordinate
    }
  }

  private static func outline(_ place: Place, _ shape: PlaceShape) -> JSONValue {
    // Countries around are a backdrop: a hundredth of a degree will do.
    let grain = place.kind == .country ? 50.0 : 5.0
    var members: [JSONValue.Member] = [.init("kind", .string(place.kind.rawValue))]
    if shape.isApproximate { members.append(.init("approximate", true)) }
    let polygons = shape.shape.polygons
    if polygons.isEmpty {
      members.append(.init("lines", .array(shape.shape.lines.map { packed($0, grain: grain) })))
    } else {
      let rings = polygons.flatMap { [$0.exterior] + $0.holes }
      members.append(.init("rings", .array(rings.map { packed($0.coordinates, grain: grain) })))
    }
    return .object(members)
  }

  private static func grown(_ box: BoundingBox, by degrees: Double) -> BoundingBox {
    BoundingBox(
      west: max(-180, box.west - degrees), south: max(-90, box.south - degrees),
      east: min(180, box.east + degrees), north: min(90, box.north + degrees))
  }

  private static func meet(_ left: BoundingBox, _ right: BoundingBox) -> Bool {
    guard left.south <= right.north, right.south <= left.north else { return false }
    if left.spansAntimeridian || right.spansAntimeridian { return true }
    return left.west <= right.east && right.west <= left.east
  }
}
