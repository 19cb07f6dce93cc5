import ArgumentParser
import Encoding
import Gazetteer
import GazetteerWorkshop
import Geometry

/// `claimatlas gazetteer`: work on the gazetteer.
struct GazetteerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer",
    abstract: "Check, count, search, show and extend the gazetteer.",
    subcommands: [
      GazetteerCheckCommand.self, GazetteerStatsCommand.self, GazetteerSearchCommand.self,
      GazetteerShowCommand.self, GazetteerInitCommand.self, GazetteerImportCommand.self,
      GazetteerExportCommand.self,
      GazetteerCellsCommand.self, GazetteerUnitsCommand.self, GazetteerParentsCommand.self,
      GazetteerCompileCommand.self,
    ])
}

/// `claimatlas gazetteer check`: every fault of a gazetteer's tables at once.
struct GazetteerCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "List every fault of a gazetteer's tables, each as file:line: fault.")

  @Argument(help: "Gazetteers to check together; the one that comes with the command otherwise.")
  var paths: [String] = []

  @OptionGroup var output: OutputOptions

  func run() throws {
    var paths = paths
    if paths.isEmpty, let folder = try DataFolder.find() { paths = [folder] }
    let faults = try GazetteerOptions.reading { try GazetteerCheck.faults(in: paths) }
    try output.write(Array(faults.map { $0.description + "\n" }.joined().utf8))
    guard faults.isEmpty else {
      Terminal.say("\(faults.count) fault\(faults.count == 1 ? "" : "s")")
      throw ExitStatus.no.code
    }
    if !output.quiet { Terminal.say("no fault found") }
  }
}

/// `claimatlas gazetteer stats`: what a gazetteer holds.
struct GazetteerStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Count what the gazetteer holds.")

  @OptionGroup var gazetteers: GazetteerOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let statistics = GazetteerStatistics(try gazetteers.load())
    let text = output.ending == "json" ? statistics.jsonText : statistics.text
    try output.write(Array(text.utf8))
  }
}

/// `claimatlas gazetteer search`: places by any spelling or script.
struct GazetteerSearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find places by any spelling or script, by the start of a name, or mistyped.")

  @Argument(help: "What to look for.")
  var query: String

  @Option(help: "How many to list.")
  var limit = 10

  @OptionGroup var gazetteers: GazetteerOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let gazetteer = try gazetteers.load()
    let hits = gazetteer.search(query, limit: max(1, limit))
    if output.ending == "json" {
      let value = JSONValue.array(
        hits.map { hit in
          [
            "id": .string(hit.place.id.rawValue), "name": .string(hit.place.name),
            "kind": .string(hit.place.kind.rawValue), "matched": .string(hit.name),
            "score": JSONValue(hit.score, places: 3),
            "lat": JSONValue(hit.place.coordinate?.latitude, places: 5),
            "lon": JSONValue(hit.place.coordinate?.longitude, places: 5),
          ]
        })
      try output.write(Array((value.text(pretty: true) + "\n").utf8))
    } else {
      let lines = hits.map { hit in
        let matched = hit.name == hit.place.name ? "" : " · “\(hit.name)”"
        return PlaceNames.label(hit.place, gazetteer) + matched + "\n"
      }
      try output.write(Array(lines.joined().utf8))
    }
    guard !hits.isEmpty else {
      throw Failure(.cannotSay, "“\(query)”: nothing in the gazetteer comes near")
    }
  }
}

/// `claimatlas gazetteer show`: the rows of a place.
struct GazetteerShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show every row that the tables hold of a place.")

  @Argument(help: "A name or an id.")
  var name: String

  @Option(help: "Take the name as a place of this kind.")
  var kind: String?

  @OptionGroup var gazetteers: GazetteerOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let gazetteer = try gazetteers.load()
    let place = try PlaceNames.place(
      name, kind: try PlaceNames.kind(kind), gazetteer: gazetteer)
    let value = Self.value(place, gazetteer)
    if output.ending == "json" {
      try output.write(Array((value.text(pretty: true) + "\n").utf8))
    } else {
      try output.write(Array(Self.text(value).utf8))
    }
  }

  private static func value(_ place: Place, _ gazetteer: Gazetteer) -> JSONValue {
    [
      "place": [
        "id": .string(place.id.rawValue), "name": .string(place.name),
        "kind": .string(place.kind.rawValue), "parent": JSONValue(place.parent?.rawValue),
        "longitude": JSONValue(place.coordinate?.longitude, places: 6),
        "latitude": JSONValue(place.coordinate?.latitude, places: 6),
        "accuracy_km": JSONValue(place.accuracyKilometres, places: 3),
        "valid_from": JSONValue(place.validFrom), "valid_to": JSONValue(place.validTo),
        "source": .string(place.source),
      ],
      "names": .array(
        gazetteer.names(of: place.id).map { name in
          [
            "name": .string(name.name), "language": .string(name.language),
            "script": .string(name.script), "status": .string(name.status.rawValue),
            "source": .string(name.source),
          ]
        }),
      "identifiers": .array(
        gazetteer.identifiers(of: place.id).map { row in
          [
            "scheme": .string(row.scheme), "value": .string(row.value),
            "source": .string(row.source),
          ]
        }),
      "facts": .array(
        gazetteer.facts(of: place.id).map { fact in
          [
            "property": .string(fact.property), "value": .string(fact.value),
            "unit": .string(fact.unit), "as_of": .string(fact.asOf),
            "source": .string(fact.source), "note": .string(fact.note),
          ]
        }),
      "adjacency": .array(
        gazetteer.borders(of: place.id).map { row in
          [
            "a": .string(row.a.rawValue), "b": .string(row.b.rawValue),
            "shared_border_km": JSONValue(row.sharedBorderKilometres, places: 3),
            "certainty": row.isCertain ? "certain" : "uncertain", "source": .string(row.source),
          ]
        }),
    ]
  }

  /// One table under the other, as `column: cell` lines; empty cells are left out.
  private static func text(_ value: JSONValue) -> String {
    var lines: [String] = []
    for table in value.members ?? [] {
      let rows = table.value.array ?? [table.value]
      guard !rows.isEmpty else { continue }
      lines.append(table.name)
      for row in rows {
        let cells = (row.members ?? []).compactMap { cell -> String? in
          let text = cell.value.string ?? (cell.value == .null ? "" : cell.value.text())
          return text.isEmpty ? nil : "\(cell.name) \(text)"
        }
        lines.append("  " + cells.joined(separator: " · "))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
