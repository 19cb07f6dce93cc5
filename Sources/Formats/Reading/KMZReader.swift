internal import Features

/// Reads KMZ: the first KML document of the archive, in memory, within fixed limits.
public struct KMZReader: OverlayReader {
  /// Creates a reader.
  public init() {}

  /// Returns the features of `doc.kml`, else of the first document in the archive.
  public func read(_ bytes: [UInt8], file: String) -> OverlayReading {
    do throws(ArchiveFault) {
      let entry = try ZIPReading.document(in: bytes)
      return KMLReader().read(entry.bytes, file: "\(file)/\(entry.name)")
    } catch {
      return OverlayReading(
        layers: LayerSet(name: "", layers: []),
        faults: [ReadingFault(file: file, fault: error.description)])
    }
  }
}
