import ArgumentParser
import Chronology
import Encoding
import Formats
import Gazetteer
import GazetteerWorkshop
import Reports
import Resolver

/// Options for every command that looks into the gazetteer.
struct GazetteerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A gazetteer: a folder of tables, LP-TSV, LPF or a compiled file. May be given again; a later one outranks.",
      valueName: "path"))
  var gazetteer: [String] = []

  @Flag(help: "Leave out the gazetteer that comes with the command, and your own overlay.")
  var noDefaultGazetteer = false

  @Option(
    help: ArgumentHelp(
      "A table of actors (actors.csv). May be given again; a later one outranks.",
      valueName: "file"))
  var actors: [String] = []

  /// The folders and files that count, the one that outranks the others last.
  func paths() throws -> [String] {
    if noDefaultGazetteer { return gazetteer }
    return [try DataFolder.find(), DataFolder.overlay].compactMap(\.self) + gazetteer
  }

  /// The gazetteer with its actors.
  func load() throws -> Gazetteer {
    let paths = try paths()
    guard !paths.isEmpty else {
      throw Failure(
        .inputMissing,
        "no gazetteer found: name one with --gazetteer PATH or set CLAIMATLAS_GAZETTEER")
    }
    // A folder may hold nothing but how the map looks.
    return try Self.load(paths.filter { try !Self.onlyTellsLooks($0) }, actors: actors)
  }

  /// The gazetteers at paths as one, from the cache where that serves; faults of their rows are told.
  static func load(_ paths: [String], actors: [String] = []) throws -> Gazetteer {
    let cache = GazetteerCache(folder: DataFolder.cache, program: Terminal.build)
    let (gazetteer, note) = try reading { try cache.load(paths, actors: actors) }
    if let note { Terminal.note(note) }
    for line in gazetteer.faultLines { Terminal.say(line) }
    LoadedGazetteers.remember(gazetteer)
    return gazetteer
  }

  /// What `body` returns; what is wrong with a gazetteer becomes a failure of the command.
  static func reading<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as GazetteerError {
      if case .missing = error { throw Failure(.inputMissing, error.description) }
      throw Failure(.badData, error.description)
    } catch let error as CompiledGazetteerFault {
      throw Failure(.badData, error.description)
    } catch let error as TableFault {
      throw Failure(.badData, error.description)
    } catch let error as FileFault {
      throw Failure(error.isMissing ? .inputMissing : .inputOutput, error.description)
    }
  }

  /// The outlines of first-level units that stand beside the tables: in the folder `outlines` of a
  /// gazetteer folder, or beside the folder of a region.
  func outlines(of isWanted: (PlaceID) -> Bool) throws -> [PlaceID: PlaceShape] {
    var outlines: [PlaceID: PlaceShape] = [:]
    for folder in try paths() {
      let places = [folder, folder + "/.."].map { "\($0)/\(UnitOutlines.fileName)" }
      guard let path = places.first(where: { fileKind($0) == .file }) else { continue }
      let bytes = try Self.reading { try readFile(path) }
      guard let read = UnitOutlines.read(bytes, of: isWanted) else {
        throw Failure(.badData, "\(path): is no TopoJSON of units")
      }
      outlines.merge(read) { _, later in later }
    }
    return outlines
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
    try write { (file: OutputFile) throws -> Void in try file.append(bytes) }
  }

  /// Writes a file piece by piece; it stands under its name when all went well.
  func write<Result>(_ pieces: (OutputFile) throws -> Result) throws -> Result {
    do {
      let file = try begin()
      let result = try pieces(file)
      try file.finish()
      return result
    } catch let error as FileFault {
      throw Failure(
        error.action == .rename || error.action == .create ? .cannotCreate : .inputOutput,
        error.description)
    }
  }

  /// A folder for what must be set aside while the file is made.
  var scratchFolder: String {
    if let output, output != "-" { return parentFolder(output) }
    return Terminal.environment("TMPDIR") ?? "/tmp"
  }
}

/// What users may want of a map file's format and do not get unasked.
struct FormatOptions: ParsableArguments {
  @Flag(name: .customLong("kml-html"), help: "Rich balloons in KML; plain text is the default.")
  var richBalloons = false

  @Flag(help: "Repeat styles as uMap keeps them (_umap_options) in GeoJSON.")
  var umap = false

  @Flag(help: "A row of HXL tags under the header of CSV.")
  var hxl = false

  var writing: WritingOptions {
    WritingOptions(richBalloons: richBalloons, writesUMapOptions: umap, writesHXLTags: hxl)
  }
}
