internal import Glibc

/// A fault of the file system: which path, what was tried, and the system's error number.
package struct FileFault: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Action: String, Hashable, Sendable {
    case read, write, create, rename, list
  }
  package let path: String
  package let action: Action
  package let code: Int32

  package init(path: String, action: Action, code: Int32) {
    self.path = path
    self.action = action
    self.code = code
  }

  /// Whether the path, or a folder on the way to it, is not there.
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  /// Whether a file of that name stands there already.
  package var exists: Bool { code == EEXIST }
  /// Whether there was more to read than the caller allows.
  package var isTooLarge: Bool { code == EFBIG && action == .read }

  package var description: String {
    if exists { return "\(path): exists already; --force replaces it" }
    if isMissing, action == .read { return "\(path): no such file or folder" }
    return "\(path): cannot \(action.rawValue): \(String(cString: strerror(code)))"
  }
}

/// What a path leads to.
package enum FileKind: Sendable { case file, folder, other, missing }

/// Returns what stands at `path`, links followed.
package func fileKind(_ path: String) -> FileKind {
  var status = stat()
  guard stat(path, &status) == 0 else { return .missing }
  return switch status.st_mode & S_IFMT {
  case S_IFREG: .file
  case S_IFDIR: .folder
  default: .other
  }
}

/// Returns the bytes of the file at `path`; `-` is standard input.
///
/// - Throws: ``FileFault``; `isTooLarge` when there are more than `limit` bytes.
package func readFile(_ path: String, limit: Int = .max) throws(FileFault) -> [UInt8] {
  let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileFault(path: path, action: .read, code: errno) }
  defer { if path != "-" { close(descriptor) } }
  var bytes: [UInt8] = []
  var status = stat()
  if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
    guard status.st_size <= limit else {
      throw FileFault(path: path, action: .read, code: EFBIG)
    }
    bytes.reserveCapacity(Int(status.st_size) + 1)
  }
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count < 0 {
      if errno == EINTR { continue }
      throw FileFault(path: path, action: .read, code: errno)
    }
    if count == 0 { return bytes }
    guard count <= limit - bytes.count else {
      throw FileFault(path: path, action: .read, code: EFBIG)
    }
    bytes.append(contentsOf: chunk[..<count])
  }
}

/// Returns the names in the folder at `path`, sorted by their bytes, without `.` and `..`.
package func listFolder(_ path: String) throws(FileFault) -> [String] {
  guard let folder = opendir(path) else {
    throw FileFault(path: path, action: .list, code: errno)
  }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
}

/// Creates the folder at `path` and those above it; one that exists already is left as it is.
package func createFolder(_ path: String) throws(FileFault) {
  if mkdir(path, 0o777) == 0 { return }
  switch errno {
  case EEXIST where fileKind(path) == .folder: return
  case ENOENT:
    let parent = parentFolder(path)
    guard parent != path else { throw FileFault(path: path, action: .create, code: ENOENT) }
    try createFolder(parent)
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw FileFault(path: path, action: .create, code: errno)
    }
  default: throw FileFault(path: path, action: .create, code: errno)
  }
}

/// Returns the folder that holds `path`.
package func parentFolder(_ path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// Returns the last part of `path`.
package func fileName(_ path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return path }
  return String(path[path.index(after: slash)...])
}

/// Writes `bytes` to `path` so that a reader sees the whole file or none of it.
///
/// `-` is standard output.
///
/// - Throws: ``FileFault``; `exists` when the target is there and `replacing` is false.
package func writeFile(
  _ bytes: [UInt8], to path: String, replacing: Bool
) throws(FileFault) {
  let file = try OutputFile(path, replacing: replacing)
  try file.append(bytes)
  try file.finish()
}
