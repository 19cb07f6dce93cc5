/// One of the sixteen points of the compass, in clockwise order from north.
public enum CompassPoint: String, Hashable, Sendable, CaseIterable {
  case north = "N"
  case northNorthEast = "NNE"
  case northEast = "NE"
  case eastNorthEast = "ENE"
  case east = "E"
  case eastSouthEast = "ESE"
  case southEast = "SE"
  case southSouthEast = "SSE"
  case south = "S"
  case southSouthWest = "SSW"
  case southWest = "SW"
  case westSouthWest = "WSW"
  case west = "W"
  case westNorthWest = "WNW"
  case northWest = "NW"
  case northNorthWest = "NNW"

  /// How many points the compass is divided into.
  public enum Division: Int, Sendable {
    case four = 4
    case eight = 8
    case sixteen = 16
  }

  /// Creates the nearest point of the compass to a bearing in degrees clockwise from north; half
  /// way between two, the clockwise one. What is not finite is north.
  public init(bearingDegrees: Double, among division: Division = .sixteen) {
    let turns = bearingDegrees.isFinite ? bearingDegrees / 360 : 0
    let part = ((turns - turns.rounded(.down)) * Double(division.rawValue) + 0.5).rounded(.down)
    let index = Int(part) % division.rawValue * (16 / division.rawValue)
    self = Self.allCases[index]
  }

  /// The bearing in degrees clockwise from north: 0, 22.5 ... 337.5.
  public var bearingDegrees: Double { Double(Self.allCases.firstIndex(of: self) ?? 0) * 22.5 }

  /// The name in words: "north", "north-east", "north-north-east".
  public var words: String {
    rawValue.map { letter in
      switch letter {
      case "N": "north"
      case "E": "east"
      case "S": "south"
      default: "west"
      }
    }.joined(separator: "-")
  }

  /// The adjective: "northern", "north-eastern", "north-north-eastern".
  public var adjective: String { words + "ern" }
}
