import Encoding
import Glibc
import Text

/// A file that was compiled: its name and the digest of its bytes.
struct ImageInput: Hashable {
  /// The number of its gazetteer, its folder's name and its own.
  let name: String
  let stamp: FileStamp
  let digest: [UInt8]

  init(entry: GazetteerInventory.Entry, stamp: FileStamp, digest: [UInt8]) {
    name = Self.name(entry)
    self.stamp = stamp
    self.digest = digest
  }

  static func name(_ entry: GazetteerInventory.Entry) -> String { "\(entry.layer)/\(entry.name)" }

  static func bytes(_ inputs: [ImageInput]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(number: UInt32(inputs.count))
    for input in inputs {
      bytes.append(text: input.name)
      bytes += input.digest
    }
    return bytes
  }

  /// Names and digests as they stand in a part.
  static func read(_ part: ByteSection) -> [(name: String, digest: [UInt8])] {
    var list: [(name: String, digest: [UInt8])] = []
    guard part.count >= 4 else { return [] }
    var position = 4
    for _ in 0..<part.uint32(0) where position < part.count {
      let name = part.text(position)
      position += name.count + lengthSize(name.count)
      guard position <= part.count - 32 else { return [] }
      list.append((String(decoding: name.array, as: UTF8.self), part.section(position, 32).array))
      position += 32
    }
    return list
  }
}

/// When a file was last changed, as its file system tells: enough to see that it has not been.
///
/// Trusted is that a file of the same size and the same times of change, of content and of its entry
/// in the file system, to the nanosecond, has the same bytes. The second time cannot be set by hand,
/// so that an old date given to new content is seen. A file that was changed within two seconds before
/// it was read may be changed again without its times showing it: its stamp is left empty.
struct FileStamp: Hashable {
  var size: Int64 = -1
  var modified: Int64 = 0
  var changed: Int64 = 0

  static let empty = FileStamp()

  init() {}

  /// The stamp of the file at `path`, before it is read.
  init(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    if now.tv_sec - status.st_mtim.tv_sec < 2 || now.tv_sec - status.st_ctim.tv_sec < 2 { return }
    size = Int64(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    changed = Int64(status.st_ctim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_ctim.tv_nsec)
  }

  static func bytes(_ stamps: [FileStamp]) -> [UInt8] {
    var bytes: [UInt8] = []
    for stamp in stamps {
      bytes.append(number: stamp.size)
      bytes.append(number: stamp.modified)
      bytes.append(number: stamp.changed)
    }
    return bytes
  }
}

/// Rows that were passed over, as they stand in a part.
enum ImageFaults {
  static func bytes(_ faults: [TableFault]) -> [UInt8] {
    var bytes: [UInt8] = []
    for fault in faults {
      bytes.append(number: UInt32(truncatingIfNeeded: fault.line))
      bytes.append(text: fault.file)
      bytes.append(text: fault.fault)
    }
    return bytes
  }

  static func read(_ part: ByteSection) -> [TableFault] {
    var list: [TableFault] = []
    var position = 0
    while position + 6 <= part.count {
      let line = Int(part.uint32(position))
      position += 4
      let file = part.text(position)
      position += file.count + lengthSize(file.count)
      let fault = part.text(position)
      position += fault.count + lengthSize(fault.count)
      list.append(
        TableFault(
          file: String(decoding: file.array, as: UTF8.self), line: line,
          fault: String(decoding: fault.array, as: UTF8.self)))
    }
    return list
  }
}

/// How many bytes the length of a text takes.
private func lengthSize(_ length: Int) -> Int {
  var size = 1
  var rest = length >> 7
  while rest > 0 {
    size += 1
    rest >>= 7
  }
  return size
}

extension [UInt8] {
  /// Appends a text with its length before it.
  fileprivate mutating func append(text: String) {
    var length = text.utf8.count
    while length >= 0x80 {
      append(UInt8(truncatingIfNeeded: length) | 0x80)
      length >>= 7
    }
    append(UInt8(truncatingIfNeeded: length))
    append(contentsOf: text.utf8)
  }
}
