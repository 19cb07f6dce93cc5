/// A fault in XML or HTML: the line and what is wrong there.
package struct XMLFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, from 1; 0 when it is not known.
  package let line: Int
  /// The fault, in the parser's words or ours.
  package let message: String

  package init(line: Int, message: String) {
    self.line = line
    self.message = message
  }

  package var description: String { line > 0 ? "line \(line): \(message)" : message }
}
