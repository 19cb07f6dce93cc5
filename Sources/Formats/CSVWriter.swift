internal import Encoding
public import Features
internal import GeoJSON
internal import Geometry

/// Writes features as comma-separated values (RFC 4180): `id`, `title`, the properties in the
/// order of their first use, then `wkt`, `lon` and `lat`.
///
/// UTF-8 without a byte order mark. `wkt` is well-known text; `lon` and `lat` are degrees, given
/// for points only. A cell that a spreadsheet would run as a formula gets an apostrophe before it.
public struct CSVWriter: OverlayWriter {
  /// Whether a row of HXL tags (hxlstandard.org) stands under the header.
  public var writesTags: Bool

  /// Creates a writer.
  public init(writesTags: Bool = false) { self.writesTags = writesTags }

  /// Returns the whole file: UTF-8 without a byte order mark, ended by a line feed.
  public func bytes(of set: LayerSet) -> [UInt8] {
    let features = set.allFeatures
    var rows = CSVRows(PropertyColumns(features), writesTags: writesTags)
    for feature in features { rows.append(feature) }
    return rows.bytes
  }
}

/// Rows of comma-separated values under their header.
struct CSVRows {
  /// Spreadsheets have no more columns.
  static let columnLimit = 16_000

  /// What has been written and not been taken away.
  var bytes: [UInt8] = []
  private let columns: PropertyColumns

  init(_ columns: PropertyColumns, writesTags: Bool) {
    self.columns = columns
    let header =
      ["id", "title"] + columns.labels(besides: Self.ownNames) + ["wkt", "lon", "lat"]
    bytes.appendCSVRecord(header, guardFormulas: true)
    if writesTags { bytes.appendCSVRecord(header.map(HXLTags.tag), guardFormulas: true) }
  }

  mutating func append(_ feature: Feature) {
    var cells = [String](repeating: "", count: columns.names.count)
    var cursor = 0
    for property in feature.properties {
      guard let index = columns.index(of: property.name, near: cursor) else { continue }
      if cells[index].isEmpty { cells[index] = property.value.text.cleaned }
      cursor = index + 1
    }
    bytes.appendCSVRecord(
      [feature.id.cleanedName, feature.name.cleanedName] + cells + Self.place(of: feature),
      guardFormulas: true)
  }

  private static let ownNames: Set<String> = ["id", "title", "wkt", "lon", "lat"]

  private static func place(of feature: Feature) -> [String] {
    guard let shape = feature.shape?.cutAtAntimeridian() else { return ["", "", ""] }
    let places = Extent(shape).places(wanted: feature.decimals)
    guard case .point(let coordinate) = shape else {
      return [shape.wellKnownText(places: places), "", ""]
    }
    return [
      shape.wellKnownText(places: places), decimalText(coordinate.longitude, places: places),
      decimalText(coordinate.latitude, places: places),
    ]
  }
}

extension PropertyValue {
  /// The value as text without quotes: numbers in their shortest form, truth as `true`, `false`.
  var text: String {
    switch self {
    case .string(let text): text
    case .integer(let value): String(value)
    case .number(let value): numberText(value)
    case .bool(let value): value ? "true" : "false"
    }
  }
}

private func numberText(_ value: Double) -> String {
  var bytes: [UInt8] = []
  bytes.appendNumber(value)
  return String(decoding: bytes, as: UTF8.self)
}
