package import Encoding

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
      "\(path): not a gazetteer: a folder of tables, LP-TSV (.tsv) or LPF (.geojson, .json)"
    }
  }
}

/// Reads gazetteers from folders of tables and from files of linked places.
public enum GazetteerLoader {
  /// Returns the gazetteers at `paths` as one, with the actors of further tables; a later one
  /// outranks.
  ///
  /// A path leads to a folder of regions, to the folder of one region, to an LP-TSV file (`.tsv`)
  /// or to Linked Places Format (`.geojson`, `.json`). Rows that cannot be read are passed over
  /// and listed in ``Gazetteer/faultLines``.
  ///
  /// - Throws: ``GazetteerError``, or a fault of the file system or of a table's header.
  public static func load(_ paths: [String], actors: [String] = []) throws -> Gazetteer {
    var files = GazetteerFiles()
    for (layer, path) in paths.enumerated() {
      switch fileKind(path) {
      case .folder: try files.addFolder(path, layer: layer)
      case .file: try files.addFile(path, layer: layer)
      case .missing, .other: throw GazetteerError.missing(path: path)
      }
    }
    for path in actors { try files.addActors(path, layer: paths.count) }
    return Gazetteer(tables: try files.tables())
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
struct GazetteerFile: Sendable {
  let path: String
  let bytes: [UInt8]
  let layer: Int
}

/// The files of all gazetteers by what they hold.
struct GazetteerFiles {
  private var tableFiles: [String: [GazetteerFile]] = [:]
  private var shapes: [GazetteerFile] = []
  private var linked: [LinkedPlaces] = []
  private var linkedFiles: [GazetteerFile] = []

  static let regionTables = [
    "places", "names", "identifiers", "facts", "adjacency", "demonyms", "actors", "sources",
  ]

  /// Adds a folder of regions or the folder of one.
  mutating func addFolder(_ path: String, layer: Int) throws {
    let names = try listFolder(path)
    var found = try addRegion(path, names: names, layer: layer)
    if !found {
      for name in names where !name.hasPrefix(".") {
        let inner = "\(path)/\(name)"
        guard fileKind(inner) == .folder else { continue }
        if try addRegion(inner, names: listFolder(inner), layer: layer) { found = true }
      }
    }
    guard found else { throw GazetteerError.noTables(path: path) }
  }

  /// Adds the tables of a folder; returns whether it holds places.
  private mutating func addRegion(_ path: String, names: [String], layer: Int) throws -> Bool {
    for name in names {
      if name.hasSuffix(".csv"), Self.regionTables.contains(String(name.dropLast(4))) {
        let file = GazetteerFile(
          path: "\(path)/\(name)", bytes: try readFile("\(path)/\(name)"), layer: layer)
        tableFiles[String(name.dropLast(4)), default: []].append(file)
      } else if name.hasSuffix(".geojson") {
        shapes.append(
          GazetteerFile(
            path: "\(path)/\(name)", bytes: try readFile("\(path)/\(name)"), layer: layer))
      }
    }
    return names.contains("places.csv")
  }

  /// Adds a table of actors.
  mutating func addActors(_ path: String, layer: Int) throws {
    let file = GazetteerFile(path: path, bytes: try readFile(path), layer: layer)
    tableFiles["actors", default: []].append(file)
  }

  /// Adds a file of linked places.
  mutating func addFile(_ path: String, layer: Int) throws {
    let file = GazetteerFile(path: path, bytes: try readFile(path), layer: layer)
    if path.hasSuffix(".tsv") {
      linked.append(try LinkedPlaces(tabSeparated: file))
    } else if path.hasSuffix(".geojson") || path.hasSuffix(".json") {
      linked.append(try LinkedPlaces(geoJSON: file))
    } else {
      throw GazetteerError.unknownFormat(path: path)
    }
    linkedFiles.append(file)
  }

  /// The tables, places parsed and all others waiting.
  func tables() throws -> GazetteerTables {
    var places = TableRows<Place>()
    for file in tableFiles["places"] ?? [] {
      let rows = TableParsers.places(
        try Table(file.bytes, file: file.path, required: ["id", "name", "kind"]),
        layer: file.layer)
      places.rows += rows.rows
      places.faults += rows.faults
    }
    var linkedNames: [Toponym] = []
    var linkedIdentifiers: [Identifier] = []
    var known = Set(linked.isEmpty ? [] : places.rows.map(\.id))
    for file in linked { known.formUnion(file.rows.map(\.id)) }
    for file in linked {
      places.rows += file.places(known: known)
      places.faults += file.faults
      linkedNames += file.names
      linkedIdentifiers += file.identifiers
    }
    return GazetteerTables(
      places: places,
      names: lazy("names", ["place", "name"], TableParsers.names, adding: linkedNames),
      identifiers: lazy(
        "identifiers", ["place", "scheme", "value"], TableParsers.identifiers,
        adding: linkedIdentifiers),
      facts: lazy("facts", ["place", "property", "value"], TableParsers.facts),
      borders: lazy("adjacency", ["a", "b"], TableParsers.borders),
      demonyms: lazy("demonyms", ["place", "demonym"], TableParsers.demonyms),
      actors: lazy("actors", ["id", "name"], TableParsers.actors),
      sources: lazy("sources", ["id"], TableParsers.sources),
      shapes: Lazy { [shapes] in ShapeReader.read(shapes) }, version: version())
  }

  private func lazy<Row>(
    _ name: String, _ required: [String],
    _ parse: @escaping @Sendable (Table) -> TableRows<Row>, adding: [Row] = []
  ) -> Lazy<TableRows<Row>> {
    let files = tableFiles[name] ?? []
    return Lazy {
      var all = TableRows<Row>()
      for file in files {
        do throws(TableFault) {
          let rows = parse(try Table(file.bytes, file: file.path, required: required))
          all.rows += rows.rows
          all.faults += rows.faults
        } catch {
          all.faults.append(error)
        }
      }
      all.rows += adding
      return all
    }
  }

  private func version() -> Lazy<String> {
    let files =
      Self.regionTables.flatMap { name in (tableFiles[name] ?? []) } + shapes + linkedFiles
    return Lazy {
      var all: [UInt8] = []
      all.reserveCapacity(files.reduce(0) { $0 + $1.bytes.count + 64 })
      for file in files {
        // The folder's own name counts, where it stands on the machine does not.
        all.append(contentsOf: fileName(parentFolder(file.path)).utf8)
        all.append(0x2F)
        all.append(contentsOf: fileName(file.path).utf8)
        all.append(0)
        all.append(contentsOf: file.bytes)
      }
      return String(sha256(all).prefix(12))
    }
  }
}
