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

  @Flag(name: .customLong("kml-html"), help: "Rich balloons in KML; plain text is the default.")
  var richBalloons = false

  func run() throws {
    guard let ending = output.ending else {
      throw Failure(.usage, "say where to: -o map.kmz, or -f kml for standard output")
    }
    guard let format = OverlayFormat(fileEnding: ending) else {
      let known = OverlayFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.usage, "“\(ending)” is no format that is written; known are \(known)")
    }
    let reading = try read()
    var set = reading.layers
    if set.name.isEmpty { set.name = stem }
    if [.geojson, .geojsonl, .csv].contains(format) { set = FolderPath.written(into: set) }
    try output.write(try bytes(of: set, format))
    if !output.quiet {
      let passedOver = reading.passedOver
      let rest =
        passedOver.isEmpty
        ? "" : "; passed over: \(passedOver.joined(separator: ", "))"
      Terminal.say("\(set.allFeatures.count) features\(rest)")
    }
    if !reading.faults.isEmpty { throw ExitStatus.badData.code }
  }

  private func read() throws -> OverlayReading {
    let bytes: [UInt8]
    do {
      bytes = try readFile(input)
    } catch {
      throw Failure(error.isMissing ? .inputMissing : .inputOutput, error.description)
    }
    let name = input == "-" ? "standard input" : input
    guard !bytes.isEmpty else { throw Failure(.badData, "\(name): is empty") }
    guard let reader = OverlayFormat.detect(bytes)?.reader else {
      throw Failure(.badData, "\(name): is neither GeoJSON nor KML, KMZ or GeoPackage")
    }
    let reading = reader.read(bytes, file: name)
    guard !reading.layers.allFeatures.isEmpty || reading.faults.isEmpty else {
      // One line says more than a list of what a broken file brings after it.
      throw Failure(.badData, reading.faults[0].description)
    }
    for fault in reading.faults.prefix(20) { Terminal.say(fault.description) }
    if reading.faults.count > 20 {
      Terminal.say("\(name): and \(reading.faults.count - 20) faults more")
    }
    return reading
  }

  private func bytes(of set: LayerSet, _ format: OverlayFormat) throws -> [UInt8] {
    do {
      switch format {
      case .kml: return KMLWriter(richBalloons: richBalloons).bytes(of: set)
      case .kmz: return try KMZWriter(richBalloons: richBalloons).bytes(of: set)
      default: return try format.writer.bytes(of: set)
      }
    } catch let fault as GeoPackageFault {
      throw Failure(.badData, "\(input): \(fault.description)")
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
