/// A fault in a gazetteer's tables: where it stands and what it is.
public struct GazetteerFault: Error, Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The file, as it was named.
  public let file: String
  /// The line, from 1.
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

  /// By file, line and words.
  public static func < (left: GazetteerFault, right: GazetteerFault) -> Bool {
    (left.file, left.line, left.fault) < (right.file, right.line, right.fault)
  }
}
