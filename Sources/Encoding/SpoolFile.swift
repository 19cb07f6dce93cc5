internal import Glibc

/// Bytes set aside on disk, in a file without a name that ends with the process.
package final class SpoolFile {
  private let folder: String
  private let descriptor: Int32
  /// How many bytes there are.
  package private(set) var count = 0

  /// Creates an empty spool on the disk of `folder`.
  package init(in folder: String) throws(FileFault) {
    self.folder = folder
    var template = Array("\(folder)/.claimatlas-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw FileFault(path: folder, action: .create, code: errno) }
    unlink(template)
  }

  deinit { close(descriptor) }

  /// Appends bytes.
  package func append(_ bytes: [UInt8]) throws(FileFault) {
    var done = 0
    while done < bytes.count {
      let written = bytes[done...].withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress, $0.count, off_t(count))
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw FileFault(path: folder, action: .write, code: errno)
      }
      done += written
      count += written
    }
  }

  /// Replaces `bytes` by those at `range`, or by as many of them as there are.
  package func read(_ range: Range<Int>, into bytes: inout [UInt8]) throws(FileFault) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: repeatElement(0, count: range.count))
    var done = 0
    while done < range.count {
      let got = bytes.withUnsafeMutableBytes {
        pread(
          descriptor, $0.baseAddress.map { $0 + done }, range.count - done,
          off_t(range.lowerBound + done))
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw FileFault(path: folder, action: .read, code: errno)
      }
      if got == 0 { break }
      done += got
    }
    bytes.removeLast(range.count - done)
  }

  /// Appends the bytes at `range` to a file, a part at a time.
  package func copy(_ range: Range<Int>, to file: OutputFile) throws(FileFault) {
    var buffer: [UInt8] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(range.upperBound, start + 1 << 18)
      try read(start..<end, into: &buffer)
      guard buffer.count == end - start else {
        throw FileFault(path: folder, action: .read, code: EIO)
      }
      try file.append(buffer)
      start = end
    }
  }
}
