internal import CLinux
internal import Glibc

/// A lock on a folder, which other processes that ask for one respect; it ends with the process.
package final class FolderLock {
  private let descriptor: Int32

  /// Takes the lock; `nil` when another process holds it.
  ///
  /// - Throws: ``FileFault`` when the folder cannot be opened.
  package init?(_ path: String) throws(FileFault) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault(path: path, action: .list, code: errno) }
    // Where the file system knows no locks, the folder counts as free.
    let isTaken = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
    var own = stat()
    var there = stat()
    // Its holder may have finished meanwhile and given the folder another name.
    guard !isTaken, fstat(descriptor, &own) == 0, stat(path, &there) == 0,
      own.st_ino == there.st_ino, own.st_dev == there.st_dev
    else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }
}

/// Removes a folder with all that is in it; links in it are removed, not followed.
package func removeFolder(_ path: String) {
  for name in (try? listFolder(path)) ?? [] {
    let inner = "\(path)/\(name)"
    var status = stat()
    if lstat(inner, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      removeFolder(inner)
    } else {
      unlink(inner)
    }
  }
  rmdir(path)
}

/// Gives a file or folder another name; one that has the name already is replaced, but for a folder
/// that is not empty.
///
/// - Throws: ``FileFault``.
package func renameFile(_ path: String, to target: String) throws(FileFault) {
  guard rename(path, target) == 0 else {
    throw FileFault(path: target, action: .rename, code: errno)
  }
}

/// Exchanges two files or folders in one step; false where the file system cannot.
package func exchange(_ first: String, _ second: String) -> Bool {
  claimatlas_exchange(first, second) == 0
}
