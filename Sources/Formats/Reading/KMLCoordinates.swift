internal import Geometry

/// Reads the text of `coordinates`: tuples of longitude, latitude and perhaps altitude, apart by
/// white space; white space around the commas, which the standard forbids, is taken too.
struct KMLCoordinates {
  private(set) var coordinates: [Coordinate] = []
  /// The first tuple that is none, or lies off the globe.
  private(set) var fault: String?
  /// Text behind the last whole tuple.
  private var rest: [UInt8] = []

  init() {}

  /// Reads a whole text.
  init(_ text: String) {
    append(text)
    finish()
  }

  /// Reads the next part of a text, which may end anywhere.
  mutating func append(_ text: String) {
    rest += text.utf8
    guard rest.count > 1 << 15 else { return }
    let end = endOfTuples()
    guard end > 0 else { return }
    rest.withUnsafeBufferPointer { read(UnsafeBufferPointer(rebasing: $0[..<end])) }
    rest.removeFirst(end)
  }

  /// Reads what is left.
  mutating func finish() {
    rest.withUnsafeBufferPointer { read($0) }
    rest.removeAll(keepingCapacity: true)
  }

  /// Gives up the positions, and what has been said of them.
  mutating func removeAll() {
    coordinates = []
    fault = nil
    rest.removeAll(keepingCapacity: true)
  }

  /// Adds the first position as the last unless it is that.
  mutating func close() {
    if let first = coordinates.first, coordinates.last != first { coordinates.append(first) }
  }

  /// Where the last tuple ends that surely is whole: at white space without a comma around it. All
  /// of a text without white space, which holds no tuple.
  private func endOfTuples() -> Int {
    var end = rest.count
    while true {
      // The last white space that has something behind it.
      while end > 0, rest[end - 1] <= 0x20 { end -= 1 }
      while end > 0, rest[end - 1] > 0x20 { end -= 1 }
      guard end > 0 else { return rest.count > 1 << 20 ? rest.count : 0 }
      let next = rest[end]
      let before = rest[..<end].last { $0 > 0x20 }
      if next != UInt8(ascii: ","), before != UInt8(ascii: ",") { return end }
    }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var position = 0
    var numbers: (Double, Double) = (0, 0)
    var count = 0
    func skipSpace() {
      while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    }
    while true {
      skipSpace()
      guard position < bytes.count else { break }
      let start = position
      while position < bytes.count, bytes[position] > 0x20, bytes[position] != UInt8(ascii: ",") {
        position += 1
      }
      let token = UnsafeBufferPointer(rebasing: bytes[start..<position])
      guard let value = decimal(token) else {
        note(token)
        // The rest of the tuple goes with it.
        while position < bytes.count, bytes[position] > 0x20 { position += 1 }
        count = 0
        continue
      }
      if count == 0 { numbers.0 = value } else if count == 1 { numbers.1 = value }
      count += 1
      skipSpace()
      if position < bytes.count, bytes[position] == UInt8(ascii: ",") {
        position += 1
        // A comma at the end of a tuple, with nothing behind it before the next.
        if position < bytes.count, bytes[position] <= 0x20, count >= 3 {
          finish(numbers, &count)
        }
        continue
      }
      finish(numbers, &count)
    }
    if count >= 2 { finish(numbers, &count) }
  }

  private mutating func finish(_ numbers: (Double, Double), _ count: inout Int) {
    defer { count = 0 }
    guard count >= 2 else {
      if fault == nil { fault = "a position has a longitude and no latitude" }
      return
    }
    let (longitude, latitude) = numbers
    guard abs(latitude) <= 90, abs(longitude) <= 360 else {
      if fault == nil {
        fault = "\(longitude),\(latitude) lies off the globe: longitude comes first"
      }
      return
    }
    coordinates.append(Coordinate(wrapping: longitude, latitude))
  }

  private mutating func note(_ token: UnsafeBufferPointer<UInt8>) {
    guard fault == nil else { return }
    let text = String(decoding: token.prefix(40), as: UTF8.self)
    fault = token.isEmpty ? "a number is missing in a position" : "“\(text)” is no number"
  }
}

private let powers: [Double] = (0...22).map { exponent in
  (0..<exponent).reduce(1) { power, _ in power * 10 }
}

/// The value of a decimal number. Up to 15 digits, digits and power of ten are exact as floats, so
/// that one division rounds once, as it should (Clinger 1990); others go the long way.
func decimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
  var index = 0
  var isNegative = false
  if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
    isNegative = bytes[index] == UInt8(ascii: "-")
    index += 1
  }
  var mantissa: UInt64 = 0
  var digits = 0
  var decimals = 0
  var isFraction = false
  while index < bytes.count {
    let byte = bytes[index]
    if byte >= 0x30, byte <= 0x39 {
      digits += 1
      guard digits <= 15 else { return slowDecimal(bytes) }
      mantissa = mantissa * 10 + UInt64(byte - 0x30)
      if isFraction { decimals += 1 }
    } else if byte == UInt8(ascii: "."), !isFraction {
      isFraction = true
    } else {
      return slowDecimal(bytes)
    }
    index += 1
  }
  guard digits > 0 else { return nil }
  let value = Double(mantissa) / powers[decimals]
  return isNegative ? -value : value
}

private func slowDecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
  guard bytes.count <= 400, let value = Double(String(decoding: bytes, as: UTF8.self)),
    value.isFinite
  else { return nil }
  return value
}
