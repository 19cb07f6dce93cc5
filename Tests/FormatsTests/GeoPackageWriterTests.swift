import Features
import Formats
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct GeoPackageWriterTests {
  /// Opens a written database from disk, as others would.
  private func opened<Result>(
    _ set: LayerSet, _ read: (Database) throws -> Result
  ) throws -> Result {
    let path = NSTemporaryDirectory() + "claimatlas-\(UUID().uuidString).gpkg"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let bytes = try GeoPackageWriter().bytes(of: set)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration).read(read)
  }

  @Test func isAGeoPackage() throws {
    try opened(Sample.layers) { database in
      #expect(try Int.fetchOne(database, sql: "PRAGMA application_id") == 0x4750_4B47)
      #expect(try Int.fetchOne(database, sql: "PRAGMA user_version") == 10_200)
      #expect(try String.fetchAll(database, sql: "PRAGMA integrity_check") == ["ok"])
      #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
      let contents = try String.fetchAll(
        database, sql: "SELECT table_name || ' ' || data_type FROM gpkg_contents ORDER BY rowid")
      #expect(
        contents == [
          "areas features", "lines features", "points features", "unplaced attributes",
          "layer_styles attributes",
        ])
      let kinds = try String.fetchAll(
        database, sql: "SELECT geometry_type_name FROM gpkg_geometry_columns ORDER BY rowid")
      #expect(kinds == ["MULTIPOLYGON", "LINESTRING", "MULTIPOINT"])
    }
  }

  @Test func typesColumnsAndTimes() throws {
    try opened(Sample.layers) { database in
      let columns = try Row.fetchAll(database, sql: "PRAGMA table_info(areas)").map {
        "\($0["name"] as String) \($0["type"] as String)"
      }
      for column in [
        "fid INTEGER", "geom MULTIPOLYGON", "begin DATETIME", "finish DATETIME", "holder TEXT",
        "claim_count MEDIUMINT", "confidence DOUBLE", "begin_ms INTEGER", "background BOOLEAN",
        "fill-opacity DOUBLE",
      ] {
        #expect(columns.contains(column), "\(column)")
      }
      let row = try #require(try Row.fetchOne(database, sql: "SELECT * FROM areas WHERE fid = 2"))
      #expect(row["begin"] as String? == "2021-08-24T00:00:00.000Z")
      #expect(row["finish"] as String? == "2021-08-26T23:59:59.000Z")
      #expect(row["layer"] as String? == "Areas / North: areas")
      let open = try #require(try Row.fetchOne(database, sql: "SELECT * FROM areas WHERE fid = 1"))
      #expect(open["finish"] as String? == nil)
    }
  }

  /// The envelope, the R-tree and well-known binary of the one sample point that has no neighbours.
  @Test func writesGeometries() throws {
    try opened(Sample.layers) { database in
      let blob = try #require(
        try Data.fetchOne(database, sql: "SELECT geom FROM lines WHERE id = 'm-1'"))
      // Header and envelope of 40 bytes, then a line of three positions.
      #expect(Array(blob.prefix(4)) == [0x47, 0x50, 0, 3])
      #expect(blob.count == 40 + 9 + 3 * 16)
      let box = try #require(
        try Row.fetchOne(database, sql: "SELECT * FROM rtree_lines_geom WHERE id = 1"))
      let west: Double = box["minx"]
      let east: Double = box["maxx"]
      #expect(west <= 69.2 && east >= 69.7)
      for table in ["areas", "lines", "points"] {
        let triggers = try Int.fetchOne(
          database,
          sql: "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?",
          arguments: [table])
        #expect(triggers == 6)
      }
    }
  }

  @Test func carriesStylesAndProvenance() throws {
    try opened(Sample.layers) { database in
      let rows = try Row.fetchAll(database, sql: "SELECT * FROM layer_styles")
      #expect(rows.map { $0["f_table_name"] as String } == ["areas", "lines", "points"])
      for row in rows {
        let style = try #require(XMLTree.parse(Array((row["styleQML"] as String).utf8)))
        let categories = style.all("category").compactMap { $0.attributes["symbol"] }
        #expect(Set(categories) == Set(style.all("symbol").compactMap { $0.attributes["name"] }))
        #expect(style.all("temporal").first?.attributes["endField"] == "finish")
        let other = try #require(XMLTree.parse(Array((row["styleSLD"] as String).utf8)))
        #expect(other.all("Rule").count == categories.count)
      }
      let metadata = try String.fetchAll(database, sql: "SELECT metadata FROM gpkg_metadata")
      #expect(metadata.allSatisfy { $0.contains("Claims, not facts.") })
    }
  }

  @Test(arguments: 1...6)
  func holdsWhateverItIsGiven(seed: UInt64) throws {
    var random = RandomLayers(seed: seed)
    let set = random.set(features: 120)
    let bytes = try GeoPackageWriter().bytes(of: set)
    #expect(try GeoPackageWriter().bytes(of: set) == bytes, "seed \(seed)")
    try opened(set) { database in
      #expect(try String.fetchAll(database, sql: "PRAGMA integrity_check") == ["ok"])
      var ids: Set<String> = []
      for table in ["areas", "lines", "points", "unplaced"]
      where try database.tableExists(table) {
        ids.formUnion(try String.fetchAll(database, sql: "SELECT id FROM \(table)"))
        guard table != "unplaced" else { continue }
        let difference = try Int.fetchOne(
          database,
          sql: "SELECT count(*) - (SELECT count(*) FROM rtree_\(table)_geom) FROM \(table)")
        #expect(difference == 0, "seed \(seed)")
      }
      #expect(ids.count >= Set(set.allFeatures.map(\.id)).count / 2, "seed \(seed)")
    }
  }
}
