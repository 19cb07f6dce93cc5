import Encoding
import Gazetteer
import Geometry
import Topology

extension GazetteerCheck {
  mutating func checkBorders() {
    var seen: [[String]: String] = [:]
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
        note(file, row.line, "the border of “\(a)” and “\(b)” stands in \(first) already")
      } else {
        seen[key + [row["source"]]] = "\(file):\(row.line)"
      }
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
