import Encoding
import Glibc

/// A folder of results that appears whole or not at all.
///
/// Files are written into `.name.part` beside the target, which then takes its place in one step,
/// or changes places with the folder of an earlier run; what a person put there moves over.
/// `summary.json`, the last to be written, tells our folders from others, and by its digests a file
/// that a person changed. What a killed run left behind is cleared up by the next, and of two runs
/// into one folder the second is told to wait.
final class OutputFolder {
  let path: String
  private let staging: String
  private let lock: FolderLock
  private var isFinished = false
  private(set) var files: [(name: String, digest: String)] = []

  /// Prepares to write to `path`.
  ///
  /// - Throws: ``Failure`` when it is a file, a folder that is not ours, or one of ours and
  ///   `force` is not given, and when another run is writing there.
  init(_ path: String, force: Bool) throws {
    var path = path
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    let staging = "\(parentFolder(path))/.\(fileName(path)).part"
    try Self.check(path, staging: staging, force: force)
    do {
      try createFolder(staging)
    } catch {
      let reason = String(cString: strerror(error.code))
      throw Failure(.cannotCreate, "\(path): cannot create the folder: \(reason)")
    }
    guard let lock = try FolderLock(staging) else {
      throw Failure(.cannotCreate, "\(path): another run is writing there: wait for its end")
    }
    self.path = path
    self.staging = staging
    self.lock = lock
    // A run that was killed behind the exchange left the earlier folder here.
    try Self.rescue(from: staging, to: path)
    for name in try listFolder(staging) { Self.remove("\(staging)/\(name)") }
  }

  private static func check(_ path: String, staging: String, force: Bool) throws {
    switch fileKind(path) {
    case .missing: return
    case .folder: break
    default: throw Failure(.cannotCreate, "\(path): is a file, not a folder")
    }
    guard !(try listFolder(path).isEmpty) else { return }
    guard let recorded = recorded(path) else {
      throw Failure(
        .cannotCreate,
        "\(path): holds other files and no map of ours: name a new or empty folder")
    }
    guard force else {
      throw Failure(.cannotCreate, "\(path): holds a map already; --force replaces it")
    }
    try checkEdits(path, recorded, interrupted: Self.recorded(staging) ?? [:])
  }

  deinit { if !isFinished { removeFolder(staging) } }

  /// Adds a file, by its name inside the folder.
  func add(_ name: String, _ bytes: [UInt8]) throws {
    let target = "\(staging)/\(name)"
    do {
      if name.contains("/") { try createFolder(parentFolder(target)) }
      try writeFile(bytes, to: target, replacing: true)
    } catch {
      let reason = String(cString: strerror(error.code))
      throw Failure(.inputOutput, "\(path): cannot write \(name): \(reason)")
    }
    files.append((name, sha256(bytes)))
  }

  /// Moves everything into place.
  func finish() throws {
    do {
      let isNew = try fileKind(path) == .missing || listFolder(path).isEmpty
      if isNew {
        try renameFile(staging, to: path)
      } else if exchange(staging, path) {
        try Self.rescue(from: staging, to: path)
        removeFolder(staging)
      } else {
        try moveOneByOne()
      }
      isFinished = true
    } catch let fault as FileFault {
      throw Failure(.inputOutput, fault.description)
    }
  }

  /// For file systems on which folders cannot change places: file by file, `summary.json` last, then
  /// what is of the earlier run only goes.
  private func moveOneByOne() throws {
    let old = Self.recorded(path) ?? [:]
    for (name, _) in files {
      let target = "\(path)/\(name)"
      if name.contains("/") { try createFolder(parentFolder(target)) }
      try renameFile("\(staging)/\(name)", to: target)
    }
    let new = Set(files.map(\.name))
    for name in old.keys where !new.contains(name) { unlink("\(path)/\(name)") }
    removeFolder(staging)
  }

  /// Moves what a person put into a folder of ours to the folder that took its place.
  private static func rescue(from old: String, to new: String) throws {
    guard let own = recorded(old), fileKind(new) == .folder else { return }
    let folders = Set(own.keys.compactMap { $0.contains("/") ? parentFolder($0) : nil })
    for folder in [""] + folders.sorted().map({ $0 + "/" })
    where fileKind(old + "/" + folder) == .folder {
      for name in try listFolder(old + "/" + folder) {
        let inner = folder + name
        guard own[inner] == nil, inner != "summary.json", !folders.contains(inner),
          fileKind("\(new)/\(inner)") == .missing
        else { continue }
        if !folder.isEmpty { try createFolder(parentFolder("\(new)/\(inner)")) }
        try renameFile("\(old)/\(inner)", to: "\(new)/\(inner)")
      }
    }
  }

  private static func remove(_ path: String) {
    if fileKind(path) == .folder { removeFolder(path) } else { unlink(path) }
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

  /// Refuses to write over a table that a person has edited since the last run, or since one that
  /// was interrupted.
  private static func checkEdits(
    _ path: String, _ recorded: [String: String], interrupted: [String: String]
  ) throws {
    for name in ["claims.csv", "reports.todo.csv"] {
      guard let digest = recorded[name], let bytes = try? readFile("\(path)/\(name)") else {
        continue
      }
      let now = sha256(bytes)
      if now == digest || now == interrupted[name] { continue }
      let option = name == "claims.csv" ? "--corrections" : "--manifest"
      throw Failure(
        .cannotCreate,
        "\(path)/\(name): was edited since the last run and is left alone: move it away and pass "
          + "it as \(option)")
    }
  }
}
