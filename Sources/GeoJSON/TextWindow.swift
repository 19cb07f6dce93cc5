internal import Glibc

/// The part of a text that is at hand, and where in the text that is.
struct TextWindow {
  /// The bytes at hand.
  private(set) var bytes: [UInt8]
  /// Whether the last byte at hand is the last of the text.
  private(set) var isAtEnd: Bool
  private let source: FeatureStream.Source?
  /// How many bytes of the text stand before those at hand.
  private var offset = 0
  /// Where in the text the bytes at hand start.
  private var line = 1
  private var column = 1
  private var gaps: [Gap] = []
  /// A place among the bytes at hand, and the line that it is on.
  private var counted = (position: 0, line: 1)

  /// A part that was taken out.
  private struct Gap {
    var position: Int
    /// How many bytes and line feeds stood there, and characters behind the last of those.
    var count: Int
    var lines: Int
    var columns: Int
    /// How many brackets were opened there and not closed.
    var depth: Int
  }

  /// A text that is at hand as a whole.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    source = nil
    isAtEnd = true
  }

  /// A text that comes in chunks.
  init(source: @escaping FeatureStream.Source) {
    bytes = []
    self.source = source
    isAtEnd = false
  }

  /// How many bytes of the text stand before a position.
  func offset(of position: Int) -> Int {
    gaps.reduce(offset + position) { $1.position < position ? $0 + $1.count : $0 }
  }

  /// Gives up the first bytes.
  mutating func drop(_ count: Int) {
    guard count > 0 else { return }
    let start = offset(of: count)
    (line, column) = (line(at: count), column(at: count))
    offset = start
    bytes.removeFirst(count)
    gaps.removeAll { $0.position < count }
    for index in gaps.indices { gaps[index].position -= count }
    counted = (0, line)
  }

  /// Takes out a part in which `depth` brackets more are opened than closed.
  mutating func takeOut(_ range: Range<Int>, depth: Int) {
    let part = bytes[range]
    var gap = Gap(
      position: range.lowerBound, count: range.count, lines: part.count { $0 == 0x0A },
      columns: part[(part.lastIndex(of: 0x0A).map { $0 + 1 } ?? range.lowerBound)...].count {
        $0 & 0xC0 != 0x80
      }, depth: depth)
    if let last = gaps.last, last.position == gap.position {
      gaps.removeLast()
      gap.columns += gap.lines == 0 ? last.columns : 0
      gap.count += last.count
      gap.lines += last.lines
    }
    gaps.append(gap)
    bytes.removeSubrange(range)
    counted = (0, line)
  }

  /// Brings more of the text, and returns whether there was more, or may be read as the end now.
  mutating func extend() throws -> Bool {
    guard let source, !isAtEnd else { return false }
    if try !source(&bytes) { isAtEnd = true }
    return true
  }

  var hasGaps: Bool { !gaps.isEmpty }

  /// How many brackets were opened in a part that was taken out at this position.
  func depth(takenOutAt position: Int) -> Int {
    gaps.reduce(0) { $1.position == position ? $0 + $1.depth : $0 }
  }

  mutating func line(at position: Int) -> Int {
    let from = position < counted.position ? (position: 0, line: line) : counted
    var found = from.line
    bytes.withUnsafeBytes {
      found += lineFeeds(in: UnsafeRawBufferPointer(rebasing: $0[from.position..<position]))
    }
    for gap in gaps where gap.position >= from.position && gap.position < position {
      found += gap.lines
    }
    counted = (position, found)
    return found
  }

  func column(at position: Int) -> Int {
    let before = bytes[..<position]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 }
    var characters = before[(lineStart ?? 0)...].count { $0 & 0xC0 != 0x80 }
    var isFirstLine = lineStart == nil
    for gap in gaps where gap.position >= lineStart ?? 0 && gap.position < position {
      if gap.lines > 0 {
        isFirstLine = false
        characters = before[gap.position...].count { $0 & 0xC0 != 0x80 }
      }
      characters += gap.columns
    }
    return (isFirstLine ? column : 1) + characters
  }
}

private func lineFeeds(in bytes: UnsafeRawBufferPointer) -> Int {
  guard var next = bytes.baseAddress else { return 0 }
  let end = next + bytes.count
  var count = 0
  while let found = memchr(next, 0x0A, end - next) {
    count += 1
    next = UnsafeRawPointer(found) + 1
  }
  return count
}

/// Steps over a value that is too large to be held, whatever is in it.
struct ValueSkipper {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var sawValue = false

  /// Returns where the value ends among the bytes: behind a root value, before the comma or bracket
  /// behind an element or member; `nil` when it goes on behind them.
  mutating func end(in window: TextWindow, from start: Int, isRoot: Bool) -> Int? {
    var index = start
    while index < window.bytes.count {
      if window.hasGaps { depth += window.depth(takenOutAt: index) }
      let byte = window.bytes[index]
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth == 0 { return index }
          depth -= 1
          if depth == 0, isRoot { return index + 1 }
        case UInt8(ascii: ","):
          if depth == 0, sawValue { return index }
        default: break
        }
        if byte > 0x20, byte != UInt8(ascii: ",") { sawValue = true }
      }
      index += 1
    }
    return nil
  }
}
