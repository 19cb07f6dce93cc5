import Encoding
import Gazetteer

/// Checks the tables of gazetteers against each other and against their shapes.
public struct GazetteerCheck {
  /// Returns every fault in the gazetteers at `paths`, by file and line.
  ///
  /// Each table is read as a whole: rows that cannot be read, ids that are unknown, used twice or in
  /// a circle, sources that are missing, names in the wrong script, borders that contradict each
  /// other or the shapes, points outside the unit they are said to lie in, broken shapes.
  ///
  /// - Throws: an error when a path holds no gazetteer or a file cannot be read.
  public static func faults(in paths: [String]) throws -> [GazetteerFault] {
    // A compiled file is read through: elsewhere only what is asked for is looked at.
    try GazetteerLoader.verify(paths)
    var check = GazetteerCheck(
      gazetteer: try GazetteerLoader.load(paths), files: try GazetteerLoader.files(paths))
    check.run()
    return Set(check.faults).sorted()
  }

  let gazetteer: Gazetteer
  let units: UnitFinder
  let files: GazetteerFiles
  var faults: [GazetteerFault] = []
  /// The ids of places, with where each was first seen.
  var placeRows: [PlaceID: (file: String, line: Int)] = [:]
  var sources: Set<String> = []

  private init(gazetteer: Gazetteer, files: GazetteerFiles) {
    self.gazetteer = gazetteer
    units = UnitFinder(gazetteer, outlines: [:])
    self.files = files
  }

  private mutating func run() {
    faults = gazetteer.faults.map {
      GazetteerFault(file: $0.file, line: $0.line, fault: $0.fault)
    }
    sources = Set(gazetteer.allSources.map(\.id))
    checkPlaces()
    checkNames()
    checkCodesAndFacts()
    checkActorsAndSources()
    checkBorders()
    checkShapes()
  }

  /// The rows of every file of a table. Files that cannot be read are listed already.
  func rows(_ name: String) -> [(file: String, row: Table.Row)] {
    (files.tableFiles[name] ?? []).flatMap { file -> [(file: String, row: Table.Row)] in
      guard let table = try? Table(file.bytes, file: file.path) else { return [] }
      return table.rows.map { (file.path, $0) }
    }
  }

  mutating func note(_ file: String, _ line: Int, _ fault: String) {
    faults.append(GazetteerFault(file: file, line: line, fault: fault))
  }

  /// The place that a row names in a column; notes an id that no table has.
  mutating func checkID(_ file: String, _ row: Table.Row, _ column: String) {
    let id = row[column]
    if !id.isEmpty, gazetteer.place(PlaceID(rawValue: id)) == nil {
      note(file, row.line, "“\(id)” in “\(column)” is no place")
    }
  }

  mutating func checkSource(_ file: String, _ row: Table.Row) {
    let source = row["source"]
    if source.isEmpty {
      note(file, row.line, "the source is missing")
    } else if !sources.contains(source) {
      note(file, row.line, "“\(source)” is not in sources.csv")
    }
  }
}
