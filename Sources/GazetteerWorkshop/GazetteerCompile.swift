import Encoding
import Gazetteer
import Geometry

/// Compiles gazetteers, and whole GeoNames dumps, which are read row by row and never held.
public enum GazetteerCompile {
  /// Writes the gazetteers at `paths` to a compiled file; returns the rows that were passed over.
  ///
  /// - Throws: as `GazetteerLoader.compile`.
  public static func compile(
    _ paths: [String], actors: [String] = [], to path: String, replacing: Bool
  ) throws -> [String] {
    var streams: [Int: (GazetteerRows) throws -> Void] = [:]
    for (layer, path) in paths.enumerated() where fileKind(path) == .file {
      // The other kinds of files are known by their ends.
      guard path.hasSuffix(".txt"), try GeoNamesTable.detect(path) == .places else { continue }
      streams[layer] = { rows in try GeoNamesStream(path).read(into: rows) }
    }
    return try GazetteerLoader.compile(
      paths, streams: streams, actors: actors, to: path, replacing: replacing)
  }
}

/// The main table of a GeoNames dump, from which every row with a name becomes a place.
///
/// The units that rows lie in come from their codes: a first reading finds the rows of countries and
/// of first and second-level units, a second takes all.
private struct GeoNamesStream {
  private let path: String
  /// Ids of units by `SD`, `SD.29`, `SD.29.2901`.
  private var units: [String: PlaceID] = [:]
  private static let source = "geonames"

  init(_ path: String) throws {
    self.path = path
    var reader = try LineReader(path: path, limit: GeoNamesFields.lineLimit)
    while let line = try reader.next() {
      guard case .bytes(let bytes) = line, Self.isUnit(bytes),
        let fields = try? GeoNamesFields(GeoNamesFields.text(of: bytes, line: reader.number)),
        let row = try? GeoNamesPlace(fields), let code = Self.code(row), units[code] == nil
      else { continue }
      units[code] = Self.id(row)
    }
  }

  /// Whether the class of a row, its seventh column, is that of units.
  private static func isUnit(_ line: [UInt8]) -> Bool {
    var tabs = 0
    for index in line.indices where line[index] == 0x09 {
      tabs += 1
      if tabs == 6 {
        return index + 2 < line.count && line[index + 1] == 0x41 && line[index + 2] == 0x09
      }
    }
    return false
  }

  private static func id(_ row: GeoNamesPlace) -> PlaceID {
    PlaceID(rawValue: "gn:\(row.number)")
  }

  private static func code(_ row: GeoNamesPlace) -> String? {
    switch row.featureCode {
    case "PCLI": row.country
    case "ADM1": "\(row.country).\(row.codes[0])"
    case "ADM2": "\(row.country).\(row.codes[0]).\(row.codes[1])"
    default: nil
    }
  }

  /// The lowest unit that the codes name, but for the place itself; else its country's id.
  private func parent(_ row: GeoNamesPlace) -> PlaceID? {
    let country = row.country
    if row.featureCode == "PCLI" || country.isEmpty { return nil }
    let own = Self.code(row)
    for code in ["\(country).\(row.codes[0]).\(row.codes[1])", "\(country).\(row.codes[0])"]
    where code != own {
      if let unit = units[code], unit != Self.id(row) { return unit }
    }
    return units[country] ?? PlaceID(rawValue: country)
  }

  func read(into rows: GazetteerRows) throws {
    rows.add(
      Source(
        id: Self.source, title: "GeoNames geographical database", publisher: "GeoNames",
        licence: "CC BY 4.0", url: "https://www.geonames.org", version: "", note: ""))
    var reader = try LineReader(path: path, limit: GeoNamesFields.lineLimit)
    while let line = try reader.next() {
      switch line {
      case .tooLong: note(reader.number, "the line is longer than 1 MB", rows)
      case .bytes(let bytes):
        rows.digest.update(bytes[...])
        let text = GeoNamesFields.text(of: bytes, line: reader.number)
        if text.isEmpty { continue }
        do throws(GeoNamesFault) {
          add(try GeoNamesPlace(try GeoNamesFields(text)), to: rows)
        } catch {
          note(reader.number, error.text, rows)
        }
      }
    }
  }

  private func note(_ line: Int, _ fault: String, _ rows: GazetteerRows) {
    guard rows.faults.count < GeoNamesImport.faultLimit else { return }
    rows.faults.append(TableFault(file: path, line: line, fault: fault))
  }

  private func add(_ row: GeoNamesPlace, to rows: GazetteerRows) {
    let id = Self.id(row)
    let kind = GeoNamesKinds.kind(row)
    rows.add(
      Place(
        id: id, name: row.name, kind: kind, parent: parent(row),
        coordinate: Coordinate(longitude: row.longitude, latitude: row.latitude),
        accuracyKilometres: GeoNamesKinds.accuracyKilometres(kind), source: Self.source))
    func add(_ name: String, _ script: String, _ status: NameStatus) {
      rows.add(
        Toponym(
          place: id, name: name, language: "", script: script, status: status,
          source: Self.source))
    }
    add(row.name, NameQuality.script(row.name) ?? "Latn", .preferred)
    if !row.alternateNames.isEmpty {
      var seen: Set<String> = [row.name]
      for part in row.alternateNames.split(separator: ",") {
        let name = part.trimmingSpaces()
        guard seen.insert(name).inserted, let script = NameQuality.script(of: name) else {
          continue
        }
        add(name, script, .variant)
      }
    }
    rows.add(
      Identifier(place: id, scheme: "geonames", value: String(row.number), source: Self.source))
    if row.population > 0 { rows.add(fact(id, "population", row.population, "people")) }
    if let elevation = row.elevation { rows.add(fact(id, "elevation", elevation, "m")) }
  }

  private func fact(_ id: PlaceID, _ property: String, _ value: Int, _ unit: String) -> Fact {
    Fact(
      place: id, property: property, value: String(value), unit: unit, asOf: "",
      source: Self.source, note: "Undated in the source.")
  }
}
