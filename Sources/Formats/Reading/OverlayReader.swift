public import Features

/// What is wrong in a file that was read, on one line.
public struct ReadingFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's name, as given to the reader.
  public let file: String
  /// The line of the fault, from 1; 0 when it is not on a line of its own.
  public let line: Int
  /// What is wrong.
  public let fault: String

  /// Creates a fault.
  public init(file: String, line: Int = 0, fault: String) {
    self.file = file
    self.line = line
    self.fault = fault
  }

  /// `file:line: fault`.
  public var description: String {
    line > 0 ? "\(file):\(line): \(fault)" : "\(file): \(fault)"
  }
}

/// What a file holds, and what of it could not be read.
public struct OverlayReading: Sendable {
  /// The features that could be read, in their folders, with their styles.
  public var layers: LayerSet
  /// The faults, in the order of the file.
  public var faults: [ReadingFault]
  /// What the file holds that is no feature, such as images and links, counted in words.
  public var passedOver: [String]

  /// Creates a reading.
  public init(layers: LayerSet, faults: [ReadingFault] = [], passedOver: [String] = []) {
    self.layers = layers
    self.faults = faults
    self.passedOver = passedOver
  }
}

/// Reads an overlay of one format, leniently: real files often break the rules of their format.
public protocol OverlayReader: Sendable {
  /// Returns what can be read; never traps and fetches nothing. `file` is the name for faults.
  func read(_ bytes: [UInt8], file: String) -> OverlayReading
}

extension OverlayFormat {
  /// Returns the format that the bytes are in by their beginning, or `nil` for one not read:
  /// `.kmz` for a zip archive, `.gpkg` for a database of SQLite, `.kml` for XML, `.geojson` for
  /// JSON in any framing.
  public static func detect(_ bytes: [UInt8]) -> OverlayFormat? {
    if bytes.starts(with: [0x50, 0x4B]) { return .kmz }
    if bytes.starts(with: "SQLite format 3\0".utf8) { return .gpkg }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .kml }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    switch body.first(where: { $0 > 0x20 || $0 == 0x1E }) {
    case UInt8(ascii: "<")?: return .kml
    case UInt8(ascii: "{")?, UInt8(ascii: "[")?, 0x1E?: return .geojson
    default: return nil
    }
  }

  /// A reader of this format, or `nil` when it is only written.
  public var reader: (any OverlayReader)? {
    switch self {
    case .kml: KMLReader()
    case .kmz: KMZReader()
    case .geojson, .geojsonl, .geojsons: GeoJSONOverlayReader()
    case .gpkg: GeoPackageOverlayReader()
    case .csv: nil
    }
  }
}
