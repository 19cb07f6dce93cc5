/// What a statement of geography is about.
public enum GeographyType: String, Hashable, Sendable, CaseIterable {
  /// Where one place lies, seen from another or within it.
  case direction
  /// That two places meet.
  case border
  /// That one place lies in another.
  case containment
  /// How many districts, villages or provinces there are.
  case count
  /// That a place is a capital or seat.
  case capital
  /// How far apart two places are.
  case distance
  /// How many people live there.
  case population
}

/// What the gazetteer makes of a statement.
public enum GeographyVerdict: String, Hashable, Sendable, CaseIterable {
  /// It agrees.
  case supported
  /// It agrees roughly: the neighbouring point of the compass, a figure near another.
  case loose
  /// It disagrees, however the names are read.
  case contradicted
  /// The gazetteer does not tell.
  case unknown

  /// The verdict on the opposite: what is roughly so is not roughly false.
  var negated: GeographyVerdict {
    switch self {
    case .supported: .contradicted
    case .contradicted: .supported
    case .loose, .unknown: .unknown
    }
  }
}

/// A sentence's statement of geography, held against the gazetteer.
public struct GeographyStatement: Hashable, Sendable {
  /// The id of the report.
  public let document: String
  /// Where it stands, in Unicode code points of the report's text, end exclusive.
  public let range: Range<Int>
  /// The words of the report.
  public let quote: String
  /// What it is about.
  public let type: GeographyType
  /// The place that something is said of.
  public let subject: StatedPlace
  /// What is said, in words: "north of", "borders", "has".
  public let relation: String
  /// What the subject is related to: another place, or a figure.
  public let object: StatedObject
  /// What the gazetteer makes of it.
  public let verdict: GeographyVerdict
  /// What was measured or looked up.
  public let measured: Measured
  /// The ids of the sources of what was measured, without repetition.
  public let sources: [String]
  /// The finding in a sentence that may be pasted into a note.
  public let finding: String
}
