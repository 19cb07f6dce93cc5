internal import CZlib
internal import Dispatch
internal import Synchronization

/// Compressed bytes and what an archive says of them.
struct Deflated {
  let bytes: [UInt8]
  let checksum: UInt32
  let originalCount: Int
}

/// Compresses by DEFLATE (RFC 1951) through zlib.
enum Deflate {
  /// Blocks of this size are compressed apart, on as many cores as there are; so the result is the
  /// same however many there are.
  private static let blockSize = 1 << 20

  /// Returns the raw stream of `bytes`: blocks that each end on a byte, one behind the other.
  static func raw(_ bytes: [UInt8]) throws(ArchiveFault) -> Deflated {
    let starts = bytes.isEmpty ? [0] : Array(stride(from: 0, to: bytes.count, by: blockSize))
    let blocks = Mutex([Deflated?](repeating: nil, count: starts.count))
    DispatchQueue.concurrentPerform(iterations: starts.count) { index in
      let block = bytes[starts[index]..<min(bytes.count, starts[index] + blockSize)]
      let result = compressed(block, windowBits: -15, isLast: index == starts.count - 1)
      blocks.withLock { $0[index] = result }
    }
    var whole: [UInt8] = []
    var checksum: UInt = 0
    for block in blocks.withLock({ $0 }) {
      guard let block else { throw ArchiveFault(writing: "there is no memory for it") }
      whole += block.bytes
      checksum = crc32_combine(checksum, UInt(block.checksum), block.originalCount)
    }
    return Deflated(
      bytes: whole, checksum: UInt32(truncatingIfNeeded: checksum), originalCount: bytes.count)
  }

  /// Returns the zlib stream (RFC 1950) of `bytes`, or `nil` without memory for it.
  static func zlib(_ bytes: [UInt8]) -> [UInt8]? {
    compressed(bytes[...], windowBits: 15, isLast: true)?.bytes
  }

  private static func compressed(
    _ bytes: ArraySlice<UInt8>, windowBits: Int32, isLast: Bool
  ) -> Deflated? {
    var stream = z_stream()
    guard shim_deflateInit(&stream, 6, windowBits) == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    // The mark that ends a block on a byte takes up to nine bytes beyond zlib's bound.
    let bound = Int(deflateBound(&stream, UInt(bytes.count))) + 16
    var checksum: UInt = 0
    var status = Z_STREAM_ERROR
    let output = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      bytes.withUnsafeBufferPointer { input in
        checksum = crc32(0, input.baseAddress, UInt32(truncatingIfNeeded: input.count))
        // zlib takes a pointer that it could write through, and does not.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(truncatingIfNeeded: input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(truncatingIfNeeded: output.count)
        status = deflate(&stream, isLast ? Z_FINISH : Z_FULL_FLUSH)
        count = output.count - Int(stream.avail_out)
      }
    }
    guard status == (isLast ? Z_STREAM_END : Z_OK), stream.avail_in == 0 else { return nil }
    return Deflated(
      bytes: output, checksum: UInt32(truncatingIfNeeded: checksum), originalCount: bytes.count)
  }
}
