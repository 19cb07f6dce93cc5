/// Reads GeoJSON in any framing as an overlay: simplestyle becomes styles, `folder` folders.
public struct GeoJSONOverlayReader: OverlayReader {
  /// Creates a reader.
  public init() {}

  /// Returns the features of the file. Those with a text property `folder` (`Areas / North`) stand
  /// in a layer of that name, the others in a layer called like the collection.
  public func read(_ bytes: [UInt8], file: String) -> OverlayReading {
    GeoJSONSource(.memory(bytes), file: file).reading()
  }
}
