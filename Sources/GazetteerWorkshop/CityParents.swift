package import Encoding
package import Gazetteer
internal import Geometry

/// Puts settlements that hang on their country into the first-level unit that holds them.
public struct CityParents: Sendable {
  /// The table with the new parents; all else in it is as it was.
  public let bytes: [UInt8]
  /// The number of rows that got another parent.
  public let changed: Int
  /// The settlements that still hang on their country, as `id (name)`.
  public let left: [String]

  /// Works on a `places.csv`.
  ///
  /// - Parameters:
  ///   - gazetteer: the countries and their units, and the points of rows that tell none.
  ///   - outlines: outlines of the units that stand beside the tables.
  /// - Throws: `TableFault` when the table, or a row of it, cannot be read: none may be lost.
  package init(
    _ table: [UInt8], file: String, in gazetteer: Gazetteer, outlines: [PlaceID: PlaceShape]
  ) throws(TableFault) {
    let table = try Table(table, file: file, required: ["id", "kind", "parent"])
    if let fault = table.faults.first { throw fault }
    let finder = UnitFinder(gazetteer, outlines: outlines)
    var bytes: [UInt8] = []
    var changed = 0
    var left: [String] = []
    let column = table.column("parent")
    bytes.appendCSVRecord(table.header)
    for row in table.rows {
      var cells = row.cells
      let id = PlaceID(rawValue: row["id"])
      if PlaceKind(rawValue: row["kind"])?.isSettlement == true,
        let point = Self.point(of: row) ?? gazetteer.place(id)?.coordinate,
        let country = gazetteer.place(PlaceID(rawValue: row["parent"])), country.kind == .country
      {
        if let unit = finder.unit(at: point, in: country.id), let column {
          cells[column] = unit.rawValue
          changed += 1
        } else {
          left.append("\(id) (\(row["name"]))")
        }
      }
      bytes.appendCSVRecord(cells)
    }
    self.bytes = bytes
    self.changed = changed
    self.left = left
  }

  private static func point(of row: Table.Row) -> Coordinate? {
    guard let longitude = Double(row["longitude"]), let latitude = Double(row["latitude"]) else {
      return nil
    }
    return Coordinate(longitude: longitude, latitude: latitude)
  }
}
