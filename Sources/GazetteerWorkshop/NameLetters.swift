/// What is wrong with the letters of a name.
enum NameLetters {
  /// A fault of a name said to be in a script (ISO 15924; empty when not said), or `nil`.
  static func fault(_ name: String, script: String) -> String? {
    let scalars = Array(name.unicodeScalars)
    if isMisread(scalars) { return "“\(name)” looks like UTF-8 read as something else" }
    if scalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return "“\(name)” holds a control character"
    }
    if name.hasPrefix(" ") || name.hasSuffix(" ") || name.contains("  ") {
      return "“\(name)” has blanks too many"
    }
    let isLatin = scalars.contains {
      (0x41...0x5A).contains($0.value) || (0x61...0x7A).contains($0.value)
    }
    let isArabic = scalars.contains { (0x0620...0x06D3).contains($0.value) }
    if script == "Arab", isLatin { return "“\(name)” has Latin letters but is said to be Arab" }
    if script == "Arab", !isArabic {
      return "“\(name)” has no Arabic letter but is said to be Arab"
    }
    if script == "Latn", isArabic { return "“\(name)” has Arabic letters but is said to be Latn" }
    return nil
  }

  /// Whether two characters stand where two bytes of UTF-8 were one letter.
  private static func isMisread(_ scalars: [Unicode.Scalar]) -> Bool {
    for (index, scalar) in scalars.enumerated() {
      if scalar.value == 0xFFFD { return true }
      guard index + 1 < scalars.count else { break }
      let next = scalars[index + 1].value
      if (0xC2...0xDF).contains(scalar.value), (0x80...0xBF).contains(next) { return true }
      if scalar.value == 0xE2, next == 0x20AC || next == 0x80 { return true }
    }
    return false
  }
}
