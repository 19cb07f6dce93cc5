import Glibc

/// Counts the attributes of the tags that stream by, ahead of the parser.
///
/// libxml2 compares each attribute of a tag with all before it, so that a tag of some hundred
/// thousand would keep it busy for minutes, and it tells nobody before the tag's end.
struct AttributeCounter {
  /// Tags with more attributes are refused.
  static let limit = 1_000

  private enum State {
    case text
    /// Behind `<`, before what tells a tag from a comment.
    case opening
    case tag
    case quoted(UInt8)
    /// In a comment, a CDATA section or an instruction, up to `>` behind these bytes.
    case skipped(until: StaticString)
    /// Behind `<!`, until three bytes tell which of them it is.
    case declared
  }

  private var state = State.text
  private var count = 0
  /// The last two bytes that are not zero: the other half of ASCII in UTF-16.
  private var before: (UInt8, UInt8) = (0, 0)

  /// Reads on, and returns whether a tag has too many attributes.
  mutating func exceeds(in bytes: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index < bytes.count {
      if case .text = state {
        guard let start = bytes.baseAddress,
          let next = memchr(start + index, Int32(UInt8(ascii: "<")), bytes.count - index)
        else { return false }
        index = UnsafeRawPointer(next) - start + 1
        state = .opening
        continue
      }
      let byte = bytes[index]
      index += 1
      if byte == 0 { continue }
      step(byte)
      before = (before.1, byte)
      if count > Self.limit { return true }
    }
    return false
  }

  private mutating func step(_ byte: UInt8) {
    switch state {
    case .text: break
    case .opening:
      count = 0
      state =
        switch byte {
        case UInt8(ascii: "!"): .declared
        case UInt8(ascii: "?"): .skipped(until: "?")
        default: .tag
        }
    case .declared:
      state =
        switch byte {
        case UInt8(ascii: "-"): .skipped(until: "--")
        case UInt8(ascii: "["): .skipped(until: "]]")
        default: .text
        }
    case .tag:
      switch byte {
      case UInt8(ascii: ">"): state = .text
      case UInt8(ascii: "\""), UInt8(ascii: "'"): state = .quoted(byte)
      case UInt8(ascii: "="): count += 1
      default: break
      }
    case .quoted(let quote):
      if byte == quote { state = .tag }
    case .skipped(let end):
      guard byte == UInt8(ascii: ">") else { return }
      let mark = end.utf8Start[0]
      if before.1 == mark, end.utf8CodeUnitCount == 1 || before.0 == mark { state = .text }
    }
  }
}
