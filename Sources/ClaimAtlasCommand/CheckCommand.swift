import ArgumentParser
import Encoding
import Gazetteer
import GeographyChecks
import Reports
import Resolver
import Synchronization

/// `claimatlas check`: the geography of reports held against the gazetteer.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Hold what reports say of geography against the gazetteer.",
    discussion: """
      Finds statements of direction, borders, containment, counts, capitals, distances and \
      population, and says which are supported, loose, contradicted or unknown, with what was \
      measured. Ends with status 1 when one is contradicted. JSON lines on standard input (-) are \
      a stream: one line in, one line out, in order, on all cores, in bounded memory.
      """)

  @OptionGroup var input: ReportOptions
  @OptionGroup var gazetteers: GazetteerOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let gazetteer = try gazetteers.load()
    let language = try gazetteers.language()
    let checker = GeographyChecker(
      gazetteer: gazetteer, language: language,
      resolver: Resolver(gazetteer: gazetteer, language: language))
    let isLines = output.ending == nil || output.ending == "jsonl"
    let set: ReportSet
    switch try input.readStandardInput(streams: isLines) {
    case .set(let read): set = read
    case .stream(var stream):
      let isContradicted = Atomic(false)
      let file = try output.begin()
      let status = try stream.run(to: file) { result in
        switch result {
        case .success(let report):
          let statements = checker.statements(in: report)
          if statements.contains(where: { $0.verdict == .contradicted }) {
            isContradicted.store(true, ordering: .relaxed)
          }
          return GeographyTable.line(report: report.id, statements: statements, error: nil)
        case .failure(let fault):
          return GeographyTable.line(
            report: fault.report, statements: [], error: fault.description)
        }
      }
      try file.finish()
      if status != .done { throw status.code }
      throw isContradicted.load(ordering: .relaxed) ? ExitStatus.no.code : ExitStatus.done.code
    }
    let found = try input.parallel().map(set.reports) { checker.statements(in: $0) }
    let statements = Array(found.joined())
    switch output.ending ?? "txt" {
    case "txt", "text": try output.write(Array(GeographyTable.text(statements).utf8))
    case "json": try output.write(Array(GeographyTable.json(statements).utf8))
    case "jsonl":
      let lines = zip(set.reports, found).map { report, statements in
        GeographyTable.line(report: report.id, statements: statements, error: nil)
      }
      try output.write(Array(lines.joined()))
    case "csv": try output.write(GeographyTable.csv(statements))
    case let other:
      throw Failure(.usage, "checks cannot be written as “\(other)”: txt, json, jsonl or csv")
    }
    let status = ReportOptions.status(set)
    if status != .done { throw status.code }
    if statements.contains(where: { $0.verdict == .contradicted }) { throw ExitStatus.no.code }
  }
}
