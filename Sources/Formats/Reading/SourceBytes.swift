internal import Encoding

/// The bytes of a file to be read: in memory, or on disk.
enum SourceBytes {
  case memory([UInt8])
  /// A file, and a folder for what must be set aside.
  case file(InputFile, scratch: String)

  /// Appends up to `count` bytes from `offset` on, and returns whether there were any.
  func read(at offset: Int, count: Int, into bytes: inout [UInt8]) throws(FileFault) -> Bool {
    switch self {
    case .memory(let all):
      let end = min(all.count, offset + count)
      guard offset < end else { return false }
      bytes += all[offset..<end]
      return true
    case .file(let file, _): return try file.read(at: offset, count: count, into: &bytes)
    }
  }

  /// The number of bytes.
  func count() throws(FileFault) -> Int {
    switch self {
    case .memory(let bytes): bytes.count
    case .file(let file, _): try file.count()
    }
  }
}
