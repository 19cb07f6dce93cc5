internal import Glibc

/// Reads a stream line by line, holding one line and one block at a time.
package struct LineReader: ~Copyable {
  /// A line without its line feed.
  package enum Line: Sendable {
    case bytes([UInt8])
    /// A line that was passed over because it is longer than the limit.
    case tooLong
  }

  private let descriptor: Int32
  private let path: String
  private let limit: Int
  private var block = [UInt8](repeating: 0, count: 1 << 18)
  private var position = 0
  private var filled = 0
  private var isAtEnd = false
  /// The number of the line that was read last, from 1.
  package private(set) var number = 0

  /// Reads standard input; a line longer than `limit` bytes is passed over.
  package init(standardInputLimit limit: Int) {
    descriptor = STDIN_FILENO
    path = "-"
    self.limit = limit
  }

  /// Opens the file at `path`; a line longer than `limit` bytes is passed over.
  ///
  /// - Throws: ``FileFault`` when it cannot be opened.
  package init(path: String, limit: Int) throws(FileFault) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    self.path = path
    self.limit = limit
    guard descriptor >= 0 else { throw FileFault(path: path, action: .read, code: errno) }
  }

  deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

  /// The next line, or `nil` at the end. A last line without a line feed counts.
  ///
  /// - Throws: ``FileFault`` when the stream cannot be read.
  package mutating func next() throws(FileFault) -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    var hasBytes = false
    while true {
      if position == filled { try fill() }
      if position == filled {
        guard hasBytes else { return nil }
        return isTooLong ? .tooLong : .bytes(line)
      }
      if !hasBytes { number += 1 }
      hasBytes = true
      let end = block[position..<filled].firstIndex(of: 0x0A) ?? filled
      if line.count + (end - position) > limit {
        isTooLong = true
        line = []
      } else if !isTooLong {
        line.append(contentsOf: block[position..<end])
      }
      position = end
      if end < filled {
        position += 1
        return isTooLong ? .tooLong : .bytes(line)
      }
    }
  }

  /// The first byte of the stream that is no white space, as far as its first block tells, without
  /// taking it away.
  ///
  /// - Throws: ``FileFault`` when the stream cannot be read.
  package mutating func firstByte() throws(FileFault) -> UInt8? {
    if position == filled { try fill() }
    let start = block[position..<filled].starts(with: [0xEF, 0xBB, 0xBF]) ? position + 3 : position
    return block[start..<filled].first { ![0x09, 0x0A, 0x0D, 0x20].contains($0) }
  }

  /// All that is left of the stream.
  ///
  /// - Throws: ``FileFault``; `isTooLarge` when there are more bytes than the limit of a line.
  package mutating func rest() throws(FileFault) -> [UInt8] {
    var bytes = Array(block[position..<filled])
    position = filled
    while true {
      try fill()
      guard position < filled else { return bytes }
      guard filled <= limit - bytes.count else {
        throw FileFault(path: path, action: .read, code: EFBIG)
      }
      bytes.append(contentsOf: block[position..<filled])
      position = filled
    }
  }

  private mutating func fill() throws(FileFault) {
    guard !isAtEnd else { return }
    while true {
      let count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileFault(path: path, action: .read, code: errno)
      }
      position = 0
      filled = count
      isAtEnd = count == 0
      return
    }
  }
}
