import ArgumentParser
import Claims
import Encoding
import Gazetteer
import Reports
import Resolver

/// `claimatlas claims`: the claim ledger of reports.
struct ClaimsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims", abstract: "List who says who holds or moves where: the claim ledger.")

  @OptionGroup var input: ReportOptions
  @OptionGroup var gazetteers: GazetteerOptions
  @OptionGroup var options: LedgerOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("Explain one claim, field by field.", valueName: "id"))
  var explain: String?

  func run() throws {
    let format = try LedgerFormat(ending: explain == nil ? output.ending : nil)
    let gazetteer = try gazetteers.load()
    let language = try gazetteers.language()
    let set = try input.read()
    let resolver = Resolver(gazetteer: gazetteer, language: language)
    let extractor = ClaimExtractor(gazetteer: gazetteer, language: language, resolver: resolver)
    let claims = set.reports.flatMap { extractor.claims(in: $0) }
    let ledger = try options.ledger(claims, gazetteer: gazetteer)
    if let explain {
      guard let claim = ledger[explain] else {
        throw Failure(.cannotSay, "no claim of these reports has the id “\(explain)”")
      }
      let explanation = ClaimExplanation(
        claim: claim, ledger: ledger, gazetteer: gazetteer,
        report: set.reports.first { $0.id == claim.document })
      try output.write(Array(explanation.text.utf8))
    } else {
      try output.write(format.bytes(of: ledger, gazetteer: gazetteer))
    }
    throw ReportOptions.status(set).code
  }
}
