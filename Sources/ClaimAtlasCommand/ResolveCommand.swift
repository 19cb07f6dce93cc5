import ArgumentParser
import Chronology
import Encoding
import Gazetteer
import Geometry
import Reports
import Resolver
import Text

/// `claimatlas resolve`: the place mentions of reports.
struct ResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Find the places that reports name.")

  @OptionGroup var input: ReportOptions
  @OptionGroup var gazetteers: GazetteerOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Also list names that are no places here, each with its reason.")
  var all = false

  @Flag(help: "Also list demonyms and names inside other names.")
  var types = false

  @Option(
    help: ArgumentHelp(
      "Say why the name at a character of the report is read as it is.", valueName: "offset"))
  var explain: Int?

  func run() throws {
    let gazetteer = try gazetteers.load()
    let language = try gazetteers.language()
    let set = try input.read()
    let resolver = Resolver(gazetteer: gazetteer, language: language)
    if let explain {
      try explainMention(at: explain, set, resolver)
      throw ReportOptions.status(set).code
    }
    let format = output.ending ?? "jsonl"
    let reports = set.reports.lazy.map { self.read($0, resolver) }
    var bytes: [UInt8] = []
    switch format {
    case "jsonl", "json", "ndjson":
      for item in reports { append(line(item.report, item.mentions, item.document), to: &bytes) }
    case "csv": bytes = MentionFormats.csv(Array(reports))
    case "geojson": bytes = MentionFormats.geoJSON(Array(reports))
    case "w3c", "jsonld": bytes = MentionFormats.webAnnotations(Array(reports))
    case "brat", "ann":
      guard set.reports.count == 1, let item = reports.first else {
        throw Failure(.usage, "brat keeps one file a report: give one report at a time")
      }
      bytes = MentionFormats.brat(item)
    case "features":
      for report in set.reports {
        let text = TokenizedDocument(report.document)
        let item = ReportMentions(
          report: report, document: text.document,
          mentions: resolver.mentions(in: text).filter { $0.type != .demonym })
        append(MentionFormats.features(item), to: &bytes)
      }
    default:
      throw Failure(
        .usage,
        "mentions cannot be written as “\(format)”: jsonl, csv, geojson, w3c, brat or features")
    }
    try output.write(bytes)
    throw ReportOptions.status(set).code
  }

  private func append(_ value: JSONValue, to bytes: inout [UInt8]) {
    bytes.appendJSON(value)
    bytes.append(UInt8(ascii: "\n"))
  }

  private func read(_ report: Report, _ resolver: Resolver) -> ReportMentions {
    let text = TokenizedDocument(report.document)
    let shown = resolver.mentions(in: text).filter { mention in
      if mention.status == .notAPlace { return all }
      return mention.type == .name || types
    }
    return ReportMentions(report: report, document: text.document, mentions: shown)
  }

  private func explainMention(at offset: Int, _ set: ReportSet, _ resolver: Resolver) throws {
    guard set.reports.count == 1, let report = set.reports.first else {
      throw Failure(.usage, "--explain needs one report")
    }
    let text = TokenizedDocument(report.document)
    let item = ReportMentions(
      report: report, document: text.document, mentions: resolver.mentions(in: text))
    let byte = text.document.byteOffset(ofCodePoint: offset)
    guard offset >= 0, let mention = item.mentions.first(where: { $0.bytes.contains(byte) }) else {
      throw Failure(.cannotSay, "no name of the gazetteer stands at character \(offset)")
    }
    try output.write(Array(MentionExplanation.text(mention, item).utf8))
  }

  private func line(_ report: Report, _ mentions: [Mention], _ document: Document) -> JSONValue {
    return [
      "id": .string(report.id), "published": JSONValue(report.published?.iso8601),
      "mentions": .array(mentions.map { value($0, document) }), "error": nil,
    ]
  }

  private func value(_ mention: Mention, _ document: Document) -> JSONValue {
    let range = document.codePoints(mention.bytes)
    return [
      "start": .integer(range.lowerBound), "end": .integer(range.upperBound),
      "surface": .string(document.text(mention.bytes)),
      "status": .string(mention.status.rawValue), "type": .string(mention.type.rawValue),
      "place": mention.place.map(Self.place) ?? .null,
      "score": JSONValue(mention.score, places: 3),
      "because": .array(
        (mention.reasons + (mention.candidates.first?.because ?? [])).map(JSONValue.string)),
      "alternatives": .array(
        mention.candidates.dropFirst(mention.place == nil ? 0 : 1).prefix(5).map { candidate in
          [
            "id": .string(candidate.place.id.rawValue), "name": .string(candidate.place.name),
            "kind": .string(candidate.place.kind.rawValue),
            "score": JSONValue(candidate.score, places: 3),
          ]
        }),
    ]
  }

  private static func place(_ place: ResolvedPlace) -> JSONValue {
    [
      "id": .string(place.id.rawValue), "name": .string(place.name),
      "kind": .string(place.kind.rawValue), "country": JSONValue(place.country),
      "lat": JSONValue(place.coordinate?.latitude, places: 5),
      "lon": JSONValue(place.coordinate?.longitude, places: 5),
    ]
  }
}
