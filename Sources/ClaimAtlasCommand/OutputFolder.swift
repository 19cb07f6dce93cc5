import Encoding
import Glibc

/// A folder of results that appears whole or not at all.
///
/// Files are written into a folder beside the target. A new target takes that folder's place in
/// one step; into a folder of an earlier run each file is moved by renaming. `summary.json` tells
/// our folders from others, and by its digests a file that a person changed.
struct OutputFolder {
  let path: String
  private let staging: String
  private(set) var files: [(name: String, digest: String)] = []

  /// Prepares to write to `path`.
  ///
  /// - Throws: ``Failure`` when it is a file, a folder that is not ours, or one of ours and
  ///   `force` is not given.
  init(_ path: String, force: Bool) throws {
    var path = path
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    staging = "\(parentFolder(path))/.\(fileName(path)).\(getpid()).part"
    switch fileKind(path) {
    case .missing: break
    case .folder:
      let names = try listFolder(path)
      guard !names.isEmpty else { break }
      guard let recorded = Self.recorded(path) else {
        throw Failure(
          .cannotCreate,
          "\(path): holds other files and no map of ours: name a new or empty folder")
      }
      guard force else {
        throw Failure(
          .cannotCreate, "\(path): holds a map already; --force replaces it")
      }
      try Self.checkEdits(path, recorded)
    default: throw Failure(.cannotCreate, "\(path): is a file, not a folder")
    }
    do {
      try createFolder(staging)
    } catch {
      let reason = String(cString: strerror(error.code))
      throw Failure(.cannotCreate, "\(path): cannot create the folder: \(reason)")
    }
  }

  /// Adds a file, by its name inside the folder.
  mutating func add(_ name: String, _ bytes: [UInt8]) throws {
    let target = "\(staging)/\(name)"
    do {
      if name.contains("/") { try createFolder(parentFolder(target)) }
      try writeFile(bytes, to: target, replacing: true)
    } catch {
      discard()
      throw Failure(.inputOutput, "\(path): \(error.description)")
    }
    files.append((name, sha256(bytes)))
  }

  /// Moves everything into place.
  func finish() throws {
    if rename(staging, path) == 0 { return }
    // The folder holds an earlier run: move file by file, then drop what is of that run only.
    let old = Self.recorded(path) ?? [:]
    for (name, _) in files where name != "summary.json" { try move(name) }
    try move("summary.json")
    let new = Set(files.map(\.name))
    for name in old.keys where !new.contains(name) { unlink("\(path)/\(name)") }
    discard()
  }

  private func move(_ name: String) throws {
    let target = "\(path)/\(name)"
    if name.contains("/") { try createFolder(parentFolder(target)) }
    guard rename("\(staging)/\(name)", target) == 0 else {
      let fault = FileFault(path: target, action: .rename, code: errno)
      discard()
      throw Failure(.inputOutput, fault.description)
    }
  }

  /// Removes what was staged.
  func discard() {
    for (name, _) in files { unlink("\(staging)/\(name)") }
    for folder in Set(files.compactMap { $0.name.contains("/") ? parentFolder($0.name) : nil }) {
      rmdir("\(staging)/\(folder)")
    }
    rmdir(staging)
  }

  /// The files of an earlier run with their digests, or `nil` when the folder is not ours.
  private static func recorded(_ path: String) -> [String: String]? {
    guard let bytes = try? readFile("\(path)/summary.json"),
      let value = try? JSONParser.parse(bytes), value["generator"]?.string == "claimatlas"
    else { return nil }
    var files: [String: String] = [:]
    for member in value["files"]?.members ?? [] { files[member.name] = member.value.string ?? "" }
    return files
  }

  /// Refuses to write over a table that a person has edited.
  private static func checkEdits(_ path: String, _ recorded: [String: String]) throws {
    for name in ["claims.csv", "reports.todo.csv"] {
      guard let digest = recorded[name], let bytes = try? readFile("\(path)/\(name)"),
        sha256(bytes) != digest
      else { continue }
      let option = name == "claims.csv" ? "--corrections" : "--manifest"
      throw Failure(
        .cannotCreate,
        "\(path)/\(name): was edited since the last run and is left alone: move it away and pass "
          + "it as \(option)")
    }
  }
}
