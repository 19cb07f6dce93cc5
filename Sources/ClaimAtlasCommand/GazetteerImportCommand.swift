import ArgumentParser
import Encoding
import Features
import Gazetteer
import GazetteerWorkshop
import GeoJSON
import Topology

/// `claimatlas gazetteer import`: boundary files and linked places into folders of tables.
struct GazetteerImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turn a boundary file (GeoJSON) or linked places (LP-TSV, LPF) into tables.",
    discussion: """
      Boundaries are matched with the units of the gazetteer by name or code and by place; the \
      report lists every feature and every unit left over. The folder gets the shapes, the lengths \
      of their borders and the report. Without -o it goes to your own overlay, which every command \
      reads. Tables that a person wrote or edited are never touched.
      """)

  @Argument(help: "A boundary file (.geojson, .json), LP-TSV (.tsv) or LPF (.geojson, .json).")
  var file: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to this folder, not to your own overlay.", valueName: "folder"))
  var output: String?

  @Option(help: "What the boundaries enclose.")
  var kind = "district"

  @Option(name: .customLong("in"), help: "Match only units inside this place.")
  var inside: String?

  @Option(help: "The id of the source in the tables; from the file's name otherwise.")
  var source: String?

  @Option(help: "The title of the source.")
  var title: String?

  @Option(help: "The licence of the source, as its owner states it.")
  var licence: String?

  @Option(
    help: ArgumentHelp(
      "Take borders this close for one: 0.25 for files in which neighbours were drawn apart.",
      valueName: "km"))
  var snap = 0.0

  @OptionGroup var gazetteers: GazetteerOptions

  @Flag(help: "Replace tables that an earlier import wrote.")
  var force = false

  @Flag(name: [.customShort("q"), .long], help: "Say nothing but faults.")
  var quiet = false

  func run() throws {
    let bytes = try read()
    let isLinked = file.hasSuffix(".tsv") || LinkedPlacesTables.isLinkedPlaces(bytes)
    let id = source ?? Slug.text(fileName(file))
    let target = try TableFolder(try folder(id), force: force)
    if isLinked {
      try importLinkedPlaces(id, to: target)
    } else {
      try importBoundaries(bytes, id, to: target)
    }
  }

  private func read() throws -> [UInt8] {
    do {
      return try readFile(file)
    } catch {
      throw Failure(error.isMissing ? .inputMissing : .inputOutput, error.description)
    }
  }

  private func folder(_ id: String) throws -> String {
    if let output { return output }
    guard let overlay = DataFolder.overlayPath else {
      throw Failure(.usage, "no overlay: $HOME is not set; name a folder with -o")
    }
    return "\(overlay)/\(id)"
  }

  private func sourceRow(_ id: String) -> Source {
    Source(
      id: id, title: title ?? fileName(file), publisher: "",
      licence: licence ?? "Not recorded at the import; see the file's owner", url: "", version: "",
      note: "", label: title ?? "")
  }

  private func importLinkedPlaces(_ id: String, to target: TableFolder) throws {
    let tables = LinkedPlacesTables.tables(
      from: try GazetteerOptions.load([file]), defaultSource: sourceRow(id))
    try target.write(tables.files, about: [.init("imported", .string(fileName(file)))])
    guard !quiet else { return }
    Terminal.say("\(tables.contents.places.count) places in \(target.path)")
  }

  private func importBoundaries(_ bytes: [UInt8], _ id: String, to target: TableFolder) throws {
    let (features, faults) = GeoJSONReader.readLenient(bytes, file: file)
    for fault in faults { Terminal.say(fault.description) }
    guard !features.isEmpty else { throw Failure(.badData, "\(file): no feature could be read") }
    let gazetteer = try gazetteers.load()
    guard let kind = try PlaceNames.kind(kind) else { return }
    let around = try inside.map {
      try PlaceNames.place($0, kind: nil, gazetteer: gazetteer).id
    }
    let result = BoundaryImport(features, gazetteer: gazetteer, kind: kind, in: around)
    let drawn: (shapes: [(id: PlaceID, shape: PlaceShape)], borders: [BorderRow])
    do {
      drawn = try result.tables(source: id, snapKilometres: snap)
    } catch {
      throw Failure(.badData, "\(file): the shapes cannot be compared: \(error)")
    }
    if !quiet { report(result, features.count, kind) }
    guard result.matched > 0 else {
      throw Failure(.no, "\(file): no feature fits a \(kind.rawValue) of the gazetteer")
    }
    var contents = GazetteerContents()
    contents.borders = drawn.borders
    contents.sources = [sourceRow(id)]
    var files = RegionTables(contents).files
    files.append(
      RegionTables.File(
        name: Slug.text(kind.plural) + ".geojson",
        bytes: ShapeFile.bytes(of: drawn.shapes, places: 5)))
    files.append(RegionTables.File(name: "import-report.csv", bytes: result.report))
    try target.write(
      files,
      about: [
        .init("imported", .string(fileName(file))), .init("features", .integer(features.count)),
        .init("matched", .integer(result.matched)),
        .init("units_without_shape", .integer(result.missing.count)),
      ])
    guard !quiet else { return }
    Terminal.say("\(drawn.borders.count) borders measured; written to \(target.path)")
    if drawn.borders.isEmpty, drawn.shapes.count > 1, snap == 0 {
      Terminal.say("no two shapes share an edge: try --snap 0.25")
    }
  }

  private func report(_ result: BoundaryImport, _ count: Int, _ kind: PlaceKind) {
    var line = "\(result.matched) of \(count) features matched"
    if let column = result.nameColumn { line += " by name (\(column))" }
    if let column = result.codeColumn { line += " or code (\(column.name) as \(column.scheme))" }
    Terminal.say(line + " and place")
    for match in result.matches where match.unit == nil {
      Terminal.say("  not matched: \(match.number) “\(match.label)”: \(match.note)")
    }
    for place in result.missing {
      Terminal.say("  \(kind.rawValue) without a shape: \(place.name) (\(place.id))")
    }
  }
}
