/// Numbers found by the hash of a key, in a form that is used where it lies in a file.
///
/// Entries are sorted by hash; a directory by the first bits of the hash says where each run of a
/// few entries starts. The keys themselves are not kept: two keys of one hash are told apart by
/// whoever has the keys, or, with 64 bits, are left to chance (1 in 10^13 a look-up among a million).
package struct KeyTable: Sendable {
  private let directory: ByteSection
  private let hashes: ByteSection
  private let payloads: ByteSection
  private let bits: Int
  /// How many entries there are.
  package let count: Int

  /// Reads a table as ``KeyTableBuilder`` writes it. One that does not fit its section is empty.
  package init(_ section: ByteSection) {
    let count = Int(section.uint32(0))
    let bits = min(28, Int(section.uint32(4)))
    let directorySize = KeyTableBuilder.padded(((1 << bits) + 1) * 4)
    directory = section.section(8, directorySize)
    hashes = section.section(8 + directorySize, count * 8)
    payloads = section.section(8 + directorySize + count * 8, count * 4)
    self.bits = bits
    self.count = payloads.count == count * 4 && hashes.count == count * 8 ? count : 0
  }

  /// Which entries have a hash.
  package func entries(_ hash: UInt64) -> Range<Int> {
    let bucket = bits == 0 ? 0 : Int(hash >> UInt64(64 - bits))
    var low = Int(directory.uint32(bucket * 4))
    let end = min(count, Int(directory.uint32(bucket * 4 + 4)))
    guard low < end else { return 0..<0 }
    var high = end
    while high - low > 8 {
      let middle = (low + high) / 2
      if hashes.uint64(middle * 8) < hash { low = middle + 1 } else { high = middle }
    }
    while low < end, hashes.uint64(low * 8) < hash { low += 1 }
    high = low
    while high < end, hashes.uint64(high * 8) == hash { high += 1 }
    return low..<high
  }

  /// The number of an entry.
  package func payload(_ entry: Int) -> UInt32 { payloads.uint32(entry * 4) }

  /// The numbers of a hash, in the order in which they were added.
  package func payloads(_ hash: UInt64) -> [UInt32] { entries(hash).map(payload) }
}

/// Collects the entries of a ``KeyTable``.
package struct KeyTableBuilder {
  private var hashes: [UInt64] = []
  private var payloads: [UInt32] = []

  package init() {}

  package var count: Int { hashes.count }

  package mutating func reserve(_ count: Int) {
    hashes.reserveCapacity(count)
    payloads.reserveCapacity(count)
  }

  package mutating func add(_ hash: UInt64, _ payload: UInt32) {
    hashes.append(hash)
    payloads.append(payload)
  }

  package mutating func add(contentsOf other: KeyTableBuilder) {
    hashes += other.hashes
    payloads += other.payloads
  }

  static func padded(_ size: Int) -> Int { (size + 7) & ~7 }

  /// The table, in pieces to be written one after the other. The builder is empty afterwards.
  package mutating func write(to append: (UnsafeRawBufferPointer) -> Void) {
    sort()
    // About four entries a run: a directory much smaller than the entries, and runs that lie in
    // one or two lines of the cache.
    var bits = 0
    while bits < 28, 4 << bits < hashes.count { bits += 1 }
    var directory = [UInt32](repeating: 0, count: Self.padded(((1 << bits) + 1) * 4) / 4)
    for hash in hashes {
      let bucket = bits == 0 ? 0 : Int(hash >> UInt64(64 - bits))
      directory[bucket + 1] += 1
    }
    for index in directory.indices.dropFirst() { directory[index] &+= directory[index - 1] }
    // A sum over all in the padding does no harm: it is never read.
    var head = [UInt32(truncatingIfNeeded: hashes.count).littleEndian, UInt32(bits).littleEndian]
    head.withUnsafeMutableBytes { append(UnsafeRawBufferPointer($0)) }
    for index in directory.indices { directory[index] = directory[index].littleEndian }
    directory.withUnsafeBytes { append($0) }
    directory = []
    for index in hashes.indices { hashes[index] = hashes[index].littleEndian }
    hashes.withUnsafeBytes { append($0) }
    for index in payloads.indices { payloads[index] = payloads[index].littleEndian }
    payloads.withUnsafeBytes { append($0) }
    self = KeyTableBuilder()
  }

  /// Sorts by hash, equal ones left in their order: by the lowest byte first.
  private mutating func sort() {
    var otherHashes = [UInt64](repeating: 0, count: hashes.count)
    var otherPayloads = [UInt32](repeating: 0, count: payloads.count)
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      var starts = [Int](repeating: 0, count: 257)
      for hash in hashes { starts[Int(truncatingIfNeeded: hash >> shift & 0xFF) + 1] += 1 }
      for digit in 1...256 { starts[digit] += starts[digit - 1] }
      for index in hashes.indices {
        let digit = Int(truncatingIfNeeded: hashes[index] >> shift & 0xFF)
        otherHashes[starts[digit]] = hashes[index]
        otherPayloads[starts[digit]] = payloads[index]
        starts[digit] += 1
      }
      swap(&hashes, &otherHashes)
      swap(&payloads, &otherPayloads)
    }
  }
}
