internal import Chronology
internal import Encoding
internal import Features
internal import Geometry

/// Reads one GeoJSON object after the other from bytes, without a tree of values in between.
struct FeatureParser {
  var scanner = JSONScanner()
  var positions = PositionReader()
  private var names = PropertyNames()

  /// How many positions and parts the object's geometry has so far.
  var count = (positions: 0, parts: 0)

  /// Text of the object that need not be kept since its positions are, and the brackets open there.
  var readPositions: (range: Range<Int>, depth: Int)? { positions.readText }

  /// To be called when ``readPositions`` has been taken out of the text.
  mutating func forgetReadPositions() { positions.forgetText() }

  /// To be called when so many bytes of the text are given up.
  mutating func drop(_ count: Int) { positions.drop(count) }

  /// What an object is.
  enum Object {
    case feature(Feature)
    /// A collection, which starts at the scanner's position.
    case collection
    /// No feature, for this reason.
    case refused(String)
  }

  /// What a feature is made from, while its members are read.
  private struct Draft {
    var type: String?
    var id = ""
    var hasFeatures = false
    var geometry: Shape?
    var fault: String?
    var name = ""
    var title: String?
    var description = ""
    var properties: [Property] = []
    var time: FeatureTime?
    var seen: Members = []
  }

  private struct Members: OptionSet {
    let rawValue: UInt8
    static let id = Members(rawValue: 1)
    static let geometry = Members(rawValue: 2)
    static let properties = Members(rawValue: 4)
    static let time = Members(rawValue: 8)
  }

  // MARK: Objects

  /// Reads the object at the scanner's position: a feature, or, unless it is an element of a
  /// collection, a bare geometry. Stops before a collection.
  ///
  /// A feature without an id has an empty one.
  mutating func object(isElement: Bool) throws(ScanFault) -> Object {
    scanner.skipSpace()
    let start = scanner.position
    guard scanner.current == UInt8(ascii: "{") else {
      try scanner.skipValue()
      return .refused(isElement ? "not a Feature" : Self.noType)
    }
    var draft = Draft()
    count = (0, 0)
    scanner.position += 1
    scanner.skipSpace()
    if scanner.current == UInt8(ascii: "}") {
      scanner.position += 1
    } else {
      repeat {
        let name = try scanner.memberName()
        if !isElement, draft.type == nil || draft.type == "FeatureCollection",
          scanner.current == UInt8(ascii: "["), scanner.matches(name, "features")
        {
          scanner.position = start
          return .collection
        }
        try readMember(name, into: &draft)
      } while try !scanner.closes(isObject: true)
    }
    switch draft.type {
    case "Feature": break
    case _ where isElement: return .refused("not a Feature")
    case nil: return .refused(Self.noType)
    case "FeatureCollection":
      if draft.hasFeatures {
        scanner.position = start
        return .collection
      }
      return .refused("the collection has no array “features”")
    default:
      let end = scanner.position
      scanner.position = start
      draft = Draft()
      count = (0, 0)
      draft.geometry = try geometry(&draft.fault)
      scanner.position = end
    }
    if let fault = draft.fault { return .refused(fault) }
    return .feature(
      Feature(
        id: draft.id, name: draft.title ?? draft.name, description: draft.description,
        shape: draft.geometry, properties: draft.properties, time: draft.time))
  }

  private static let noType = "an object is expected, with a member “type”"

  /// Reads a member's value; of members called alike the first counts.
  private mutating func readMember(
    _ name: JSONScanner.Token, into draft: inout Draft
  ) throws(ScanFault) {
    if scanner.matches(name, "properties"), draft.seen.insert(.properties).inserted {
      return try readProperties(into: &draft)
    }
    if scanner.matches(name, "geometry"), draft.seen.insert(.geometry).inserted {
      draft.geometry = try geometry(&draft.fault)
      return
    }
    if scanner.matches(name, "type"), draft.type == nil, scanner.current == UInt8(ascii: "\"") {
      draft.type = try typeName()
      return
    }
    if scanner.matches(name, "id"), draft.seen.insert(.id).inserted {
      switch scanner.current {
      case UInt8(ascii: "\""):
        let string = try scanner.string()
        draft.id = try text(string)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        let number = try scanner.number()
        draft.id = try numberText(number)
      default: try scanner.skipValue()
      }
      return
    }
    if scanner.matches(name, "time"), draft.seen.insert(.time).inserted {
      if let value = try value() { draft.time = Self.time(value) }
      return
    }
    if scanner.current == UInt8(ascii: "["), scanner.matches(name, "features") {
      draft.hasFeatures = true
    }
    if scanner.current == UInt8(ascii: "["), scanner.matches(name, "coordinates") {
      // A bare geometry, whose positions are many perhaps.
      return try positions.read(&scanner)
    }
    try scanner.skipValue()
  }

  mutating func typeName() throws(ScanFault) -> String {
    let token = try scanner.string()
    // Most are one of these, and a literal is made without looking at its bytes.
    if scanner.matches(token, "Feature") { return "Feature" }
    if scanner.matches(token, "Point") { return "Point" }
    if scanner.matches(token, "LineString") { return "LineString" }
    if scanner.matches(token, "Polygon") { return "Polygon" }
    if scanner.matches(token, "MultiPolygon") { return "MultiPolygon" }
    return try text(token)
  }

  // MARK: Properties

  private mutating func readProperties(into draft: inout Draft) throws(ScanFault) {
    guard scanner.current == UInt8(ascii: "{") else {
      try scanner.skipValue()
      return
    }
    scanner.position += 1
    scanner.skipSpace()
    if scanner.current == UInt8(ascii: "}") {
      scanner.position += 1
      return
    }
    names.restart()
    draft.properties.reserveCapacity(names.usualCount)
    repeat {
      let token = try scanner.memberName()
      let name: String
      if let known = names.name(of: token, in: scanner) {
        name = known
      } else {
        name = names.add(try text(token), token, in: scanner)
      }
      switch scanner.current {
      case UInt8(ascii: "\""):
        let string = try scanner.string()
        let value = try text(string)
        switch name {
        case "title": draft.title = value
        case "description": draft.description = value
        default:
          if name == "name" { draft.name = value }
          draft.properties.append(Property(name, .string(value)))
        }
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        let number = try scanner.number()
        draft.properties.append(Property(name, try value(of: number)))
      case UInt8(ascii: "n"): try scanner.word("null")
      case UInt8(ascii: "t"):
        try scanner.word("true")
        draft.properties.append(Property(name, .bool(true)))
      case UInt8(ascii: "f"):
        try scanner.word("false")
        draft.properties.append(Property(name, .bool(false)))
      default:
        // Formats of the map have flat attributes: nested values are kept as their text.
        let start = scanner.position
        if let value = try value() {
          draft.properties.append(Property(name, .string(value.text())))
        } else if let text = String(
          validating: scanner.bytes[start..<scanner.position], as: UTF8.self)
        {
          draft.properties.append(Property(name, .string(text)))
        }
      }
    } while try !scanner.closes(isObject: true)
    names.noteCount(draft.properties.count)
  }

  private func value(of number: JSONScanner.Number) throws(ScanFault) -> PropertyValue {
    if number.isWhole {
      if number.isExact, number.mantissa < 1 << 62 {
        let value = Int(number.mantissa)
        return .integer(number.isNegative ? -value : value)
      }
      let text = String(
        decoding: UnsafeBufferPointer(rebasing: scanner.bytes[number.range]), as: UTF8.self)
      if let value = Int(text) { return .integer(value) }
    }
    guard let value = scanner.value(of: number, isStrict: true) else {
      throw .broken("a number that no 64-bit float can hold")
    }
    return .number(value)
  }

  private func numberText(_ number: JSONScanner.Number) throws(ScanFault) -> String {
    switch try value(of: number) {
    case .integer(let value): String(value)
    case .number(let value): value.description
    default: ""
    }
  }

  private func text(_ token: JSONScanner.Token) throws(ScanFault) -> String {
    guard token.isPlain else {
      let quoted = scanner.bytes[(token.range.lowerBound - 1)...token.range.upperBound]
      do throws(JSONFault) {
        return try JSONParser.parse(quoted).string ?? ""
      } catch {
        throw .broken(error.fault)
      }
    }
    let bytes = UnsafeBufferPointer(rebasing: scanner.bytes[token.range])
    // Quicker, and the same for ASCII.
    if token.isASCII { return String(decoding: bytes, as: UTF8.self) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .broken("the string before this is not UTF-8")
    }
    return text
  }

  /// A larger value is not made a tree of, which can have twenty times its size.
  private static let treeLimit = 1 << 20

  /// Reads a value of any kind as a tree; `nil` for a large one.
  mutating func value() throws(ScanFault) -> JSONValue? {
    let range = try scanner.skipValue()
    guard range.count <= Self.treeLimit else { return nil }
    do throws(JSONFault) {
      return try JSONParser.parse(scanner.bytes[range])
    } catch {
      throw .broken(error.fault)
    }
  }

  /// The time of JSON-FG; what cannot be read counts as no time.
  private static func time(_ value: JSONValue) -> FeatureTime? {
    if let date = (value["date"] ?? value["timestamp"])?.string {
      return CalendarDate(iso8601: date).map(FeatureTime.day)
    }
    guard let ends = value["interval"]?.array, ends.count == 2 else { return nil }
    let days = ends.map { $0.string.flatMap { CalendarDate(iso8601: $0) } }
    guard days[0] != nil || days[1] != nil else { return nil }
    return .interval(start: days[0], end: days[1])
  }
}
