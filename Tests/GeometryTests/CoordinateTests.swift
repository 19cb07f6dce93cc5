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

  @Test("The median stands among most coordinates, wherever one lies that is far away")
  func median() throws {
    let near = [(69.0, 35.0), (69.2, 35.4), (69.1, 35.2)]
    let all = (near + [(-120, -40)]).map { Coordinate(wrapping: $0, $1) }
    #expect(Coordinate.median(of: Array(all.prefix(3))) == all[2])
    let middle = try #require(Coordinate.median(of: all))
    #expect((69...69.2).contains(middle.longitude) && (35...35.4).contains(middle.latitude))
    #expect(Coordinate.median(of: []) == nil)
  }
}
