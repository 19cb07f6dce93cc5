import Encoding
import Text

/// Tables on their way into a compiled gazetteer: each file is read, digested, compiled and let go.
final class CompiledTables {
  private let compiler: GazetteerCompiler
  private var digest = SHA256()
  private let output: ImageOutput
  private var actors: [(layer: Int, actor: Actor)] = []
  private var sources: [(layer: Int, source: Source)] = []
  private var version: String
  private var inputs: [ImageInput] = []
  /// The rows that were passed over.
  private(set) var faults: [TableFault] = []

  /// Compiles rows in memory.
  init(_ contents: GazetteerContents) {
    output = ImageOutput()
    compiler = GazetteerCompiler(output)
    version = contents.version
    for row in contents.places { compiler.add(row) }
    for row in contents.names { compiler.add(row) }
    for row in contents.identifiers { compiler.add(row) }
    for row in contents.facts { compiler.add(row) }
    for row in contents.borders { compiler.add(row) }
    for row in contents.demonyms { compiler.add(demonym: row) }
    for row in contents.denials { compiler.add(row) }
    for id in contents.shapes.keys.sorted() {
      if let shape = contents.shapes[id] { compiler.add(shape, of: id) }
    }
    actors = contents.actors.map { (0, $0) }
    sources = contents.sources.map { (0, $0) }
  }

  /// Reads and compiles files.
  ///
  /// - Throws: a fault of the file system or of the header of a table of places, or
  ///   ``CompiledGazetteerFault``.
  init(_ inventory: GazetteerInventory, output: ImageOutput = ImageOutput()) throws {
    self.output = output
    compiler = GazetteerCompiler(output)
    version = ""
    let hasLinked = inventory.entries.contains { $0.role == .linkedPlaces }
    var known: Set<PlaceID> = []
    var linked: [LinkedPlaces] = []
    for entry in inventory.entries {
      if entry.role == .compiled {
        let stamp = FileStamp(path: entry.path)
        let image = try GazetteerLoader.open(entry.path).image
        try image.verify(path: entry.path)
        add(image, layer: entry.layer)
        inputs.append(ImageInput(entry: entry, stamp: stamp, digest: image.digest))
        digest.update(image.digest[...])
        continue
      }
      let stamp = FileStamp(path: entry.path)
      let file = try entry.read()
      var own = SHA256()
      own.update(file.bytes[...])
      inputs.append(ImageInput(entry: entry, stamp: stamp, digest: own.finished()))
      // The folder's own name counts, where it stands on the machine does not.
      digest.update(Array(entry.name.utf8 + [0])[...])
      digest.update(file.bytes[...])
      switch entry.role {
      case .table(.places):
        let rows = TableParsers.places(
          try Table(file.bytes, file: file.path, required: ["id", "name", "kind"]),
          layer: file.layer)
        faults += rows.faults
        for row in rows.rows { compiler.add(row) }
        if hasLinked { known.formUnion(rows.rows.map(\.id)) }
      case .table(let table): add(file, table)
      case .shapes:
        let rows = ShapeReader.read([file])
        faults += rows.faults
        for id in rows.shapes.keys.sorted() {
          if let shape = rows.shapes[id] { compiler.add(shape, of: id, layer: file.layer) }
        }
      case .linkedPlaces:
        let places =
          file.path.hasSuffix(".tsv")
          ? try LinkedPlaces(tabSeparated: file) : try LinkedPlaces(geoJSON: file)
        known.formUnion(places.rows.map(\.id))
        linked.append(places)
      case .compiled: continue
      }
    }
    for places in linked {
      faults += places.faults
      for row in places.places(known: known) { compiler.add(row) }
      for row in places.names { compiler.add(row.moved(to: places.layer)) }
      for row in places.identifiers { compiler.add(row) }
      for row in places.facts(known: known) { compiler.add(row) }
      for id in places.shapes.keys.sorted() {
        if let shape = places.shapes[id] { compiler.add(shape, of: id, layer: places.layer) }
      }
    }
    version = String(hexadecimal(digest.finished()).prefix(12))
  }

  /// Adds rows as they are read from a file of another make.
  func add(_ path: String, layer: Int, _ read: (GazetteerRows) throws -> Void) throws {
    let rows = GazetteerRows(compiler: compiler, layer: layer)
    try read(rows)
    faults += rows.faults
    sources += rows.sources.map { (layer, $0) }
    let own = rows.digest.finished()
    let entry = GazetteerInventory.Entry(path: path, layer: layer, role: .linkedPlaces)
    inputs.append(ImageInput(entry: entry, stamp: .empty, digest: own))
    digest.update(own[...])
    version = String(hexadecimal(digest.finished()).prefix(12))
  }

  private func add(_ file: GazetteerFile, _ table: GazetteerInventory.Table) {
    switch table {
    case .places: break
    case .names:
      rows(file, ["place", "name"], { TableParsers.names($0, layer: file.layer) }) {
        compiler.add($0)
      }
    case .identifiers:
      rows(file, ["place", "scheme", "value"], TableParsers.identifiers) { compiler.add($0) }
    case .facts:
      rows(file, ["place", "property", "value"], TableParsers.facts) { compiler.add($0) }
    case .adjacency: rows(file, ["a", "b"], TableParsers.borders) { compiler.add($0) }
    case .demonyms:
      rows(file, ["place", "demonym"], TableParsers.demonyms) { compiler.add(demonym: $0) }
    case .deny:
      rows(file, ["name"], { TableParsers.denials($0, layer: file.layer) }) { compiler.add($0) }
    case .actors:
      rows(file, ["id", "name"], TableParsers.actors) { actors.append((file.layer, $0)) }
    case .sources: rows(file, ["id"], TableParsers.sources) { sources.append((file.layer, $0)) }
    }
  }

  private func rows<Row>(
    _ file: GazetteerFile, _ required: [String], _ parse: (Table) -> TableRows<Row>,
    add: (Row) -> Void
  ) {
    do throws(TableFault) {
      let rows = parse(try Table(file.bytes, file: file.path, required: required))
      faults += rows.faults
      for row in rows.rows { add(row) }
    } catch {
      faults.append(error)
    }
  }

  /// Adds all rows of a compiled gazetteer.
  private func add(_ image: GazetteerImage, layer: Int) {
    for row in 0..<image.rowCount {
      if let place = image.place(row) { compiler.add(place.moved(to: layer)) }
      for label in image.rows(row, .labelStarts, .labels, ImageRecord.label)
      where !image.isTitle(label) {
        compiler.add(image.toponym(label).moved(to: layer))
      }
      for index in image.rows(row, .factStarts, .facts, ImageRecord.fact) {
        compiler.add(image.fact(index, of: row))
      }
      for index in image.rows(row, .identifierStarts, .identifiers, ImageRecord.identifier) {
        compiler.add(image.identifier(index, of: row))
      }
    }
    for index in 0..<image.count(.borders, of: ImageRecord.border) {
      compiler.add(image.border(index))
    }
    for index in 0..<image.count(.demonyms, of: ImageRecord.demonym) {
      compiler.add(demonym: image.demonym(index))
    }
    for index in 0..<image.count(.denials, of: ImageRecord.denial) {
      var denial = image.denial(index)
      denial.layer = layer
      compiler.add(denial)
    }
    for index in 0..<image.shapeCount {
      if let shape = image.shape(index) {
        compiler.add(shape, of: image.id(image.shapeRow(index)), layer: layer)
      }
    }
    actors += image.actors.map { (layer, $0) }
    sources += image.sources.map { (layer, $0) }
  }

  /// Writes what was compiled; returns the head that belongs to it. A cache also notes when its
  /// sources were last changed, and their faults with their paths on this machine.
  ///
  /// - Throws: as ``GazetteerCompiler/finish(actors:sources:version:)``.
  func finish(isCache: Bool) throws -> ImageHead {
    // A later gazetteer's rows come later, so that they outrank.
    try compiler.finish(
      actors: actors.inOrder(of: \.layer).map(\.actor),
      sources: sources.inOrder(of: \.layer).map(\.source), version: version)
    compiler.part(.inputs) { output.append(ImageInput.bytes(inputs)) }
    compiler.part(.faults) { if isCache { output.append(ImageFaults.bytes(faults.sorted())) } }
    output.align()
    output.endDigest()
    compiler.part(.stamps) { if isCache { output.append(FileStamp.bytes(inputs.map(\.stamp))) } }
    compiler.head.length = output.length
    return compiler.head
  }

  /// The compiled gazetteer in memory.
  func image() throws -> GazetteerImage {
    let bytes = try output.finish(try finish(isCache: false))
    return try GazetteerImage(FixedBytes(bytes), path: "memory")
  }
}

extension Array {
  /// The elements by a number, those of one number left in their order.
  fileprivate func inOrder(of key: KeyPath<Element, Int>) -> [Element] {
    enumerated().sorted {
      ($0.element[keyPath: key], $0.offset) < ($1.element[keyPath: key], $1.offset)
    }.map(\.element)
  }
}

extension Place {
  func moved(to layer: Int) -> Place {
    Place(
      id: id, name: name, kind: kind, parent: parent, coordinate: coordinate,
      accuracyKilometres: accuracyKilometres, validFrom: validFrom, validTo: validTo,
      source: source, layer: layer)
  }
}

extension Toponym {
  func moved(to layer: Int) -> Toponym {
    Toponym(
      place: place, name: name, language: language, script: script, status: status,
      source: source, layer: layer)
  }
}
