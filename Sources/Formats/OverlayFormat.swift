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
  /// A GeoJSON text sequence (RFC 8142): each feature after a record separator.
  case geojsons
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
    case "geojsonl", "ndjson", "jsonl": self = .geojsonl
    case "geojsons", "geojson-seq": self = .geojsons
    case "gpkg": self = .gpkg
    case "csv": self = .csv
    default: return nil
    }
  }

  /// A writer of this format.
  public func writer(_ options: WritingOptions = WritingOptions()) -> any OverlayWriter {
    switch self {
    case .kml: KMLWriter(richBalloons: options.richBalloons)
    case .kmz: KMZWriter(richBalloons: options.richBalloons)
    case .geojson, .geojsonl, .geojsons: geoJSONWriter(options)
    case .gpkg: GeoPackageWriter()
    case .csv: CSVWriter(writesTags: options.writesHXLTags)
    }
  }

  func geoJSONWriter(_ options: WritingOptions) -> GeoJSONWriter {
    let framing: GeoJSONWriter.Framing =
      switch self {
      case .geojsonl: .lines
      case .geojsons: .sequence
      default: .collection
      }
    return GeoJSONWriter(framing: framing, writesUMapOptions: options.writesUMapOptions)
  }
}

/// What users may want of a format and do not get unasked.
public struct WritingOptions: Hashable, Sendable {
  /// Whether balloons in KML are HTML with a table of the attributes.
  public var richBalloons: Bool
  /// Whether GeoJSON repeats the style as `_umap_options`, since uMap does not read simplestyle.
  public var writesUMapOptions: Bool
  /// Whether CSV has a row of HXL tags under its header.
  public var writesHXLTags: Bool

  /// Creates options.
  public init(
    richBalloons: Bool = false, writesUMapOptions: Bool = false, writesHXLTags: Bool = false
  ) {
    self.richBalloons = richBalloons
    self.writesUMapOptions = writesUMapOptions
    self.writesHXLTags = writesHXLTags
  }
}
