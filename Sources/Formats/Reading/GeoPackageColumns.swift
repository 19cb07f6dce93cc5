internal import Chronology
internal import Features
internal import GRDB

/// The columns of a table of features, and how a row of them becomes a feature.
struct GeoPackageColumns {
  let geometry: String
  private var booleans: Set<String> = []
  private(set) var key: String?
  /// Whether the table is laid out as ``GeoPackageWriter`` does it, with columns for what is no
  /// attribute: id, title, description, layer, style, time.
  private let isOwn: Bool

  private static let own: Set<String> = [
    "id", "title", "description", "layer", "style", "begin", "finish",
  ]

  init(of table: String, geometry: String, in database: Database) throws {
    self.geometry = geometry
    var names: Set<String> = []
    for row in try Row.fetchAll(database, sql: "PRAGMA table_info(\(table.quotedForSQL))") {
      guard let name = String.fromDatabaseValue(row["name"]) else { continue }
      names.insert(name)
      let type = String.fromDatabaseValue(row["type"])?.uppercased() ?? ""
      if type == "BOOLEAN" { booleans.insert(name) }
      if type == "INTEGER", Int.fromDatabaseValue(row["pk"]) == 1 { key = name }
    }
    isOwn = names.isSuperset(of: Self.own)
  }

  /// What a row tells besides its shape.
  struct Told {
    var layer: String?
    var begin: CalendarDate?
    var finish: CalendarDate?
  }

  /// Whether the column's whole numbers are truth values.
  func isBoolean(_ column: String) -> Bool { booleans.contains(column) }

  /// Puts a value of a column into a feature, or notes what it tells besides.
  func fill(_ feature: inout Feature, _ column: String, _ value: PropertyValue, _ told: inout Told)
  {
    guard case .string(let text) = value else {
      feature.properties.append(Property(column, value))
      return
    }
    switch column.lowercased() {
    case "title": feature.name = text
    case "description": feature.description = text
    case "id" where isOwn: feature.id = text
    case "layer" where isOwn: told.layer = text
    case "style" where isOwn: break
    case "begin" where isOwn: told.begin = day(text, column, &feature)
    case "finish" where isOwn: told.finish = day(text, column, &feature)
    case "name":
      if feature.name.isEmpty { feature.name = text }
      feature.properties.append(Property(column, value))
    default: feature.properties.append(Property(column, value))
    }
  }

  /// The day of an instant, which the feature gets as a property too: tables have room for one
  /// column of that name.
  private func day(_ text: String, _ column: String, _ feature: inout Feature) -> CalendarDate? {
    let day = CalendarDate(iso8601: String(text.prefix(10)))
    feature.properties.append(Property(column, .string(day?.iso8601 ?? text)))
    return day
  }
}

extension String {
  /// The name as SQL has it.
  var quotedForSQL: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
}
