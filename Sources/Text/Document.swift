/// A text as read, never rewritten, on which all offsets count.
///
/// Inside the program offsets are UTF-8 bytes; what users see counts Unicode code points
/// (``codePointOffset(ofByte:)``).
public struct Document: Sendable {
  /// The text in UTF-8.
  public let bytes: [UInt8]
  /// Code points before byte 0, 64, 128, ….
  private let checkpoints: [Int32]

  /// Wraps a text.
  public init(_ text: String) {
    self.init(utf8: Array(text.utf8))
  }

  private init(utf8: [UInt8]) {
    bytes = utf8
    var checkpoints: [Int32] = []
    checkpoints.reserveCapacity(utf8.count / 64 + 1)
    var count: Int32 = 0
    var start = 0
    while start < utf8.count {
      checkpoints.append(count)
      let end = min(start + 64, utf8.count)
      for index in start..<end where utf8[index] & 0xC0 != 0x80 { count += 1 }
      start = end
    }
    if utf8.count & 63 == 0 { checkpoints.append(count) }
    self.checkpoints = checkpoints
  }

  /// The text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The text between two byte offsets that stand at character borders.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
  }

  /// The number of code points before a byte.
  public func codePointOffset(ofByte byte: Int) -> Int {
    let byte = min(max(byte, 0), bytes.count)
    var count = Int(checkpoints[byte >> 6])
    for index in (byte & ~63)..<byte where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// A range of bytes as a range of code points.
  public func codePoints(_ range: Range<Int>) -> Range<Int> {
    let start = codePointOffset(ofByte: range.lowerBound)
    return start..<max(start, codePointOffset(ofByte: range.upperBound))
  }

  /// The byte at which a code point starts; the length in bytes when there are fewer.
  public func byteOffset(ofCodePoint codePoint: Int) -> Int {
    guard codePoint > 0 else { return 0 }
    var low = 0
    var high = checkpoints.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(checkpoints[middle]) <= codePoint { low = middle } else { high = middle }
    }
    var index = low << 6
    var count = Int(checkpoints[low])
    while index < bytes.count {
      if bytes[index] & 0xC0 != 0x80 {
        if count == codePoint { return index }
        count += 1
      }
      index += 1
    }
    return bytes.count
  }
}
