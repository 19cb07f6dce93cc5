internal import Features
internal import Geometry

/// Deals the placemarks of a large overlay out to documents of the archive that a viewer loads when
/// their part of the map is near (OGC 12-007r2, section 9.15: Region with NetworkLink).
///
/// The parts are those of a quadtree. Each holds the largest of its placemarks, so that the whole
/// is seen from afar, and leaves the others to its quarters; none stands in two documents. All
/// are linked from the main document, since GDAL and others follow links there only.
struct KMZTiles {
  /// An overlay of more placemarks is dealt out.
  static let limit = 20_000
  /// How many placemarks a document has at most, but for those of one place.
  private static let size = 2_000
  /// How many of them are the largest of a part that has quarters.
  private static let shared = 1_000
  private static let depthLimit = 16

  /// A placemark that has been written.
  struct Placemark {
    /// Where its text is.
    let range: Range<Int>
    /// Degrees; none when it has no shape.
    let box: FlatBox
    /// The number of its style, or -1.
    let style: Int32
  }

  /// The placemarks of a folder.
  struct Folder {
    var layer: Layer
    var placemarks: [Placemark] = []
  }

  /// A document to be.
  struct Tile {
    let layer: Layer
    /// The part of the map in which it is loaded, or `nil` for always.
    let box: FlatBox?
    /// In their order.
    let placemarks: [Placemark]
  }

  private(set) var tiles: [Tile] = []

  init(_ folders: [Folder]) {
    for folder in folders where !folder.placemarks.isEmpty {
      var box = FlatBox()
      for placemark in folder.placemarks { box.add(placemark.box) }
      deal(Array(folder.placemarks.indices), of: folder, box: box, depth: 0)
    }
  }

  private mutating func deal(_ indices: [Int], of folder: Folder, box: FlatBox, depth: Int) {
    var content = FlatBox()
    for index in indices { content.add(folder.placemarks[index].box) }
    func tile(_ indices: [Int]) -> Tile {
      Tile(
        layer: folder.layer, box: depth == 0 || content.isEmpty ? nil : content,
        placemarks: indices.sorted().map { folder.placemarks[$0] })
    }
    guard indices.count > Self.size, depth < Self.depthLimit, !box.isEmpty else {
      // What no quartering takes apart: as many documents as it needs.
      for start in stride(from: 0, to: indices.count, by: Self.size) {
        tiles.append(tile(Array(indices[start..<min(indices.count, start + Self.size)])))
      }
      return
    }
    // The largest first; of points, which are alike, a sample from all over.
    let ranked = indices.sorted { a, b in
      let (left, right) = (folder.placemarks[a].box.size, folder.placemarks[b].box.size)
      return left == right ? scattered(a) < scattered(b) : left > right
    }
    tiles.append(tile(Array(ranked.prefix(Self.shared))))
    let (x, y) = ((box.west + box.east) / 2, (box.south + box.north) / 2)
    var quarters: [[Int]] = [[], [], [], []]
    for index in ranked.dropFirst(Self.shared) {
      let centre = folder.placemarks[index].box.centre
      quarters[(centre.x < x ? 0 : 1) + (centre.y < y ? 0 : 2)].append(index)
    }
    for (number, quarter) in quarters.enumerated() where !quarter.isEmpty {
      let part = FlatBox(
        west: number & 1 == 0 ? box.west : x, south: number & 2 == 0 ? box.south : y,
        east: number & 1 == 0 ? x : box.east, north: number & 2 == 0 ? y : box.north)
      deal(quarter.sorted(), of: folder, box: part, depth: depth + 1)
    }
  }

  /// A number that neighbours in the file do not share the beginning of.
  private func scattered(_ index: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: index) &* 0x9E37_79B9_7F4A_7C15
  }

  /// The name of a tile's document. It stands beside the main one, so that both find the icons.
  static func name(_ index: Int) -> String { "tile-\(index + 1).kml" }
}

extension FlatBox {
  fileprivate var size: Double { isEmpty ? 0 : max(east - west, north - south) }

  fileprivate var centre: (x: Double, y: Double) {
    isEmpty ? (0, 0) : ((west + east) / 2, (south + north) / 2)
  }
}
