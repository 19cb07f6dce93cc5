internal import CLinux

/// Hands out identifiers of which no two in a file are alike.
///
/// A 64-bit hash stands for each that has been given out, about 12 bytes instead of 40: files have
/// millions of features. Two identifiers of one hash (one chance in 10^7 for a million of them)
/// cost the later one a number behind its name.
package struct UniqueIdentifiers: Sendable {
  /// Parts of the set by the first bits of the hash, which grow one at a time.
  private var parts = [HashSet](repeating: HashSet(), count: 64)
  /// Identifiers beyond ASCII, which may be alike though their bytes differ.
  private var others: Set<String> = []
  /// The last number behind identifiers that are wanted often: counting again from 2 would take
  /// time with the square of the features.
  private var numbers: [String: Int] = [:]
  private var count = 0
  /// At how many identifiers the parts have grown enough for the holes they left to be given back.
  private var nextTrim = 1 << 16

  package init() {}

  /// Returns `wanted`, or `wanted-2`, `wanted-3` and so on when it has been given out.
  package mutating func unique(_ wanted: String) -> String {
    if insert(wanted) { return wanted }
    var count = (numbers[wanted] ?? 1) + 1
    while !insert("\(wanted)-\(count)") { count += 1 }
    if count > 8 { numbers[wanted] = count }
    return "\(wanted)-\(count)"
  }

  private mutating func insert(_ identifier: String) -> Bool {
    guard let hash = stableHash(identifier) else { return others.insert(identifier).inserted }
    guard parts[Int(hash >> 58)].insert(hash) else { return false }
    count += 1
    if count == nextTrim {
      // Parts that move when they grow leave holes that no later part fits into.
      claimatlas_give_back_memory()
      nextTrim += nextTrim / 4
    }
    return true
  }
}

/// A set of hashes: open addressing, at most three quarters full.
private struct HashSet: Sendable {
  /// The hashes; 0 stands for none.
  private var slots: [UInt64] = []
  private var count = 0

  /// Inserts a hash and returns whether it was not there.
  mutating func insert(_ hash: UInt64) -> Bool {
    if (count + 1) * 4 > slots.count * 3 { grow() }
    let hash = max(1, hash)
    guard let free = slot(of: hash) else { return false }
    slots[free] = hash
    count += 1
    return true
  }

  /// The free slot for a hash, or `nil` when it is in the set.
  private func slot(of hash: UInt64) -> Int? {
    // The high half of the product spreads the hash evenly over any number of slots.
    var index = Int((hash << 6).multipliedFullWidth(by: UInt64(slots.count)).high)
    while slots[index] != 0 {
      if slots[index] == hash { return nil }
      index = index + 1 == slots.count ? 0 : index + 1
    }
    return index
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: max(16, old.count * 3 / 2))
    for hash in old where hash != 0 {
      if let free = slot(of: hash) { slots[free] = hash }
    }
  }
}

/// FNV-1a over the bytes, its bits mixed at the end, the same on every machine and in every run;
/// `nil` for text beyond ASCII.
private func stableHash(_ text: String) -> UInt64? {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  var highBits: UInt8 = 0
  for byte in text.utf8 {
    highBits |= byte
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
  guard highBits < 0x80 else { return nil }
  hash = (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
  return hash ^ hash >> 29
}
