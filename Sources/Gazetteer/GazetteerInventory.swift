import Encoding
import Glibc

/// The files that gazetteers are made of, found but not read, in the order in which they are.
struct GazetteerInventory {
  enum Table: String, CaseIterable {
    case places, names, identifiers, facts, adjacency, demonyms, deny, actors, sources

    init?(fileName: String) {
      guard fileName.hasSuffix(".csv") else { return nil }
      self.init(rawValue: String(fileName.dropLast(4)))
    }
  }

  enum Role: Hashable {
    case table(Table)
    case shapes
    case linkedPlaces
    case compiled
  }

  struct Entry {
    let path: String
    let layer: Int
    let role: Role

    func read() throws(FileFault) -> GazetteerFile {
      GazetteerFile(path: path, bytes: try readFile(path), layer: layer)
    }

    /// What the file is called wherever its folder stands.
    var name: String { fileName(parentFolder(path)) + "/" + fileName(path) }
  }

  private(set) var entries: [Entry] = []

  /// Finds the files at `paths`, but for those at the positions `others`, and tables of actors that
  /// come after them.
  ///
  /// - Throws: ``GazetteerError``, or a fault of the file system.
  init(_ paths: [String], actors: [String] = [], except others: Set<Int> = []) throws {
    for (layer, path) in paths.enumerated() where !others.contains(layer) {
      switch fileKind(path) {
      case .folder: try addFolder(path, layer: layer)
      case .file: try addFile(path, layer: layer)
      case .missing, .other: throw GazetteerError.missing(path: path)
      }
    }
    for path in actors { add(path, paths.count, .table(.actors)) }
    // Tables one after the other, whichever gazetteer they belong to; then shapes and the rest.
    let order: [Role] = Table.allCases.map(Role.table) + [.shapes, .linkedPlaces, .compiled]
    entries = order.flatMap { role in entries.filter { $0.role == role } }
  }

  /// The file, when there is nothing but a compiled one.
  var onlyCompiledFile: String? {
    entries.count == 1 && entries[0].role == .compiled ? entries[0].path : nil
  }

  private mutating func add(_ path: String, _ layer: Int, _ role: Role) {
    entries.append(Entry(path: path, layer: layer, role: role))
  }

  private mutating func addFolder(_ path: String, layer: Int) throws {
    let names = try listFolder(path)
    var found = addRegion(path, names: names, layer: layer)
    if !found {
      for name in names where !name.hasPrefix(".") {
        let inner = "\(path)/\(name)"
        guard fileKind(inner) == .folder else { continue }
        if addRegion(inner, names: try listFolder(inner), layer: layer) { found = true }
      }
    }
    guard found else { throw GazetteerError.noTables(path: path) }
  }

  /// Whether a folder, or a folder in it, holds a table of a gazetteer.
  static func holdsTables(_ folder: String) throws(FileFault) -> Bool {
    let names = try listFolder(folder)
    if names.contains(where: { Table(fileName: $0) != nil }) { return true }
    for name in names where !name.hasPrefix(".") && fileKind("\(folder)/\(name)") == .folder {
      if try listFolder("\(folder)/\(name)").contains(where: { Table(fileName: $0) != nil }) {
        return true
      }
    }
    return false
  }

  /// Adds the tables of a folder; returns whether it holds places, names or a deny list.
  private mutating func addRegion(_ path: String, names: [String], layer: Int) -> Bool {
    for name in names {
      if let table = Table(fileName: name) {
        add("\(path)/\(name)", layer, .table(table))
      } else if name.hasSuffix(".geojson") {
        add("\(path)/\(name)", layer, .shapes)
      }
    }
    return ["places.csv", "names.csv", "deny.csv"].contains(where: names.contains)
  }

  private mutating func addFile(_ path: String, layer: Int) throws {
    if [".tsv", ".jsonld", ".geojson", ".json"].contains(where: path.hasSuffix) {
      add(path, layer, .linkedPlaces)
    } else if try startsLikeCompiled(path) {
      add(path, layer, .compiled)
    } else {
      throw GazetteerError.unknownFormat(path: path)
    }
  }

  private func startsLikeCompiled(_ path: String) throws(FileFault) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault(path: path, action: .read, code: errno) }
    defer { close(descriptor) }
    var start = [UInt8](repeating: 0, count: ImageHead.magic.count)
    return read(descriptor, &start, start.count) == start.count && start == ImageHead.magic
  }
}
