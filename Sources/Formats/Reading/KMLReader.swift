/// Reads KML of any version (0.9 to 2.3), leniently, by a streaming parser.
///
/// Namespaces and the order of elements do not matter; styles, style maps and schemas may stand
/// anywhere; coordinates may be spaced in any way. Folders become layers, `TimeStamp` and
/// `TimeSpan` times, also those that a folder hands down; balloons in HTML become plain text.
/// Images, models' shapes, tours and network links are no features: they are counted and nothing
/// is fetched. A document type declaration is refused, and with it entities.
public struct KMLReader: OverlayReader {
  /// Creates a reader.
  public init() {}

  /// Returns the features of a document. What stands before a fault of the XML is kept.
  public func read(_ bytes: [UInt8], file: String) -> OverlayReading {
    KMLSource(.memory(bytes), file: file, isArchive: false).reading()
  }
}
