import Text

/// Numbers for ids, given in the order in which they are first seen; one copy of each is kept.
struct IDNumbers {
  private var bytes: [UInt8] = []
  private var ends: [UInt64] = []
  private var slots = [UInt32](repeating: .max, count: 1 << 10)

  private func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
  }

  /// The bytes of an id.
  func withBytes<Result>(_ number: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let range = range(number)
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// The number of an id that is known.
  func find(_ id: String) -> UInt32? {
    var id = id
    return id.withUTF8 { text in
      let number = slots[slot(UnsafeRawBufferPointer(text))]
      return number == .max ? nil : number
    }
  }

  /// The number of an id.
  mutating func number(_ id: PlaceID) -> UInt32 {
    var id = id.rawValue
    return id.withUTF8 { text in
      let text = UnsafeRawBufferPointer(text)
      let slot = slot(text)
      if slots[slot] != .max { return slots[slot] }
      let number = UInt32(truncatingIfNeeded: ends.count)
      slots[slot] = number
      bytes.append(contentsOf: text)
      ends.append(UInt64(bytes.count))
      if ends.count * 2 > slots.count { grow() }
      return number
    }
  }

  /// Where an id stands, or would.
  private func slot(_ text: UnsafeRawBufferPointer) -> Int {
    var hash = KeyHash()
    hash.append(text)
    var slot = Int(truncatingIfNeeded: hash.value) & (slots.count - 1)
    while slots[slot] != .max {
      if withBytes(Int(slots[slot]), { $0.elementsEqual(text) }) { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: .max, count: slots.count * 2)
    for number in ends.indices {
      var hash = KeyHash()
      withBytes(number) { hash.append($0) }
      var slot = Int(truncatingIfNeeded: hash.value) & (slots.count - 1)
      while slots[slot] != .max { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(truncatingIfNeeded: number)
    }
  }

  /// The numbers sorted by the bytes of their ids.
  func sorted() -> [UInt32] {
    // The first eight bytes decide most comparisons.
    var list: [(prefix: UInt64, number: UInt32)] = ends.indices.map { number in
      withBytes(number) { text in
        var prefix: UInt64 = 0
        for index in 0..<8 { prefix = prefix << 8 | UInt64(index < text.count ? text[index] : 0) }
        return (prefix, UInt32(truncatingIfNeeded: number))
      }
    }
    bytes.withUnsafeBytes { bytes in
      list.sort { left, right in
        if left.prefix != right.prefix { return left.prefix < right.prefix }
        return bytes[range(Int(left.number))].lexicographicallyPrecedes(
          bytes[range(Int(right.number))])
      }
    }
    return list.map(\.number)
  }
}

/// Writes texts into the part of strings and gives their offsets.
struct TextPool {
  private let output: ImageOutput
  private let start: Int
  private var known = IDNumbers()
  private var references: [UInt32] = []
  private var last: (text: String, reference: UInt32) = ("", 0)
  /// Whether there was more than references can reach.
  private(set) var isFull = false

  init(_ output: ImageOutput) {
    self.output = output
    start = output.length
    output.append(UInt8(0))
  }

  /// The offset of a text; one that is the same as the text before shares it.
  mutating func reference(_ text: String) -> UInt32 {
    if text.isEmpty { return 0 }
    if text.utf8.elementsEqual(last.text.utf8) { return last.reference }
    let offset = output.length - start
    guard offset < Int(UInt32.max) else {
      isFull = true
      return 0
    }
    var text = text
    text.withUTF8 { bytes in
      var length = bytes.count
      while length >= 0x80 {
        output.append(UInt8(truncatingIfNeeded: length) | 0x80)
        length >>= 7
      }
      output.append(UInt8(truncatingIfNeeded: length))
      output.append(UnsafeRawBufferPointer(bytes))
    }
    last = (text, UInt32(offset))
    return last.reference
  }

  /// The offset of a text of which there are few: each is written once.
  mutating func shared(_ text: String) -> UInt32 {
    if text.isEmpty { return 0 }
    let number = Int(known.number(PlaceID(rawValue: text)))
    if number == references.count { references.append(reference(text)) }
    return references[number]
  }
}

/// Numbers for records of which there are few kinds.
struct Styles<Style: Hashable> {
  private(set) var list: [Style] = []
  private var numbers: [Style: UInt32] = [:]

  mutating func number(_ style: Style) -> UInt32 {
    if let number = numbers[style] { return number }
    let number = UInt32(truncatingIfNeeded: list.count)
    numbers[style] = number
    list.append(style)
    return number
  }
}
