import Features
import Formats
import GeoJSON

/// Overlays of any format: read, written as GeoJSON and KML, and read again.
enum OverlayTargets {
  static func geojson(_ bytes: [UInt8]) -> String? {
    fault(in: GeoJSONOverlayReader().read(bytes, file: "a.geojson"))
  }

  static func kml(_ bytes: [UInt8]) -> String? {
    fault(in: KMLReader().read(bytes, file: "a.kml"))
  }

  static func kmz(_ bytes: [UInt8]) -> String? {
    fault(in: KMZReader().read(bytes, file: "a.kmz"))
  }

  /// A feature of mixed geometry is written as one of each kind, so the first writing may add to
  /// their number and the second may not.
  private static func fault(in reading: OverlayReading) -> String? {
    let writers: [(name: String, writer: any OverlayWriter, reader: any OverlayReader)] = [
      ("GeoJSON", GeoJSONWriter(), GeoJSONOverlayReader()), ("KML", KMLWriter(), KMLReader()),
    ]
    for (name, writer, reader) in writers {
      var counts = [count(reading.layers)]
      var layers = reading.layers
      for _ in 0..<2 {
        guard let written = try? writer.bytes(of: layers) else {
          return "\(name) could not be written"
        }
        let again = reader.read(written, file: "again")
        if let fault = again.faults.first { return "\(name) as written does not read: \(fault)" }
        layers = again.layers
        counts.append(count(layers))
      }
      if counts[1] < counts[0] || counts[1] != counts[2] {
        return "\(name): the number of features goes \(counts)"
      }
    }
    return nil
  }

  private static func count(_ set: LayerSet) -> Int {
    set.layers.reduce(0) { $0 + $1.features.count }
  }
}
