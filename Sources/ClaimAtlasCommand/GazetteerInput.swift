import Encoding
import GazetteerWorkshop

/// A file of others, known by its content.
struct GazetteerInput {
  enum Content {
    case boundaries(BoundaryFile)
    case linkedPlaces
    case geoNames(GeoNamesTable)
  }

  let path: String
  let content: Content

  var geoNames: GeoNamesTable? {
    if case .geoNames(let table) = content { table } else { nil }
  }

  /// Looks into the file; boundaries are read, what of them cannot be is told.
  ///
  /// - Throws: ``Failure`` when it cannot be read or is of no kind that gazetteers are made from.
  init(_ path: String) throws {
    self.path = path
    do {
      if let table = try GeoNamesTable.detect(path) {
        content = .geoNames(table)
        return
      }
      if path.lowercased().hasSuffix(".tsv") {
        content = .linkedPlaces
        return
      }
      let bytes = try readFile(path)
      if LinkedPlacesTables.isLinkedPlaces(bytes) {
        content = .linkedPlaces
        return
      }
      guard let file = BoundaryFile(bytes, file: path) else {
        throw Failure(
          .badData,
          "\(path): is none of GeoJSON, KML, KMZ, GeoPackage, LP-TSV, LPF or a table of GeoNames")
      }
      for line in file.faultLines.prefix(20) { Terminal.say(line) }
      if file.faultLines.count > 20 {
        Terminal.say("\(path): and \(file.faultLines.count - 20) faults more")
      }
      guard !file.layers.isEmpty else {
        throw Failure(.badData, "\(path): no feature with an area could be read")
      }
      content = .boundaries(file)
    } catch let fault as FileFault {
      throw Failure(fault.isMissing ? .inputMissing : .inputOutput, fault.description)
    }
  }

  /// Reads the tables of a dump, the places first; the faults of lines are told.
  static func geoNames(
    _ inputs: [GazetteerInput], _ selection: GeoNamesImport.Selection, source: String
  ) throws -> GeoNamesImport {
    var dump = GeoNamesImport(selection, source: source)
    var tables: [(table: GeoNamesTable, path: String)] = []
    for input in inputs {
      if let table = input.geoNames { tables.append((table, input.path)) }
    }
    for (table, path) in tables.sorted(by: <) {
      do {
        try dump.read(path, as: table)
      } catch let fault as FileFault {
        throw Failure(.inputOutput, fault.description)
      }
    }
    for line in dump.faultLines.prefix(100) { Terminal.say(line) }
    if dump.faultCount > 100 { Terminal.say("and \(dump.faultCount - 100) lines more with faults") }
    return dump
  }
}
