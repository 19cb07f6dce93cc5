package import Chronology
internal import Encoding
package import Features
internal import Geometry

/// Appends features to one buffer, with what is the same for all of them made once.
package struct FeatureEncoder {
  /// The features written so far, but for what the caller has taken away.
  package var bytes: [UInt8] = []
  /// Where the features written so far are.
  package private(set) var extent = Extent()
  /// The attributes of the features.
  package private(set) var columns: PropertyColumns

  private let writer: GeoJSONWriter
  /// `,"name":` of each column.
  private var labels: [[UInt8]] = []
  private var names = ColumnLabels(besides: Self.reserved, leavingOutReserved: true)
  /// Columns that the writer fills itself, so that a property of the same name gives way.
  private var isReserved: [Bool] = []
  /// Columns of simplestyle, which outrank the feature's style and are never `null`.
  private var isSimpleStyle: [Bool] = []
  private var styles: [String: StyleText] = [:]
  private var values: [PropertyValue?] = []
  /// The columns for which the feature has a value.
  private var filled: [Int] = []
  private var ids = UniqueIdentifiers()

  private static let reserved = SimpleStyle.names.union(["title", "description"])
  /// In a file of more columns than tables have, features go without those that they lack: files
  /// of many features with attributes of their own would grow with the square of their number.
  private static let missingColumnsLimit = 500

  /// A style's simplestyle properties, as text behind the other properties: name and text.
  fileprivate struct StyleText {
    let point: Properties, line: Properties, area: Properties

    /// The properties one by one, and all of them.
    struct Properties {
      let each: [(name: String, text: [UInt8])]
      let all: [UInt8]
      let umap: [UInt8]
    }
  }

  /// Creates an encoder of features with those attributes.
  package init(writer: GeoJSONWriter, columns: PropertyColumns) {
    self.writer = writer
    self.columns = columns
    labelColumns()
  }

  /// Notes a style that features name.
  package mutating func setStyle(_ key: String, _ style: Style) {
    if writer.writesStyle, styles[key] == nil { styles[key] = StyleText(style) }
  }

  /// Widens the columns for a feature, and returns whether features written before would now be
  /// written otherwise.
  package mutating func widen(for feature: Feature) -> Bool {
    let change = columns.add(feature.properties)
    if change.contains(.names) { labelColumns() }
    return change.contains(.toText) || change.contains(.names) && writesMissing
  }

  private var writesMissing: Bool {
    writer.writesMissing && columns.names.count <= Self.missingColumnsLimit
  }

  private mutating func labelColumns() {
    for label in names.next(of: columns) {
      let name = columns.names[labels.count]
      isReserved.append(name == "title" || name == "description")
      isSimpleStyle.append(SimpleStyle.names.contains(name))
      var text: [UInt8] = [UInt8(ascii: ",")]
      text.appendJSONString(label)
      text.append(UInt8(ascii: ":"))
      labels.append(text)
      values.append(nil)
    }
  }

  /// Appends a feature, without anything around it.
  package mutating func append(_ feature: Feature) {
    bytes.append(contentsOf: "{\"type\":\"Feature\",\"id\":".utf8)
    let id = feature.id.cleanedName
    bytes.appendJSONString(ids.unique(id.isEmpty ? "feature" : id))
    let shape = feature.shape.map { $0.cutAtAntimeridian() }
    let reach = shape.map(Extent.init)
    let places = reach?.places(wanted: feature.decimals) ?? 0
    if writer.writesBoundingBoxes, let reach {
      extent.add(reach, places: places)
      if shape?.isPoint == false, let box = reach.boundingBox(places: places) {
        bytes.append(contentsOf: ",\"bbox\":".utf8)
        bytes.appendBox(box)
      }
    }
    if writer.writesTime, let time = feature.time { append(time) }
    bytes.append(contentsOf: ",\"geometry\":".utf8)
    if let shape {
      bytes.appendGeometry(shape, places: places)
    } else {
      bytes.append(contentsOf: "null".utf8)
    }
    appendProperties(of: feature, kind: shape?.simpleKind)
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func append(_ time: FeatureTime) {
    switch time {
    case .day(let day):
      guard day.isWritable else { return }
      bytes.append(contentsOf: ",\"time\":{\"date\":\"\(day.iso8601)\"}".utf8)
    case .interval(var start, var end):
      if let from = start, let to = end, to < from { swap(&start, &end) }
      let ends = [start, end].map { $0.flatMap { $0.isWritable ? $0.iso8601 : nil } ?? ".." }
      guard ends != ["..", ".."] else { return }
      bytes.append(contentsOf: ",\"time\":{\"interval\":[\"\(ends[0])\",\"\(ends[1])\"]}".utf8)
    }
  }

  private mutating func appendProperties(of feature: Feature, kind: SimpleStyle.Kind?) {
    bytes.append(contentsOf: ",\"properties\":{\"title\":".utf8)
    bytes.appendJSONString(feature.name.cleanedName.inert)
    bytes.append(contentsOf: ",\"description\":".utf8)
    bytes.appendJSONString(feature.description.cleaned.inert)
    collect(feature.properties)
    let writesMissing = writesMissing
    let style = styleText(of: feature, kind: kind)
    var ownStyle: Set<String> = []
    func append(at index: Int) {
      if let value = values[index] {
        if isSimpleStyle[index] {
          guard SimpleStyle.allows(value, columns.names[index]) else { return }
          ownStyle.insert(columns.names[index])
        }
        bytes.append(contentsOf: labels[index])
        self.append(value, as: columns.kinds[index])
      } else if writesMissing, !isSimpleStyle[index] {
        bytes.append(contentsOf: labels[index])
        bytes.append(contentsOf: "null".utf8)
      }
    }
    if writesMissing {
      for index in values.indices where !isReserved[index] { append(at: index) }
    } else {
      for index in filled where !isReserved[index] { append(at: index) }
    }
    if let style, ownStyle.isEmpty {
      bytes.append(contentsOf: style.all)
    } else if let style {
      for (name, text) in style.each where !ownStyle.contains(name) {
        bytes.append(contentsOf: text)
      }
    }
    if writer.writesUMapOptions, let style { bytes.append(contentsOf: style.umap) }
    bytes.append(UInt8(ascii: "}"))
  }

  private func styleText(
    of feature: Feature, kind: SimpleStyle.Kind?
  ) -> StyleText.Properties? {
    guard let kind, let key = feature.style, let text = styles[key] else { return nil }
    return switch kind {
    case .point: text.point
    case .line: text.line
    case .area: text.area
    }
  }

  /// Puts the values into the order of the columns; of two with one name the first counts.
  private mutating func collect(_ properties: [Property]) {
    for index in filled { values[index] = nil }
    filled.removeAll(keepingCapacity: true)
    var cursor = 0
    var isSorted = true
    for property in properties {
      guard let index = columns.index(of: property.name, near: cursor) else { continue }
      cursor = index + 1
      guard values[index] == nil else { continue }
      values[index] = property.value
      if let last = filled.last, last > index { isSorted = false }
      filled.append(index)
    }
    if !isSorted { filled.sort() }
  }

  private mutating func append(_ value: PropertyValue, as kind: PropertyColumns.Kind) {
    if kind == .string, case .string = value {
      bytes.appendJSON(value)
    } else if kind == .string {
      bytes.append(UInt8(ascii: "\""))
      bytes.appendJSON(value)
      bytes.append(UInt8(ascii: "\""))
    } else {
      bytes.appendJSON(value)
    }
  }
}

extension FeatureEncoder.StyleText {
  fileprivate init(_ style: Style) {
    func text(_ kind: SimpleStyle.Kind) -> Properties {
      let each = SimpleStyle.properties(of: style, for: kind).map { property in
        var bytes: [UInt8] = [UInt8(ascii: ",")]
        bytes.appendJSONString(property.name)
        bytes.append(UInt8(ascii: ":"))
        bytes.appendJSON(property.value)
        return (name: property.name, text: bytes)
      }
      return Properties(
        each: each, all: each.flatMap(\.text), umap: UMapOptions.member(of: style, for: kind))
    }
    point = text(.point)
    line = text(.line)
    area = text(.area)
  }
}

extension Shape {
  fileprivate var isPoint: Bool { if case .point = self { true } else { false } }

  fileprivate var simpleKind: SimpleStyle.Kind {
    switch self {
    case .point, .multiPoint: .point
    case .lineString, .multiLineString: .line
    case .polygon, .multiPolygon: .area
    case .collection(let shapes): shapes.first?.simpleKind ?? .point
    }
  }
}

extension CalendarDate {
  /// Whether the year has the four digits that RFC 3339 and XML Schema want.
  package var isWritable: Bool { (1...9999).contains(parts.year) }
}
