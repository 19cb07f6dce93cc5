public import Claims
public import Text

/// The words around a quote, so that a reader sees what it was cut from.
///
/// Quote and context together keep to the 300 characters that a file may quote, so a long quote has
/// none. Whoever withholds persons or days from the claims must give no context: it is the
/// report's own text.
public struct QuoteContext: Hashable, Sendable {
  /// The words before the quote, a paragraph a line; an ellipsis stands where the text is cut.
  public let before: String
  /// The words after it.
  public let after: String

  /// Takes the words around a claim's quote from its report.
  ///
  /// - Parameter limit: how many code points quote and context may have together.
  /// - Returns: `nil` when the quote is long or does not stand there word by word.
  public init?(_ claim: Claim, in document: Document, limit: Int = 300) {
    guard let range = claim.range else { return nil }
    let start = document.byteOffset(ofCodePoint: range.lowerBound)
    let end = document.byteOffset(ofCodePoint: range.upperBound)
    guard start < end, Array(document.bytes[start..<end]) == Array(claim.quote.utf8) else {
      return nil
    }
    let room = limit - claim.quote.unicodeScalars.count - 3
    guard room >= 24 else { return nil }
    // Four bytes a code point at most, and as much again for runs of spaces.
    let reach = room * 8
    let earlier = Self.line(document.text(Self.aligned(start - reach, document)..<start))
    let later = Self.line(document.text(end..<Self.aligned(end + reach, document)))
    let share = max(room / 2, room - later.count)
    let head = Self.tail(of: earlier, share, isWhole: start - reach <= 0)
    let rest = room - head.count
    let foot = Self.head(of: later, rest, isWhole: end + reach >= document.bytes.count)
    before = String(String.UnicodeScalarView(head))
    after = String(String.UnicodeScalarView(foot))
    if before.isEmpty, after.isEmpty { return nil }
  }

  /// The nearest byte not after `byte` at which a code point starts.
  private static func aligned(_ byte: Int, _ document: Document) -> Int {
    var byte = min(max(0, byte), document.bytes.count)
    while byte > 0, byte < document.bytes.count, document.bytes[byte] & 0xC0 == 0x80 { byte -= 1 }
    return byte
  }

  /// The text with one space for each run of spaces, and one line feed for each that holds an empty
  /// line.
  private static func line(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var ends = 0
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.value < 0x20 {
        if result.last.map(isGap) != true {
          result.append(" ")
          ends = 0
        }
        if scalar == "\n" { ends += 1 }
        if ends == 2 { result[result.count - 1] = "\n" }
      } else {
        result.append(scalar)
      }
    }
    return result
  }

  private static func isGap(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\n" }

  private static func tail(
    of line: [Unicode.Scalar], _ room: Int, isWhole: Bool
  ) -> [Unicode.Scalar] {
    if isWhole, line.count <= room { return trimmed(line, front: true) }
    let part = line.suffix(max(0, room))
    guard let space = part.firstIndex(where: isGap) else { return [] }
    let words = trimmed(Array(part[space...]), front: true)
    return words.isEmpty ? [] : ["…", " "] + words
  }

  private static func head(
    of line: [Unicode.Scalar], _ room: Int, isWhole: Bool
  ) -> [Unicode.Scalar] {
    if isWhole, line.count <= room { return trimmed(line, front: false) }
    let part = line.prefix(max(0, room))
    guard let space = part.lastIndex(where: isGap) else { return [] }
    let words = trimmed(Array(part[..<space]), front: false)
    return words.isEmpty ? [] : words + ["…"]
  }

  /// Without the space at the far end; the one beside the quote stays.
  private static func trimmed(_ line: [Unicode.Scalar], front: Bool) -> [Unicode.Scalar] {
    if line.allSatisfy(isGap) { return [] }
    if front { return Array(line.drop(while: isGap)) }
    return line.last.map(isGap) == true ? Array(line.dropLast()) : line
  }
}
