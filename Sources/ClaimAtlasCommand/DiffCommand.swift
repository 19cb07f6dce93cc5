import ArgumentParser
import Changes
import Chronology
import Claims
import Encoding
import Gazetteer

/// `claimatlas diff`: what changed between two days.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say what changed between two days in what is claimed, place by place.")

  @Argument(help: "Ledgers: JSON lines or CSV, extracted or typed by hand; - is standard input.")
  var ledgers: [String]

  @Option(help: ArgumentHelp("Tell of what begins after this day.", valueName: "date"))
  var from: String

  @Option(
    help: ArgumentHelp("The last day; otherwise the latest of the ledger.", valueName: "date"))
  var to: String?

  @Option(
    help: ArgumentHelp("End an open control claim after so many days.", valueName: "days"))
  var hold: Int?

  @OptionGroup var gazetteers: GazetteerOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let first = try Self.day("--from", from)
    let last = try to.map { try Self.day("--to", $0) }
    if let last, last < first { throw Failure(.usage, "--to \(last): before --from \(first)") }
    if let hold, hold < 1 { throw Failure(.usage, "--hold \(hold): at least one day") }
    let gazetteer = try gazetteers.load()
    let reading = try LedgerFiles.read(ledgers, gazetteer: gazetteer)
    let ledger = Ledger(Relations.relate(reading.claims, gazetteer: gazetteer), holdDays: hold)
    let writer = ChangeWriter(
      ChangeReport(ledger, gazetteer: gazetteer, from: first, to: last))
    switch output.ending ?? "txt" {
    case "txt", "text": try output.write(Array(writer.text.utf8))
    case "md", "markdown": try output.write(Array(writer.markdown().utf8))
    case "json": try output.write(Array(writer.json.utf8))
    case let other:
      throw Failure(.usage, "changes cannot be written as “\(other)”: txt, md or json")
    }
    if !reading.faults.isEmpty { throw ExitStatus.badData.code }
  }

  private static func day(_ option: String, _ text: String) throws -> CalendarDate {
    guard let day = CalendarDate(iso8601: text), text.utf8.count == 10 else {
      throw Failure(.usage, "\(option) \(text): not a day; write it as 2021-08-24")
    }
    return day
  }
}
