public import Gazetteer
import Geometry
public import Topology

/// Shapes for units of which only the centres are known.
public enum DistrictCells {
  /// The id of the source that such shapes carry.
  public static let source = "claimatlas-thiessen"

  /// Returns for every unit of a kind the part of the unit around it that is nearer to its point
  /// than to the point of any other (Thiessen cells), sorted by id. Units whose parent has no
  /// surveyed outline, and parents with no point in them, are left out.
  ///
  /// The cells only show roughly where a unit lies; borders must never be read off them.
  ///
  /// - Throws: `TopologyError` from GEOS.
  public static func shapes(
    in gazetteer: Gazetteer, kind: PlaceKind = .district
  ) throws(TopologyError) -> [(id: PlaceID, shape: PlaceShape)] {
    var cells: [(id: PlaceID, shape: PlaceShape)] = []
    for parent in gazetteer.allPlaces {
      let points = gazetteer.children(of: parent.id).filter { $0.kind == kind }
        .compactMap { place in
          place.coordinate.map { (key: place.id.rawValue, coordinate: $0) }
        }
      guard !points.isEmpty, let outline = gazetteer.shape(of: parent.id), !outline.isApproximate,
        !outline.shape.polygons.isEmpty
      else { continue }
      for cell in try thiessenCells(of: points, clippedTo: outline.shape) {
        // What rounding to the decimals of the file breaks is mended here, not by each reader.
        let rounded = try repaired(cell.shape.rounded(places: 4))
        guard !rounded.polygons.isEmpty else { continue }
        cells.append(
          (
            PlaceID(rawValue: cell.key),
            PlaceShape(shape: rounded, isApproximate: true, source: source)
          ))
      }
    }
    return cells.sorted { $0.id < $1.id }
  }
}

extension Shape {
  /// The polygons with their positions rounded to decimals of a degree, positions that fall
  /// together taken once; rings with no area left are dropped.
  func rounded(places: Int) -> Shape {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    func ring(_ ring: LinearRing) -> LinearRing? {
      var line: [Coordinate] = []
      for position in ring.coordinates {
        let rounded = Coordinate(
          wrapping: (position.longitude * scale).rounded() / scale,
          (position.latitude * scale).rounded() / scale)
        if rounded != line.last { line.append(rounded) }
      }
      guard Set(line).count >= 3, let ring = LinearRing(line), ring.doubledSignedArea != 0 else {
        return nil
      }
      return ring
    }
    let rounded = polygons.compactMap { polygon in
      ring(polygon.exterior).map { Polygon(exterior: $0, holes: polygon.holes.compactMap(ring)) }
    }
    return rounded.count == 1 ? .polygon(rounded[0]) : .multiPolygon(rounded)
  }
}
