package import Encoding
public import Features
package import Geometry

/// Reads GeoJSON (RFC 7946): a collection, a feature, a bare geometry, newline-delimited features
/// or a text sequence (RFC 8142).
///
/// Lenient where files commonly err: rings may be unclosed or wound either way, longitudes may run
/// to ±360, `properties` may be missing, ids may be numbers, absent or used twice.
/// The `title` (else `name`) becomes the feature's name and `description` its description; other
/// properties, simplestyle among them, stay as they are. Nested values are kept as JSON text.
public enum GeoJSONReader {
  /// Returns the features of a file.
  ///
  /// - Throws: ``GeoJSONFault`` for the first fault.
  public static func read(_ bytes: [UInt8], file: String) throws(GeoJSONFault) -> [Feature] {
    let result = readLenient(bytes, file: file)
    if let fault = result.faults.first { throw fault }
    return result.features
  }

  /// Returns the features that can be read and the faults of those that cannot, in the order of
  /// the file. Broken JSON loses the file, or one line of a newline-delimited file.
  public static func readLenient(
    _ bytes: [UInt8], file: String
  ) -> (features: [Feature], faults: [GeoJSONFault]) {
    let (features, stream) = readAll(bytes, file: file)
    return (features, stream.collection.faults)
  }

  /// Returns the features and the stream that has come to its end, with what the collection says
  /// of itself.
  package static func readAll(
    _ bytes: [UInt8], file: String
  ) -> (features: [Feature], stream: FeatureStream) {
    var stream = FeatureStream(bytes, file: file)
    var features: [Feature] = []
    var ids = UniqueIdentifiers()
    // Only a source of chunks can throw.
    while var feature = try? stream.next() {
      if feature.id.isEmpty { feature.id = "feature-\(features.count + stream.faultCount + 1)" }
      feature.id = ids.unique(feature.id)
      features.append(feature)
    }
    return (features, stream)
  }

  /// The shape of a geometry object, or `nil` when it is none.
  package static func shape(_ value: JSONValue) -> Shape? {
    var bytes: [UInt8] = []
    bytes.appendJSON(value)
    return readLenient(bytes, file: "").features.first?.shape
  }
}
