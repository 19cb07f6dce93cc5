import ArgumentParser
import Changes
import Chronology
import Claims
import Encoding
import FactSheets
import Features
import Formats
import Gazetteer
import GeoJSON
import MapPage
import Overlays
import Reports
import Resolver
import Text

/// `claimatlas map`: reports to map files, fact sheets and the ledger, in one go.
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Turn reports into a map, a claim ledger and fact sheets.")

  @OptionGroup var input: ReportOptions
  @OptionGroup var gazetteers: GazetteerOptions
  @OptionGroup var options: LedgerOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The folder to write to; a new or empty one.", valueName: "folder"))
  var output: String

  @Flag(help: "Replace the map of an earlier run.")
  var force = false

  @Flag(name: [.customShort("q"), .long], help: "Say nothing but faults.")
  var quiet = false

  @Flag(help: "End with status 3 when something needs review.")
  var strict = false

  func run() throws {
    let overlayOptions = try options.overlayOptions(
      title: "Who says who holds and moves where", gazetteers)
    let page = try pageFile()
    let gazetteer = try gazetteers.load()
    let language = try gazetteers.language()
    let set = try input.read()
    let folder = try OutputFolder(output, force: force)
    let resolver = Resolver(gazetteer: gazetteer, language: language)
    let extractor = ClaimExtractor(gazetteer: gazetteer, language: language, resolver: resolver)
    var claims: [Claim] = []
    var mentions: [Mention] = []
    let readings = try input.parallel().map(set.reports) { report in
      let text = TokenizedDocument(report.document)
      let found = resolver.mentions(in: text)
      let claims = extractor.claims(in: report, text: text, mentions: found)
      return (mentions: found, claims: claims)
    }
    for reading in readings {
      mentions += reading.mentions
      claims += reading.claims
    }
    let ledger = try options.ledger(
      claims, gazetteer: gazetteer, language: gazetteers.language)
    var reports = set.reports
    if try options.redactsPersons() {
      let redactor = Redactor(gazetteer: gazetteer, language: language)
      reports = reports.map { redactor.redacted($0) }
    }
    let maps = OverlayBuilder(gazetteer: gazetteer, options: overlayOptions)
    let overlay = maps.build(ledger)
    try folder.add("claims.jsonl", LedgerJSON.write(ledger.claims))
    try folder.add("claims.csv", LedgerCSV.write(ledger.claims))
    let geoJSON = GeoJSONWriter()
    try folder.add("places.geojson", geoJSON.bytes(of: overlay.places))
    try folder.add("areas.geojson", geoJSON.bytes(of: overlay.areas))
    try folder.add("claims.geojson", geoJSON.bytes(of: overlay.claims))
    try folder.add("movement.geojson", geoJSON.bytes(of: overlay.movement))
    for format in [OverlayFormat.kml, .kmz, .gpkg] {
      try folder.add(
        "overlay.\(format.rawValue)",
        try OverlayFiles.bytes(of: overlay, format: format, options.formats.writing))
    }
    let changes = ChangeWriter(ChangeReport(ledger, gazetteer: gazetteer))
    try folder.add("changes.md", Array(changes.markdown(byDay: true).utf8))
    let sheets = try addFactSheets(
      folder, ledger, gazetteer, overlayOptions.asOf, maps.hues(of: ledger))
    if let page {
      try folder.add(
        "map.html",
        page.bytes(
          of: ledger, overlay: overlay, options: overlayOptions, gazetteer: gazetteer,
          reports: set.reports, sheets: sheets))
    }
    let undated = reports.filter { $0.published == nil }
    if !undated.isEmpty { try folder.add("reports.todo.csv", Self.todo(undated)) }
    let summary = MapSummary(
      reports: reports, mentions: mentions, ledger: ledger, overlay: overlay,
      gazetteer: gazetteer, asOf: overlayOptions.asOf)
    var bytes: [UInt8] = []
    bytes.appendJSON(summary.json(files: folder.files), indent: 0)
    bytes.append(UInt8(ascii: "\n"))
    try folder.add("summary.json", bytes)
    try folder.finish()
    if !quiet {
      try Terminal.print(
        summary.text(folder: folder.path, hasTodo: !undated.isEmpty, hasPage: page != nil))
    }
    let status = ReportOptions.status(set)
    if status != .done { throw status.code }
    if strict, summary.needsReview { throw ExitStatus.needsReview.code }
  }

  /// The map page. Without the map library it is left out, unless the library's folder was named.
  private func pageFile() throws -> MapPageFile? {
    do {
      return try MapPageFile(options)
    } catch let failure as Failure {
      if options.leaflet != nil || failure.status != .inputMissing { throw failure }
      Terminal.say("map.html is left out: \(failure.description)")
      return nil
    }
  }

  /// The sheets of the places that claims name and of the provinces around them; returns their
  /// addresses in the folder.
  private func addFactSheets(
    _ folder: OutputFolder, _ ledger: Ledger, _ gazetteer: Gazetteer, _ day: CalendarDate?,
    _ hues: [String: Colour]
  ) throws -> [PlaceID: String] {
    var ids: Set<PlaceID> = []
    for claim in ledger.claims where claim.plot != .no {
      for place in claim.places {
        guard let id = place.placeID, let known = gazetteer.place(id), known.kind != .country
        else { continue }
        ids.insert(id)
        if let province = gazetteer.enclosing(id, kind: .province) { ids.insert(province.id) }
      }
    }
    let builder = FactSheetBuilder(
      gazetteer: gazetteer, ledger: ledger, asOf: day,
      toolVersion: "ClaimAtlas \(ClaimAtlas.configuration.version)",
      hues: hues.mapValues(\.hex))
    let sheets = ids.sorted().compactMap { builder.sheet(for: $0) }
    let stems = fileStems(for: sheets)
    let html = FactSheetHTMLRenderer(hasIndex: true)
    let markdown = FactSheetMarkdownRenderer()
    for (sheet, stem) in zip(sheets, stems) {
      try folder.add("facts/\(stem).html", Array(html.render(sheet).utf8))
      try folder.add("facts/\(stem).md", Array(markdown.render(sheet).utf8))
    }
    let index = html.renderIndex(zip(sheets, stems).map { ($0, "\($1).html") })
    try folder.add("facts/index.html", Array(index.utf8))
    return Dictionary(
      zip(sheets, stems).map { ($0.place.id, "facts/\($1).html") }, uniquingKeysWith: { $1 })
  }

  /// A table of the undated reports to fill in and pass as `--manifest`.
  private static func todo(_ reports: [Report]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendCSVRecord([
      "file", "published", "published_basis", "outlet", "title", "url", "language", "reliability",
    ])
    for report in reports {
      bytes.appendCSVRecord(
        [
          report.id, "", "", report.outlet ?? "", report.title ?? "", report.url ?? "",
          report.language ?? "", report.reliability ?? "",
        ], guardFormulas: true)
    }
    return bytes
  }
}
