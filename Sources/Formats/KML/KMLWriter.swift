public import Features

/// Writes a layer set as one KML document (OGC KML 2.2, 07-147r2, with Google's `gx` extensions).
///
/// Layers are folders, features are placemarks with time, shared style, typed attributes and one
/// kind of geometry. The file refers to no other file or site. KML knows neither dashes nor
/// hatching: overlays carry such meaning in separate features and in words.
public struct KMLWriter: OverlayWriter {
  /// Whether balloons are HTML with a table of the attributes, rather than the plain description.
  public var richBalloons: Bool

  /// Creates a writer.
  public init(richBalloons: Bool = false) { self.richBalloons = richBalloons }

  /// Returns the whole file: UTF-8 without a byte order mark, ended by a line feed.
  public func bytes(of set: LayerSet) -> [UInt8] {
    KMLDocument.bytes(of: set, icons: .none, richBalloons: richBalloons).bytes
  }
}
