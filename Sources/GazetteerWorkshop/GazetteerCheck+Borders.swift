import Encoding
import Gazetteer
import Geometry
import Topology

extension GazetteerCheck {
  mutating func checkBorders() {
    var seen: [[String]: (place: String, length: String)] = [:]
    var pairs: [[String]: [(file: String, row: Table.Row)]] = [:]
    for (file, row) in rows("adjacency") {
      let a = row["a"]
      let b = row["b"]
      checkID(file, row, "a")
      checkID(file, row, "b")
      checkSource(file, row)
      if a == b { note(file, row.line, "“\(a)” cannot border itself") }
      if (Double(row["shared_border_km"]) ?? 0) < 0 {
        note(file, row.line, "the border of “\(a)” and “\(b)” is shorter than nothing")
      }
      if a != b, PlaceID(rawValue: b) < PlaceID(rawValue: a) {
        note(file, row.line, "“\(b)” sorts before “\(a)” and must stand first")
      }
      let key = [min(a, b), max(a, b)]
      if let first = seen[key + [row["source"]]] {
        let length = row["shared_border_km"]
        note(
          file, row.line,
          first.length == length
            ? "the border of “\(a)” and “\(b)” stands in \(first.place) already"
            : "the border of “\(a)” and “\(b)” has \(first.length) km in \(first.place) and "
              + "\(length) km here")
      } else {
        seen[key + [row["source"]]] = ("\(file):\(row.line)", row["shared_border_km"])
      }
      checkReach(file, row)
      if gazetteer.isInside(PlaceID(rawValue: a), PlaceID(rawValue: b))
        || gazetteer.isInside(PlaceID(rawValue: b), PlaceID(rawValue: a))
      {
        note(file, row.line, "“\(a)” and “\(b)” lie one in the other")
      }
      pairs[key, default: []].append((file, row))
      checkAgainstShapes(file, row)
    }
    for key in pairs.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let rows = pairs[key] ?? []
      let lengths = rows.map { Double($0.row["shared_border_km"]) ?? 1 }
      guard lengths.contains(0), lengths.contains(where: { $0 > 0 }) else { continue }
      for (file, row) in rows where row["certainty"] != "uncertain" {
        note(
          file, row.line,
          "sources disagree whether “\(row["a"])” and “\(row["b"])” meet, so no row is certain")
      }
    }
  }

  /// Units cannot meet when their points lie much farther apart than both are wide; the widest of
  /// real neighbours are 4 times that, strings of islands.
  private mutating func checkReach(_ file: String, _ row: Table.Row) {
    guard let a = gazetteer.place(PlaceID(rawValue: row["a"])), let from = a.coordinate,
      let b = gazetteer.place(PlaceID(rawValue: row["b"])), let to = b.coordinate,
      a.kind == .province || a.kind == .district, b.kind == a.kind,
      let width = a.accuracyKilometres, let otherWidth = b.accuracyKilometres
    else { return }
    let distance = from.distanceKilometres(to: to)
    if distance > 20 + 5 * (width + otherWidth) {
      let text = decimalText(distance, places: 0)
      note(file, row.line, "“\(a.id)” and “\(b.id)” lie \(text) km apart and cannot meet")
    }
  }

  /// A length must be that of the shapes of the same source, to 3 % or 1 km; between countries,
  /// whose outlines are kept coarser than they were measured, to 25 % or 10 km.
  private mutating func checkAgainstShapes(_ file: String, _ row: Table.Row) {
    guard row["a"] != row["b"], let stated = Double(row["shared_border_km"]),
      let a = gazetteer.shape(of: PlaceID(rawValue: row["a"])), a.source == row["source"],
      let b = gazetteer.shape(of: PlaceID(rawValue: row["b"])), b.source == row["source"],
      !a.isApproximate, !b.isApproximate,
      gazetteer.place(PlaceID(rawValue: row["a"]))?.kind
        == gazetteer.place(PlaceID(rawValue: row["b"]))?.kind
    else { return }
    guard let measured = try? sharedBorderKilometres(a.shape, b.shape) else {
      note(file, row.line, "the shapes of “\(row["a"])” and “\(row["b"])” cannot be compared")
      return
    }
    let isCoarse = gazetteer.place(PlaceID(rawValue: row["a"]))?.kind == .country
    let allowed = isCoarse ? max(10, stated * 0.25) : max(1, stated * 0.03)
    if abs(measured - stated) > allowed {
      let text = decimalText(measured, places: 1)
      note(
        file, row.line,
        "“\(row["a"])” and “\(row["b"])” share \(text) km by their shapes, not "
          + row["shared_border_km"])
    }
  }

  mutating func checkShapes() {
    for file in files.shapes {
      let lines = Self.featureLines(file.bytes)
      for (id, line) in lines {
        let place = PlaceID(rawValue: id)
        if gazetteer.place(place) == nil { note(file.path, line, "“\(id)” is no place") }
        guard let shape = gazetteer.shape(of: place) else { continue }
        if shape.source.isEmpty {
          note(file.path, line, "the source is missing")
        } else if !sources.contains(shape.source) {
          note(file.path, line, "“\(shape.source)” is not in sources.csv")
        }
        do throws(TopologyError) {
          if let fault = try validityFault(of: shape.shape) {
            note(file.path, line, "the shape of “\(id)” is not valid: \(fault)")
          }
        } catch {
          note(file.path, line, "the shape of “\(id)” cannot be read by GEOS")
        }
      }
      checkOverlaps(file.path, lines)
    }
  }

  /// Units beside each other do not overlap by more than a hundredth of the smaller one, which
  /// two ways of drawing one border may.
  private mutating func checkOverlaps(_ file: String, _ lines: [(id: String, line: Int)]) {
    var siblings: [[String]: [(id: String, line: Int, shape: Shape, box: BoundingBox)]] = [:]
    for (id, line) in lines {
      guard let place = gazetteer.place(PlaceID(rawValue: id)), place.kind.isAdministrative,
        place.validTo == nil, let shape = gazetteer.shape(of: place.id), !shape.isApproximate,
        !shape.shape.polygons.isEmpty, let box = shape.shape.boundingBox
      else { continue }
      let key = [place.kind.rawValue, place.parent?.rawValue ?? ""]
      for other in siblings[key] ?? [] where other.box.intersects(box) {
        guard let common = try? intersection(other.shape, shape.shape) else { continue }
        let overlap = common.areaSquareKilometres
        let smaller = min(other.shape.areaSquareKilometres, shape.shape.areaSquareKilometres)
        if overlap > max(0.5, smaller * 0.01) {
          let text = decimalText(overlap, places: 1)
          note(
            file, line,
            "the shape of “\(id)” overlaps that of “\(other.id)” (line \(other.line)) by \(text) km2"
          )
        }
      }
      siblings[key, default: []].append((id, line, shape.shape, box))
    }
  }

  /// The ids of features and the lines they stand on, in files that keep one feature a line.
  private static func featureLines(_ bytes: [UInt8]) -> [(id: String, line: Int)] {
    var found: [(id: String, line: Int)] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      var head = Array(line)
      while head.last == 0x2C || head.last == 0x0D { head.removeLast() }
      guard head.first == 0x7B, let value = try? JSONParser.parse(head),
        let id = value["id"]?.string
      else { continue }
      found.append((id, index + 1))
    }
    return found
  }
}

extension BoundingBox {
  /// Whether two boxes may have a point in common; yes when one crosses the antimeridian.
  fileprivate func intersects(_ other: BoundingBox) -> Bool {
    guard south <= other.north, other.south <= north else { return false }
    if west > east || other.west > other.east { return true }
    return west <= other.east && other.west <= east
  }
}
