import ArgumentParser
import Gazetteer
import GazetteerWorkshop

/// `claimatlas gazetteer export`: the gazetteer in the formats of others.
struct GazetteerExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the gazetteer as LP-TSV, LPF, HXL-tagged CSV or GeoJSON.",
    discussion: """
      The ending of the output file decides: .tsv LP-TSV 0.5, .csv HXL, .geojson GeoJSON; -f lpf \
      writes Linked Places Format 1.3. LP-TSV and LPF hold names, codes, types, points, areas, \
      parents and sources, and `gazetteer import` reads them back. Facts and borders have no place \
      in them.
      """)

  @Option(name: .customLong("in"), help: "Only this place and what lies in it.")
  var inside: String?

  @Option(help: "Only places of this kind. May be given again.")
  var kind: [String] = []

  @Option(
    help: ArgumentHelp(
      "The year to write where no source tells one; LP-TSV and LPF want one a place.",
      valueName: "year"))
  var attested: Int?

  @OptionGroup var gazetteers: GazetteerOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let gazetteer = try gazetteers.load()
    let kinds = Set(try kind.compactMap { try PlaceNames.kind($0) })
    let unit = try inside.map { inside in
      try gazetteer.country(named: inside)?.id
        ?? PlaceNames.place(inside, kind: nil, gazetteer: gazetteer).id
    }
    let export = GazetteerExport(
      gazetteer, in: unit, kinds: kinds, attested: attested.map(String.init) ?? "")
    guard !export.places.isEmpty else {
      throw Failure(.no, "the gazetteer has no place of that kind there")
    }
    let isLinked: Bool
    let bytes: [UInt8]
    switch output.ending {
    case "tsv", "lp-tsv", "lptsv":
      (isLinked, bytes) = (true, export.linkedPlacesTSV)
    case "lpf", "jsonld": (isLinked, bytes) = (true, export.linkedPlacesFormat)
    case "csv", "hxl": (isLinked, bytes) = (false, export.humanitarianCSV)
    case "geojson", "json": (isLinked, bytes) = (false, export.geoJSON)
    case let other?:
      throw Failure(.usage, "“\(other)” is no format of export; known are tsv, lpf, csv, geojson")
    case nil: throw Failure(.usage, "say which format: -o places.tsv, or -f lpf")
    }
    try output.write(bytes)
    guard !output.quiet else { return }
    Terminal.say("\(export.places.count) places")
    let undated = export.undatedCount
    if isLinked, undated > 0 {
      Terminal.say("\(undated) of them without a year, which the format wants: --attested YEAR")
    }
  }
}
