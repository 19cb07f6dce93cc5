internal import Encoding
package import Features

/// The features of GeoJSON text in any framing, one after the other, read in chunks.
///
/// A fault in the JSON of a collection ends it there; in newline-delimited text and in text
/// sequences (RFC 8142) it loses one record. Ids are as in the file, empty where there are none.
package struct FeatureStream {
  /// Appends more of the text and returns whether there was more.
  package typealias Source = (inout [UInt8]) throws -> Bool

  /// What the collection says of itself, and the faults so far.
  package private(set) var collection = GeoJSONCollection()
  /// How many faults there are; the collection lists the first thousand.
  package private(set) var faultCount = 0
  /// A feature of a text that comes in chunks may have this many bytes besides its positions.
  package static let sizeLimit = 8 << 20
  /// A feature may have this many positions, and lines, rings and members.
  package static let positionLimit = PositionReader.positionLimit
  package static let partLimit = PositionReader.partLimit
  /// What is said of a feature with more.
  package static let tooManyPositions = GeometryFault.tooLarge.fault

  private let file: String
  private var window: TextWindow
  private var parser = FeatureParser()
  private var place: Place = .start

  /// Where in the text the position is.
  private enum Place {
    case start
    /// Before an element of a collection; `isFirst` before the first.
    case element(isFirst: Bool)
    /// Behind the array of features, or its collection.
    case members
    /// Between records.
    case records(separator: UInt8)
    case end
  }

  /// Creates the stream of a text that is in memory.
  package init(_ bytes: [UInt8], file: String) {
    self.file = file
    window = TextWindow(bytes)
  }

  /// Creates the stream of a text that comes in chunks.
  package init(file: String, source: @escaping Source) {
    self.file = file
    window = TextWindow(source: source)
  }

  /// Returns the next feature, or `nil` at the end.
  ///
  /// - Throws: What the source throws.
  package mutating func next() throws -> Feature? {
    while true {
      do throws(ScanFault) {
        switch try step() {
        case .feature(let feature)?: return feature
        case .refused(let fault)?: note(fault, line: window.line(at: objectStart))
        case .collection?: break
        case nil: if case .end = place { return nil }
        }
      } catch {
        if case .cutOff = error {
          if try refill() { continue }
          if window.bytes.count >= Self.sizeLimit, !window.isAtEnd {
            try passOver()
            continue
          }
        }
        try recover(from: error)
      }
    }
  }

  /// How many bytes of the text have been read.
  package var consumedBytes: Int { window.offset(of: parser.scanner.position) }

  /// Where what is being read starts, from which it may be read again.
  private var start = 0
  /// Where the object starts, behind a comma and white space.
  private var objectStart = 0

  // MARK: Steps

  /// Reads on by one feature, or by what stands between two; nothing is lost when it throws, and
  /// it may be tried again with more bytes.
  private mutating func step() throws(ScanFault) -> FeatureParser.Object? {
    // The bytes are not changed while the parser looks at them.
    let bytes = window.bytes
    return try bytes.withUnsafeBufferPointer { (bytes) throws(ScanFault) in
      parser.scanner.bytes = bytes
      defer { parser.scanner.bytes = UnsafeBufferPointer(start: nil, count: 0) }
      return try step(bytes)
    }
  }

  private mutating func step(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(ScanFault) -> FeatureParser.Object? {
    switch place {
    case .start: return try readRoot()
    case .element(let isFirst): return try readElement(isFirst: isFirst)
    case .members:
      try readMembers()
      return nil
    case .records(let separator): return try readRecord(separator, bytes)
    case .end: return nil
    }
  }

  private mutating func readRoot() throws(ScanFault) -> FeatureParser.Object? {
    start = parser.scanner.position
    if !window.isAtEnd, parser.scanner.bytes.count < 3 { throw .cutOff("") }
    if parser.scanner.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.scanner.position = 3 }
    parser.scanner.skipSpace()
    objectStart = parser.scanner.position
    if parser.scanner.current == 0x1E {
      place = .records(separator: 0x1E)
      return nil
    }
    let object = try parser.object(isElement: false)
    guard case .collection = object else {
      place = .records(separator: 0x0A)
      // A whole line has been read, but for what may follow it there.
      return object
    }
    parser.scanner.position += 1
    place = .members
    hasMembersBehind = false
    return object
  }

  /// Whether the position is behind a member rather than at the first.
  private var hasMembersBehind = false

  /// Reads the collection's members up to its features, or to its end.
  private mutating func readMembers() throws(ScanFault) {
    start = parser.scanner.position
    parser.scanner.skipSpace()
    if hasMembersBehind, try parser.scanner.closes(isObject: true) {
      place = .records(separator: 0x0A)
      return
    }
    let name = try parser.scanner.memberName()
    if parser.scanner.matches(name, "features"), parser.scanner.current == UInt8(ascii: "[") {
      parser.scanner.position += 1
      place = .element(isFirst: true)
      return
    }
    let isTold =
      parser.scanner.matches(name, "name") || parser.scanner.matches(name, "title")
      || parser.scanner.matches(name, "description") || parser.scanner.matches(name, "metadata")
    if isTold {
      let label = String(
        decoding: UnsafeBufferPointer(rebasing: parser.scanner.bytes[name.range]), as: UTF8.self)
      if let value = try parser.value() { collection.readMember(label, value) }
    } else {
      try parser.scanner.skipValue()
    }
    hasMembersBehind = true
  }

  private mutating func readElement(isFirst: Bool) throws(ScanFault) -> FeatureParser.Object? {
    start = parser.scanner.position
    parser.scanner.skipSpace()
    if isFirst, parser.scanner.current == UInt8(ascii: "]") {
      parser.scanner.position += 1
      place = .members
      hasMembersBehind = true
      return nil
    }
    if !isFirst, try parser.scanner.closes(isObject: false) {
      place = .members
      hasMembersBehind = true
      return nil
    }
    parser.scanner.skipSpace()
    objectStart = parser.scanner.position
    let object = try parser.object(isElement: true)
    place = .element(isFirst: false)
    return object
  }

  // MARK: Records

  /// The features of a record that is a collection, the last first.
  private var pending: [FeatureParser.Object] = []

  private mutating func readRecord(
    _ separator: UInt8, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(ScanFault) -> FeatureParser.Object? {
    if let object = pending.popLast() { return object }
    start = parser.scanner.position
    var first = start
    while first < bytes.count, bytes[first] <= 0x20 { first += 1 }
    guard first < bytes.count else {
      if !window.isAtEnd { throw .cutOff("") }
      parser.scanner.position = first
      place = .end
      return nil
    }
    var end = first
    while end < bytes.count, bytes[end] != separator { end += 1 }
    guard end < bytes.count || window.isAtEnd else {
      if end - first > 1 << 20 { try readAhead(from: first) }
      throw .cutOff("")
    }
    start = first
    objectStart = first
    parser.scanner.bytes = UnsafeBufferPointer(rebasing: bytes[..<end])
    parser.scanner.position = first
    do throws(ScanFault) {
      var object = try parser.object(isElement: false)
      if case .collection = object {
        try readCollection()
        object = pending.popLast() ?? .collection
      }
      parser.scanner.skipSpace()
      guard parser.scanner.position == end else { throw .broken(JSONParser.textAfterValue) }
      return object
    } catch {
      // The record is here as a whole: more bytes would not help.
      throw .broken(error.text)
    }
  }

  /// Reads what is at hand of a long record, so that positions need not be held as text.
  private mutating func readAhead(from first: Int) throws(ScanFault) {
    (start, objectStart) = (first, first)
    parser.scanner.position = first
    do throws(ScanFault) {
      _ = try parser.object(isElement: false)
    } catch {
      guard case .cutOff = error else { throw error }
    }
  }

  /// Reads the features of a collection that is at hand as a whole.
  private mutating func readCollection() throws(ScanFault) {
    parser.scanner.position += 1
    repeat {
      let name = try parser.scanner.memberName()
      guard parser.scanner.matches(name, "features"), parser.scanner.current == UInt8(ascii: "[")
      else {
        try parser.scanner.skipValue()
        continue
      }
      parser.scanner.position += 1
      parser.scanner.skipSpace()
      if parser.scanner.current == UInt8(ascii: "]") {
        parser.scanner.position += 1
      } else {
        repeat {
          parser.scanner.skipSpace()
          pending.append(try parser.object(isElement: true))
        } while try !parser.scanner.closes(isObject: false)
      }
    } while try !parser.scanner.closes(isObject: true)
    pending.reverse()
  }

  // MARK: Faults and bytes

  /// Notes a fault of the JSON and goes to where reading can go on.
  private mutating func recover(from error: ScanFault) throws {
    pending = []
    let fault = parser.scanner.position
    note("column \(window.column(at: fault)): \(error.text)", line: window.line(at: fault))
    guard case .records(let separator) = place else {
      place = .end
      return
    }
    parser.scanner.position = fault
    try goToRecord(behind: separator)
  }

  private mutating func goToRecord(behind separator: UInt8) throws {
    while true {
      if let end = window.bytes[parser.scanner.position...].firstIndex(of: separator) {
        parser.scanner.position = end
        return
      }
      parser.scanner.position = window.bytes.count
      start = window.bytes.count
      guard try refill() else { break }
    }
    place = .end
  }

  /// Goes on behind a value that is too large, with a fault.
  private mutating func passOver() throws {
    let limit = Self.sizeLimit >> 20
    note(
      "has more than \(limit) MB besides its positions: shorten its texts, or split it; passed over",
      line: window.line(at: objectStart))
    if case .records(let separator) = place {
      parser.scanner.position = start
      return try goToRecord(behind: separator)
    }
    let isRoot = if case .start = place { true } else { false }
    var skipper = ValueSkipper()
    parser.scanner.position = start
    while true {
      if let end = skipper.end(in: window, from: parser.scanner.position, isRoot: isRoot) {
        parser.scanner.position = end
        break
      }
      parser.scanner.position = window.bytes.count
      start = window.bytes.count
      guard try refill() else {
        place = .end
        return
      }
    }
    switch place {
    case .start: place = .records(separator: 0x0A)
    case .element: place = .element(isFirst: false)
    case .members: hasMembersBehind = true
    case .records, .end: break
    }
  }

  private mutating func note(_ fault: String, line: Int) {
    faultCount += 1
    guard collection.faults.count < 1_000 else { return }
    collection.faults.append(GeoJSONFault(file: file, line: line, fault: fault))
  }

  /// Drops what has been read, goes back to where the unfinished value starts and asks for more;
  /// returns whether there was more, or may be read as the end now. There is no more for a value
  /// that is too large.
  private mutating func refill() throws -> Bool {
    guard !window.isAtEnd else { return false }
    window.drop(start)
    objectStart = max(0, objectStart - start)
    parser.drop(start)
    start = 0
    parser.scanner.position = 0
    if let part = parser.readPositions {
      window.takeOut(part.range, depth: part.depth)
      parser.forgetReadPositions()
    }
    guard window.bytes.count < Self.sizeLimit else { return false }
    return try window.extend()
  }
}
