import ArgumentParser
import Encoding
import Gazetteer
import GazetteerWorkshop

/// `claimatlas gazetteer init`: a gazetteer folder for any country.
struct GazetteerInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Start a gazetteer of a country: units, shapes, borders, cities, actors to fill in.",
    discussion: """
      Takes what the gazetteer that comes with the command has of the country, and adds what the \
      files bring: boundaries (GeoJSON, KML, KMZ, GeoPackage), linked places (LP-TSV, LPF) and \
      tables of GeoNames. The folder stands on its own and passes `gazetteer check`.
      """)

  @Argument(help: "The country: ISO alpha-2 or alpha-3 code, or name.")
  var country: String

  @Option(
    help: ArgumentHelp(
      "A file to add. May be given again; shapes of a later one count.", valueName: "file"))
  var from: [String] = []

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The new folder; named like the country otherwise.", valueName: "folder"))
  var output: String?

  @OptionGroup var gazetteers: GazetteerOptions

  @Flag(name: [.customShort("q"), .long], help: "Say nothing but faults.")
  var quiet = false

  func run() throws {
    let gazetteer = try gazetteers.load()
    guard let place = gazetteer.country(named: country) else {
      let near = gazetteer.search(country, limit: 50).filter { $0.place.kind == .country }
      let hint = near.prefix(3).map { "\($0.place.name) (\($0.place.id))" }
      throw Failure(
        .cannotSay,
        "“\(country)” is no country of the gazetteer"
          + (hint.isEmpty ? "" : "; did you mean \(hint.joined(separator: ", "))?"))
    }
    let path = output ?? Slug.text(place.name + ".")
    // Nothing of a person's is ever written over.
    if fileKind(path) != .missing, (try? listFolder(path).isEmpty) != true {
      throw Failure(.cannotCreate, "\(path): is there already: name a new or empty folder with -o")
    }
    let units = Set(gazetteer.children(of: place.id).map(\.id))
    var start = CountryStart(
      place, in: gazetteer, outlines: try gazetteers.outlines { units.contains($0) })
    for input in try inputs(place) { try add(input, to: &start) }
    start.finish()
    try write(start, to: path)
    guard !quiet else { return }
    for note in start.notes { Terminal.say(note) }
    let missing = start.unitsWithoutShape
    if start.units.isEmpty {
      Terminal.say("no first-level unit is known: pass a boundary file with --from")
    } else if !missing.isEmpty {
      Terminal.say(
        "\(missing.count) of \(start.units.count) units have no shape: pass a boundary file with "
          + "--from; until then maps show points only")
    }
    Terminal.say(
      "\(path): \(start.units.count) units of \(place.name), "
        + "\(start.tables.contents.places.count) places in all; next: \(path)/README.md")
  }

  private enum Input {
    case boundaries(BoundaryFile, String)
    case places(GazetteerContents, makingIDs: Bool, String, [Source])
    case dump(GeoNamesImport, String, Source)
  }

  private func inputs(_ country: Place) throws -> [Input] {
    let files = try from.map { try GazetteerInput($0) }
    var inputs: [Input] = []
    for file in files {
      let name = fileName(file.path)
      let source = Source(
        id: Slug.text(name), title: name, publisher: "",
        licence: "Not recorded at the import; see the file's owner", url: "", version: "",
        note: "")
      switch file.content {
      case .geoNames: continue
      case .boundaries(let boundaries): inputs.append(.boundaries(boundaries, file.path))
      case .linkedPlaces:
        let tables = LinkedPlacesTables.tables(
          from: try GazetteerOptions.load([file.path]), defaultSource: source)
        inputs.append(
          .places(tables.contents, makingIDs: false, name, tables.contents.sources))
      }
    }
    let tables = files.filter { $0.geoNames != nil }
    if !tables.isEmpty {
      let id = "geonames-dump"
      let dump = try GazetteerInput.geoNames(
        tables, GeoNamesImport.Selection(countries: [country.id.rawValue]), source: id)
      inputs.append(
        .dump(
          dump, "GeoNames",
          Source(
            id: id, title: "GeoNames dump", publisher: "GeoNames", licence: "CC BY 4.0",
            url: "https://www.geonames.org", version: "", note: "")))
    }
    return inputs
  }

  private func add(_ input: Input, to start: inout CountryStart) throws {
    switch input {
    case .boundaries(let file, let path):
      let name = fileName(path)
      let source = Source(
        id: Slug.text(name), title: name, publisher: "",
        licence: "Not recorded at the import; see the file's owner", url: "", version: "",
        note: "")
      do {
        try start.add(file, named: name, source: source)
      } catch {
        throw Failure(.badData, "\(path): the shapes cannot be compared: \(error)")
      }
    case .places(let contents, let makingIDs, let name, let sources):
      start.add(contents, makingIDs: makingIDs, named: name, sources: sources)
    case .dump(let dump, let name, let source):
      let contents = dump.contents(over: Gazetteer(start.contents()))
      start.add(contents, makingIDs: true, named: name, sources: [source])
    }
  }

  private func write(_ start: CountryStart, to path: String) throws {
    let folder = try OutputFolder(path, force: false)
    for file in start.tables.files { try folder.add(file.name, file.bytes) }
    let kinds = Dictionary(
      start.tables.contents.places.map { ($0.id, $0.kind) }, uniquingKeysWith: { $1 })
    let groups = Dictionary(grouping: start.shapes) { kinds[$0.key] ?? .area }
    for kind in groups.keys.sorted(by: { $0.rank < $1.rank }) {
      let shapes = (groups[kind] ?? []).map { (id: $0.key, shape: $0.value) }
      try folder.add(Slug.text(kind.plural) + ".geojson", ShapeFile.bytes(of: shapes, places: 5))
    }
    try folder.add("README.md", Array(start.guide(folder: path).utf8))
    try folder.finish()
  }
}
