internal import Glibc

/// A file that is written piece by piece and appears whole or not at all.
///
/// The bytes go to a file beside the target, which takes the target's name in ``finish()``; a
/// process killed on the way leaves the target as it was. Without ``finish()`` nothing is left.
/// `-` is standard output, which gets each piece at once.
package struct OutputFile: ~Copyable {
  private let path: String
  private let beside: String?
  private let replacing: Bool
  private var descriptor: Int32

  /// Begins a file at `path`.
  ///
  /// - Throws: ``FileFault``; `exists` when the target is there and `replacing` is false.
  package init(_ path: String, replacing: Bool) throws(FileFault) {
    let opened = try Self.open(path, replacing: replacing)
    self.path = path
    self.replacing = replacing
    beside = opened.beside
    descriptor = opened.descriptor
  }

  private static func open(
    _ path: String, replacing: Bool
  ) throws(FileFault) -> (descriptor: Int32, beside: String?) {
    guard path != "-" else { return (STDOUT_FILENO, nil) }
    if !replacing, fileKind(path) != .missing {
      throw FileFault(path: path, action: .create, code: EEXIST)
    }
    let beside = "\(parentFolder(path))/.\(fileName(path)).\(getpid()).part"
    let descriptor = Glibc.open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileFault(path: path, action: .create, code: errno) }
    return (descriptor, beside)
  }

  deinit {
    guard let beside, descriptor >= 0 else { return }
    close(descriptor)
    unlink(beside)
  }

  /// Writes the next bytes.
  package mutating func append(_ bytes: [UInt8]) throws(FileFault) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileFault(
          path: beside == nil ? "standard output" : path, action: .write, code: errno)
      }
      done += count
    }
  }

  /// Gives the file its name.
  package mutating func finish() throws(FileFault) {
    guard let beside, descriptor >= 0 else { return }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else {
      let code = errno
      unlink(beside)
      throw FileFault(path: path, action: .write, code: code)
    }
    // `link` refuses a name that is taken, so that a file made meanwhile is never lost.
    let moved = replacing ? rename(beside, path) : link(beside, path)
    let code = errno
    if moved != 0 || !replacing { unlink(beside) }
    guard moved == 0 else { throw FileFault(path: path, action: .rename, code: code) }
  }
}
