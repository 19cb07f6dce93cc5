import ArgumentParser
import Gazetteer

/// `claimatlas adjacent`: who borders whom, where, how long, and says who.
struct AdjacentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adjacent",
    abstract: "Tell the neighbours of a place, or whether two places share a border.",
    discussion: """
      Of a pass, a town or a road it tells on which border it lies and which are nearest. Ends with \
      status 0 for yes, 1 for no, 2 when a name is unknown or ambiguous or no source tells. Lengths \
      stand side by side, each with its source.

        claimatlas adjacent Panjshir
        claimatlas adjacent Panjshir Laghman
        claimatlas adjacent Panjshir Herat --path
        claimatlas adjacent Panjshir --within 60 --level district
        claimatlas adjacent Afghanistan --all -f csv
      """)

  @Argument(help: "A place; with a second one, the question is whether they share a border.")
  var names: [String] = []

  @Flag(help: "Show the shortest way between two places, border by border.")
  var path = false

  @Option(
    help: ArgumentHelp(
      "The level of the answer: province, district or country. Of two places, the units of this "
        + "level around them are meant.", valueName: "kind"))
  var level: String?

  @Option(help: ArgumentHelp("List the places within a distance.", valueName: "km"))
  var within: Double?

  @Flag(help: "List all pairs that share a border; with a place, those inside it.")
  var all = false

  @Option(help: "Take a name as a place of this kind.")
  var kind: String?

  @OptionGroup var gazetteers: GazetteerOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    switch (names.count, all, within) {
    case (0...1, true, nil), (1, false, _), (2, false, nil): break
    case (0, false, _): throw ValidationError("name a place, or ask for --all pairs")
    default:
      throw ValidationError(
        "one place, two places, or --all of one or none; --within takes one place")
    }
    if path, names.count != 2 { throw ValidationError("--path needs two places") }
    if let within, !(within > 0 && within <= 20_100) {
      throw ValidationError("--within \(within): a distance in kilometres, up to 20,100")
    }
  }

  func run() throws {
    let gazetteer = try gazetteers.load()
    let question = try question(gazetteer)
    let report = question.report(gazetteer)
    switch output.ending ?? "txt" {
    case "txt", "text": try output.write(Array(report.text.utf8))
    case "json": try output.write(Array(report.jsonText.utf8))
    case "csv": try output.write(Array(BorderTables(gazetteer: gazetteer).csv(question).utf8))
    case "geojson":
      let lines = try BorderTables(gazetteer: gazetteer).geoJSON(question)
      if lines.without > 0 {
        Terminal.say(
          "\(lines.without) of \(lines.count) borders have no line: no surveyed outline of both "
            + "sides is loaded")
      }
      try output.write(lines.bytes)
    case let other:
      throw Failure(
        .usage, "this answer cannot be written as “\(other)”: txt, json, csv or geojson")
    }
    switch report.isYes {
    case true: break
    case false: throw ExitStatus.no.code
    case nil: throw ExitStatus.cannotSay.code
    }
  }

  private func question(_ gazetteer: Gazetteer) throws -> BorderQuestion {
    let kind = try PlaceNames.kind(self.kind)
    let level = try PlaceNames.kind(self.level, option: "--level")
    func named(_ name: String) throws -> Place {
      try PlaceNames.place(name, kind: kind, gazetteer: gazetteer, isQuiet: output.quiet)
    }
    if all {
      guard let name = names.first else { return .all(level: level ?? .province, inside: nil) }
      let place = try named(name)
      let below: PlaceKind =
        switch place.kind {
        case .province: .district
        case .continent, .region: .country
        default: .province
        }
      return .all(level: level ?? below, inside: place)
    }
    if names.count == 1 {
      let place = try named(names[0])
      return within.map { .within($0, place, level: level) } ?? .neighbours(place, level: level)
    }
    let found = gazetteer.lookupPair(names[0], names[1], kind: kind)
    let places = try zip(names, [found.first, found.second]).map { name, lookup in
      try PlaceNames.place(name, lookup, gazetteer: gazetteer, isQuiet: output.quiet)
    }
    if path { return .path(places[0], places[1], level: level) }
    guard let level else { return .pair(places[0], places[1]) }
    let units = try places.map { place in
      guard let unit = gazetteer.enclosing(place.id, kind: level) else {
        throw Failure(
          .cannotSay, "\(place.name) (\(place.kind.rawValue)) lies in no \(level.rawValue)")
      }
      return unit
    }
    return .pair(units[0], units[1])
  }
}
