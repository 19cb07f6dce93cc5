import Encoding
public import Gazetteer

/// What became of one feature of a boundary file.
public struct BoundaryMatch: Hashable, Sendable {
  /// Why a unit was taken.
  public enum Reason: String, Hashable, Sendable {
    /// The name fits and the unit's point lies there.
    case name
    /// The code fits and the unit's point lies there.
    case code
    /// The unit's point lies there, no other does, and the name is much alike.
    case place
    /// No unit fits.
    case none
  }

  static let nothingFits = "no unit of this name or place"

  /// Where the feature stands in the file, from 1.
  public let number: Int
  /// What the file calls it.
  public let label: String
  /// The unit that it draws.
  public let unit: Place?
  /// Why.
  public let reason: Reason
  /// How far the unit's point lies outside the shape in kilometres; 0 when inside.
  public let distanceKilometres: Double?
  /// What a person should look at, or empty.
  public let note: String
}

extension BoundaryImport {
  /// The matches as CSV, one row a feature, and a row for every unit that no feature draws.
  public var report: [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendCSVRecord(["feature", "label", "place", "name", "by", "distance_km", "note"])
    for match in matches {
      bytes.appendCSVRecord([
        String(match.number), match.label, match.unit?.id.rawValue ?? "", match.unit?.name ?? "",
        match.reason.rawValue,
        match.distanceKilometres.map { decimalText($0, places: 1) } ?? "", match.note,
      ])
    }
    for place in missing {
      bytes.appendCSVRecord(["", "", place.id.rawValue, place.name, "none", "", "no feature"])
    }
    return bytes
  }
}
