import Encoding
import Glibc
import Text

/// Where a compiled gazetteer is written: memory, or an open file.
///
/// Faults of the file system are kept and thrown at the end: what is written between is lost with
/// the file.
final class ImageOutput {
  private var buffer: [UInt8] = []
  private let descriptor: Int32?
  let path: String
  private var flushed = 0
  private var digest = SHA256()
  private var isDigested = true
  private(set) var fault: FileFault?

  /// Output to memory.
  init() {
    descriptor = nil
    path = ""
  }

  /// Output to the file open for reading and writing as `descriptor`.
  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
    buffer.reserveCapacity(Self.limit + (1 << 16))
  }

  private static let limit = 1 << 20

  /// How many bytes were written.
  var length: Int { flushed + buffer.count }

  func append(_ bytes: UnsafeRawBufferPointer) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.limit { flush() }
  }

  func append(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }

  func append(_ value: some FixedWidthInteger) { buffer.append(number: value) }

  /// Appends a number to a long row of them.
  func appendFlushing(_ value: some FixedWidthInteger) {
    buffer.append(number: value)
    if buffer.count >= Self.limit { flush() }
  }

  /// Fills up to a multiple of 8 bytes.
  func align() { while length % 8 != 0 { buffer.append(0) } }

  /// What follows is no longer part of the digest.
  func endDigest() {
    flush()
    isDigested = false
  }

  private func flush() {
    guard let descriptor, !buffer.isEmpty else { return }
    if isDigested { digest.update(flushed == 0 ? buffer[ImageHead.size...] : buffer[...]) }
    if fault == nil {
      fault = write(to: descriptor)
    }
    flushed += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  private func write(to descriptor: Int32) -> FileFault? {
    var done = 0
    while done < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if count < 0, errno != EINTR { return FileFault(path: path, action: .write, code: errno) }
      done += max(0, count)
    }
    return nil
  }

  /// What was written so far.
  func written() throws(FileFault) -> FixedBytes {
    guard let descriptor else { return FixedBytes(buffer) }
    flush()
    if let fault { throw fault }
    do {
      return try FixedBytes(descriptor: descriptor)
    } catch {
      throw FileFault(path: path, action: .read, code: error.code)
    }
  }

  /// Puts the head in its place; returns the whole when it is in memory.
  func finish(_ head: ImageHead) throws(FileFault) -> [UInt8] {
    var head = head
    flush()
    if let fault { throw fault }
    guard let descriptor else {
      buffer.replaceSubrange(0..<ImageHead.size, with: head.bytes)
      return buffer
    }
    head.digest = digest.finished()
    let bytes = head.bytes
    let count = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    guard count == bytes.count else { throw FileFault(path: path, action: .write, code: errno) }
    return []
  }
}
