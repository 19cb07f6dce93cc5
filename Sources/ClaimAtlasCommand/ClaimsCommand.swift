import ArgumentParser
import Claims
import Encoding
import Gazetteer
import Reports
import Resolver

/// `claimatlas claims`: the claim ledger of reports.
struct ClaimsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims", abstract: "List who says who holds or moves where: the claim ledger.",
    discussion: """
      JSON lines on standard input (-) are a stream: their claims come in order, worked out on all \
      cores, in bounded memory. Each report is then related to itself only; merge relates ledgers. \
      With --by-report each line in gives one line out, {"id", "claims", "error"}, which merge and \
      export read too.
      """)

  @OptionGroup var input: ReportOptions
  @OptionGroup var gazetteers: GazetteerOptions
  @OptionGroup var options: LedgerOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "One line a report, with its claims, instead of one a claim.")
  var byReport = false

  @Option(help: ArgumentHelp("Explain one claim, field by field.", valueName: "id"))
  var explain: String?

  func run() throws {
    let format = try LedgerFormat(ending: explain == nil ? output.ending : nil)
    let gazetteer = try gazetteers.load()
    let language = try gazetteers.language()
    if byReport, format != .jsonl { throw Failure(.usage, "--by-report writes jsonl only") }
    let resolver = Resolver(gazetteer: gazetteer, language: language)
    let extractor = ClaimExtractor(gazetteer: gazetteer, language: language, resolver: resolver)
    let isStream = format == .jsonl && explain == nil && options.worksByReport
    let set: ReportSet
    switch try input.readStandardInput(streams: isStream) {
    case .set(let read): set = read
    case .stream(var stream):
      let file = try output.begin()
      let status = try stream.run(to: file) { result in
        lines(
          result.map { report in
            let claims = extractor.claims(in: report)
            return (report.id, Relations.relate(claims, gazetteer: gazetteer))
          })
      }
      try file.finish()
      throw status.code
    }
    let claims = try input.parallel().map(set.reports) { extractor.claims(in: $0) }
    let ledger = try options.ledger(
      Array(claims.joined()), gazetteer: gazetteer, language: gazetteers.language)
    if let explain {
      guard let claim = ledger[explain] else {
        throw Failure(.cannotSay, "no claim of these reports has the id “\(explain)”")
      }
      let explanation = ClaimExplanation(
        claim: claim, ledger: ledger, gazetteer: gazetteer,
        report: set.reports.first { $0.id == claim.document })
      try output.write(Array(explanation.text.utf8))
    } else if byReport {
      let claims = Dictionary(grouping: try options.shown(ledger).claims, by: \.document)
      try output.write(set.reports.flatMap { lines(.success(($0.id, claims[$0.id] ?? []))) })
    } else {
      try output.write(format.bytes(of: try options.shown(ledger), gazetteer: gazetteer))
    }
    throw ReportOptions.status(set).code
  }

  /// The lines of a report: its claims, or why there are none.
  private func lines(
    _ result: Result<(report: String, claims: [Claim]), ReportFault>
  ) -> [UInt8] {
    switch result {
    case .success(let (report, claims)):
      byReport
        ? LedgerJSON.line(report: report, claims: claims, error: nil) : LedgerJSON.write(claims)
    case .failure(let fault):
      LedgerJSON.line(report: fault.report, claims: [], error: fault.description)
    }
  }
}
