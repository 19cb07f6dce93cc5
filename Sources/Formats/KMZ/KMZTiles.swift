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
    let start: Int
    let count: UInt32
    /// The number of its style, or -1.
    let style: Int32
    /// Degrees; none when it has no shape.
    let box: PackedBox

    var range: Range<Int> { start..<(start + Int(count)) }
  }

  /// A document to be.
  struct Tile {
    /// The number of the folder.
    let folder: Int
    /// The part of the map in which it is loaded, or `nil` for always.
    let box: FlatBox?
    /// The numbers of its placemarks in the folder, in their order.
    let placemarks: [UInt32]
  }

  private(set) var tiles: [Tile] = []

  /// Deals out the placemarks of each folder.
  init(_ folders: [[Placemark]]) {
    for (folder, placemarks) in folders.enumerated() where !placemarks.isEmpty {
      var box = FlatBox()
      for placemark in placemarks { box.add(placemark.box.flat) }
      deal(
        (0..<placemarks.count).map(UInt32.init), of: folder, placemarks, box: box, depth: 0)
    }
  }

  private mutating func deal(
    _ indices: [UInt32], of folder: Int, _ placemarks: [Placemark], box: FlatBox,
    depth: Int
  ) {
    var content = FlatBox()
    for index in indices { content.add(placemarks[Int(index)].box.flat) }
    func tile(_ indices: [UInt32]) -> Tile {
      Tile(
        folder: folder, box: depth == 0 || content.isEmpty ? nil : content,
        placemarks: indices.sorted())
    }
    guard indices.count > Self.size, depth < Self.depthLimit, !box.isEmpty else {
      // What no quartering takes apart: as many documents as it needs.
      for start in stride(from: 0, to: indices.count, by: Self.size) {
        tiles.append(tile(Array(indices[start..<min(indices.count, start + Self.size)])))
      }
      return
    }
    // The largest first; of points, which are alike, a sample from all over.
    var ranked = indices
    ranked.sort { a, b in
      let (left, right) = (placemarks[Int(a)].box.size, placemarks[Int(b)].box.size)
      return left == right ? scattered(a) < scattered(b) : left > right
    }
    tiles.append(tile(Array(ranked.prefix(Self.shared))))
    let (x, y) = ((box.west + box.east) / 2, (box.south + box.north) / 2)
    var quarters: [[UInt32]] = [[], [], [], []]
    for index in ranked.dropFirst(Self.shared) {
      let centre = placemarks[Int(index)].box.centre
      quarters[(centre.x < x ? 0 : 1) + (centre.y < y ? 0 : 2)].append(index)
    }
    ranked = []
    for number in 0..<4 where !quarters[number].isEmpty {
      let part = FlatBox(
        west: number & 1 == 0 ? box.west : x, south: number & 2 == 0 ? box.south : y,
        east: number & 1 == 0 ? x : box.east, north: number & 2 == 0 ? y : box.north)
      var quarter = quarters[number]
      quarters[number] = []
      quarter.sort()
      deal(quarter, of: folder, placemarks, box: part, depth: depth + 1)
    }
  }

  /// A number that neighbours in the file do not share the beginning of.
  private func scattered(_ index: UInt32) -> UInt64 {
    UInt64(truncatingIfNeeded: index) &* 0x9E37_79B9_7F4A_7C15
  }

  /// The name of a tile's document. It stands beside the main one, so that both find the icons.
  static func name(_ index: Int) -> String { "tile-\(index + 1).kml" }
}

/// The box of a placemark in half the room: a little larger, never smaller.
struct PackedBox {
  private let west: Float, south: Float, east: Float, north: Float

  init(_ box: FlatBox) {
    func below(_ value: Double) -> Float {
      let near = Float(value)
      return Double(near) > value ? near.nextDown : near
    }
    west = below(box.west)
    south = below(box.south)
    east = -below(-box.east)
    north = -below(-box.north)
  }

  var flat: FlatBox {
    FlatBox(
      west: Double(west), south: Double(south), east: Double(east), north: Double(north))
  }

  fileprivate var size: Float { west > east ? 0 : max(east - west, north - south) }

  fileprivate var centre: (x: Double, y: Double) {
    west > east
      ? (0, 0) : ((Double(west) + Double(east)) / 2, (Double(south) + Double(north)) / 2)
  }
}
