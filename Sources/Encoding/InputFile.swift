internal import Glibc

/// A file, or standard input, that can be read from its start as often as is wanted.
package final class InputFile: Sendable {
  private let path: String
  private let descriptor: Int32

  /// Opens a file; `-` is standard input, which is set aside in `folder` when it is no file.
  ///
  /// - Throws: ``FileFault``; `isMissing` when there is no such file.
  package init(_ path: String, spoolingIn folder: String) throws(FileFault) {
    self.path = path == "-" ? "standard input" : path
    let opened = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw FileFault(path: path, action: .read, code: errno) }
    var status = stat()
    let isFile = fstat(opened, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    if isFile, path != "-" || lseek(opened, 0, SEEK_CUR) == 0 {
      descriptor = opened
      return
    }
    defer { close(opened) }
    var template = Array("\(folder)/.claimatlas-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw FileFault(path: folder, action: .create, code: errno) }
    unlink(template)
    try spool(opened)
  }

  deinit { close(descriptor) }

  private func spool(_ source: Int32) throws(FileFault) {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(source, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw FileFault(path: path, action: .read, code: errno)
      }
      if count == 0 { return }
      var done = 0
      while done < count {
        let written = chunk[done..<count].withUnsafeBytes {
          write(descriptor, $0.baseAddress, $0.count)
        }
        if written < 0 {
          if errno == EINTR { continue }
          throw FileFault(path: path, action: .write, code: errno)
        }
        done += written
      }
    }
  }

  /// The number of bytes.
  package func count() throws(FileFault) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw FileFault(path: path, action: .read, code: errno)
    }
    return Int(status.st_size)
  }

  /// A descriptor of its own for a library that reads the file, to be closed by that.
  package func duplicate() throws(FileFault) -> Int32 {
    let copy = dup(descriptor)
    guard copy >= 0 else { throw FileFault(path: path, action: .read, code: errno) }
    return copy
  }

  /// Appends up to `count` bytes from `offset` on, and returns whether there were any.
  package func read(
    at offset: Int, count: Int, into bytes: inout [UInt8]
  ) throws(FileFault) -> Bool {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count))
    while true {
      let got = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress.map { $0 + start }, count, off_t(offset))
      }
      if got < 0, errno == EINTR { continue }
      bytes.removeLast(count - max(0, got))
      guard got >= 0 else { throw FileFault(path: path, action: .read, code: errno) }
      return got > 0
    }
  }
}
