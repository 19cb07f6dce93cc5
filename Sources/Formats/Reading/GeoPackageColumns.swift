internal import Chronology
internal import Features
internal import GRDB

/// The columns of a table of features, and how a row of them becomes a feature.
struct GeoPackageColumns {
  private let geometry: String
  private var booleans: Set<String> = []
  private var key: String?
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

  /// Puts what a row tells into a feature, but for its shape; returns its layer, where it names one.
  func fill(_ feature: inout Feature, from row: Row) -> String? {
    var layer: String?
    var begin: CalendarDate?
    var finish: CalendarDate?
    for (column, value) in row where column != geometry && column != key {
      guard let value = property(value, isBoolean: booleans.contains(column)) else { continue }
      guard case .string(let text) = value else {
        feature.properties.append(Property(column, value))
        continue
      }
      switch column.lowercased() {
      case "title": feature.name = text
      case "description": feature.description = text
      case "id" where isOwn: feature.id = text
      case "layer" where isOwn: layer = text
      case "style" where isOwn: break
      case "begin" where isOwn: begin = day(text, column, &feature)
      case "finish" where isOwn: finish = day(text, column, &feature)
      case "name":
        if feature.name.isEmpty { feature.name = text }
        feature.properties.append(Property(column, value))
      default: feature.properties.append(Property(column, value))
      }
    }
    if begin != nil || finish != nil {
      feature.time =
        begin == finish ? begin.map(FeatureTime.day) : .interval(start: begin, end: finish)
    }
    return layer
  }

  /// The day of an instant, which the feature gets as a property too: tables have room for one
  /// column of that name.
  private func day(_ text: String, _ column: String, _ feature: inout Feature) -> CalendarDate? {
    let day = CalendarDate(iso8601: String(text.prefix(10)))
    feature.properties.append(Property(column, .string(day?.iso8601 ?? text)))
    return day
  }

  private func property(_ value: DatabaseValue, isBoolean: Bool) -> PropertyValue? {
    switch value.storage {
    case .string(let text): .string(text)
    case .int64(let number): isBoolean ? .bool(number != 0) : .integer(Int(number))
    case .double(let number): number.isFinite ? .number(number) : nil
    case .blob, .null: nil
    }
  }
}

extension String {
  /// The name as SQL has it.
  var quotedForSQL: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
}
