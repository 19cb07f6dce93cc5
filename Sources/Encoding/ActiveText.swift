/// Finds what is active in HTML: tags, addresses that run, and attributes that handle events.
enum ActiveText {
  /// A byte to replace and the look-alike that takes its place.
  struct Mark {
    let index: Int
    let replacement: String
  }

  /// The first mark from `start` on.
  static func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Mark? {
    for index in start..<bytes.count {
      // Few bytes of a text are one of these three.
      switch bytes[index] {
      case UInt8(ascii: "<"):
        if opensTag(bytes, index) { return Mark(index: index, replacement: "\u{2039}") }
      case UInt8(ascii: ":"):
        if runs(bytes, index) { return Mark(index: index, replacement: "\u{A789}") }
      case UInt8(ascii: "="):
        if handles(bytes, index) { return Mark(index: index, replacement: "\u{A78A}") }
      default: break
      }
    }
    return nil
  }

  private static let elements = [
    "script", "iframe", "object", "embed", "form", "meta", "base", "link",
  ]

  /// HTML's tokenizer opens a tag at `<` before a letter, `/`, `!` or `?` and nowhere else; some
  /// filters let the elements that run something stand behind a space too.
  private static func opensTag(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 1 < bytes.count else { return false }
    let next = bytes[index + 1]
    if isLetter(next) || [0x2F, 0x21, 0x3F].contains(next) { return true }
    guard isSpace(next),
      let start = bytes[(index + 1)...].firstIndex(where: { !isSpace($0) })
    else { return false }
    return elements.contains { begins(bytes, start, with: $0) }
  }

  /// Whether a colon ends `javascript:` or `vbscript:`, or stands in `data:text/html`.
  private static func runs(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let word = word(of: bytes, before: index)
    if ends(bytes[word], with: "script") { return true }
    guard ends(bytes[word], with: "data"),
      let start = bytes[(index + 1)...].firstIndex(where: { !isSpace($0) })
    else { return false }
    return begins(bytes, start, with: "text/html")
  }

  /// Whether an equals sign stands behind a word like `onclick`.
  private static func handles(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let word = word(of: bytes, before: index)
    return word.count > 2 && begins(bytes, word.lowerBound, with: "on")
  }

  /// The letters, digits and underscores before a place, with spaces between them and it.
  private static func word(
    of bytes: UnsafeBufferPointer<UInt8>, before index: Int
  ) -> Range<Int> {
    var end = index
    while end > 0, isSpace(bytes[end - 1]) { end -= 1 }
    var start = end
    while start > 0, end - start < 64, isWord(bytes[start - 1]) { start -= 1 }
    return start..<end
  }

  private static func begins(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, with word: String
  ) -> Bool {
    bytes[start...].prefix(word.utf8.count).elementsEqual(word.utf8) { $0 | 0x20 == $1 | 0x20 }
  }

  private static func ends(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, with word: String) -> Bool {
    bytes.suffix(word.utf8.count).elementsEqual(word.utf8) { $0 | 0x20 == $1 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
  private static func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
  }
}
