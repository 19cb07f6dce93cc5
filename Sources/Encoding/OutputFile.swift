internal import Glibc

/// A file that is written piece by piece and appears whole or not at all.
///
/// The bytes go to a file beside the target, `.name.part`, which takes the target's name in
/// ``finish()``; a process killed on the way leaves the target as it was, and what it left beside it
/// is used up by the next. Of two that write one target at once the last to finish counts. Without
/// ``finish()`` nothing is left. `-` is standard output, which gets each piece at once.
package final class OutputFile {
  private let path: String
  private let beside: String?
  private let replacing: Bool
  /// The open file, for a writer that reads what it wrote and goes back to its beginning.
  package private(set) var descriptor: Int32

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
    var beside = "\(parentFolder(path))/.\(fileName(path)).part"
    var descriptor = openAlone(beside)
    if descriptor < 0, errno == EWOULDBLOCK {
      beside = "\(parentFolder(path))/.\(fileName(path)).\(getpid()).part"
      descriptor = openAlone(beside)
    }
    guard descriptor >= 0 else { throw FileFault(path: path, action: .create, code: errno) }
    return (descriptor, beside)
  }

  /// Opens an empty file that no other process has open in this way; -1 with `errno` otherwise.
  private static func openAlone(_ path: String) -> Int32 {
    while true {
      let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard descriptor >= 0 else { return -1 }
      // Where the file system knows no locks, the file counts as free.
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        close(descriptor)
        errno = EWOULDBLOCK
        return -1
      }
      // Another may have finished meanwhile and given the file its name.
      var own = stat()
      var there = stat()
      if fstat(descriptor, &own) == 0, stat(path, &there) == 0, own.st_ino == there.st_ino,
        own.st_dev == there.st_dev
      {
        guard ftruncate(descriptor, 0) == 0 else {
          let code = errno
          close(descriptor)
          errno = code
          return -1
        }
        return descriptor
      }
      close(descriptor)
    }
  }

  deinit {
    guard let beside, descriptor >= 0 else { return }
    unlink(beside)
    close(descriptor)
  }

  /// Writes the next bytes.
  package func append(_ bytes: [UInt8]) throws(FileFault) {
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
  package func finish() throws(FileFault) {
    guard let beside, descriptor >= 0 else { return }
    // The name is given while the lock is held, and only to bytes that the system has taken.
    defer {
      close(descriptor)
      descriptor = -1
    }
    // Some file systems tell only on closing that the disk is full.
    let copy = dup(descriptor)
    guard copy < 0 || close(copy) == 0 else {
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
