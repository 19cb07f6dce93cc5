/// Reads KMZ: the main document of the archive, and those in the archive that it links to.
///
/// A document is inflated as it is read, within fixed limits; addresses outside the archive are
/// counted and nothing is fetched.
public struct KMZReader: OverlayReader {
  /// Creates a reader.
  public init() {}

  /// Returns the features of `doc.kml`, else of the first document in the archive, and of those
  /// linked from there. Layers called alike become one.
  public func read(_ bytes: [UInt8], file: String) -> OverlayReading {
    KMLSource(.memory(bytes), file: file, isArchive: true).reading()
  }
}
