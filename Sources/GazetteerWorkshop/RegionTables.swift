import Encoding
public import Gazetteer
import Geometry

/// The tables of one region folder, ready to be written: rows sorted, no row twice.
public struct RegionTables: Sendable {
  /// What stands in the six tables of the folder.
  public var contents: GazetteerContents

  /// Creates tables from rows.
  public init(_ contents: GazetteerContents = GazetteerContents()) { self.contents = contents }

  /// A file of the folder.
  public struct File: Sendable {
    /// The name inside the folder: `places.csv`.
    public let name: String
    /// What is in it.
    public let bytes: [UInt8]

    /// Creates a file.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The tables as files: the six of every region, and `sources.csv` and `actors.csv` when they
  /// have rows.
  public var files: [File] {
    var files = [
      Self.file("places", Self.placesHeader, contents.places.map(cells)),
      Self.file(
        "names", ["place", "name", "language", "script", "status", "source"],
        contents.names.map {
          [$0.place.rawValue, $0.name, $0.language, $0.script, $0.status.rawValue, $0.source]
        }),
      Self.file(
        "identifiers", ["place", "scheme", "value", "source"],
        contents.identifiers.map { [$0.place.rawValue, $0.scheme, $0.value, $0.source] }),
      Self.file(
        "facts", ["place", "property", "value", "unit", "as_of", "source", "note"],
        contents.facts.map {
          [$0.place.rawValue, $0.property, $0.value, $0.unit, $0.asOf, $0.source, $0.note]
        }),
      Self.file(
        "adjacency", ["a", "b", "shared_border_km", "certainty", "source"],
        contents.borders.map {
          [
            $0.a.rawValue, $0.b.rawValue,
            $0.sharedBorderKilometres.map { decimalText($0, places: 1) } ?? "",
            $0.isCertain ? "certain" : "uncertain", $0.source,
          ]
        }),
      Self.file(
        "demonyms", ["place", "demonym", "source"],
        contents.demonyms.map { [$0.place.rawValue, $0.name, $0.source] }),
    ]
    if !contents.sources.isEmpty {
      files.append(
        Self.file(
          "sources", ["id", "title", "label", "publisher", "licence", "url", "version", "note"],
          contents.sources.map {
            [$0.id, $0.title, $0.label, $0.publisher, $0.licence, $0.url, $0.version, $0.note]
          }))
    }
    if !contents.actors.isEmpty {
      files.append(Self.file("actors", Self.actorsHeader, contents.actors.map(cells)))
    }
    return files
  }

  static let placesHeader = [
    "id", "name", "kind", "parent", "latitude", "longitude", "accuracy_km", "valid_from",
    "valid_to", "source",
  ]

  static let actorsHeader = [
    "id", "name", "kind", "side", "aliases", "role", "valid_from", "valid_to",
  ]

  private func cells(_ place: Place) -> [String] {
    [
      place.id.rawValue, place.name, place.kind.rawValue, place.parent?.rawValue ?? "",
      place.coordinate.map { decimalText($0.latitude, places: 5) } ?? "",
      place.coordinate.map { decimalText($0.longitude, places: 5) } ?? "",
      place.accuracyKilometres.map { decimalText($0, places: 1) } ?? "", place.validFrom ?? "",
      place.validTo ?? "", place.source,
    ]
  }

  private func cells(_ actor: Actor) -> [String] {
    [
      actor.id, actor.name, actor.kind.rawValue, actor.side,
      actor.aliases.joined(separator: ";"), actor.role, actor.validFrom, actor.validTo,
    ]
  }

  static func file(_ name: String, _ header: [String], _ rows: [[String]]) -> File {
    var bytes: [UInt8] = []
    bytes.appendCSVRecord(header)
    var previous: [String]?
    for row in rows.sorted(by: { $0.lexicographicallyPrecedes($1, by: precedes) }) {
      if row == previous { continue }
      bytes.appendCSVRecord(row)
      previous = row
    }
    return File(name: name + ".csv", bytes: bytes)
  }

  /// By code points, as every other tool sorts UTF-8.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
