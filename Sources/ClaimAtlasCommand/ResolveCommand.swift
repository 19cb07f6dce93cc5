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
    commandName: "resolve", abstract: "Find the places that reports name.",
    discussion: """
      JSON lines on standard input (-) are a stream: one line in, one line out, in order, on all \
      cores, in bounded memory. A line that gives no report gets its answer with an error.
      """)

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
    let resolver = Resolver(gazetteer: gazetteer, language: language)
    let format = output.ending ?? "jsonl"
    let isLines = ["jsonl", "json", "ndjson"].contains(format)
    let set: ReportSet
    switch try input.readStandardInput(streams: isLines && explain == nil) {
    case .set(let read): set = read
    case .stream(var stream):
      let file = try output.begin()
      let status = try stream.run(to: file) { line($0, resolver) }
      try file.finish()
      throw status.code
    }
    if let explain {
      try explainMention(at: explain, set, resolver)
      throw ReportOptions.status(set).code
    }
    let parallel = try input.parallel()
    if isLines {
      let lines = parallel.map(set.reports) { line(.success($0), resolver) }
      let faults = set.faults.filter { $0.report != nil }.map { line(.failure($0), resolver) }
      try output.write(Array((lines + faults).joined()))
      throw ReportOptions.status(set).code
    }
    let reports = parallel.map(set.reports) { read($0, resolver) }
    var bytes: [UInt8] = []
    switch format {
    case "csv": bytes = MentionFormats.csv(reports)
    case "geojson": bytes = MentionFormats.geoJSON(reports)
    case "w3c", "jsonld": bytes = MentionFormats.webAnnotations(reports)
    case "brat", "ann":
      guard set.reports.count == 1, let item = reports.first else {
        throw Failure(.usage, "brat keeps one file a report: give one report at a time")
      }
      bytes = MentionFormats.brat(item)
    case "features":
      let lines = parallel.map(set.reports) { report in
        MentionFormats.features(explained(report, resolver))
      }
      for line in lines { append(line, to: &bytes) }
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

  /// The mentions with the figures behind them.
  private func explained(_ report: Report, _ resolver: Resolver) -> ReportMentions {
    let text = TokenizedDocument(report.document)
    return ReportMentions(
      report: report, document: text.document,
      mentions: resolver.mentions(in: text, explained: true))
  }

  private func explainMention(at offset: Int, _ set: ReportSet, _ resolver: Resolver) throws {
    guard set.reports.count == 1, let report = set.reports.first else {
      throw Failure(.usage, "--explain needs one report")
    }
    let item = explained(report, resolver)
    let byte = item.document.byteOffset(ofCodePoint: offset)
    guard offset >= 0, let mention = item.mentions.first(where: { $0.bytes.contains(byte) }) else {
      throw Failure(.cannotSay, "no name of the gazetteer stands at character \(offset)")
    }
    try output.write(Array(MentionExplanation.text(mention, item).utf8))
  }

  /// The line of a report, or of what should have been one.
  private func line(_ result: Result<Report, ReportFault>, _ resolver: Resolver) -> [UInt8] {
    switch result {
    case .success(let report): MentionLines.line(read(report, resolver))
    case .failure(let fault): MentionLines.line(fault: fault.description, id: fault.report)
    }
  }
}
