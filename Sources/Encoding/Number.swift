extension [UInt8] {
  /// Appends the shortest decimal text that reads back as `value`; whole numbers without a point.
  ///
  /// A value that is not finite becomes `0`, since neither JSON nor XML Schema's tools agree on it.
  package mutating func appendNumber(_ value: Double) {
    if let whole = Int64(exactly: value) {
      appendInteger(whole)
    } else {
      append(contentsOf: (value.isFinite ? value.description : "0").utf8)
    }
  }
}
