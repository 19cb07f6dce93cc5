import FoundationEssentials

/// A file that lives as long as a closure; in memory where the system offers that.
enum ScratchFile {
  private static let folder =
    FileManager.default.isWritableFile(atPath: "/dev/shm")
    ? "/dev/shm" : FileManager.default.temporaryDirectory.path

  static func with(
    _ bytes: [UInt8], ending: String, _ body: (String) throws -> String?
  ) -> String? {
    let path = "\(folder)/claimatlas-\(UUID().uuidString).\(ending)"
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
      return "no place for a scratch file"
    }
    defer { try? FileManager.default.removeItem(atPath: path) }
    // A file that is refused with an error is in order.
    return (try? body(path)) ?? nil
  }
}
