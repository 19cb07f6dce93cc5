internal import Chronology
package import Encoding
public import Features
package import Geometry

/// Reads GeoJSON (RFC 7946): a collection, a feature, a bare geometry, newline-delimited features
/// or a text sequence (RFC 8142).
///
/// Lenient where files commonly err: rings may be unclosed or wound either way, longitudes may run
/// to ±360, `properties` may be missing, ids may be numbers, absent or used twice.
/// The `title` (else `name`) becomes the feature's name and `description` its description; other
/// properties, simplestyle among them, stay as they are. Nested values are kept as JSON text.
public struct GeoJSONReader {
  /// Returns the features of a file.
  ///
  /// - Throws: ``GeoJSONFault`` for the first fault.
  public static func read(_ bytes: [UInt8], file: String) throws(GeoJSONFault) -> [Feature] {
    let result = readLenient(bytes, file: file)
    if let fault = result.faults.first { throw fault }
    return result.features
  }

  /// Returns the features that can be read and the faults of those that cannot, in the order of
  /// the file. Broken JSON loses the file, or one line of a newline-delimited file.
  public static func readLenient(
    _ bytes: [UInt8], file: String
  ) -> (features: [Feature], faults: [GeoJSONFault]) {
    let collection = readCollection(bytes, file: file)
    return (collection.features, collection.faults)
  }

  /// Returns what ``readLenient(_:file:)`` does, with what the collection says of itself in the
  /// members `name` (else `title`), `description` and `metadata`.
  package static func readCollection(_ bytes: [UInt8], file: String) -> GeoJSONCollection {
    var reader = GeoJSONReader(file: file)
    var collection = GeoJSONCollection()
    if bytes.contains(0x1E) {
      reader.readRecords(bytes, separator: 0x1E)
    } else {
      do throws(JSONFault) {
        let root = try JSONParser.parse(bytes)
        reader.readRoot(root, in: bytes)
        if root["type"]?.string == "FeatureCollection" { collection.readMembers(of: root) }
      } catch {
        if error.fault == JSONParser.textAfterValue {
          reader.readRecords(bytes, separator: 0x0A)
        } else {
          reader.note("column \(error.column): \(error.fault)", line: error.line)
        }
      }
    }
    collection.features = reader.features
    collection.faults = reader.faults
    return collection
  }

  /// The shape of a geometry object, or `nil` when it is none.
  package static func shape(_ value: JSONValue) -> Shape? { try? GeometryReader.shape(value) }

  private let file: String
  private var features: [Feature] = []
  private var faults: [GeoJSONFault] = []
  private var ids = UniqueIdentifiers()

  private init(file: String) { self.file = file }

  private mutating func note(_ fault: String, line: Int) {
    faults.append(GeoJSONFault(file: file, line: line, fault: fault))
  }

  private mutating func readRecords(_ bytes: [UInt8], separator: UInt8) {
    var line = 1
    for record in bytes.split(separator: separator, omittingEmptySubsequences: false) {
      let start = line + record.prefix { $0 <= 0x20 }.count { $0 == 0x0A }
      line += record.count { $0 == 0x0A } + (separator == 0x0A ? 1 : 0)
      guard record.contains(where: { $0 > 0x20 }) else { continue }
      do throws(JSONFault) {
        readObject(try JSONParser.parse(record)) { _ in start }
      } catch {
        note("column \(error.column): \(error.fault)", line: start + max(0, error.line - 1))
      }
    }
  }

  private mutating func readRoot(_ root: JSONValue, in bytes: [UInt8]) {
    // Lines are looked up only when there is a fault to place.
    var lines: [Int]?
    readObject(root) { index in
      let found = lines ?? featureLines(bytes)
      lines = found
      guard let index, index < found.count else { return 1 }
      return found[index]
    }
  }

  private mutating func readObject(_ value: JSONValue, line: (Int?) -> Int) {
    guard value.members != nil else {
      return note("an object is expected, with a member “type”", line: line(nil))
    }
    switch value["type"]?.string {
    case "FeatureCollection":
      guard let elements = value["features"]?.array else {
        return note("the collection has no array “features”", line: line(nil))
      }
      for (index, element) in elements.enumerated() { readFeature(element) { line(index) } }
    case "Feature": readFeature(value) { line(nil) }
    case .some:
      readFeature(.object([.init("type", "Feature"), .init("geometry", value)])) { line(nil) }
    case nil: note("an object is expected, with a member “type”", line: line(nil))
    }
  }

  private mutating func readFeature(_ value: JSONValue, line: () -> Int) {
    guard value["type"]?.string == "Feature" else {
      return note("not a Feature", line: line())
    }
    var feature = Feature(id: id(value["id"]), name: "", shape: nil)
    do throws(GeometryFault) {
      if let geometry = value["geometry"], geometry != .null {
        feature.shape = try GeometryReader.shape(geometry)
      }
    } catch {
      return note(error.fault, line: line())
    }
    var title: String?
    for member in value["properties"]?.members ?? [] {
      switch (member.name, member.value) {
      case ("title", .string(let text)): title = text
      case ("description", .string(let text)): feature.description = text
      case (let name, .string(let text)):
        if name == "name", title == nil { feature.name = text }
        feature.properties.append(Property(name, .string(text)))
      case (_, .null): break
      case (let name, .bool(let value)): feature.properties.append(Property(name, .bool(value)))
      case (let name, .integer(let value)):
        feature.properties.append(Property(name, .integer(value)))
      case (let name, .number(let value)):
        feature.properties.append(Property(name, .number(value)))
      case (let name, let nested):
        feature.properties.append(Property(name, .string(nested.text())))
      }
    }
    if let title { feature.name = title }
    feature.time = time(value["time"])
    features.append(feature)
  }

  /// The feature's id as text, made unique; one is made up for a feature that has none.
  private mutating func id(_ value: JSONValue?) -> String {
    let given: String =
      switch value {
      case .string(let text)? where !text.isEmpty: text
      case .integer(let number)?: String(number)
      case .number(let number)?: number.description
      default: "feature-\(features.count + faults.count + 1)"
      }
    return ids.unique(given)
  }

  /// The time of JSON-FG; what cannot be read counts as no time.
  private func time(_ value: JSONValue?) -> FeatureTime? {
    guard let value else { return nil }
    if let date = (value["date"] ?? value["timestamp"])?.string {
      return CalendarDate(iso8601: date).map(FeatureTime.day)
    }
    guard let ends = value["interval"]?.array, ends.count == 2 else { return nil }
    let days = ends.map { $0.string.flatMap { CalendarDate(iso8601: $0) } }
    guard days[0] != nil || days[1] != nil else { return nil }
    return .interval(start: days[0], end: days[1])
  }
}

/// Returns the line on which each element of the root's array `features` starts.
private func featureLines(_ bytes: [UInt8]) -> [Int] {
  var lines: [Int] = []
  var line = 1
  var depth = 0
  var isInside = false
  var awaitsElement = false
  var lastString = 0..<0
  var position = 0
  while position < bytes.count {
    let byte = bytes[position]
    if awaitsElement, byte > 0x20, byte != UInt8(ascii: "]") {
      lines.append(line)
      awaitsElement = false
    }
    switch byte {
    case 0x0A: line += 1
    case UInt8(ascii: "\""):
      let start = position + 1
      position = start
      while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
        position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
      }
      lastString = start..<max(start, min(position, bytes.count))
    case UInt8(ascii: "["):
      if depth == 1, bytes[lastString].elementsEqual("features".utf8) {
        isInside = true
        awaitsElement = true
      }
      depth += 1
    case UInt8(ascii: "{"): depth += 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      depth -= 1
      if depth == 1 { isInside = false }
    case UInt8(ascii: ","): if depth == 2, isInside { awaitsElement = true }
    default: break
    }
    position += 1
  }
  return lines
}
