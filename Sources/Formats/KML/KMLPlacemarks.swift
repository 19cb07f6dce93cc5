internal import Encoding
internal import Features
internal import GeoJSON
internal import Geometry

/// Writes placemarks, with what is the same for many of them made once.
struct KMLPlacemarks {
  private var columns: PropertyColumns
  private var labels: [String] = []
  private var names = ColumnLabels()
  private let isRich: Bool
  /// `<SimpleData name="…">` of each column.
  private var openings: [[UInt8]] = []
  private var styles: [String: StyleText] = [:]
  private var schemaID = ""
  private var schemaURL: [UInt8] = []
  private var indentation: [UInt8] = []
  /// A line feed and the indentation.
  private var margin: [UInt8] = []
  private var isShown = true
  private var written: [Bool] = []
  private var writtenColumns: [Int] = []
  private var times: [FeatureTime: String?] = [:]

  init(columns: PropertyColumns, isRich: Bool) {
    self.columns = columns
    self.isRich = isRich
    labelColumns()
  }

  /// Whether there were more attributes than columns.
  var isFull: Bool { columns.isFull }

  /// Adds the columns that `properties` need.
  mutating func widen(by properties: [Property]) {
    if columns.add(properties).contains(.names) { labelColumns() }
  }

  private mutating func labelColumns() {
    for label in names.next(of: columns) {
      var opening = Array("<SimpleData name=\"".utf8)
      opening.appendXML(label)
      opening.appendMarkup("\">")
      openings.append(opening)
      labels.append(label)
      written.append(false)
    }
  }

  /// Notes the id under which the Schema stands in the document.
  mutating func setSchema(id: String) {
    schemaID = id
    schemaURL = Array("<SchemaData schemaUrl=\"#\(id)\">".utf8)
  }

  /// A style as placemarks write it: where it stands, and as simplestyle properties.
  private struct StyleText {
    let url: [UInt8]
    let point: [Datum], line: [Datum], area: [Datum]
  }

  /// A property: its column and the text of its element.
  private struct Datum {
    let column: Int
    let text: [UInt8]
  }

  /// Notes the id under which a style stands in the document.
  mutating func setStyle(_ key: String, _ style: Style, id: String) {
    func data(_ kind: SimpleStyle.Kind) -> [Datum] {
      SimpleStyle.properties(of: style, for: kind).compactMap { property in
        columns.index(of: property.name, near: 0).map { column in
          var text = openings[column]
          text.appendXML(property.value.text)
          text.appendMarkup("</SimpleData>")
          return Datum(column: column, text: text)
        }
      }
    }
    styles[key] = StyleText(
      url: Array("<styleUrl>#\(id)</styleUrl>".utf8), point: data(.point), line: data(.line),
      area: data(.area))
  }

  /// Sets how the placemarks that follow are indented, and whether they are shown at first.
  mutating func indent(by levels: Int, isShown: Bool) {
    self.isShown = isShown
    guard indentation.count != levels * 2 else { return }
    indentation = Array(repeating: 0x20, count: levels * 2)
    margin = [0x0A] + indentation
  }

  /// Appends the typed Schema of the attributes (OGC 12-007r2, section 9.4).
  func appendSchema(to bytes: inout [UInt8]) {
    guard !labels.isEmpty else { return }
    bytes.append(contentsOf: "    <Schema name=\"claims\" id=\"\(schemaID)\">\n".utf8)
    for (index, label) in labels.enumerated() {
      bytes.appendMarkup("      <SimpleField name=\"")
      bytes.appendXML(label)
      bytes.append(contentsOf: "\" type=\"\(type(of: columns.kinds[index]))\"><displayName>".utf8)
      bytes.appendInertXML(displayName(label))
      bytes.appendMarkup("</displayName></SimpleField>\n")
    }
    bytes.appendMarkup("    </Schema>\n")
  }

  /// KML's `int` has 32 bits (`xsd:int`), so larger whole numbers are `double`.
  private func type(of kind: PropertyColumns.Kind) -> String {
    switch kind {
    case .integer: "int"
    case .longInteger, .number: "double"
    case .bool: "bool"
    case .string: "string"
    }
  }

  /// Appends a feature: one placemark for each kind of geometry it has, usually one.
  mutating func append(_ feature: Feature, ids: inout XMLIdentifiers, to bytes: inout [UInt8]) {
    if case .point(let coordinate)? = feature.shape {
      // By far the most common shape, and the one that needs no look at its parts.
      open(feature, .point, id: ids.unique(feature.id), to: &bytes)
      line("", to: &bytes)
      bytes.appendKML(points: CollectionOfOne(coordinate), places: min(feature.decimals, 7))
      close(to: &bytes)
      return
    }
    guard let shape = feature.shape?.cutAtAntimeridian(), case let parts = ShapeParts(shape),
      case let present = parts.kinds, !present.isEmpty
    else {
      open(feature, [], id: ids.unique(feature.id), to: &bytes)
      close(to: &bytes)
      return
    }
    let places = Extent(shape).places(wanted: feature.decimals)
    let kinds: [(GeometryKinds, String)] = [(.area, "area"), (.line, "line"), (.point, "point")]
    for (kind, word) in kinds where present.contains(kind) {
      let id = ids.unique(present == kind ? feature.id : "\(feature.id)-\(word)")
      open(feature, kind, id: id, to: &bytes)
      bytes.append(contentsOf: margin)
      bytes.appendMarkup("  ")
      switch kind {
      case .point: bytes.appendKML(points: parts.points, places: places)
      case .line: bytes.appendKML(lines: parts.lines, places: places)
      default: bytes.appendKML(polygons: parts.polygons, places: places)
      }
      close(to: &bytes)
    }
  }

  private mutating func open(
    _ feature: Feature, _ kind: GeometryKinds, id: String, to bytes: inout [UInt8]
  ) {
    bytes.append(contentsOf: indentation)
    bytes.appendMarkup("<Placemark id=\"")
    bytes.append(contentsOf: id.utf8)
    bytes.appendMarkup("\">")
    let name = feature.name.cleanedName
    if !name.isEmpty {
      line("<name>", to: &bytes)
      bytes.appendInertXML(name)
      bytes.appendMarkup("</name>")
    }
    if !isShown { line("<visibility>0</visibility>", to: &bytes) }
    if let snippet = snippet(of: feature) {
      line("<snippet>", to: &bytes)
      bytes.appendInertXML(snippet)
      bytes.appendMarkup("</snippet>")
    }
    if isRich {
      line("<description>", to: &bytes)
      bytes.appendXML(KMLBalloon.html(of: feature, label: displayName))
      bytes.appendMarkup("</description>")
    } else if !feature.description.isEmpty {
      line("<description>", to: &bytes)
      bytes.appendInertXML(feature.description)
      bytes.appendMarkup("</description>")
    }
    if let time = feature.time, let markup = markup(of: time) {
      line("", to: &bytes)
      bytes.append(contentsOf: markup.utf8)
    }
    var styleData: [Datum] = []
    if let key = feature.style, let style = styles[key] {
      line("", to: &bytes)
      bytes.append(contentsOf: style.url)
      switch kind {
      case .point: styleData = style.point
      case .line: styleData = style.line
      case .area: styleData = style.area
      default: break
      }
    }
    if let scale = feature.smallestScale, case .point(let point)? = feature.shape {
      line("", to: &bytes)
      bytes.appendRegion(around: point, scale: scale)
    }
    appendData(feature.properties, styleData, to: &bytes)
  }

  /// The time's markup; claims share few days, so it is made once for each.
  private mutating func markup(of time: FeatureTime) -> String? {
    if let known = times[time] { return known }
    let markup = time.markup
    if times.count >= 4_096 { times = [:] }
    times[time] = .some(markup)
    return markup
  }

  private func close(to bytes: inout [UInt8]) {
    bytes.append(contentsOf: margin)
    bytes.appendMarkup("</Placemark>\n")
  }

  private func line(_ markup: StaticString, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: margin)
    bytes.appendMarkup("  ")
    bytes.appendMarkup(markup)
  }

  /// The first line of the description that says more than the name, for the list of places.
  private func snippet(of feature: Feature) -> String? {
    let lines = feature.description.lines(atMost: 2)
    return lines.first { $0 != feature.name }.map { shortened($0) }
  }

  /// Appends the attributes, then those of the style, which give way to attributes called alike.
  private mutating func appendData(
    _ properties: [Property], _ style: [Datum], to bytes: inout [UInt8]
  ) {
    guard !properties.isEmpty || !style.isEmpty else { return }
    line("<ExtendedData>", to: &bytes)
    bytes.append(contentsOf: schemaURL)
    for index in writtenColumns { written[index] = false }
    writtenColumns.removeAll(keepingCapacity: true)
    var cursor = 0
    for property in properties {
      guard let index = columns.index(of: property.name, near: cursor) else { continue }
      cursor = index + 1
      // Of two properties with one name the first counts.
      guard !written[index] else { continue }
      written[index] = true
      writtenColumns.append(index)
      bytes.append(contentsOf: margin)
      bytes.appendMarkup("    ")
      bytes.append(contentsOf: openings[index])
      switch property.value {
      case .string(let text): bytes.appendXML(text)
      case .integer(let value): bytes.appendInteger(Int64(value))
      case .number(let value): bytes.appendNumber(value)
      // Not “true”: GDAL reads the digits alone, and every word as 0.
      case .bool(let value): bytes.append(UInt8(ascii: value ? "1" : "0"))
      }
      bytes.appendMarkup("</SimpleData>")
    }
    for datum in style where !written[datum.column] {
      bytes.append(contentsOf: margin)
      bytes.appendMarkup("    ")
      bytes.append(contentsOf: datum.text)
    }
    line("</SchemaData></ExtendedData>", to: &bytes)
  }
}

/// A column's name for people: `place_kind` is `Place kind`.
private func displayName(_ label: String) -> String {
  var words =
    label.utf8.contains(UInt8(ascii: "_"))
    ? String(label.map { $0 == "_" ? " " : $0 }) : label
  if let first = words.first { words = first.uppercased() + words.dropFirst() }
  return words
}
