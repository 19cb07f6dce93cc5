import Encoding
import GazetteerWorkshop

/// A folder of tables that the command made: told by its `summary.json` from the folders of
/// others, and by the digests there from one that a person has edited.
struct TableFolder {
  let path: String
  private let force: Bool

  /// - Throws: ``Failure`` when the folder holds something else, was edited, or is ours and `force`
  ///   is not given.
  init(_ path: String, force: Bool) throws {
    self.path = path
    self.force = force
    switch fileKind(path) {
    case .missing: return
    case .folder: break
    default: throw Failure(.cannotCreate, "\(path): is a file, not a folder")
    }
    guard !(try listFolder(path).isEmpty) else { return }
    guard let bytes = try? readFile(path + "/summary.json"),
      let summary = try? JSONParser.parse(bytes), summary["generator"]?.string == "claimatlas"
    else {
      throw Failure(
        .cannotCreate, "\(path): holds other files: name a new or empty folder")
    }
    guard force else {
      throw Failure(.cannotCreate, "\(path): holds tables already; --force replaces them")
    }
    for file in summary["files"]?.members ?? [] {
      guard let now = try? readFile("\(path)/\(file.name)") else { continue }
      if sha256(now) != file.value.string {
        throw Failure(
          .cannotCreate,
          "\(path)/\(file.name): was edited since it was written and is left alone: name another "
            + "folder")
      }
    }
  }

  /// Writes the files and their digests.
  func write(_ files: [RegionTables.File], about members: [JSONValue.Member]) throws {
    let folder = try OutputFolder(path, force: force)
    for file in files { try folder.add(file.name, file.bytes) }
    let digests = folder.files.sorted { $0.name < $1.name }
      .map { JSONValue.Member($0.name, .string($0.digest)) }
    let summary = JSONValue.object(
      [.init("generator", "claimatlas"), .init("schema_version", 1)] + members
        + [.init("files", .object(digests))])
    try folder.add("summary.json", Array((summary.text(pretty: true) + "\n").utf8))
    try folder.finish()
  }
}
