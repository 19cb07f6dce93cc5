/// Writes a zip archive (APPNOTE 6.3) entry by entry: fixed dates, ASCII names, sizes in the local
/// headers, since some KMZ readers do not know data descriptors.
struct ZIPWriter {
  private let write: ([UInt8]) throws -> Void
  private var directory: [UInt8] = []
  private var count = 0
  private var offset = 0

  /// Creates an archive whose bytes go to `write`, in order.
  init(_ write: @escaping ([UInt8]) throws -> Void) { self.write = write }

  /// Appends a file.
  mutating func add(_ name: String, _ bytes: [UInt8]) throws {
    let data = try Deflate.raw(bytes)
    // Without the extensions for larger archives, which many KMZ readers do not know.
    guard count < 0xFFFF, offset + data.bytes.count + name.utf8.count + 30 < 0xFFFF_FFFF,
      data.originalCount < 0xFFFF_FFFF
    else {
      throw ArchiveFault(writing: "it would have more than 4 GB; write a GeoPackage instead")
    }
    // Version 2.0, no flags, deflated, 1 January 1980: the first day that the format can name.
    var common: [UInt8] = [20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0]
    common.appendLittleEndian(data.checksum)
    common.appendLittleEndian(UInt32(truncatingIfNeeded: data.bytes.count))
    common.appendLittleEndian(UInt32(truncatingIfNeeded: data.originalCount))
    common += [UInt8(truncatingIfNeeded: name.utf8.count), 0, 0, 0]
    directory += [0x50, 0x4B, 1, 2, 20, 0] + common + [UInt8](repeating: 0, count: 10)
    directory.appendLittleEndian(UInt32(truncatingIfNeeded: offset))
    directory += Array(name.utf8)
    let header = [0x50, 0x4B, 3, 4] + common + Array(name.utf8)
    try write(header)
    try write(data.bytes)
    offset += header.count + data.bytes.count
    count += 1
  }

  /// Appends the directory. To be called once, after the last file.
  mutating func finish() throws {
    var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    for _ in 0..<2 { end += [UInt8(count & 0xFF), UInt8(count >> 8)] }
    end.appendLittleEndian(UInt32(truncatingIfNeeded: directory.count))
    end.appendLittleEndian(UInt32(truncatingIfNeeded: offset))
    try write(directory + end + [0, 0])
  }
}

extension [UInt8] {
  fileprivate mutating func appendLittleEndian(_ value: UInt32) {
    for shift in [0, 8, 16, 24] as [UInt32] {
      append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}

/// What went wrong with a zip archive.
public struct ArchiveFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, on one line.
  public let description: String

  init(writing fault: String) { description = "the archive cannot be made: \(fault)" }

  init(reading fault: String) { description = "the archive cannot be read: \(fault)" }
}
