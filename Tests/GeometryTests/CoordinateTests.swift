import Geometry
import Testing

@Suite struct CoordinateTests {
  @Test(arguments: [
    (180.0, 90.0, true), (-180, -90, true), (0, 0, true), (180.000_1, 0, false),
    (0, -90.000_1, false),
    (.nan, 0, false), (0, .nan, false), (.infinity, 0, false), (0, -.infinity, false),
  ])
  func isWithinTheWorldOrNothing(longitude: Double, latitude: Double, isOne: Bool) {
    #expect((Coordinate(longitude: longitude, latitude: latitude) != nil) == isOne)
  }
}
