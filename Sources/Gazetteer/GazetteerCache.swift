import Encoding
import Glibc
import Text

/// Compiled gazetteers kept in a folder of the user's, each for one list of sources; compiled again
/// when a source has changed.
///
/// A cache is a help, never a need: when the folder cannot be used, or holds what is no sound cache,
/// the tables are read as if there were none.
public struct GazetteerCache: Sendable {
  /// Where the files lie.
  private let folder: String
  /// What tells this program from one that would compile the same tables otherwise.
  private let program: String

  /// How many files are kept, and how many bytes beside the newest.
  private static let mostFiles = 8
  private static let mostBytes = 8 << 30
  private static let ending = ".gazetteer"

  /// Prepares a cache in `folder`, which is made when it is needed.
  public init(folder: String, program: String) {
    self.folder = folder
    self.program = program
  }

  /// Returns the gazetteers at `paths` as ``GazetteerLoader/load(_:actors:)`` does, and why the cache
  /// was of no use, if so.
  ///
  /// - Throws: as ``GazetteerLoader/load(_:actors:)``.
  public func load(
    _ paths: [String], actors: [String] = []
  ) throws -> (gazetteer: Gazetteer, note: String?) {
    let inventory = try GazetteerInventory(paths, actors: actors)
    if let path = inventory.onlyCompiledFile { return (try GazetteerLoader.open(path), nil) }
    let path = "\(folder)/\(key(paths, actors))\(Self.ending)"
    if let gazetteer = cached(path, inventory) { return (gazetteer, nil) }
    if let fault = prepareFolder() {
      return (try GazetteerLoader.load(paths, actors: actors), fault)
    }
    do {
      try ImageFile.write(to: path, replacing: true) { output in
        try CompiledTables(inventory, output: output).finish(isCache: true)
      }
      prune(keeping: path)
      let image = try GazetteerLoader.open(path).image
      return (Gazetteer(image, faults: ImageFaults.read(image.part(.faults))), nil)
    } catch let fault as FileFault where fault.path.hasPrefix(folder) {
      return (try GazetteerLoader.load(paths, actors: actors), fault.description)
    }
  }

  /// The name of the file for a list of sources.
  private func key(_ paths: [String], _ actors: [String]) -> String {
    let working = getcwd(nil, 0).map { path in
      defer { free(path) }
      return String(cString: path)
    }
    func absolute(_ path: String) -> String {
      path.hasPrefix("/") ? path : "\(working ?? "")/\(path)"
    }
    let places = paths.map(absolute) + ["actors"] + actors.map(absolute) + [program]
    return String(sha256(Array(places.joined(separator: "\0").utf8)).prefix(24))
  }

  /// The gazetteer in a file of the cache, when it is sound, ours, and made from just these files.
  private func cached(_ path: String, _ inventory: GazetteerInventory) -> Gazetteer? {
    let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_uid == geteuid(),
      let bytes = try? FixedBytes(descriptor: descriptor),
      let image = try? GazetteerImage(bytes, path: path)
    else { return nil }
    let stamps = inventory.entries.map { FileStamp(path: $0.path) }
    let current = FileStamp.bytes(stamps)
    let inputs = ImageInput.read(image.part(.inputs))
    guard inputs.map(\.name) == inventory.entries.map(ImageInput.name),
      image.part(.stamps).count == current.count
    else { return nil }
    if stamps.contains(.empty) || image.part(.stamps).array != current {
      guard isSame(inputs.map(\.digest), inventory) else { return nil }
      // Touched, not changed: the stamps are set right, so that the next run need not read. Whoever
      // writes at the same time writes the same; whatever comes of it is only ever compared.
      let offset = off_t(image.offset(of: .stamps))
      _ = current.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, offset) }
    }
    // The last use counts when files are dropped.
    futimens(descriptor, nil)
    let faults = ImageFaults.read(image.part(.faults))
    return image.isDamaged ? nil : Gazetteer(image, faults: faults)
  }

  private func isSame(_ digests: [[UInt8]], _ inventory: GazetteerInventory) -> Bool {
    zip(digests, inventory.entries).allSatisfy { digest, entry in
      if entry.role == .compiled {
        return (try? GazetteerLoader.open(entry.path).image.digest) == digest
      }
      guard let bytes = try? readFile(entry.path) else { return false }
      return sha256Bytes(bytes) == digest
    }
  }

  /// Makes the folder; returns why it cannot be used.
  private func prepareFolder() -> String? {
    do {
      try createFolder(parentFolder(folder))
    } catch {
      return "no cache: \(error)"
    }
    if mkdir(folder, 0o700) != 0, errno != EEXIST {
      return "no cache: \(folder): \(String(cString: strerror(errno)))"
    }
    var status = stat()
    guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
      status.st_uid == geteuid(), status.st_mode & 0o022 == 0
    else { return "no cache: \(folder): not a folder that only you can write to" }
    return access(folder, W_OK) == 0 ? nil : "no cache: \(folder): not writable"
  }

  /// Drops what has not been used for longest, and what runs that were ended left behind.
  private func prune(keeping kept: String) {
    var files: [(path: String, used: Int, size: Int)] = []
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    for name in (try? listFolder(folder)) ?? [] {
      let path = "\(folder)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      if name.hasPrefix("."), name.contains(Self.ending + "."),
        now.tv_sec - status.st_mtim.tv_sec > 86_400
      {
        unlink(path)
      } else if name.hasSuffix(Self.ending), path != kept {
        files.append((path, status.st_mtim.tv_sec, Int(status.st_size)))
      }
    }
    files.sort { ($1.used, $0.path) < ($0.used, $1.path) }
    var bytes = 0
    for (index, file) in files.enumerated() {
      bytes += file.size
      if index >= Self.mostFiles - 1 || bytes > Self.mostBytes { unlink(file.path) }
    }
  }
}
