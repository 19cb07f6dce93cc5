public import Chronology
import Encoding

/// A table that says when and by whom reports were published: `reports.csv`.
///
/// Columns `file,published,published_basis,outlet,title,url,language,reliability`; only `file` must
/// be there, the others may be missing and come in any order.
public struct Manifest: Sendable {
  /// What one row says about a report; `nil` where its cell is empty.
  public struct Row: Sendable {
    /// The line on which the row starts.
    public let line: Int
    /// The file name, a path that ends in it, or the id of a report in JSON lines.
    public let file: String
    /// The day of publication.
    public let published: CalendarDate?
    /// What it rests on; ``PublishedBasis/stated`` when the cell is empty.
    public let publishedBasis: PublishedBasis?
    /// The publisher.
    public let outlet: String?
    /// The headline.
    public let title: String?
    /// The address.
    public let url: String?
    /// The language tag.
    public let language: String?
    /// A person's grade of the source.
    public let reliability: String?
  }

  /// The path of the table, for messages.
  public let path: String
  /// The rows, as they stand.
  public let rows: [Row]
  /// Rows or cells that could not be read; the other cells of such a row still count.
  public let faults: [ReportFault]
  private let index: [String: Int]

  /// Reads the table at `path`.
  ///
  /// - Throws: ``ReportFault`` when the file is missing, not UTF-8, or has no column `file`.
  public init(path: String) throws(ReportFault) {
    let bytes: [UInt8]
    do { bytes = try readFile(path) } catch { throw ReportFault(error) }
    try self.init(bytes, path: path)
  }

  /// Reads a table from its bytes; `path` names it in messages.
  ///
  /// - Throws: ``ReportFault`` when the bytes are not UTF-8 or there is no column `file`.
  public init(_ bytes: [UInt8], path: String) throws(ReportFault) {
    let table: Table
    do {
      table = try Table(
        bytes, file: path, separator: Self.separator(of: bytes), required: ["file"])
    } catch {
      throw ReportFault(error)
    }
    self.path = path
    var faults = table.faults.map(ReportFault.init)
    var rows: [Row] = []
    var index: [String: Int] = [:]
    for cells in table.rows {
      func cell(_ name: String) -> String? {
        let text = unguarded(cells[name]).trimmingSpaces()
        return text.isEmpty ? nil : text
      }
      func report(_ fault: String) {
        faults.append(ReportFault(.badData, path: path, line: cells.line, fault))
      }
      guard let file = cell("file") else {
        report("the cell “file” is empty: name a report")
        continue
      }
      let key = Self.key(file)
      guard index[key] == nil else {
        report("“\(file)” has a row already: the first one counts")
        continue
      }
      var published: CalendarDate?
      if let text = cell("published") {
        published = DateLine.date(ofValue: text)
        if published == nil {
          report("“\(text)” in the column published is no date, or may be two: write 2021-08-24")
        }
      }
      var basis: PublishedBasis?
      if let text = cell("published_basis") {
        basis = PublishedBasis(rawValue: text.lowercased())
        if basis == nil { report("published_basis is stated or assumed, not “\(text)”") }
      }
      index[key] = rows.count
      rows.append(
        Row(
          line: cells.line, file: file, published: published,
          publishedBasis: published == nil ? nil : basis ?? .stated, outlet: cell("outlet"),
          title: cell("title"), url: cell("url"), language: cell("language"),
          reliability: cell("reliability")))
    }
    self.rows = rows
    self.index = index
    self.faults = faults.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  /// The position of the row for a report: by its id, else by the longest end of its path.
  func row(id: String, path: String) -> Int? {
    if let row = index[Self.key(id)] { return row }
    let parts = Self.key(path).split(separator: "/")
    for first in parts.indices {
      if let row = index[parts[first...].joined(separator: "/")] { return row }
    }
    return nil
  }

  /// Spreadsheets of many countries part cells by semicolons.
  private static func separator(of bytes: [UInt8]) -> UInt8 {
    let header = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    for mark in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09] where header.contains(mark) {
      return mark
    }
    return UInt8(ascii: ",")
  }

  /// A path with forward slashes and without `./` before it.
  private static func key(_ path: String) -> String {
    var parts = path.split { $0 == "/" || $0 == "\\" }
    while parts.first == "." { parts.removeFirst() }
    return parts.joined(separator: "/")
  }
}
