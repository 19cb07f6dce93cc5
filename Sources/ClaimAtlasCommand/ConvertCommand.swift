import ArgumentParser
import Encoding
import Features
import Formats

/// `claimatlas convert`: a map file of any make to another format.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert GeoJSON, KML, KMZ or GeoPackage to any overlay format.",
    discussion: """
      Reads GeoJSON (also newline-delimited and RFC 8142 sequences), KML, KMZ and GeoPackage, \
      known by their content. Names, descriptions, styles (simplestyle and KML), times, folders and typed \
      attributes survive. Nothing is fetched.
      """)

  @Argument(help: "The file to read; - is standard input.")
  var input: String

  @OptionGroup var output: OutputOptions

  @OptionGroup var formats: FormatOptions

  func run() throws {
    guard let ending = output.ending else {
      throw Failure(.usage, "say where to: -o map.kmz, or -f kml for standard output")
    }
    guard let format = OverlayFormat(fileEnding: ending) else {
      let known = OverlayFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.usage, "“\(ending)” is no format that is written; known are \(known)")
    }
    let file = try open()
    var start: [UInt8] = []
    guard try file.read(at: 0, count: 4_096, into: &start) else {
      throw Failure(.badData, "\(name): is empty")
    }
    guard let kind = OverlayFormat.detect(start) else {
      throw Failure(.badData, "\(name): is neither GeoJSON nor KML, KMZ or GeoPackage")
    }
    let outcome: Outcome
    if kind == .geojson, StreamConversion.formats.contains(format) {
      outcome = try convert(inStreams: file, to: format)
    } else {
      outcome = try convert(whole: file, kind, to: format)
    }
    for fault in outcome.faults.prefix(20) { Terminal.say(fault.description) }
    if outcome.faultCount > 20 {
      Terminal.say("\(name): and \(outcome.faultCount - 20) faults more")
    }
    if !output.quiet {
      let rest =
        outcome.passedOver.isEmpty
        ? "" : "; passed over: \(outcome.passedOver.joined(separator: ", "))"
      Terminal.say("\(outcome.featureCount) features\(rest)")
    }
    if outcome.faultCount > 0 { throw ExitStatus.badData.code }
  }

  private struct Outcome {
    var featureCount: Int
    var faults: [ReadingFault]
    var faultCount: Int
    var passedOver: [String] = []
  }

  private var name: String { input == "-" ? "standard input" : input }

  private func open() throws -> InputFile {
    do {
      return try InputFile(input, spoolingIn: output.scratchFolder)
    } catch {
      throw Failure(error.isMissing ? .inputMissing : .inputOutput, error.description)
    }
  }

  /// Converts a file of any size, a few features at a time.
  private func convert(inStreams file: InputFile, to format: OverlayFormat) throws -> Outcome {
    try output.write { target in
      let conversion = StreamConversion(
        file, name: name, title: stem, scratch: output.scratchFolder)
      let outcome = try conversion.write(format, formats.writing, to: target)
      if outcome.featureCount == 0, let fault = outcome.faults.first {
        throw Failure(.badData, fault.description)
      }
      return Outcome(
        featureCount: outcome.featureCount, faults: outcome.faults,
        faultCount: outcome.faultCount)
    }
  }

  /// Converts a file that is held in memory.
  private func convert(
    whole file: InputFile, _ kind: OverlayFormat, to format: OverlayFormat
  ) throws -> Outcome {
    var bytes: [UInt8] = []
    do {
      while try file.read(at: bytes.count, count: 1 << 20, into: &bytes) {}
    } catch {
      throw Failure(.inputOutput, error.description)
    }
    guard let reader = kind.reader else {
      throw Failure(.badData, "\(name): is neither GeoJSON nor KML, KMZ or GeoPackage")
    }
    let reading = reader.read(bytes, file: name)
    var set = reading.layers
    let count = set.allFeatures.count
    guard count > 0 || reading.faults.isEmpty else {
      // One line says more than a list of what a broken file brings after it.
      throw Failure(.badData, reading.faults[0].description)
    }
    if set.name.isEmpty { set.name = stem }
    if FolderPath.formats.contains(format) { set = FolderPath.written(into: set) }
    do {
      try output.write(try format.writer(formats.writing).bytes(of: set))
    } catch let fault as GeoPackageFault {
      throw Failure(.badData, "\(input): \(fault.description)")
    } catch let fault as ArchiveFault {
      throw Failure(.internalFault, fault.description)
    }
    return Outcome(
      featureCount: count, faults: reading.faults, faultCount: reading.faults.count,
      passedOver: reading.passedOver)
  }

  /// The input's name without its folder and ending.
  private var stem: String {
    guard input != "-" else { return "Features" }
    let name = fileName(input)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}
