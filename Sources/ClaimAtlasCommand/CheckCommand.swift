import ArgumentParser
import Encoding
import Gazetteer
import GeographyChecks
import Reports
import Resolver

/// `claimatlas check`: the geography of reports held against the gazetteer.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Hold what reports say of geography against the gazetteer.",
    discussion: """
      Finds statements of direction, borders, containment, counts, capitals, distances and \
      population, and says which are supported, loose, contradicted or unknown, with what was \
      measured. Ends with status 1 when one is contradicted.
      """)

  @OptionGroup var input: ReportOptions
  @OptionGroup var gazetteers: GazetteerOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let gazetteer = try gazetteers.load()
    let language = try gazetteers.language()
    let set = try input.read()
    let checker = GeographyChecker(
      gazetteer: gazetteer, language: language,
      resolver: Resolver(gazetteer: gazetteer, language: language))
    let statements = set.reports.flatMap { checker.statements(in: $0) }
    switch output.ending ?? "txt" {
    case "txt", "text": try output.write(Array(GeographyTable.text(statements).utf8))
    case "json": try output.write(Array(GeographyTable.json(statements).utf8))
    case "csv": try output.write(GeographyTable.csv(statements))
    case let other:
      throw Failure(.usage, "checks cannot be written as “\(other)”: txt, json or csv")
    }
    let status = ReportOptions.status(set)
    if status != .done { throw status.code }
    if statements.contains(where: { $0.verdict == .contradicted }) { throw ExitStatus.no.code }
  }
}
