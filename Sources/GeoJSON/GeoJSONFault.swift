/// What is wrong with a GeoJSON file, and where.
public struct GeoJSONFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's name, as given to the reader.
  public let file: String
  /// The line on which the faulty feature starts, or of the fault itself in broken JSON; from 1.
  public let line: Int
  /// What is wrong.
  public let fault: String

  /// Creates a fault.
  public init(file: String, line: Int, fault: String) {
    self.file = file
    self.line = line
    self.fault = fault
  }

  /// `file:line: fault`.
  public var description: String { "\(file):\(line): \(fault)" }
}
