/// Reads an OGC GeoPackage: every table of features becomes a layer, or, in a file of ours, several
/// by its column `layer`. Titles, descriptions, simplestyle and our times are what they were.
///
/// Positions must be longitude and latitude (EPSG:4326, or a geographic system said to be
/// undefined); a table in another system is a fault. Rows whose geometry cannot be read are
/// faults too, and the rest is kept. The database is never written to.
public struct GeoPackageOverlayReader: OverlayReader {
  /// Creates a reader.
  public init() {}

  /// Returns the features of all tables.
  public func read(_ bytes: [UInt8], file: String) -> OverlayReading {
    GeoPackageSource(.memory(bytes), file: file).reading()
  }
}
