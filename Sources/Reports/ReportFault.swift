import Encoding

/// Why a report, or a line of one, could not be read, and what to do about it.
public struct ReportFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of fault it is, by which a command chooses its exit code.
  public enum Category: Hashable, Sendable {
    /// Nothing stands at the path, or no report in the folder (66 of `sysexits.h`).
    case missingInput
    /// The content is not what its name or place promises (65).
    case badData
    /// The file is there but the system does not hand it over (74).
    case inputOutput
  }

  /// What kind of fault it is.
  public let category: Category
  /// The path as the user gave it, or as found below a folder the user gave.
  public let path: String
  /// The id that the report would have had; `nil` when the fault is not one report's: a manifest,
  /// a folder, a path to nothing.
  public var report: String?
  /// The line, counted from 1; `nil` when the fault concerns the whole file.
  public let line: Int?
  /// The fault and what to do, in one line.
  public let fault: String

  /// Creates a fault.
  public init(
    _ category: Category, path: String, report: String? = nil, line: Int? = nil, _ fault: String
  ) {
    self.category = category
    self.path = path
    self.report = report
    self.line = line
    self.fault = fault
  }

  init(_ fault: FileFault) {
    let text = fault.description
    let prefix = fault.path + ": "
    self.init(
      fault.isMissing ? .missingInput : .inputOutput, path: fault.path,
      text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text)
  }

  init(_ fault: TableFault) {
    self.init(.badData, path: fault.file, line: fault.line, fault.fault)
  }

  /// The same fault, as one of a report.
  func of(_ report: String) -> ReportFault {
    var fault = self
    fault.report = report
    return fault
  }

  /// The fault in one line: `file:line: fault`.
  public var description: String {
    let place = path == "-" ? "standard input" : path
    return line.map { "\(place):\($0): \(fault)" } ?? "\(place): \(fault)"
  }
}
