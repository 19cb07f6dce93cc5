internal import Encoding
internal import Geometry

/// What is wrong with a geometry.
struct GeometryFault: Error {
  let fault: String
}

/// Reads geometry objects (RFC 7946, section 3.1).
enum GeometryReader {
  static func shape(_ value: JSONValue) throws(GeometryFault) -> Shape {
    guard let type = value["type"]?.string else {
      throw GeometryFault(fault: "the geometry has no type")
    }
    if type == "GeometryCollection" {
      guard let geometries = value["geometries"]?.array else {
        throw GeometryFault(fault: "the GeometryCollection has no array “geometries”")
      }
      var shapes: [Shape] = []
      for geometry in geometries { shapes.append(try shape(geometry)) }
      return .collection(shapes)
    }
    guard let coordinates = value["coordinates"]?.array else {
      throw GeometryFault(fault: "the \(type) has no array “coordinates”")
    }
    switch type {
    case "Point": return .point(try position(.array(coordinates)))
    case "MultiPoint": return .multiPoint(try positions(coordinates))
    case "LineString": return .lineString(try line(coordinates))
    case "MultiLineString": return .multiLineString(try parts(coordinates, line))
    case "Polygon": return .polygon(try polygon(coordinates))
    case "MultiPolygon": return .multiPolygon(try parts(coordinates, polygon))
    default: throw GeometryFault(fault: "“\(type)” is no geometry type of GeoJSON")
    }
  }

  private static func parts<Part>(
    _ values: [JSONValue], _ read: ([JSONValue]) throws(GeometryFault) -> Part
  ) throws(GeometryFault) -> [Part] {
    var parts: [Part] = []
    for value in values {
      guard let elements = value.array else {
        throw GeometryFault(fault: "an array of positions is missing")
      }
      parts.append(try read(elements))
    }
    return parts
  }

  private static func line(_ values: [JSONValue]) throws(GeometryFault) -> [Coordinate] {
    let line = try positions(values)
    guard line.count >= 2 else {
      throw GeometryFault(fault: "a line needs two positions, this one has \(line.count)")
    }
    return line
  }

  private static func polygon(_ values: [JSONValue]) throws(GeometryFault) -> Polygon {
    let rings = try parts(values, ring)
    guard let exterior = rings.first else { throw GeometryFault(fault: "a polygon has no ring") }
    return Polygon(exterior: exterior, holes: Array(rings.dropFirst()))
  }

  private static func ring(_ values: [JSONValue]) throws(GeometryFault) -> LinearRing {
    guard let ring = LinearRing(try positions(values)) else {
      throw GeometryFault(fault: "a ring needs three corners, this one has \(values.count)")
    }
    return ring
  }

  private static func positions(_ values: [JSONValue]) throws(GeometryFault) -> [Coordinate] {
    var positions: [Coordinate] = []
    positions.reserveCapacity(values.count)
    for value in values { positions.append(try position(value)) }
    return positions
  }

  /// Reads longitude and latitude; an altitude is passed over.
  private static func position(_ value: JSONValue) throws(GeometryFault) -> Coordinate {
    guard let numbers = value.array, numbers.count >= 2, let longitude = numbers[0].double,
      let latitude = numbers[1].double
    else { throw GeometryFault(fault: "a position must be an array of two or three numbers") }
    if let coordinate = Coordinate(longitude: longitude, latitude: latitude) { return coordinate }
    guard abs(latitude) <= 90 else {
      throw GeometryFault(
        fault: "latitude \(latitude) is beyond 90 degrees: are longitude and latitude swapped?")
    }
    guard abs(longitude) <= 360 else {
      throw GeometryFault(
        fault: "longitude \(longitude) is beyond 360 degrees: are these metres, not degrees?")
    }
    return Coordinate(wrapping: longitude, latitude)
  }
}
