internal import Geometry

extension FeatureParser {
  /// Reads the geometry at the scanner's position; `nil` for none, or for one with a fault.
  mutating func geometry(_ fault: inout String?) throws(ScanFault) -> Shape? {
    if scanner.current == UInt8(ascii: "n") {
      try scanner.word("null")
      return nil
    }
    var members: [Shape] = []
    return try geometry(&members, &fault, depth: 1)
  }

  /// Reads a geometry; those of a collection go into `members`, however deep, since collections
  /// inside collections say nothing more (RFC 7946, section 3.1.8).
  private mutating func geometry(
    _ members: inout [Shape], _ fault: inout String?, depth: Int
  ) throws(ScanFault) -> Shape? {
    guard scanner.current == UInt8(ascii: "{") else {
      fault = fault ?? "the geometry has no type"
      try scanner.skipValue()
      return nil
    }
    guard depth <= JSONScanner.depthLimit / 4 else { throw .broken("collections nest too deep") }
    var type: String?
    var hasCoordinates = false
    var hasGeometries = false
    scanner.position += 1
    scanner.skipSpace()
    var isOpen = scanner.current != UInt8(ascii: "}")
    if !isOpen { scanner.position += 1 }
    while isOpen {
      let name = try scanner.memberName()
      if type == nil, scanner.current == UInt8(ascii: "\""), scanner.matches(name, "type") {
        type = try typeName()
      } else if !hasCoordinates, scanner.current == UInt8(ascii: "["),
        scanner.matches(name, "coordinates")
      {
        hasCoordinates = true
        try positions.read(&scanner)
      } else if !hasGeometries, scanner.current == UInt8(ascii: "["),
        scanner.matches(name, "geometries")
      {
        hasGeometries = true
        try readGeometries(into: &members, &fault, depth: depth)
      } else {
        try scanner.skipValue()
      }
      isOpen = try !scanner.closes(isObject: true)
    }
    guard let type else {
      fault = fault ?? "the geometry has no type"
      return nil
    }
    if type == "GeometryCollection" {
      if !hasGeometries {
        fault = fault ?? "the GeometryCollection has no array “geometries”"
      }
      return depth == 1 ? .collection(members) : nil
    }
    guard hasCoordinates else {
      fault =
        fault
        ?? (type == "Topology"
          ? "the file is TopoJSON: turn it into GeoJSON with “ogr2ogr out.geojson FILE”"
          : "the \(type) has no array “coordinates”")
      return nil
    }
    do throws(GeometryFault) {
      let read = positions.count
      count = (count.positions + read.positions, count.parts + 1 + read.parts)
      guard count.positions <= PositionReader.positionLimit,
        count.parts <= PositionReader.partLimit
      else {
        members = []
        throw .tooLarge
      }
      return try positions.shape(type)
    } catch {
      fault = fault ?? error.fault
      return nil
    }
  }

  private mutating func readGeometries(
    into members: inout [Shape], _ fault: inout String?, depth: Int
  ) throws(ScanFault) {
    scanner.position += 1
    scanner.skipSpace()
    if scanner.current == UInt8(ascii: "]") {
      scanner.position += 1
      return
    }
    repeat {
      scanner.skipSpace()
      if let shape = try geometry(&members, &fault, depth: depth + 1) { members.append(shape) }
    } while try !scanner.closes(isObject: false)
  }
}
