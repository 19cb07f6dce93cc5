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

  func run() throws {
    let gazetteer = try gazetteers.load()
    let language = try gazetteers.language()
    let set = try input.read()
    let resolver = Resolver(gazetteer: gazetteer, language: language)
    var bytes: [UInt8] = []
    for report in set.reports {
      let text = TokenizedDocument(report.document)
      bytes.appendJSON(line(report, resolver.mentions(in: text), text.document))
      bytes.append(UInt8(ascii: "\n"))
    }
    try output.write(bytes)
    throw ReportOptions.status(set).code
  }

  private func line(_ report: Report, _ mentions: [Mention], _ document: Document) -> JSONValue {
    let shown = mentions.filter { mention in
      if mention.status == .notAPlace { return all }
      return mention.type == .name || types
    }
    return [
      "id": .string(report.id), "published": JSONValue(report.published?.iso8601),
      "mentions": .array(shown.map { value($0, document) }), "error": nil,
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
