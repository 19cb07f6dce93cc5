import ArgumentParser
import Encoding
import Gazetteer
import GazetteerWorkshop
import Topology

/// `claimatlas gazetteer import`: files of others into folders of tables.
struct GazetteerImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turn boundaries, linked places or a GeoNames dump into tables.",
    discussion: """
      Boundaries (GeoJSON, KML, KMZ, GeoPackage) are matched with the units of the gazetteer by \
      name or code and by place; the folder gets the shapes and the lengths of their borders. \
      Linked places (LP-TSV, LPF) and the tables of GeoNames (allCountries.txt or SD.txt, with \
      alternateNamesV2.txt, admin1CodesASCII.txt, admin2Codes.txt and hierarchy.txt where you have \
      them) are joined with the places that are there; what is new about those is added beside \
      them. import-report.csv lists what met what. Without -o the folder is in your own overlay, \
      which every command reads. Tables that a person wrote or edited are never touched.
      """)

  @Argument(help: "The files; each is known by its content.")
  var files: [String]

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to this folder, not to your own overlay.", valueName: "folder"))
  var output: String?

  @Option(help: "What the boundaries enclose.")
  var kind = "district"

  @Option(
    help: ArgumentHelp("The layer of a GeoPackage; the one that fits otherwise.", valueName: "name")
  )
  var layer: String?

  @Option(name: .customLong("in"), help: "Only what lies in this place; of GeoNames, a country.")
  var inside: String?

  @Option(
    help: ArgumentHelp("Of GeoNames: leave out settlements with fewer people.", valueName: "n"))
  var minimumPopulation = 0

  @Option(
    help: ArgumentHelp(
      "Of GeoNames: feature classes and codes to keep, such as P,ADM1,PASS.", valueName: "codes"))
  var features: String?

  @Option(
    help: ArgumentHelp(
      "Of GeoNames: languages to keep beside English and those in Arabic script: fr,es.",
      valueName: "codes"))
  var languages: String?

  @Flag(
    help: ArgumentHelp(
      "Of GeoNames: read no report by a name that is a common English word, such as Police. The "
        + "place can still be asked for by it."))
  var leaveWords = false

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
    let inputs = try files.map { try GazetteerInput($0) }
    let dump = inputs.filter { $0.geoNames != nil }
    guard let first = inputs.first, inputs.count == 1 || dump.count == inputs.count else {
      throw Failure(.usage, "only tables of one GeoNames dump can be imported together")
    }
    let id = source ?? (dump.isEmpty ? Slug.text(fileName(first.path)) : "geonames-dump")
    let target = try TableFolder(try folder(id), force: force)
    switch first.content {
    case .geoNames: try importGeoNames(dump, id, to: target)
    case .linkedPlaces: try importLinkedPlaces(first.path, id, to: target)
    case .boundaries(let file): try importBoundaries(file, first.path, id, to: target)
    }
  }

  private func folder(_ id: String) throws -> String {
    if let output { return output }
    guard let overlay = DataFolder.overlayPath else {
      throw Failure(.usage, "no overlay: $HOME is not set; name a folder with -o")
    }
    return "\(overlay)/\(id)"
  }

  private func sourceRow(_ id: String, isGeoNames: Bool = false) -> Source {
    let name = fileName(files.first ?? "")
    return Source(
      id: id, title: title ?? (isGeoNames ? "GeoNames dump: \(name)" : name),
      publisher: isGeoNames ? "GeoNames" : "",
      licence: licence
        ?? (isGeoNames ? "CC BY 4.0" : "Not recorded at the import; see the file's owner"),
      url: isGeoNames ? "https://www.geonames.org" : "", version: "", note: "",
      label: title ?? "")
  }

  private func importGeoNames(_ inputs: [GazetteerInput], _ id: String, to target: TableFolder)
    throws
  {
    let gazetteer = try gazetteers.load()
    var selection = GeoNamesImport.Selection(
      minimumPopulation: minimumPopulation,
      features: features.map { Set($0.split(separator: ",").map { String($0).uppercased() }) },
      languages: Set((languages ?? "").split(separator: ",").map(String.init)))
    if let inside {
      guard let country = gazetteer.country(named: inside) else {
        throw Failure(.cannotSay, "“\(inside)” is no country of the gazetteer")
      }
      selection.countries = [country.id.rawValue]
    }
    let dump = try GazetteerInput.geoNames(inputs, selection, source: id)
    guard dump.placeCount > 0 else {
      throw Failure(.badData, "\(files[0]): no row that is asked for could be read")
    }
    let outlines = try gazetteers.outlines { _ in true }
    var contents = dump.contents(over: gazetteer, outlines: outlines)
    if leaveWords {
      let words = try gazetteers.language().words("commonwords")
      contents.names.removeAll { words.contains($0.name.lowercased()) }
    }
    try write(
      contents, makingIDs: true, sourceRow(id, isGeoNames: true), gazetteer, to: target)
  }

  private func importLinkedPlaces(_ path: String, _ id: String, to target: TableFolder) throws {
    let tables = LinkedPlacesTables.tables(
      from: try GazetteerOptions.load([path]), defaultSource: sourceRow(id))
    try write(tables.contents, makingIDs: false, nil, try gazetteers.load(), to: target)
  }

  /// Writes what is new, and tells what was there.
  private func write(
    _ contents: GazetteerContents, makingIDs: Bool, _ source: Source?, _ gazetteer: Gazetteer,
    to target: TableFolder
  ) throws {
    let merge = TableMerge(contents, into: gazetteer, makingIDs: makingIDs)
    var tables = merge.tables
    if let source { tables.contents.sources = [source] }
    var files = tables.files
    let shapes = tables.contents.shapes
    if !shapes.isEmpty {
      files.append(
        RegionTables.File(
          name: "shapes.geojson",
          bytes: ShapeFile.bytes(of: shapes.map { (id: $0.key, shape: $0.value) }, places: 6)))
    }
    files.append(RegionTables.File(name: "import-report.csv", bytes: merge.report))
    let joined = merge.matches.count { $0.reason != .none }
    try target.write(
      files,
      about: [
        .init("imported", .array(self.files.map { .string(fileName($0)) })),
        .init("new_places", .integer(merge.addedCount)), .init("joined_places", .integer(joined)),
      ])
    guard !quiet else { return }
    Terminal.say(
      "\(merge.addedCount) new places; \(joined) that the gazetteer has, joined with it")
    let doubtful = merge.matches.filter { $0.reason == .none }
    for match in doubtful.prefix(20) {
      Terminal.say("  not joined: “\(match.label)” and \(match.place.id): \(match.note)")
    }
    if doubtful.count > 20 { Terminal.say("  and \(doubtful.count - 20) more") }
    Terminal.say("written to \(target.path); import-report.csv lists every match")
  }

  private func importBoundaries(
    _ file: BoundaryFile, _ path: String, _ id: String, to target: TableFolder
  ) throws {
    let gazetteer = try gazetteers.load()
    guard let kind = try PlaceNames.kind(kind) else { return }
    let around = try inside.map { inside in
      try gazetteer.country(named: inside)?.id
        ?? PlaceNames.place(inside, kind: nil, gazetteer: gazetteer).id
    }
    let layers = file.layers.filter { layer == nil || $0.name == layer }
    let results = layers.map {
      BoundaryImport($0.features, gazetteer: gazetteer, kind: kind, in: around)
    }
    guard let result = results.max(by: { $0.matched < $1.matched }) else {
      let known = file.layers.map(\.name).joined(separator: ", ")
      throw Failure(.badData, "\(path): no layer “\(layer ?? "")”; there are \(known)")
    }
    let drawn: (shapes: [(id: PlaceID, shape: PlaceShape)], borders: [BorderRow])
    do {
      drawn = try result.tables(source: id, snapKilometres: snap)
    } catch {
      throw Failure(.badData, "\(path): the shapes cannot be compared: \(error)")
    }
    if !quiet { report(result, kind) }
    guard result.matched > 0 else {
      throw Failure(.no, "\(path): no feature fits a \(kind.rawValue) of the gazetteer")
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
        .init("imported", .string(fileName(path))),
        .init("features", .integer(result.matches.count)),
        .init("matched", .integer(result.matched)),
        .init("units_without_shape", .integer(result.missing.count)),
      ])
    guard !quiet else { return }
    Terminal.say("\(drawn.borders.count) borders measured; written to \(target.path)")
    if drawn.borders.isEmpty, drawn.shapes.count > 1, snap == 0 {
      Terminal.say("no two shapes share an edge: try --snap 0.25")
    }
  }

  private func report(_ result: BoundaryImport, _ kind: PlaceKind) {
    var line = "\(result.matched) of \(result.matches.count) features matched"
    if let column = result.nameColumn { line += " by name (\(column))" }
    if let column = result.codeColumn { line += " or code (\(column.name) as \(column.scheme))" }
    Terminal.say(line + " and place")
    let unmatched = result.matches.filter { $0.unit == nil }
    for match in unmatched.prefix(40) {
      Terminal.say("  not matched: \(match.number) “\(match.label)”: \(match.note)")
    }
    if unmatched.count > 40 { Terminal.say("  and \(unmatched.count - 40) more") }
    for place in result.missing.prefix(40) {
      Terminal.say("  \(kind.rawValue) without a shape: \(place.name) (\(place.id))")
    }
    if result.missing.count > 40 {
      Terminal.say("  and \(result.missing.count - 40) more; import-report.csv lists them all")
    }
  }
}
