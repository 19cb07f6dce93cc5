internal import Chronology
internal import Encoding
internal import Features
internal import GRDB
internal import GRDBSQLite
internal import GeoJSON
internal import Geometry

/// Fills a table of a GeoPackage, row by row, and its R-tree with it.
struct GeoPackageFiller {
  private let rows: Statement
  private let tree: Statement?
  private let kind: GeometryKinds?
  private let isMulti: Bool
  private let columns: PropertyColumns
  /// Of each column, whether the table has it under a name of its own.
  private let hasLabel: [Bool]
  private let styleColumns: [String]
  private let styleValues: [String: [PropertyValue?]]
  private var values: [PropertyValue?]
  private var row = GeoPackageRow()
  private var ids = UniqueIdentifiers()
  private var count = 0

  init(
    rows: Statement, tree: Statement?, kind: GeometryKinds?, isMulti: Bool,
    columns: PropertyColumns, hasLabel: [Bool], styleColumns: [String],
    styleValues: [String: [PropertyValue?]]
  ) {
    self.rows = rows
    self.tree = tree
    self.kind = kind
    self.isMulti = isMulti
    self.columns = columns
    self.hasLabel = hasLabel
    self.styleColumns = styleColumns
    self.styleValues = styleValues
    values = Array(repeating: nil, count: columns.names.count)
  }

  /// Inserts a feature that the table holds.
  mutating func insert(_ entry: GeoPackageTable.Entry) throws(GeoPackageFault) {
    let feature = entry.feature
    row.clear()
    var box = FlatBox()
    if let kind {
      box = FlatBox(entry.parts, kind: kind, places: entry.places)
      row.addBlob {
        $0.appendGeoPackage(
          entry.parts, kind: kind, isMulti: isMulti, box: box, places: entry.places)
      }
    }
    row.add(ids.unique(feature.id.cleanedName))
    row.add(feature.name.cleanedName.inert)
    row.add(feature.description.cleaned.inert)
    row.add(entry.layer.cleanedName)
    if let style = feature.style { row.add(style) } else { row.addNull() }
    for index in values.indices { values[index] = nil }
    var cursor = 0
    for property in feature.properties {
      guard let index = columns.index(of: property.name, near: cursor) else { continue }
      if values[index] == nil { values[index] = property.value }
      cursor = index + 1
    }
    addTimes(of: feature)
    for index in values.indices where hasLabel[index] {
      row.add(values[index], as: columns.kinds[index])
    }
    addStyle(of: feature)
    try row.insert(by: rows.sqliteStatement)
    count += 1
    guard let tree, !box.isEmpty else { return }
    row.clear()
    row.add(count)
    for edge in [box.west, box.east, box.south, box.north] { row.add(edge) }
    try row.insert(by: tree.sqliteStatement)
  }

  private mutating func addStyle(of feature: Feature) {
    let fromStyle = feature.style.flatMap { styleValues[$0] }
    for (position, name) in styleColumns.enumerated() {
      let own = feature.properties.first { $0.name == name }?.value
      let value =
        fromStyle.map { $0[position] }
        ?? own.flatMap { SimpleStyle.allows($0, name) ? $0 : nil }
      let isNumber = name.hasSuffix("opacity") || name.hasSuffix("width")
      row.add(value, as: isNumber ? .number : .string)
    }
  }

  /// The first and last second of the feature's days.
  private mutating func addTimes(of feature: Feature) {
    var start: CalendarDate?
    var end: CalendarDate?
    switch feature.time {
    case .day(let day)?: (start, end) = (day, day)
    case .interval(let first, let last)?:
      (start, end) = (first, last)
      if let from = start, let to = end, to < from { swap(&start, &end) }
    case nil:
      // Features of other makers may carry the times as text.
      for property in feature.properties {
        if property.name == "begin" { start = start ?? CalendarDate(iso8601: property.value.text) }
        if property.name == "finish" { end = end ?? CalendarDate(iso8601: property.value.text) }
      }
    }
    for (day, time) in [(start, "00:00:00"), (end, "23:59:59")] {
      if let day, day.isWritable { row.add("\(day.iso8601)T\(time).000Z") } else { row.addNull() }
    }
  }
}

extension GeoPackageRow {
  /// Adds a value as the column's type has it.
  fileprivate mutating func add(_ value: PropertyValue?, as kind: PropertyColumns.Kind) {
    switch (value, kind) {
    case (nil, _): addNull()
    case (.integer(let value)?, .number): add(Double(value))
    case (.integer(let value)?, .integer), (.integer(let value)?, .longInteger): add(value)
    case (.number(let value)?, .number): add(value)
    case (.bool(let value)?, .bool): add(value ? 1 : 0)
    case (.some(let value), _): add(value.text.cleaned)
    }
  }
}
