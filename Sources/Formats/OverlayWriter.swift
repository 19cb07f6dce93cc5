public import Features
public import GeoJSON

/// Writes an overlay in one format.
public protocol OverlayWriter: Sendable {
  /// Returns the whole file. The same layer set gives the same bytes, always.
  func bytes(of set: LayerSet) throws -> [UInt8]
}

extension GeoJSONWriter: OverlayWriter {}
