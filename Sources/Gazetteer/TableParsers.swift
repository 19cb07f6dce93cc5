import Encoding
import Geometry

/// Rows of the gazetteer's tables from their cells. A row with a fault is passed over and listed.
enum TableParsers {
  static func places(_ table: Table, layer: Int) -> TableRows<Place> {
    let columns = (
      id: table.column("id"), name: table.column("name"), kind: table.column("kind"),
      parent: table.column("parent"), longitude: table.column("longitude"),
      latitude: table.column("latitude"), accuracy: table.column("accuracy_km"),
      from: table.column("valid_from"), to: table.column("valid_to"),
      source: table.column("source")
    )
    let kinds = Dictionary(uniqueKeysWithValues: PlaceKind.allCases.map { ($0.rawValue, $0) })
    return collect(table) { row throws(RowFault) in
      let id = try required(row[columns.id], "id")
      let name = try required(row[columns.name], "name")
      guard let kind = kinds[row[columns.kind]] else {
        throw RowFault("“\(row[columns.kind])” is no kind of place")
      }
      return Place(
        id: PlaceID(rawValue: id), name: name, kind: kind,
        parent: optional(row[columns.parent]).map(PlaceID.init(rawValue:)),
        coordinate: try coordinate(
          longitude: row[columns.longitude], latitude: row[columns.latitude]),
        accuracyKilometres: try number(row[columns.accuracy], "accuracy_km"),
        validFrom: optional(row[columns.from]), validTo: optional(row[columns.to]),
        source: row[columns.source], layer: layer)
    }
  }

  static func names(_ table: Table, layer: Int) -> TableRows<Toponym> {
    let columns = (
      place: table.column("place"), name: table.column("name"),
      language: table.column("language"), script: table.column("script"),
      status: table.column("status"), source: table.column("source")
    )
    return collect(table) { row throws(RowFault) in
      guard let status = NameStatus(rawValue: optional(row[columns.status]) ?? "variant") else {
        throw RowFault("“\(row[columns.status])” is no status of a name")
      }
      return Toponym(
        place: PlaceID(rawValue: try required(row[columns.place], "place")),
        name: try required(row[columns.name], "name"), language: row[columns.language],
        script: row[columns.script], status: status, source: row[columns.source], layer: layer)
    }
  }

  static func identifiers(_ table: Table) -> TableRows<Identifier> {
    let columns = (
      place: table.column("place"), scheme: table.column("scheme"), value: table.column("value"),
      source: table.column("source")
    )
    return collect(table) { row throws(RowFault) in
      Identifier(
        place: PlaceID(rawValue: try required(row[columns.place], "place")),
        scheme: row[columns.scheme], value: try required(row[columns.value], "value"),
        source: row[columns.source])
    }
  }

  static func facts(_ table: Table) -> TableRows<Fact> {
    let columns = (
      place: table.column("place"), property: table.column("property"),
      value: table.column("value"), unit: table.column("unit"), asOf: table.column("as_of"),
      source: table.column("source"), note: table.column("note")
    )
    return collect(table) { row throws(RowFault) in
      Fact(
        place: PlaceID(rawValue: try required(row[columns.place], "place")),
        property: try required(row[columns.property], "property"), value: row[columns.value],
        unit: row[columns.unit], asOf: row[columns.asOf], source: row[columns.source],
        note: row[columns.note])
    }
  }

  static func borders(_ table: Table) -> TableRows<BorderRow> {
    let columns = (
      a: table.column("a"), b: table.column("b"), length: table.column("shared_border_km"),
      certainty: table.column("certainty"), source: table.column("source")
    )
    return collect(table) { row throws(RowFault) in
      let certainty = row[columns.certainty]
      guard certainty.isEmpty || certainty == "certain" || certainty == "uncertain" else {
        throw RowFault("“\(certainty)” is neither certain nor uncertain")
      }
      return BorderRow(
        a: PlaceID(rawValue: try required(row[columns.a], "a")),
        b: PlaceID(rawValue: try required(row[columns.b], "b")),
        sharedBorderKilometres: try number(row[columns.length], "shared_border_km"),
        isCertain: certainty != "uncertain", source: row[columns.source])
    }
  }

  static func demonyms(_ table: Table) -> TableRows<Toponym> {
    collect(table) { row throws(RowFault) in
      Toponym(
        place: PlaceID(rawValue: try required(row["place"], "place")),
        name: try required(row["demonym"], "demonym"),
        language: optional(row["language"]) ?? "en", script: optional(row["script"]) ?? "Latn",
        status: .variant, source: row["source"])
    }
  }

  static func denials(_ table: Table, layer: Int) -> TableRows<Denial> {
    collect(table) { row throws(RowFault) in
      Denial(
        name: try required(row["name"], "name"),
        place: optional(row["place"]).map { PlaceID(rawValue: $0) }, layer: layer)
    }
  }

  static func actors(_ table: Table) -> TableRows<Actor> {
    collect(table) { row throws(RowFault) in
      guard let kind = ActorKind(rawValue: optional(row["kind"]) ?? "party") else {
        throw RowFault("“\(row["kind"])” is no kind of actor")
      }
      return Actor(
        id: try required(row["id"], "id"), name: try required(row["name"], "name"), kind: kind,
        side: row["side"],
        aliases: row["aliases"].split(separator: ";").map { $0.trimmingSpaces() }
          .filter { !$0.isEmpty },
        role: row["role"], validFrom: row["valid_from"], validTo: row["valid_to"])
    }
  }

  static func sources(_ table: Table) -> TableRows<Source> {
    collect(table) { row throws(RowFault) in
      Source(
        id: try required(row["id"], "id"), title: row["title"], publisher: row["publisher"],
        licence: row["licence"].isEmpty ? row["license"] : row["licence"], url: row["url"],
        version: row["version"], note: row["note"], label: row["label"])
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

  private static func required(_ cell: String, _ column: String) throws(RowFault) -> String {
    guard !cell.isEmpty else { throw RowFault("“\(column)” is empty") }
    return cell
  }

  private static func number(_ cell: String, _ column: String) throws(RowFault) -> Double? {
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

/// Rows of one table with the rows that were passed over.
struct TableRows<Row> {
  var rows: [Row] = []
  var faults: [TableFault] = []
}

/// Shapes by place with the features that were passed over.
struct ShapeRows {
  var shapes: [PlaceID: PlaceShape] = [:]
  var faults: [TableFault] = []
}
