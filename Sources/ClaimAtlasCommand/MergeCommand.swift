import ArgumentParser
import Claims
import Gazetteer

/// `claimatlas merge`: ledgers into one, with the ties between their claims.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put ledgers together and relate their claims.",
    discussion: "Any split or order of the same claims gives the same bytes.")

  @Argument(help: "Ledgers: JSON lines or CSV; - is standard input.")
  var ledgers: [String]

  @OptionGroup var gazetteers: GazetteerOptions
  @OptionGroup var options: LedgerOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let format = try LedgerFormat(ending: output.ending)
    let gazetteer = try gazetteers.load()
    let reading = try LedgerFiles.read(ledgers, gazetteer: gazetteer)
    let ledger = try options.ledger(
      reading.claims, gazetteer: gazetteer, language: gazetteers.language)
    try output.write(format.bytes(of: try options.shown(ledger), gazetteer: gazetteer))
    if !reading.faults.isEmpty { throw ExitStatus.badData.code }
  }
}
