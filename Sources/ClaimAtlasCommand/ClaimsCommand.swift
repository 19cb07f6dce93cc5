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
  @OptionGroup var output: OutputOptions

  func run() throws {
    let gazetteer = try gazetteers.load()
    let language = try gazetteers.language()
    let set = try input.read()
    let resolver = Resolver(gazetteer: gazetteer, language: language)
    let extractor = ClaimExtractor(gazetteer: gazetteer, language: language, resolver: resolver)
    var claims: [Claim] = []
    for report in set.reports { claims += extractor.claims(in: report) }
    let ledger = Ledger(Relations.relate(claims, gazetteer: gazetteer))
    switch output.ending ?? "jsonl" {
    case "jsonl", "json", "ndjson": try output.write(LedgerJSON.write(ledger.claims))
    case "csv": try output.write(LedgerCSV.write(ledger.claims))
    case let other: throw Failure(.usage, "claims cannot be written as “\(other)”: jsonl or csv")
    }
    throw ReportOptions.status(set).code
  }
}
