import Chronology
import Encoding

/// Reads reports from files, folders and standard input.
///
/// Text, Markdown, web pages, MHTML and JSON lines are read. One bad file never stops the others.
/// The day of publication comes from the first of: the dates the user states, the manifest, the
/// page's metadata or the JSON line, a date line in the text. Otherwise it is unknown.
public struct ReportReader: Sendable {
  /// A table given by the user; it outranks a `reports.csv` beside the files, cell by cell.
  public let manifest: Manifest?
  /// Days of publication that the user states.
  public let published: PublicationDates

  /// Creates a reader.
  public init(manifest: Manifest? = nil, published: PublicationDates = PublicationDates()) {
    self.manifest = manifest
    self.published = published
  }

  /// Returns the reports at `paths`: files, folders with all that is below them, and `-`.
  public func read(paths: [String]) -> ReportSet {
    var reading = Reading(manifest: manifest, published: published)
    var walk = FolderWalk()
    for path in paths {
      if path == "-" {
        reading.readStandardInput()
        continue
      }
      let count = walk.files.count
      walk.add(path)
      for file in walk.files[count...] { reading.read(file) }
    }
    return reading.finished(walk: walk)
  }

  /// Returns the reports in bytes that came from no file, such as standard input.
  ///
  /// JSON lines when the first byte that is no white space is `{`, else one text with the id `-`.
  public func read(standardInput bytes: [UInt8]) -> ReportSet {
    var reading = Reading(manifest: manifest, published: published)
    reading.readStandardInput(bytes)
    return reading.finished(walk: FolderWalk())
  }

  /// Returns the report in one line of JSON lines from standard input, for streams that are too long
  /// to be read whole.
  ///
  /// As ``read(standardInput:)`` reads it, but for ids that occur twice, which stay as they are.
  ///
  /// - Parameter number: the line, counted from 1.
  /// - Throws: ``ReportFault`` with the line, and as its report the id that stands in it, or
  ///   `-:number`.
  public func read(line bytes: [UInt8], number: Int) throws(ReportFault) -> Report {
    let start = number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    do throws(ReportFault) {
      var report = try JSONLines.report(bytes[start...], path: "-", file: "-", line: number)
      let row = manifest.flatMap { manifest in
        manifest.row(id: report.id, path: "-").map { manifest.rows[$0] }
      }
      report.complete(
        with: row.map { [$0] } ?? [], published: published.date(id: report.id, path: "-"))
      return report
    } catch {
      throw error.of(JSONLines.id(of: bytes[start...]) ?? "-:\(number)")
    }
  }

  /// No line of a stream may be longer, in bytes.
  public static let lineLimit = PlainText.sizeLimit

  /// The fault of a line that is longer than ``lineLimit``.
  public static func tooLong(line number: Int) -> ReportFault {
    ReportFault(
      .badData, path: "-", line: number, "longer than \(lineLimit >> 20) MB: split the report"
    ).of("-:\(number)")
  }
}
