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
    let outcome = try convert(file, kind, to: format)
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

  private var name: String { input == "-" ? "standard input" : input }

  private func open() throws -> InputFile {
    do {
      return try InputFile(input, spoolingIn: output.scratchFolder)
    } catch {
      throw Failure(error.isMissing ? .inputMissing : .inputOutput, error.description)
    }
  }

  /// Converts a file of any size, a few features at a time.
  private func convert(
    _ file: InputFile, _ kind: OverlayFormat, to format: OverlayFormat
  ) throws -> StreamConversion.Outcome {
    let conversion = StreamConversion(
      file, kind, name: name, title: stem, scratch: output.scratchFolder)
    guard let conversion else {
      throw Failure(.badData, "\(name): is neither GeoJSON nor KML, KMZ or GeoPackage")
    }
    do {
      return try output.write { target in
        let outcome = try conversion.write(format, formats.writing, to: target)
        if outcome.featureCount == 0, let fault = outcome.faults.first {
          // One line says more than a list of what a broken file brings after it.
          throw Failure(.badData, fault.description)
        }
        return outcome
      }
    } catch let fault as ConversionFault {
      throw Failure(.badData, "\(name): \(fault.description)")
    } catch let fault as ArchiveFault {
      throw Failure(.internalFault, fault.description)
    }
  }

  /// The input's name without its folder and ending.
  private var stem: String {
    guard input != "-" else { return "Features" }
    let name = fileName(input)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}
