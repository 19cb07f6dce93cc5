import Encoding
import Gazetteer
import Geometry

extension GazetteerCheck {
  mutating func checkPlaces() {
    for (file, row) in rows("places") {
      let id = PlaceID(rawValue: row["id"])
      if let first = placeRows[id] {
        note(file, row.line, "“\(id)” stands in \(first.file):\(first.line) already")
      } else {
        placeRows[id] = (file, row.line)
      }
      checkSource(file, row)
      if let fault = NameLetters.fault(row["name"], script: "") { note(file, row.line, fault) }
      checkParent(file, row, of: id)
      checkPoint(file, row, of: id)
    }
  }

  private mutating func checkParent(_ file: String, _ row: Table.Row, of id: PlaceID) {
    let parentID = PlaceID(rawValue: row["parent"])
    guard !parentID.rawValue.isEmpty else {
      if let kind = gazetteer.place(id)?.kind, kind.rank > PlaceKind.country.rank {
        note(file, row.line, "“\(id)” is an orphan: a \(kind.rawValue) lies in something")
      }
      return
    }
    guard let parent = gazetteer.place(parentID) else {
      note(file, row.line, "the parent “\(parentID)” is no place")
      return
    }
    if parentID == id || gazetteer.ancestors(of: parentID).contains(where: { $0.id == id }) {
      note(file, row.line, "“\(id)” lies in itself by way of its parents")
    } else if let place = gazetteer.place(id), isLower(parent.kind, than: place.kind) {
      note(
        file, row.line,
        "a \(place.kind.rawValue) cannot lie in a \(parent.kind.rawValue) (“\(parentID)”)")
    }
  }

  /// Whether a unit of one kind is too small to hold a unit of another.
  private func isLower(_ parent: PlaceKind, than kind: PlaceKind) -> Bool {
    guard kind.isAdministrative else { return false }
    return parent == kind ? kind == .country : parent.rank > kind.rank
  }

  /// A point may lie 2 km, or its own accuracy, outside the nearest unit with a surveyed outline.
  /// Outlines drawn for the whole world are coarser than that: there 30 km count, if no other unit
  /// holds the point.
  private mutating func checkPoint(_ file: String, _ row: Table.Row, of id: PlaceID) {
    guard let place = gazetteer.place(id), let point = place.coordinate,
      gazetteer.facts(of: id, "on_border_with").isEmpty
    else { return }
    for unit in gazetteer.ancestors(of: id) {
      guard let shape = gazetteer.shape(of: unit.id), !shape.isApproximate,
        !shape.shape.polygons.isEmpty
      else { continue }
      guard unit.kind == .province || unit.kind == .district || unit.kind == .country else {
        return
      }
      // Outlines of countries leave out small islands; a point from the same set may lie on one.
      if unit.kind == .country, place.kind == .province, shape.source == place.source { return }
      if shape.shape.contains(point) { return }
      if unit.kind == .province, place.kind.isSettlement, let country = unit.parent,
        units.fits(point, in: unit.id, of: country)
      {
        return
      }
      let allowed = max(
        unit.kind == .country ? UnitFinder.toleranceKilometres : 2, place.accuracyKilometres ?? 0)
      if let distance = shape.shape.distanceToBoundaryKilometres(from: point), distance > allowed {
        let text = decimalText(distance, places: 1)
        note(file, row.line, "the point lies \(text) km outside “\(unit.id)”")
      }
      return
    }
  }
}
