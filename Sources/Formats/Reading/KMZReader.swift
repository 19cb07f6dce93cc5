internal import Encoding
internal import Features

/// Reads KMZ: the main document of the archive, and those in the archive that it links to.
///
/// Everything is read in memory, within fixed limits; addresses outside the archive are counted
/// and nothing is fetched.
public struct KMZReader: OverlayReader {
  /// Creates a reader.
  public init() {}

  /// Links are followed from document to document this often.
  private static let depthLimit = 10

  /// Returns the features of `doc.kml`, else of the first document in the archive, and of those
  /// linked from there.
  public func read(_ bytes: [UInt8], file: String) -> OverlayReading {
    do throws(ArchiveFault) {
      let archive = try ZIPReader(bytes)
      guard let name = archive.mainDocument, let main = try archive.document(name) else {
        throw ArchiveFault(reading: "no .kml document is in it")
      }
      var joined = JoinedReading(KMLReader().read(main, file: "\(file)/\(name)"))
      var visited: Set<String> = [name]
      var links = joined.reading.links.map { Self.path(of: $0, from: name) }
      for _ in 0..<Self.depthLimit where !links.isEmpty {
        var next: [String?] = []
        for case let link? in links where visited.insert(link).inserted {
          guard let document = try archive.document(link) else { continue }
          joined.followed += 1
          let reading = KMLReader().read(document, file: "\(file)/\(link)")
          next += reading.links.map { Self.path(of: $0, from: link) }
          joined.add(reading)
        }
        links = next
      }
      return joined.finished()
    } catch {
      return OverlayReading(
        layers: LayerSet(name: "", layers: []),
        faults: [ReadingFault(file: file, fault: error.description)])
    }
  }

  /// The name in the archive that a link in `document` leads to, or `nil` for one that leads out.
  private static func path(of link: String, from document: String) -> String? {
    guard !link.contains(":"), !link.hasPrefix("/"), !link.hasPrefix("#") else { return nil }
    var parts = document.split(separator: "/").dropLast().map(String.init)
    for part in link.prefix(while: { $0 != "#" && $0 != "?" }).split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        if parts.isEmpty { return nil }
        parts.removeLast()
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}

/// The readings of several documents as one.
private struct JoinedReading {
  private(set) var reading: OverlayReading
  /// How many links were followed.
  var followed = 0
  private var linkCount: Int
  private var styles: StyleCollector
  private var ids = UniqueIdentifiers()
  private var layerIDs = UniqueIdentifiers()

  init(_ main: OverlayReading) {
    reading = main
    linkCount = main.links.count
    styles = StyleCollector(main.layers.styles)
    // Ids of one document are unique already; this notes them.
    for feature in main.layers.allFeatures { _ = ids.unique(feature.id) }
    for layer in main.layers.layers { _ = layerIDs.unique(layer.id) }
  }

  /// Adds a document; layers called alike become one.
  mutating func add(_ other: OverlayReading) {
    linkCount += other.links.count
    reading.faults += other.faults
    for layer in other.layers.layers {
      var layer = layer
      rename(&layer, other.layers.styles)
      if let index = reading.layers.layers.firstIndex(where: { $0.name == layer.name }) {
        reading.layers.layers[index].features += layer.features
        reading.layers.layers[index].layers += layer.layers
      } else {
        layer.id = layerIDs.unique(layer.id)
        reading.layers.layers.append(layer)
      }
    }
  }

  private mutating func rename(_ layer: inout Layer, _ table: StyleTable) {
    for index in layer.features.indices {
      layer.features[index].id = ids.unique(layer.features[index].id)
      if let key = layer.features[index].style, let style = table[key] {
        layer.features[index].style = styles.key(for: style, wanted: key)
      }
    }
    for index in layer.layers.indices { rename(&layer.layers[index], table) }
  }

  func finished() -> OverlayReading {
    var reading = reading
    reading.layers.styles = styles.table
    reading.layers.timeRange = timeRange(of: reading.layers.allFeatures)
    reading.passedOver.removeAll { $0.hasSuffix(" NetworkLink") }
    if linkCount > followed { reading.passedOver.append("\(linkCount - followed) NetworkLink") }
    reading.links = []
    return reading
  }
}
