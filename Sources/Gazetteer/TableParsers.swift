import Encoding
import Geometry

/// Rows of the gazetteer's tables from their cells. A row with a fault is passed over and listed.
enum TableParsers {
  static func places(_ table: Table, layer: Int) -> TableRows<Place> {
    collect(table) { row throws(RowFault) in
      let id = try required(row, "id")
      let name = try required(row, "name")
      guard let kind = PlaceKind(rawValue: row["kind"]) else {
        throw RowFault("“\(row["kind"])” is no kind of place")
      }
      return Place(
        id: PlaceID(rawValue: id), name: name, kind: kind,
        parent: optional(row["parent"]).map(PlaceID.init(rawValue:)),
        coordinate: try coordinate(longitude: row["longitude"], latitude: row["latitude"]),
        accuracyKilometres: try number(row, "accuracy_km"),
        validFrom: optional(row["valid_from"]), validTo: optional(row["valid_to"]),
        source: row["source"], layer: layer)
    }
  }

  static func names(_ table: Table) -> TableRows<Toponym> {
    collect(table) { row throws(RowFault) in
      guard let status = NameStatus(rawValue: optional(row["status"]) ?? "variant") else {
        throw RowFault("“\(row["status"])” is no status of a name")
      }
      return Toponym(
        place: PlaceID(rawValue: try required(row, "place")), name: try required(row, "name"),
        language: row["language"], script: row["script"], status: status, source: row["source"])
    }
  }

  static func identifiers(_ table: Table) -> TableRows<Identifier> {
    collect(table) { row throws(RowFault) in
      Identifier(
        place: PlaceID(rawValue: try required(row, "place")), scheme: row["scheme"],
        value: try required(row, "value"), source: row["source"])
    }
  }

  static func facts(_ table: Table) -> TableRows<Fact> {
    collect(table) { row throws(RowFault) in
      Fact(
        place: PlaceID(rawValue: try required(row, "place")),
        property: try required(row, "property"), value: row["value"], unit: row["unit"],
        asOf: row["as_of"], source: row["source"], note: row["note"])
    }
  }

  static func borders(_ table: Table) -> TableRows<BorderRow> {
    collect(table) { row throws(RowFault) in
      let certainty = row["certainty"]
      guard certainty.isEmpty || certainty == "certain" || certainty == "uncertain" else {
        throw RowFault("“\(certainty)” is neither certain nor uncertain")
      }
      return BorderRow(
        a: PlaceID(rawValue: try required(row, "a")), b: PlaceID(rawValue: try required(row, "b")),
        sharedBorderKilometres: try number(row, "shared_border_km"),
        isCertain: certainty != "uncertain", source: row["source"])
    }
  }

  static func demonyms(_ table: Table) -> TableRows<Toponym> {
    collect(table) { row throws(RowFault) in
      Toponym(
        place: PlaceID(rawValue: try required(row, "place")), name: try required(row, "demonym"),
        language: optional(row["language"]) ?? "en", script: optional(row["script"]) ?? "Latn",
        status: .variant, source: row["source"])
    }
  }

  static func actors(_ table: Table) -> TableRows<Actor> {
    collect(table) { row throws(RowFault) in
      guard let kind = ActorKind(rawValue: optional(row["kind"]) ?? "party") else {
        throw RowFault("“\(row["kind"])” is no kind of actor")
      }
      return Actor(
        id: try required(row, "id"), name: try required(row, "name"), kind: kind,
        side: row["side"],
        aliases: row["aliases"].split(separator: ";").map { $0.trimmingSpaces() }
          .filter { !$0.isEmpty },
        role: row["role"], validFrom: row["valid_from"], validTo: row["valid_to"])
    }
  }

  static func sources(_ table: Table) -> TableRows<Source> {
    collect(table) { row throws(RowFault) in
      Source(
        id: try required(row, "id"), title: row["title"], publisher: row["publisher"],
        licence: row["licence"].isEmpty ? row["license"] : row["licence"], url: row["url"],
        version: row["version"], note: row["note"])
    }
  }

  static func coordinate(
    longitude: String, latitude: String
  ) throws(RowFault) -> Coordinate? {
    if longitude.isEmpty, latitude.isEmpty { return nil }
    guard let x = Double(longitude), let y = Double(latitude) else {
      throw RowFault("“\(latitude), \(longitude)” is no latitude and longitude")
    }
    guard let coordinate = Coordinate(longitude: x, latitude: y) else {
      throw RowFault("latitude \(latitude), longitude \(longitude) is not on the globe")
    }
    return coordinate
  }

  private static func optional(_ cell: String) -> String? { cell.isEmpty ? nil : cell }

  private static func required(
    _ row: Table.Row, _ column: String
  ) throws(RowFault) -> String {
    let cell = row[column]
    guard !cell.isEmpty else { throw RowFault("“\(column)” is empty") }
    return cell
  }

  private static func number(_ row: Table.Row, _ column: String) throws(RowFault) -> Double? {
    let cell = row[column]
    if cell.isEmpty { return nil }
    guard let value = Double(cell), value.isFinite else {
      throw RowFault("“\(cell)” in “\(column)” is no number")
    }
    return value
  }

  private static func collect<Row>(
    _ table: Table, _ parse: (Table.Row) throws(RowFault) -> Row
  ) -> TableRows<Row> {
    var rows: [Row] = []
    rows.reserveCapacity(table.rows.count)
    var faults = table.faults
    for row in table.rows {
      do throws(RowFault) {
        rows.append(try parse(row))
      } catch {
        faults.append(TableFault(file: table.file, line: row.line, fault: error.text))
      }
    }
    return TableRows(rows: rows, faults: faults)
  }
}

/// What is wrong with a row; the table knows where it stands.
struct RowFault: Error {
  let text: String

  init(_ text: String) { self.text = text }
}
