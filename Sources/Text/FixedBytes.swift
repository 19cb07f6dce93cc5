internal import Glibc
internal import Synchronization

/// Why a file cannot be mapped: the system's error number.
package struct MappingFault: Error, Hashable, Sendable {
  package let code: Int32
}

/// Bytes that do not change: those of a file mapped into memory, or a copy of an array.
///
/// A mapped file is replaced by renaming, never written into, so that its bytes stay what they
/// were. Every read through ``ByteSection`` is checked against the length; one beyond it gives
/// zeros and is noted in ``isDamaged``.
package final class FixedBytes: @unchecked Sendable {
  package let count: Int
  let start: UnsafeMutableRawPointer
  private let isMapped: Bool
  private let damage = Atomic<Bool>(false)

  /// Maps the file at `path` for reading.
  package init(mapping path: String) throws(MappingFault) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw MappingFault(code: errno) }
    defer { close(descriptor) }
    (start, count, isMapped) = try Self.map(descriptor)
  }

  /// Maps the file that is open as `descriptor`.
  package init(descriptor: Int32) throws(MappingFault) {
    (start, count, isMapped) = try Self.map(descriptor)
  }

  /// Keeps a copy of `bytes`.
  package init(_ bytes: [UInt8]) {
    count = bytes.count
    start = UnsafeMutableRawPointer.allocate(byteCount: max(8, bytes.count), alignment: 8)
    isMapped = false
    bytes.withUnsafeBytes {
      start.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(start), byteCount: $0.count)
    }
  }

  private static func map(
    _ descriptor: Int32
  ) throws(MappingFault) -> (UnsafeMutableRawPointer, Int, Bool) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw MappingFault(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw MappingFault(code: EINVAL) }
    guard status.st_size > 0 else {
      return (UnsafeMutableRawPointer.allocate(byteCount: 8, alignment: 8), 0, false)
    }
    let size = Int(status.st_size)
    guard let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
      address != MAP_FAILED
    else { throw MappingFault(code: errno) }
    return (address, size, true)
  }

  deinit {
    if isMapped { munmap(start, count) } else { start.deallocate() }
  }

  /// Whether some read went beyond the bytes: what was read cannot be trusted.
  package var isDamaged: Bool { damage.load(ordering: .relaxed) }

  package func noteDamage() { damage.store(true, ordering: .relaxed) }

  /// The bytes of a range; an empty section, noted as damage, when they are not all there.
  package func section(_ offset: Int, _ count: Int) -> ByteSection {
    guard offset >= 0, count >= 0, offset <= self.count, count <= self.count - offset else {
      noteDamage()
      return ByteSection(self, start, 0)
    }
    return ByteSection(self, start + offset, count)
  }

  /// All the bytes.
  package var all: ByteSection { ByteSection(self, start, count) }
}
