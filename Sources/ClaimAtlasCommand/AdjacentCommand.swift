import ArgumentParser
import Gazetteer

/// `claimatlas adjacent`: who borders whom, where, how long, and says who.
struct AdjacentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adjacent",
    abstract: "Tell the neighbours of a place, or whether two places share a border.",
    discussion: """
      Ends with status 0 for yes, 1 for no, 2 when a name is unknown or ambiguous or no source \
      tells. Lengths stand side by side, each with its source.

        claimatlas adjacent Panjshir
        claimatlas adjacent Panjshir Laghman
        claimatlas adjacent Panjshir --within 60
        claimatlas adjacent --all --level province -f csv
      """)

  @Argument(help: "A place; with a second one, the question is whether they share a border.")
  var names: [String] = []

  @Flag(help: "Show the shortest way between two places, border by border.")
  var path = false

  @Option(help: "The level of the neighbours: province, district or country.")
  var level: String?

  @Option(help: ArgumentHelp("List the places within a distance.", valueName: "km"))
  var within: Double?

  @Flag(help: "List all pairs that share a border.")
  var all = false

  @Option(help: "Take a name as a place of this kind.")
  var kind: String?

  @OptionGroup var gazetteers: GazetteerOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    switch (names.count, all, within) {
    case (0, true, nil), (1, false, _), (2, false, nil): break
    case (0, false, _): throw ValidationError("name a place, or ask for --all pairs")
    default: throw ValidationError("one place, two places, or --all; --within takes one place")
    }
    if path, names.count != 2 { throw ValidationError("--path needs two places") }
    if let within, !(within > 0 && within <= 20_100) {
      throw ValidationError("--within \(within): a distance in kilometres, up to 20,100")
    }
  }

  func run() throws {
    let gazetteer = try gazetteers.load()
    let kind = try PlaceNames.kind(self.kind)
    let level = try PlaceNames.kind(self.level)
    if let bytes = try borders(kind, level, gazetteer) {
      try output.write(bytes)
      return
    }
    let report: AdjacencyReport
    if all {
      report = gazetteer.allPairsReport(level: level ?? .province)
    } else if names.count == 2 {
      let (a, b) = try pair(kind, gazetteer)
      report =
        path ? gazetteer.pathReport(from: a, to: b) : gazetteer.adjacencyReport(a, b)
    } else {
      let place = try PlaceNames.place(names[0], kind: kind, gazetteer: gazetteer)
      if let within {
        report = gazetteer.withinReport(kilometres: within, of: place, kind: level)
      } else {
        report = gazetteer.neighboursReport(of: place, level: level)
      }
    }
    try output.write(Array(try rendered(report).utf8))
    switch report.isYes {
    case true: break
    case false: throw ExitStatus.no.code
    case nil: throw ExitStatus.cannotSay.code
    }
  }

  /// The rows or lines of borders, when a table or a map of them is asked for.
  private func borders(
    _ kind: PlaceKind?, _ level: PlaceKind?, _ gazetteer: Gazetteer
  ) throws -> [UInt8]? {
    guard let ending = output.ending, ["csv", "geojson"].contains(ending), within == nil,
      names.count < 2
    else { return nil }
    let tables = BorderTables(gazetteer: gazetteer)
    let pairs: [BorderPair]
    if all {
      pairs = gazetteer.allPairs(level: level ?? .province)
    } else {
      let place = try PlaceNames.place(names[0], kind: kind, gazetteer: gazetteer)
      pairs = tables.pairs(of: place, level: level)
    }
    guard !pairs.isEmpty else { throw Failure(.cannotSay, "no border of that level is known") }
    if ending == "csv" { return Array(tables.csv(pairs).utf8) }
    return try tables.geoJSON(pairs, title: "Borders")
  }

  private func rendered(_ report: AdjacencyReport) throws -> String {
    switch output.ending ?? "txt" {
    case "txt", "text": return report.text
    case "json": return report.jsonText
    case let other:
      throw Failure(
        .usage,
        "this answer cannot be written as “\(other)”: txt or json; neighbours and --all also as csv "
          + "or geojson")
    }
  }

  private func pair(_ kind: PlaceKind?, _ gazetteer: Gazetteer) throws -> (Place, Place) {
    let found = gazetteer.lookupPair(names[0], names[1], kind: kind)
    return (
      try PlaceNames.place(names[0], found.first, gazetteer: gazetteer),
      try PlaceNames.place(names[1], found.second, gazetteer: gazetteer)
    )
  }
}
