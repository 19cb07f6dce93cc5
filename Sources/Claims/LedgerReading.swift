import Encoding

/// A fault in a ledger: the file, the line and what is wrong there.
public struct LedgerFault: Error, Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The name of the file as it was given.
  public let file: String
  /// The line, the first being 1.
  public let line: Int
  /// What is wrong, in words.
  public let fault: String

  /// Creates a fault.
  public init(file: String, line: Int, fault: String) {
    self.file = file
    self.line = line
    self.fault = fault
  }

  init(_ fault: TableFault) {
    self.init(file: fault.file, line: fault.line, fault: fault.fault)
  }

  /// `file:line: fault`.
  public var description: String { "\(file):\(line): \(fault)" }

  /// Whether one fault stands before another.
  public static func < (left: LedgerFault, right: LedgerFault) -> Bool {
    (left.file, left.line, left.fault) < (right.file, right.line, right.fault)
  }
}

/// What was read of a ledger: the rows that are sound, and the faults of the others.
public struct LedgerReading: Hashable, Sendable {
  /// The claims, in the order of the file.
  public var claims: [Claim]
  /// What is wrong, sorted by line. A row with a fault gives no claim.
  public var faults: [LedgerFault]

  /// Creates a reading.
  public init(claims: [Claim] = [], faults: [LedgerFault] = []) {
    self.claims = claims
    self.faults = faults
  }
}

/// Why one row gives no claim, before its line is known.
struct RowFault: Error {
  let fault: String

  init(_ fault: String) { self.fault = fault }
}

/// Returns the case that a cell or field names, whatever its letter case.
///
/// - Throws: a fault that lists the vocabulary.
func vocabulary<T: RawRepresentable & CaseIterable>(
  _ type: T.Type, _ text: String, _ field: String
) throws(RowFault) -> T where T.RawValue == String {
  if let value = T(rawValue: text) ?? T(rawValue: text.trimmingSpaces().lowercased()) {
    return value
  }
  let known = T.allCases.map(\.rawValue).joined(separator: ", ")
  throw RowFault("unknown \(field) “\(text)”; known are: \(known)")
}

/// Returns the range of two offsets, or `nil` when both are absent.
func offsets(_ start: Int?, _ end: Int?, _ field: String) throws(RowFault) -> Range<Int>? {
  switch (start, end) {
  case (nil, nil): return nil
  case (let start?, let end?) where 0 <= start && start <= end: return start..<end
  default: throw RowFault("\(field): an end must follow a start that is 0 or more")
  }
}
