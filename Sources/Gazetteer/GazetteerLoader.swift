package import Encoding
import Text

/// Why a gazetteer cannot be loaded at all.
public enum GazetteerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is nothing at the path.
  case missing(path: String)
  /// The folder holds neither `places.csv` nor a folder that does.
  case noTables(path: String)
  /// The file is of no kind that gazetteers come in.
  case unknownFormat(path: String)

  /// One line for people.
  public var description: String {
    switch self {
    case .missing(let path): "\(path): no such file or folder"
    case .noTables(let path):
      "\(path): no gazetteer here: neither places.csv nor a folder that holds one"
    case .unknownFormat(let path):
      "\(path): not a gazetteer: a folder of tables, LP-TSV (.tsv), LPF (.jsonld, .geojson,"
        + " .json) or a compiled gazetteer"
    }
  }
}

/// Reads gazetteers from folders of tables, from files of linked places and from compiled files.
public enum GazetteerLoader {
  /// Returns the gazetteers at `paths` as one, with the actors of further tables; a later one
  /// outranks.
  ///
  /// A path leads to a folder of regions, to the folder of one region, to an LP-TSV file (`.tsv`),
  /// to Linked Places Format (`.geojson`, `.json`) or to a compiled gazetteer. Rows that cannot be
  /// read are passed over and listed in ``Gazetteer/faultLines``.
  ///
  /// - Throws: ``GazetteerError``, ``CompiledGazetteerFault``, or a fault of the file system or of a
  ///   table's header.
  public static func load(_ paths: [String], actors: [String] = []) throws -> Gazetteer {
    let inventory = try GazetteerInventory(paths, actors: actors)
    if let path = inventory.onlyCompiledFile { return try open(path) }
    let tables = try CompiledTables(inventory)
    return Gazetteer(try tables.image(), faults: tables.faults.sorted())
  }

  /// Whether a folder, or a folder in it, holds a table of a gazetteer, such as `deny.csv`.
  ///
  /// - Throws: `FileFault` when it cannot be listed.
  public static func holdsTables(_ folder: String) throws -> Bool {
    try GazetteerInventory.holdsTables(folder)
  }

  /// Opens a compiled gazetteer: it is mapped, not read.
  ///
  /// - Throws: ``CompiledGazetteerFault``, or a fault of the file system.
  static func open(_ path: String) throws -> Gazetteer {
    let bytes: FixedBytes
    do {
      bytes = try FixedBytes(mapping: path)
    } catch {
      throw FileFault(path: path, action: .read, code: error.code)
    }
    return Gazetteer(try GazetteerImage(bytes, path: path))
  }

  /// Checks every byte of the compiled files among `paths` against their checksums.
  ///
  /// - Throws: ``CompiledGazetteerFault`` for the first that is damaged.
  package static func verify(_ paths: [String]) throws {
    for entry in try GazetteerInventory(paths).entries where entry.role == .compiled {
      try open(entry.path).image.verify(path: entry.path)
    }
  }

  /// Writes the gazetteers at `paths` to a compiled file; returns the rows that were passed over.
  ///
  /// The same tables give the same bytes. The file is written beside the target and renamed.
  ///
  /// - Throws: as ``load(_:actors:)``, or a fault of the file system in writing.
  public static func compile(
    _ paths: [String], actors: [String] = [], to path: String, replacing: Bool
  ) throws -> [String] {
    try compile(paths, streams: [:], actors: actors, to: path, replacing: replacing)
  }

  /// As ``compile(_:actors:to:replacing:)``; the paths at some positions are read by others, row by
  /// row.
  package static func compile(
    _ paths: [String], streams: [Int: (GazetteerRows) throws -> Void], actors: [String] = [],
    to path: String, replacing: Bool
  ) throws -> [String] {
    let inventory = try GazetteerInventory(paths, actors: actors, except: Set(streams.keys))
    var faults: [TableFault] = []
    try ImageFile.write(to: path, replacing: replacing) { output in
      let tables = try CompiledTables(inventory, output: output)
      for (layer, stream) in streams.sorted(by: { $0.key < $1.key }) {
        try tables.add(paths[layer], layer: layer, stream)
      }
      faults = tables.faults.sorted()
      return try tables.finish(isCache: false)
    }
    // What was written is read once more: a disk that loses bytes is noticed now.
    try verify([path])
    return faults.map(\.description)
  }

  /// The files at `paths` by what they hold, for work on the tables themselves.
  ///
  /// - Throws: as ``load(_:actors:)``.
  package static func files(_ paths: [String], actors: [String] = []) throws -> GazetteerFiles {
    try GazetteerFiles(GazetteerInventory(paths, actors: actors))
  }

  /// Returns the rows of actor tables, a later table after an earlier.
  ///
  /// - Throws: a fault of the file system or of the table's header.
  package static func loadActors(_ paths: [String]) throws -> (
    actors: [Actor], faults: [TableFault]
  ) {
    var actors: [Actor] = []
    var faults: [TableFault] = []
    for path in paths {
      let table = try Table(readFile(path), file: path, required: ["id", "name"])
      let rows = TableParsers.actors(table)
      actors += rows.rows
      faults += rows.faults
    }
    return (actors, faults)
  }
}

/// A file that was read, with the gazetteer that it belongs to.
package struct GazetteerFile: Sendable {
  package let path: String
  package let bytes: [UInt8]
  package let layer: Int
}

/// The files of all gazetteers by what they hold.
package struct GazetteerFiles {
  /// CSV files by table: `places`, `names`.
  package private(set) var tableFiles: [String: [GazetteerFile]] = [:]
  /// GeoJSON files.
  package private(set) var shapes: [GazetteerFile] = []

  init(_ inventory: GazetteerInventory) throws {
    for entry in inventory.entries {
      switch entry.role {
      case .table(let table): tableFiles[table.rawValue, default: []].append(try entry.read())
      case .shapes: shapes.append(try entry.read())
      case .linkedPlaces, .compiled: continue
      }
    }
  }
}
