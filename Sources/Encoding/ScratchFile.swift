internal import Glibc

/// A file with a name for a library to write to, which is gone when this is.
package final class ScratchFile {
  /// Where the file is.
  package let path: String

  /// Creates an empty file in `folder`.
  package init(in folder: String) throws(FileFault) {
    var template = Array("\(folder)/.claimatlas-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw FileFault(path: folder, action: .create, code: errno) }
    close(descriptor)
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { unlink(path) }

  /// Replaces the file's bytes by those of another, of which `change` gets each part with its place.
  package func fill(
    from file: InputFile, _ change: (_ part: inout [UInt8], _ offset: Int) -> Void
  ) throws(FileFault) {
    let output = try OutputFile(path, replacing: true)
    var offset = 0
    var buffer: [UInt8] = []
    while try file.read(at: offset, count: 1 << 18, into: &buffer) {
      change(&buffer, offset)
      try output.append(buffer)
      offset += buffer.count
      buffer.removeAll(keepingCapacity: true)
    }
    try output.finish()
  }

  /// Appends the file's bytes to another, a part at a time.
  package func copy(to file: OutputFile) throws(FileFault) {
    let source = try InputFile(path, spoolingIn: ".")
    var offset = 0
    var buffer: [UInt8] = []
    while try source.read(at: offset, count: 1 << 18, into: &buffer) {
      try file.append(buffer)
      offset += buffer.count
      buffer.removeAll(keepingCapacity: true)
    }
  }
}
