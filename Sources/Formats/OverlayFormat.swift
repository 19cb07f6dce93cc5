internal import GeoJSON

/// A format of overlays.
public enum OverlayFormat: String, Hashable, Sendable, CaseIterable {
  /// OGC KML 2.2 with Google's extensions, one file that refers to no other.
  case kml
  /// KML zipped with its icons and legend.
  case kmz
  /// GeoJSON, one collection (RFC 7946).
  case geojson
  /// GeoJSON, a feature a line.
  case geojsonl
  /// OGC GeoPackage, a database with a table a kind of geometry, styled for QGIS.
  case gpkg
  /// Comma-separated values with the shape as well-known text.
  case csv

  /// Creates the format that files of a name like this have (`overlay.kml`, `.kml` or `kml`), or
  /// returns `nil` when the ending is none of ours.
  public init?(fileEnding name: String) {
    let ending = name.split(separator: ".", omittingEmptySubsequences: true).last ?? ""
    switch String(ending).lowercased() {
    case "kml": self = .kml
    case "kmz": self = .kmz
    case "geojson", "json": self = .geojson
    case "geojsonl", "geojsons", "ndjson", "jsonl": self = .geojsonl
    case "gpkg": self = .gpkg
    case "csv": self = .csv
    default: return nil
    }
  }

  /// A writer of this format with its usual options.
  public var writer: any OverlayWriter {
    switch self {
    case .kml: KMLWriter()
    case .kmz: KMZWriter()
    case .geojson: GeoJSONWriter()
    case .geojsonl: GeoJSONWriter(framing: .lines)
    case .gpkg: GeoPackageWriter()
    case .csv: CSVWriter()
    }
  }
}
