internal import Encoding
internal import Features
internal import GRDB

/// Provenance, once as JSON for the whole file and once in the form that QGIS shows as a layer's
/// metadata.
enum GeoPackageMetadata {
  static func write(
    _ set: LayerSet, tables: [String], _ lastChange: String, to database: Database
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO gpkg_metadata VALUES
          (1, 'dataset', 'http://purl.org/dc/terms/', 'application/json', ?),
          (2, 'dataset', 'http://mrcc.com/qgis.dtd', 'text/xml', ?)
        """, arguments: [json(set), xml(set)])
    try database.execute(
      sql: """
        INSERT INTO gpkg_metadata_reference (reference_scope, timestamp, md_file_id)
          VALUES ('geopackage', ?, 1)
        """, arguments: [lastChange])
    for table in tables {
      try database.execute(
        sql: """
          INSERT INTO gpkg_metadata_reference
            (reference_scope, table_name, timestamp, md_file_id, md_parent_id)
            VALUES ('table', ?, ?, 2, 1)
          """, arguments: [table, lastChange])
    }
  }

  private static func json(_ set: LayerSet) -> String {
    var members: [JSONValue.Member] = [
      .init("title", .string(set.name.cleanedName)),
      .init("abstract", .string(set.description.cleaned)),
      .init("creator", "ClaimAtlas"),
    ]
    for property in set.metadata {
      let value: JSONValue =
        switch property.value {
        case .string(let text): .string(text.cleaned)
        case .integer(let value): .integer(value)
        case .number(let value): .number(value)
        case .bool(let value): .bool(value)
        }
      members.append(.init(property.name.cleanedName, value))
    }
    return JSONValue.object(members).text()
  }

  private static func xml(_ set: LayerSet) -> String {
    var bytes = Array("<qgis version=\"3.22.0\"><type>dataset</type><title>".utf8)
    bytes.appendXML(set.name.cleanedName)
    bytes.appendMarkup("</title><abstract>")
    bytes.appendXML(set.description.cleaned)
    bytes.appendMarkup("</abstract>")
    for property in set.metadata where property.name == "sources" {
      bytes.appendMarkup("<history>")
      bytes.appendXML(property.value.text.cleaned)
      bytes.appendMarkup("</history>")
    }
    bytes.appendMarkup("</qgis>")
    return String(decoding: bytes, as: UTF8.self)
  }
}
