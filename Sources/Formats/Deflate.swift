/// Compresses by DEFLATE (RFC 1951) with the fixed codes of section 3.2.6: small and simple, and
/// enough for drawings of few colours.
struct Deflate {
  private var output: [UInt8] = []
  private var held: UInt32 = 0
  private var heldBits: UInt32 = 0

  /// Returns the zlib stream (RFC 1950) of `bytes`.
  static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    var deflate = Deflate()
    deflate.output = [0x78, 0x01]
    deflate.compress(bytes)
    let checksum = adler32(bytes)
    for shift in [24, 16, 8, 0] as [UInt32] {
      deflate.output.append(UInt8(truncatingIfNeeded: checksum >> shift))
    }
    return deflate.output
  }

  private mutating func put(_ value: UInt32, bits: UInt32) {
    held |= value << heldBits
    heldBits += bits
    while heldBits >= 8 {
      output.append(UInt8(truncatingIfNeeded: held))
      held >>= 8
      heldBits -= 8
    }
  }

  /// Huffman codes go out from their highest bit.
  private mutating func putCode(_ code: UInt32, bits: UInt32) {
    var reversed: UInt32 = 0
    for bit in 0..<bits where code >> bit & 1 == 1 { reversed |= 1 << (bits - 1 - bit) }
    put(reversed, bits: bits)
  }

  private mutating func putSymbol(_ symbol: UInt32) {
    switch symbol {
    case 0...143: putCode(0x30 + symbol, bits: 8)
    case 144...255: putCode(0x190 + symbol - 144, bits: 9)
    case 256...279: putCode(symbol - 256, bits: 7)
    default: putCode(0xC0 + symbol - 280, bits: 8)
    }
  }

  private mutating func compress(_ bytes: [UInt8]) {
    put(1, bits: 1)
    put(1, bits: 2)
    var latest = [Int](repeating: -1, count: 1 << 15)
    var position = 0
    while position < bytes.count {
      let match = longestMatch(bytes, at: position, &latest)
      if match.length >= 4 {
        putMatch(length: match.length, distance: match.distance)
        position += match.length
      } else {
        putSymbol(UInt32(bytes[position]))
        position += 1
      }
    }
    putSymbol(256)
    if heldBits > 0 { put(0, bits: 8 - heldBits) }
  }

  /// The longest match among the last place with the same four bytes and the byte before.
  private func longestMatch(
    _ bytes: [UInt8], at position: Int, _ latest: inout [Int]
  ) -> (length: Int, distance: Int) {
    guard position + 4 <= bytes.count else { return (0, 0) }
    var key: UInt32 = 0
    for offset in 0..<4 { key = key << 8 | UInt32(bytes[position + offset]) }
    let slot = Int((key &* 2_654_435_761) >> 17)
    let candidate = latest[slot]
    latest[slot] = position
    guard candidate >= 0, position - candidate <= 32_768 else { return (0, 0) }
    var length = 0
    while length < 258, position + length < bytes.count,
      bytes[candidate + length] == bytes[position + length]
    { length += 1 }
    return (length, position - candidate)
  }

  private mutating func putMatch(length: Int, distance: Int) {
    let lengthCode = Self.lengthBases.lastIndex { $0 <= length } ?? 0
    putSymbol(UInt32(257 + lengthCode))
    let lengthExtra = lengthCode < 8 || lengthCode == 28 ? 0 : (lengthCode - 4) / 4
    put(UInt32(length - Self.lengthBases[lengthCode]), bits: UInt32(lengthExtra))
    let distanceCode = Self.distanceBases.lastIndex { $0 <= distance } ?? 0
    putCode(UInt32(distanceCode), bits: 5)
    let distanceExtra = distanceCode < 4 ? 0 : (distanceCode - 2) / 2
    put(UInt32(distance - Self.distanceBases[distanceCode]), bits: UInt32(distanceExtra))
  }

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]
}

/// Returns the checksum of a zlib stream (RFC 1950, section 9).
private func adler32(_ bytes: [UInt8]) -> UInt32 {
  var low: UInt32 = 1
  var high: UInt32 = 0
  for byte in bytes {
    low = (low + UInt32(byte)) % 65_521
    high = (high + low) % 65_521
  }
  return high << 16 | low
}
