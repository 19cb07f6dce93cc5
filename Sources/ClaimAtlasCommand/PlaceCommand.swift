import ArgumentParser
import Claims
import Encoding
import FactSheets
import Features
import Gazetteer
import Overlays

/// `claimatlas place`: fact sheets.
struct PlaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place",
    abstract: "Print the fact sheet of a place: figures with their sources, and who claims what.",
    discussion: """
      Several places give several sheets, in HTML on one page. The ending of the output file decides \
      the format: txt, md, html or json.

        claimatlas place Panjshir
        claimatlas place Panjshir --inside -o panjshir.html
        claimatlas place Panjshir Baghlan --ledger claims.jsonl --as-of 2021-09-06
      """)

  @Argument(help: "Names or ids, in any spelling or script.")
  var names: [String]

  @Option(help: ArgumentHelp("A claim ledger to show claims from.", valueName: "file"))
  var ledger: [String] = []

  @Option(help: "Take a name as a place of this kind: province, district, town, pass, ….")
  var kind: String?

  @Flag(help: "Also the units inside a place, their seats, and its passes, roads and valleys.")
  var inside = false

  @Flag(
    inversion: .prefixedNo,
    help: "Draw the map with characters; otherwise only on a terminal that shows them.")
  var map: Bool?

  @Option(
    help: ArgumentHelp(
      "Write who says that who holds the place, over time, to a file: .svg or .csv.",
      valueName: "file"))
  var timeline: String?

  @OptionGroup var gazetteers: GazetteerOptions
  @OptionGroup var options: LedgerOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let gazetteer = try gazetteers.load()
    let kind = try PlaceNames.kind(self.kind)
    var places = try names.map {
      try PlaceNames.place($0, kind: kind, gazetteer: gazetteer, isQuiet: output.quiet)
    }
    if inside { places = Self.withInside(places, gazetteer) }
    var claims: Ledger?
    if !ledger.isEmpty {
      let reading = try LedgerFiles.read(ledger, gazetteer: gazetteer)
      claims = try options.ledger(
        reading.claims, gazetteer: gazetteer, language: gazetteers.language)
    }
    let maps = OverlayBuilder(
      gazetteer: gazetteer, options: try options.overlayOptions(title: "", gazetteers))
    let builder = FactSheetBuilder(
      gazetteer: gazetteer, ledger: claims, asOf: try options.day(),
      toolVersion: "ClaimAtlas \(ClaimAtlas.configuration.version)",
      drawsMaps: drawsMap || ["html", "htm"].contains(output.ending ?? ""),
      hues: claims.map { maps.hues(of: $0).mapValues(\.hex) } ?? [:])
    if let timeline { try write(timeline, places, builder) }
    let sheets = places.compactMap { builder.sheet(for: $0.id) }
    try output.write(Array(try render(sheets).utf8))
  }

  /// Each place followed by the units inside it, their seats, and what else than settlements lies
  /// in it.
  private static func withInside(_ places: [Place], _ gazetteer: Gazetteer) -> [Place] {
    var list: [Place] = []
    var seen: Set<PlaceID> = []
    func add(_ place: Place?) {
      if let place, seen.insert(place.id).inserted { list.append(place) }
    }
    for place in places {
      add(place)
      let inner = PlaceKind.allCases.sorted { $0.rank < $1.rank }.filter { !$0.isSettlement }
        .flatMap { gazetteer.descendants(of: place.id, kind: $0) }
      for unit in [place] + inner {
        add(unit)
        add(gazetteer.place("capital", of: unit.id) ?? gazetteer.place("seat", of: unit.id))
      }
    }
    return list
  }

  /// Whether a text gets a map: as asked, else on a terminal that shows Unicode.
  private var drawsMap: Bool {
    guard ["txt", "text"].contains(output.ending ?? "txt") else { return false }
    return map ?? (output.output == nil && Terminal.showsUnicode)
  }

  /// Writes the timeline of control of one place.
  private func write(_ path: String, _ places: [Place], _ builder: FactSheetBuilder) throws {
    guard !ledger.isEmpty else {
      throw Failure(.usage, "--timeline \(path): needs claims; name a ledger with --ledger")
    }
    guard let place = places.first, places.count == 1 else {
      throw Failure(.usage, "--timeline \(path): one place at a time")
    }
    let isTable = path.lowercased().hasSuffix(".csv")
    guard isTable || path.lowercased().hasSuffix(".svg") else {
      throw Failure(.usage, "--timeline \(path): the file must end in .svg or .csv")
    }
    guard let timeline = builder.controlTimeline(of: place.id) else {
      throw Failure(.no, "no dated claim of control over \(place.name) in the ledger")
    }
    do {
      let text = isTable ? timeline.csv : timeline.svg
      try writeFile(Array(text.utf8), to: path, replacing: output.force)
    } catch {
      throw Failure(error.action == .write ? .inputOutput : .cannotCreate, error.description)
    }
  }

  private func render(_ sheets: [FactSheet]) throws -> String {
    switch output.ending ?? "txt" {
    case "txt", "text":
      let renderer = FactSheetTextRenderer(
        width: Terminal.width, usesColour: Terminal.usesColour(output), drawsMap: drawsMap)
      return sheets.map { renderer.render($0) }.joined(separator: "\n\n")
    case "md", "markdown":
      let renderer = FactSheetMarkdownRenderer()
      return sheets.map { renderer.render($0) }.joined(separator: "\n\n---\n\n")
    case "html", "htm":
      return FactSheetHTMLRenderer(
        generator: "ClaimAtlas \(ClaimAtlas.configuration.version)"
      ).render(sheets)
    case "json":
      guard sheets.count > 1 else { return sheets.first?.jsonText() ?? "" }
      return "[" + sheets.map { $0.jsonText() }.joined(separator: ",") + "]\n"
    case let other:
      throw Failure(.usage, "fact sheets cannot be written as “\(other)”: txt, md, html or json")
    }
  }
}

/// Turns what a user typed into places.
enum PlaceNames {
  static func kind(_ text: String?, option: String = "--kind") throws -> PlaceKind? {
    guard let text else { return nil }
    guard let kind = PlaceKind(rawValue: text.lowercased()) else {
      let known = PlaceKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.usage, "\(option) \(text): one of \(known)")
    }
    return kind
  }

  /// The place that a name means; exit status 2 when it is unknown or ambiguous.
  static func place(
    _ name: String, kind: PlaceKind?, gazetteer: Gazetteer, isQuiet: Bool = false
  ) throws -> Place {
    try place(
      name, gazetteer.lookup(name, kind: kind), gazetteer: gazetteer, isQuiet: isQuiet)
  }

  static func place(
    _ name: String, _ lookup: Lookup, gazetteer: Gazetteer, isQuiet: Bool = false
  ) throws -> Place {
    switch lookup {
    case .one(let place, _, let note):
      if let note, !isQuiet { Terminal.say(note) }
      return place
    case .ambiguous(let places): throw ambiguous(name, places, gazetteer)
    case .unknown(let suggestions): throw unknown(name, suggestions, gazetteer)
    }
  }

  static func ambiguous(_ name: String, _ places: [Place], _ gazetteer: Gazetteer) -> Failure {
    var lines = ["“\(name)” fits \(places.count) places; name one by its id or add --kind:"]
    lines += places.prefix(12).map { "  " + label($0, gazetteer) }
    if places.count > 12 { lines.append("  … and \(places.count - 12) more") }
    return Failure(.cannotSay, lines.joined(separator: "\n"))
  }

  static func unknown(_ name: String, _ near: [Place], _ gazetteer: Gazetteer) -> Failure {
    var lines = ["“\(name)” is not in the gazetteer."]
    if !near.isEmpty {
      lines.append("Did you mean:")
      lines += near.prefix(5).map { "  " + label($0, gazetteer) }
    }
    return Failure(.cannotSay, lines.joined(separator: "\n"))
  }

  /// "Bazarak, district in Panjshir, Afghanistan [AF-PAN-bazarak]".
  static func label(_ place: Place, _ gazetteer: Gazetteer) -> String {
    let around = gazetteer.ancestors(of: place.id).map(\.name).joined(separator: ", ")
    let inside = around.isEmpty ? "" : " in \(around)"
    return "\(place.name), \(place.kind.rawValue)\(inside) [\(place.id.rawValue)]"
  }
}
