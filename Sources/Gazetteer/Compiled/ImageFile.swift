import Encoding
import Glibc

/// Writes compiled gazetteers to files so that a reader sees a whole one or none.
enum ImageFile {
  /// Writes beside `path` under a name of its own and renames, so that two at once do not meet.
  ///
  /// - Throws: `FileFault` (`exists` when there is a file and `replacing` is false), or what `write`
  ///   throws; then nothing is left behind.
  static func write(
    to path: String, replacing: Bool, _ write: (ImageOutput) throws -> ImageHead
  ) throws {
    if !replacing, fileKind(path) != .missing {
      throw FileFault(path: path, action: .create, code: EEXIST)
    }
    var beside = Array("\(parentFolder(path))/.\(fileName(path)).XXXXXX".utf8CString)
    let descriptor = mkstemp(&beside)
    guard descriptor >= 0 else { throw FileFault(path: path, action: .create, code: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var isDone = false
    defer {
      close(descriptor)
      if !isDone { unlink(beside) }
    }
    let output = ImageOutput(descriptor: descriptor, path: path)
    let head = try write(output)
    _ = try output.finish(head)
    // As other files are made: readable as the user's mask allows.
    let mask = umask(0)
    umask(mask)
    fchmod(descriptor, 0o666 & ~mask)
    // `link` refuses a name that is taken, so that a file made meanwhile is never lost.
    let moved = replacing ? rename(beside, path) : link(beside, path)
    guard moved == 0 else { throw FileFault(path: path, action: .rename, code: errno) }
    isDone = replacing
  }
}
