import ArgumentParser
import Claims
import Encoding
import Features
import Formats
import Gazetteer
import Overlays

/// `claimatlas export`: a ledger to a map file.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Draw a ledger as KML, KMZ, GeoJSON, GeoPackage, CSV or a web page.",
    discussion: """
      A ledger is what `claimatlas claims` writes, or a table typed by hand with the columns \
      date,place,actor,predicate,source.
      """)

  @Argument(help: "Ledgers: JSON lines or CSV, extracted or typed by hand; - is standard input.")
  var ledgers: [String]

  @OptionGroup var gazetteers: GazetteerOptions
  @OptionGroup var options: LedgerOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard let ending = output.ending else {
      throw Failure(.usage, "say where to: -o map.kmz, or -f kml for standard output")
    }
    let isPage = ending == "html" || ending == "htm"
    let format = OverlayFormat(fileEnding: ending)
    guard isPage || format != nil else {
      let known = (OverlayFormat.allCases.map(\.rawValue) + ["html"]).joined(separator: ", ")
      throw Failure(.usage, "“\(ending)” is no format that is written; known are \(known)")
    }
    let page = isPage ? try MapPageFile(options) : nil
    let gazetteer = try gazetteers.load()
    let reading = try LedgerFiles.read(ledgers, gazetteer: gazetteer)
    let ledger = try options.ledger(
      reading.claims, gazetteer: gazetteer, language: gazetteers.language)
    let overlayOptions = try options.overlayOptions(
      title: "Claims on the map", gazetteers)
    let overlay = OverlayBuilder(gazetteer: gazetteer, options: overlayOptions)
      .build(ledger, views: format == .kmz)
    if let page {
      try output.write(
        page.bytes(of: ledger, overlay: overlay, options: overlayOptions, gazetteer: gazetteer))
    } else if let format {
      try output.write(
        try OverlayFiles.bytes(of: overlay, format: format, options.formats.writing))
    }
    if !output.quiet {
      let marks = overlay.overlay.allFeatures.count
      Terminal.say(
        "\(ledger.claims.count) claims, \(overlay.unmapped.count) not on the map; \(marks) features"
      )
      for line in UnmappedList.lines(overlay.unmapped) { Terminal.say("  " + line) }
    }
    if !reading.faults.isEmpty { throw ExitStatus.badData.code }
  }
}

/// Reads ledgers and says what is wrong in them.
enum LedgerFiles {
  static func read(_ paths: [String], gazetteer: Gazetteer) throws -> LedgerReading {
    var all = LedgerReading()
    for path in paths {
      let bytes: [UInt8]
      do {
        bytes = try readFile(path)
      } catch {
        throw Failure(error.isMissing ? .inputMissing : .inputOutput, error.description)
      }
      let reading = LedgerReader.read(bytes, file: path, gazetteer: gazetteer)
      for fault in reading.faults { Terminal.say(fault.description) }
      all.claims += reading.claims
      all.faults += reading.faults
    }
    if all.claims.isEmpty {
      throw Failure(.badData, "no claim could be read from \(paths.joined(separator: ", "))")
    }
    return all
  }
}

/// The bytes of an overlay in each format.
enum OverlayFiles {
  static func bytes(
    of overlay: Overlay, format: OverlayFormat, _ options: WritingOptions
  ) throws -> [UInt8] {
    // In KMZ the views stand in the same document: other readers than Google Earth follow no links.
    let layers = format == .kmz ? overlay.overlayWithViews : overlay.overlay
    return try format.writer(options).bytes(of: layers)
  }
}

/// What is not on the map, counted by reason.
enum UnmappedList {
  static func lines(_ unmapped: [UnmappedClaim]) -> [String] {
    UnmappedReason.allCases.compactMap { reason in
      let count = unmapped.count { $0.reason == reason }
      return count == 0 ? nil : "\(count) \(reason.words)"
    }
  }
}
