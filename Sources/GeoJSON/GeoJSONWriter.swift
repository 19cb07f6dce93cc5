internal import Chronology
internal import Encoding
public import Features
package import Geometry

/// Writes a layer set as GeoJSON (RFC 7946): right-hand rule, cut at the antimeridian, bounding
/// boxes, one feature a line, stable ids, and no member `crs`.
///
/// Properties are flat and a column keeps one type through the file; styles are written by the
/// names of simplestyle-spec 1.1.0, times as `time` of JSON-FG 1.0 (OGC 21-045r1, clause 7.8).
public struct GeoJSONWriter: Sendable {
  /// How the features stand in the file.
  public enum Framing: Sendable {
    /// One `FeatureCollection`.
    case collection
    /// A feature a line, without a collection around them.
    case lines
    /// A GeoJSON text sequence: each feature after a record separator (RFC 8142).
    case sequence
  }

  /// How the features stand in the file.
  public var framing: Framing
  /// Whether collections and features other than points get a `bbox`.
  public var writesBoundingBoxes: Bool
  /// Whether dated features get the member `time`.
  public var writesTime: Bool
  /// Whether styles become simplestyle properties.
  public var writesStyle: Bool
  /// Whether a feature that lacks a column of the file has it as `null`, so that every reader sees
  /// the same columns, whichever feature it looks at first.
  public var writesMissing: Bool
  /// Whether styles are repeated as `_umap_options`, which uMap reads.
  public var writesUMapOptions: Bool

  /// Creates a writer.
  public init(
    framing: Framing = .collection, writesBoundingBoxes: Bool = true, writesTime: Bool = true,
    writesStyle: Bool = true, writesMissing: Bool = true, writesUMapOptions: Bool = false
  ) {
    self.framing = framing
    self.writesBoundingBoxes = writesBoundingBoxes
    self.writesTime = writesTime
    self.writesStyle = writesStyle
    self.writesMissing = writesMissing
    self.writesUMapOptions = writesUMapOptions
  }

  /// Returns the file: UTF-8 without a byte order mark, ended by a line feed. Layers are
  /// flattened in their order.
  public func bytes(of set: LayerSet) -> [UInt8] {
    let features = set.allFeatures
    var encoder = FeatureEncoder(writer: self, columns: PropertyColumns(features))
    for (key, style) in set.styles.styles { encoder.setStyle(key, style) }
    encoder.bytes.reserveCapacity(features.count * 512 + 1024)
    // The box of the whole is known once all features are written, and stands before them.
    for (index, feature) in features.enumerated() {
      encoder.bytes.append(contentsOf: opening(isFirst: index == 0))
      encoder.append(feature)
      encoder.bytes.append(contentsOf: closing)
    }
    guard framing == .collection else { return encoder.bytes }
    return head(of: set, box: encoder.extent.boundingBox()) + encoder.bytes + tail
  }

  /// What stands before a feature.
  package func opening(isFirst: Bool) -> [UInt8] {
    switch framing {
    case .collection: isFirst ? [0x0A] : [UInt8(ascii: ","), 0x0A]
    case .lines: []
    case .sequence: [0x1E]
    }
  }

  /// What stands behind a feature.
  package var closing: [UInt8] { framing == .collection ? [] : [0x0A] }

  /// What stands before the first feature of a collection.
  package func head(of set: LayerSet, box: BoundingBox?) -> [UInt8] {
    guard framing == .collection else { return [] }
    var head = Array("{\"type\":\"FeatureCollection\",\n".utf8)
    appendMembers(of: set, box: box, to: &head)
    head.append(contentsOf: "\"features\":[".utf8)
    return head
  }

  /// What stands behind the last feature of a collection.
  package var tail: [UInt8] { framing == .collection ? Array("\n]}\n".utf8) : [] }

  private func appendMembers(of set: LayerSet, box: BoundingBox?, to head: inout [UInt8]) {
    if writesTime {
      head.append(
        contentsOf: #""conformsTo":["http://www.opengis.net/spec/json-fg-1/1.0/conf/core"],"#.utf8)
      head.append(UInt8(ascii: "\n"))
    }
    head.append(contentsOf: "\"name\":".utf8)
    head.appendJSONString(set.name.cleanedName)
    head.append(contentsOf: ",\n".utf8)
    if !set.description.isEmpty {
      head.append(contentsOf: "\"description\":".utf8)
      head.appendJSONString(set.description.cleaned)
      head.append(contentsOf: ",\n".utf8)
    }
    if !set.metadata.isEmpty {
      var seen: Set<String> = []
      head.append(contentsOf: "\"metadata\":{".utf8)
      for property in set.metadata where seen.insert(property.name).inserted {
        if seen.count > 1 { head.append(UInt8(ascii: ",")) }
        head.appendJSONString(property.name.cleanedName)
        head.append(UInt8(ascii: ":"))
        head.appendJSON(property.value)
      }
      head.append(contentsOf: "},\n".utf8)
    }
    guard writesBoundingBoxes, let box else { return }
    head.append(contentsOf: "\"bbox\":".utf8)
    head.appendBox(box)
    head.append(contentsOf: ",\n".utf8)
  }
}

extension [UInt8] {
  /// Appends a property's value as JSON.
  mutating func appendJSON(_ value: PropertyValue) {
    switch value {
    case .string(let text): appendJSONString(text.cleaned)
    case .integer(let value): appendInteger(Int64(value))
    case .number(let value): appendNumber(value)
    case .bool(let value): append(contentsOf: value ? "true".utf8 : "false".utf8)
    }
  }
}
