/// A stretch of ``FixedBytes`` and the numbers in it, little-endian, at any offset.
///
/// A read that is not wholly inside gives zero and is noted.
package struct ByteSection: @unchecked Sendable {
  package let owner: FixedBytes
  private let start: UnsafeMutableRawPointer
  package let count: Int

  init(_ owner: FixedBytes, _ start: UnsafeMutableRawPointer, _ count: Int) {
    self.owner = owner
    self.start = start
    self.count = count
  }

  @inline(__always)
  private func holds(_ offset: Int, _ size: Int) -> Bool {
    if offset >= 0, offset <= count - size { return true }
    owner.noteDamage()
    return false
  }

  package func uint8(_ offset: Int) -> UInt8 {
    holds(offset, 1) ? start.load(fromByteOffset: offset, as: UInt8.self) : 0
  }

  package func uint16(_ offset: Int) -> UInt16 {
    guard holds(offset, 2) else { return 0 }
    return UInt16(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
  }

  package func uint32(_ offset: Int) -> UInt32 {
    guard holds(offset, 4) else { return 0 }
    return UInt32(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  package func uint64(_ offset: Int) -> UInt64 {
    guard holds(offset, 8) else { return 0 }
    return UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  package func int32(_ offset: Int) -> Int32 { Int32(bitPattern: uint32(offset)) }
  package func float(_ offset: Int) -> Float { Float(bitPattern: uint32(offset)) }
  package func double(_ offset: Int) -> Double { Double(bitPattern: uint64(offset)) }

  /// A part of the section.
  package func section(_ offset: Int, _ count: Int) -> ByteSection {
    guard offset >= 0, count >= 0, offset <= self.count, count <= self.count - offset else {
      owner.noteDamage()
      return ByteSection(owner, start, 0)
    }
    return ByteSection(owner, start + offset, count)
  }

  /// Gives the bytes to `body`, which must not keep them.
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withExtendedLifetime(owner) { body(UnsafeRawBufferPointer(start: start, count: count)) }
  }

  /// The bytes as an array.
  package var array: [UInt8] { withBytes { Array($0) } }

  /// The string whose length stands at `offset` in base 128, seven bits a byte, the lowest first;
  /// its bytes follow.
  package func string(_ offset: Int) -> String {
    let text = text(offset)
    return text.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of the string at `offset`.
  package func text(_ offset: Int) -> ByteSection {
    var length = 0
    var position = offset
    for shift in stride(from: 0, to: 35, by: 7) {
      let byte = uint8(position)
      position += 1
      length |= Int(byte & 0x7F) << shift
      if byte < 0x80 { break }
    }
    return section(position, length)
  }
}
