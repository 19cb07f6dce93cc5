import ArgumentParser
import Chronology
import Encoding
import Features
import Gazetteer
import Reports
import Resolver

/// Options for every command that looks into the gazetteer.
struct GazetteerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A gazetteer: a folder of tables, LP-TSV or LPF. May be given again; a later one outranks.",
      valueName: "path"))
  var gazetteer: [String] = []

  @Flag(help: "Leave out the gazetteer that comes with the command, and your own overlay.")
  var noDefaultGazetteer = false

  @Option(
    help: ArgumentHelp(
      "A table of actors (actors.csv). May be given again; a later one outranks.",
      valueName: "file"))
  var actors: [String] = []

  /// The gazetteer with its actors.
  func load() throws -> Gazetteer {
    var paths: [String] = []
    if !noDefaultGazetteer {
      if let folder = try DataFolder.find() { paths.append(folder) }
      if let overlay = DataFolder.overlay { paths.append(overlay) }
    }
    paths += gazetteer
    guard !paths.isEmpty else {
      throw Failure(
        .inputMissing,
        "no gazetteer found: name one with --gazetteer PATH or set CLAIMATLAS_GAZETTEER")
    }
    return try Self.load(
      paths, actors: actors, saysAllFaults: !gazetteer.isEmpty || !actors.isEmpty)
  }

  /// The gazetteers at paths as one; faults of their rows are told at once, for which every table
  /// is read, or at the end of the run those of the tables that were needed.
  static func load(
    _ paths: [String], actors: [String] = [], saysAllFaults: Bool = true
  ) throws -> Gazetteer {
    do {
      let gazetteer = try GazetteerLoader.load(paths, actors: actors)
      if saysAllFaults {
        for line in gazetteer.faultLines { Terminal.say(line) }
      } else {
        LoadedGazetteers.remember(gazetteer)
      }
      return gazetteer
    } catch let error as GazetteerError {
      if case .missing = error { throw Failure(.inputMissing, error.description) }
      throw Failure(.badData, error.description)
    } catch let error as TableFault {
      throw Failure(.badData, error.description)
    } catch let error as FileFault {
      throw Failure(error.isMissing ? .inputMissing : .inputOutput, error.description)
    }
  }

  /// Hues by actor, from the `colours.csv` of each gazetteer folder; a later one outranks.
  func colours() throws -> [String: Colour] {
    var folders: [String] = []
    if !noDefaultGazetteer {
      if let folder = try DataFolder.find() { folders.append(folder) }
      if let overlay = DataFolder.overlay { folders.append(overlay) }
    }
    var colours: [String: Colour] = [:]
    for folder in folders + gazetteer {
      let path = folder + "/colours.csv"
      guard fileKind(path) == .file else { continue }
      let table: Table
      do {
        table = try Table(try readFile(path), file: path, required: ["actor", "colour"])
      } catch let fault as TableFault {
        throw Failure(.badData, fault.description)
      }
      for fault in table.faults { Terminal.say(fault.description) }
      for row in table.rows {
        guard let colour = Colour(hex: row["colour"]) else {
          Terminal.say("\(path):\(row.line): “\(row["colour"])” is no colour; write it as #1a2b3c")
          continue
        }
        colours[row["actor"]] = colour
      }
    }
    return colours
  }

  /// The word tables, from the gazetteer that comes with the command or the first that has them.
  func language() throws -> LanguageTables {
    var folders = gazetteer
    if let folder = try DataFolder.find() { folders.append(folder) }
    for folder in folders where fileKind(folder + "/language/en") == .folder {
      let tables = try LanguageTables(folder: folder + "/language/en")
      let missing = Resolver.missingWeights(in: tables)
      if !missing.isEmpty {
        Terminal.say(
          "\(folder)/language/en/weights.csv: \(missing.count) of the resolver's weights are missing (\(missing.prefix(3).joined(separator: ", "))\(missing.count > 3 ? ", …" : "")): places will be told much worse. Copy the table that came with the command."
        )
      }
      return tables
    }
    throw Failure(
      .inputMissing, "no word tables found: a gazetteer folder with language/en is needed")
  }
}

/// Options for every command that reads reports.
struct ReportOptions: ParsableArguments {
  @Argument(
    help: "Reports: .txt .md .html .mhtml .jsonl files, folders, or - for standard input.")
  var reports: [String]

  @Option(help: ArgumentHelp("A table of reports; see reports.csv.", valueName: "file"))
  var manifest: String?

  @Option(
    help: ArgumentHelp(
      "The day of publication of every report, or of one: FILE=DATE. May be given again.",
      valueName: "date"))
  var published: [String] = []

  @Option(
    help: ArgumentHelp(
      "Work on so many reports at once; otherwise on one for each core.", valueName: "number"))
  var jobs: Int?

  /// The threads that work on reports.
  func parallel() throws -> Parallel {
    if let jobs, jobs < 1 { throw Failure(.usage, "--jobs \(jobs): at least one") }
    return Parallel(jobs: jobs)
  }

  /// The reports, and the faults of those that cannot be read. At least one report.
  func read() throws -> ReportSet {
    try told(reader().read(paths: reports))
  }

  /// Standard input, when it is all that there is to read and `streams` is true: JSON lines as a
  /// stream, or else what there is, read whole.
  func readStandardInput(streams: Bool) throws -> Input {
    guard streams, reports == ["-"] else { return .set(try read()) }
    var lines = LineReader(standardInputLimit: ReportReader.lineLimit)
    let reader = try reader()
    do {
      if try lines.firstByte() == UInt8(ascii: "{") {
        for fault in reader.manifest?.faults ?? [] { Terminal.say(fault.description) }
        return .stream(ReportStream(lines: lines, reader: reader, parallel: try parallel()))
      }
      return .set(try told(reader.read(standardInput: try lines.rest())))
    } catch let fault as FileFault {
      let text =
        fault.isTooLarge
        ? "larger than \(ReportReader.lineLimit >> 20) MB: split the report"
        : "cannot be read"
      throw Failure(fault.isTooLarge ? .badData : .inputOutput, "standard input: \(text)")
    }
  }

  /// What standard input holds.
  enum Input: ~Copyable {
    case set(ReportSet)
    case stream(ReportStream)
  }

  private func reader() throws -> ReportReader {
    let dates: PublicationDates
    switch PublicationDates.read(published) {
    case .success(let read): dates = read
    case .failure(let fault): throw Failure(.usage, fault.description)
    }
    var table: Manifest?
    if let manifest {
      do {
        table = try Manifest(path: manifest)
      } catch {
        throw Failure(status(of: error), error.description)
      }
    }
    return ReportReader(manifest: table, published: dates)
  }

  private func told(_ set: ReportSet) throws -> ReportSet {
    for fault in set.faults { Terminal.say(fault.description) }
    for advice in set.advice { Terminal.say(advice) }
    if set.reports.isEmpty {
      throw Failure(
        set.faults.first.map(status(of:)) ?? .inputMissing, "no report could be read")
    }
    return set
  }

  private func status(of fault: ReportFault) -> ExitStatus {
    switch fault.category {
    case .missingInput: .inputMissing
    case .badData: .badData
    case .inputOutput: .inputOutput
    }
  }

  /// The exit status of a run that read what it could.
  static func status(_ set: ReportSet) -> ExitStatus {
    guard let first = set.faults.first else { return .done }
    switch first.category {
    case .missingInput: return .inputMissing
    case .badData: return .badData
    case .inputOutput: return .inputOutput
    }
  }
}

/// Where output goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to a file, not to standard output.", valueName: "file"))
  var output: String?

  @Option(
    name: [.customShort("f"), .long],
    help: "The format; otherwise the ending of the output file decides.")
  var format: String?

  @Flag(help: "Replace a file that exists.")
  var force = false

  @Flag(name: [.customShort("q"), .long], help: "Say nothing but faults.")
  var quiet = false

  @Flag(name: [.customShort("v"), .long], help: "Say more.")
  var verbose = false

  @Flag(help: "No colour.")
  var noColor = false

  /// The ending that `-f` or the output file gives, in lower case.
  var ending: String? {
    if let format { return format.lowercased() }
    guard let output, output != "-", let dot = fileName(output).lastIndex(of: ".") else {
      return nil
    }
    return fileName(output)[dot...].dropFirst().lowercased()
  }

  /// Begins output that is written piece by piece.
  func begin() throws -> OutputFile {
    do {
      return try OutputFile(output ?? "-", replacing: force)
    } catch {
      throw Failure(.cannotCreate, error.description)
    }
  }

  func write(_ bytes: [UInt8]) throws {
    do {
      try writeFile(bytes, to: output ?? "-", replacing: force)
    } catch {
      throw Failure(error.action == .write ? .inputOutput : .cannotCreate, error.description)
    }
  }
}
