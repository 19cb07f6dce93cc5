import Encoding

/// Writes compiled gazetteers to files so that a reader sees a whole one or none.
enum ImageFile {
  /// Writes beside `path` and renames; what a killed run left there is used up by the next.
  ///
  /// - Throws: `FileFault` (`exists` when there is a file and `replacing` is false), or what `write`
  ///   throws; then nothing is left behind.
  static func write(
    to path: String, replacing: Bool, _ write: (ImageOutput) throws -> ImageHead
  ) throws {
    let file = try OutputFile(path, replacing: replacing)
    let output = ImageOutput(descriptor: file.descriptor, path: path)
    let head = try write(output)
    _ = try output.finish(head)
    try file.finish()
  }
}
