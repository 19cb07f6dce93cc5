import Geometry
import Testing

@Suite struct CompassPointTests {
  @Test(arguments: [
    (0.0, "N", "N", "N"), (11.24, "N", "N", "N"), (11.25, "NNE", "N", "N"),
    (22.5, "NNE", "NE", "N"), (45, "NE", "NE", "E"), (80, "E", "E", "E"), (110, "ESE", "E", "E"),
    (113, "ESE", "SE", "E"), (180, "S", "S", "S"), (202.5, "SSW", "SW", "S"),
    (225, "SW", "SW", "W"), (270, "W", "W", "W"), (315, "NW", "NW", "N"),
    (348.7, "NNW", "N", "N"), (348.75, "N", "N", "N"), (359.999, "N", "N", "N"),
    (360, "N", "N", "N"), (-45, "NW", "NW", "N"), (765, "NE", "NE", "E"), (.nan, "N", "N", "N"),
    (1e300, "N", "N", "N"), (-1e-20, "N", "N", "N"),
  ])
  func nearestPoint(bearing: Double, sixteen: String, eight: String, four: String) {
    #expect(CompassPoint(bearingDegrees: bearing).rawValue == sixteen)
    #expect(CompassPoint(bearingDegrees: bearing, among: .eight).rawValue == eight)
    #expect(CompassPoint(bearingDegrees: bearing, among: .four).rawValue == four)
  }

  @Test(arguments: CompassPoint.allCases)
  func bearingLeadsBack(point: CompassPoint) {
    #expect(CompassPoint(bearingDegrees: point.bearingDegrees) == point)
  }

  @Test func words() {
    #expect(CompassPoint.north.words == "north")
    #expect(CompassPoint.northNorthEast.words == "north-north-east")
    #expect(CompassPoint.southWest.adjective == "south-western")
    #expect(CompassPoint.westNorthWest.adjective == "west-north-western")
  }
}
