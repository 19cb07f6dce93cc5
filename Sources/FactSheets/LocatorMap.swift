import Gazetteer
import Geometry

/// A small map of a place among its neighbours, in a box of 640 by 440 units.
///
/// Longitudes are shrunk to scale in the middle of the map: enough for a few hundred kilometres.
public struct LocatorMap: Hashable, Sendable {
  /// What a thing on the map is to the sheet.
  public enum Role: String, Hashable, Sendable {
    case other, neighbour, place
  }

  /// An area or line to draw.
  public struct Outline: Hashable, Sendable {
    /// Its rings or lines, in units of the map.
    let rings: [[MapPoint]]
    /// What it is to the sheet.
    public let role: Role
    /// Whether its shape is approximate; drawn dashed.
    public let isApproximate: Bool
    /// Whether it is a line and not an area.
    public let isLine: Bool

    /// Path data (SVG 1.1, section 8.3).
    public var path: String { MapFrame.path(rings, closed: !isLine) }
  }

  /// A name to write, about its middle.
  public struct Label: Hashable, Sendable {
    /// The name.
    public let text: String
    /// The middle of the words, in units of the map.
    public let x: Double, y: Double
    /// What it is to the sheet.
    public let role: Role
  }

  /// A spot with its name.
  public struct Spot: Hashable, Sendable {
    /// Where, in units of the map.
    public let x: Double, y: Double
    /// The name, or empty when there is no room.
    public let text: String
    /// Whether the name stands left of the spot.
    public let isLabelLeft: Bool
    /// Whether it is the place of the sheet.
    public let isPlace: Bool
    /// How far the true spot may lie away, in units of the map; 0 when too small to show.
    public let uncertainty: Double
  }

  /// The size of the box.
  public static let width = 640.0, height = 440.0
  /// The areas and lines, in the order of drawing.
  public let outlines: [Outline]
  /// The names of areas.
  public let labels: [Label]
  /// The spots.
  public let spots: [Spot]
  /// The scale bar: its length in units of the map, and in kilometres.
  public let scaleUnits: Double, scaleKilometres: Double
  /// Ids of the sources of the shapes, sorted.
  public let sources: [String]
  /// What those sources are called.
  public let sourceLabels: [String]

  /// Draws the map, or returns `nil` when no shape of the gazetteer comes near the place.
  init?(
    of place: Place, around units: [Place], neighbours: [Bordering],
    among outlined: [OutlinedPlace], in gazetteer: Gazetteer
  ) {
    guard let frame = MapFrame(around: place, in: units, gazetteer) else { return nil }
    let unit = frame.unit
    let neighbourIDs = Set(
      unit.id == place.id
        ? neighbours.map(\.place.id) : Bordering.all(of: unit, in: gazetteer).map(\.place.id))
    var drawn: [(place: Place, shape: PlaceShape, rings: [[MapPoint]])] = []
    // Countries lie under provinces, provinces under districts.
    for outline in outlined {
      let (other, shape) = (outline.place, outline.shape)
      // Only what stands on the level of the unit, and foreign countries.
      guard other.kind == unit.kind || other.kind == .country, frame.overlaps(outline.box),
        !gazetteer.isInside(unit.id, other.id)
      else { continue }
      let rings = frame.clippedRings(of: shape.shape)
      if !rings.isEmpty { drawn.append((other, shape, rings)) }
    }
    guard !drawn.isEmpty else { return nil }
    func role(_ other: Place) -> Role {
      other.id == unit.id ? .place : neighbourIDs.contains(other.id) ? .neighbour : .other
    }
    drawn.sort {
      ($0.place.kind.rank, role($0.place) == .place ? 1 : 0, $0.place.id)
        < ($1.place.kind.rank, role($1.place) == .place ? 1 : 0, $1.place.id)
    }
    var outlines = drawn.map {
      Outline(
        rings: $0.rings, role: role($0.place),
        isApproximate: $0.shape.isApproximate, isLine: false)
    }
    var used = Set(drawn.map(\.shape.source))
    if let shape = gazetteer.shape(of: place.id), !place.kind.isAdministrative {
      let lines = frame.lines(of: shape.shape)
      if !lines.isEmpty {
        outlines.append(
          Outline(
            rings: lines, role: .place,
            isApproximate: shape.isApproximate, isLine: true))
        used.insert(shape.source)
      }
    }
    var space = LabelSpace(scaleUnits: frame.scaleBar.units)
    var spots: [Spot] = []
    for spot in frame.spots(of: place, in: gazetteer) {
      let left = space.place(spot.text, besideX: spot.x, y: spot.y)
      spots.append(
        Spot(
          x: spot.x, y: spot.y, text: left == nil ? "" : spot.text, isLabelLeft: left ?? false,
          isPlace: spot.isPlace, uncertainty: spot.uncertainty))
    }
    var labels: [Label] = []
    let ranks: [Role: Int] = [.place: 0, .neighbour: 1, .other: 2]
    let byImportance = drawn.sorted {
      (ranks[role($0.place)] ?? 3, $0.place.id) < (ranks[role($1.place)] ?? 3, $1.place.id)
    }
    for item in byImportance {
      let role = role(item.place)
      guard let spot = MapFrame.labelPoint(item.rings),
        let room = space.place(
          item.place.name, aboutX: spot.x, y: spot.y, isLarge: role == .place,
          insists: role != .other)
      else { continue }
      labels.append(Label(text: item.place.name, x: room.x, y: room.y, role: role))
    }
    self.outlines = outlines
    self.spots = spots
    self.labels = labels
    (scaleUnits, scaleKilometres) = frame.scaleBar
    sources = used.sorted()
    sourceLabels = sources.map { gazetteer.source($0)?.label ?? $0 }
  }
}

/// A unit of administration with its shape, ready to be drawn on many maps.
struct OutlinedPlace: Sendable {
  let place: Place
  let shape: PlaceShape
  let box: BoundingBox

  /// Every such unit of a gazetteer, by id.
  static func all(in gazetteer: Gazetteer) -> [OutlinedPlace] {
    gazetteer.placesWithShapes.compactMap { place in
      guard place.kind.isAdministrative, let shape = gazetteer.shape(of: place.id),
        !shape.shape.polygons.isEmpty, let box = shape.shape.boundingBox
      else { return nil }
      return OutlinedPlace(place: place, shape: shape, box: box)
    }
  }
}
