/// A planar operation that could not be done.
public struct TopologyError: Error, Hashable, Sendable {
  /// The operation that failed, as GEOS names it.
  public let operation: String
  /// What GEOS said, which often names a position: longitude, then latitude.
  public let message: String

  init(operation: String, message: String) {
    self.operation = operation
    self.message = message
  }
}

extension TopologyError: CustomStringConvertible {
  /// The operation and what GEOS said, in one line.
  public var description: String { "\(operation): \(message)" }
}
