import Geometry
import Testing

@Suite struct BoundingBoxTests {
  private func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> BoundingBox
  {
    BoundingBox(west: west, south: south, east: east, north: north)
  }

  @Test func ofPositions() {
    #expect(BoundingBox([]) == nil)
    #expect(BoundingBox([at(70, 35)]) == box(70, 35, 70, 35))
    #expect(BoundingBox([at(70, 35), at(68, 36)]) == box(68, 35, 70, 36))
    #expect(BoundingBox([at(179, 1), at(-178, 2)]) == box(179, 1, -178, 2))
    #expect(BoundingBox([at(-90, 0), at(90, 0)]) == box(-90, 0, 90, 0))
    #expect(BoundingBox([at(180, 0), at(-170, 0)]) == box(180, 0, -170, 0))
  }

  @Test func ofShapes() {
    #expect(Shape.collection([]).boundingBox == nil)
    #expect(rectangle(60, 29, 75, 39).boundingBox == box(60, 29, 75, 39))
    // One ring over the antimeridian, and the same cut in two (RFC 7946, section 3.1.9).
    let fiji = polygon([(177, -20), (-178, -20), (-178, -16), (177, -16)])
    #expect(fiji.boundingBox == box(177, -20, -178, -16))
    #expect(fiji.cutAtAntimeridian().boundingBox == box(177, -20, -178, -16))
    #expect(rectangle(-180, -90, 180, -60).boundingBox == box(-180, -90, 180, -60))
    #expect(Shape.lineString([at(170, 1), at(-170, 3)]).boundingBox == box(170, 1, -170, 3))
    // Edges count, not corners alone: a ring of four corners round half the earth.
    let wide = polygon([
      (-170, 0), (-60, 0), (60, 0), (170, 0), (170, 5), (60, 5), (-60, 5), (-170, 5),
    ])
    #expect(wide.boundingBox == box(-170, 0, 170, 5))
  }

  @Test func unionTakesTheNarrowWay() {
    #expect(box(1, 1, 2, 2).union(box(4, 0, 5, 1)) == box(1, 0, 5, 2))
    #expect(box(170, 0, 175, 1).union(box(-175, 0, -170, 1)) == box(170, 0, -170, 1))
    #expect(box(170, 0, -175, 1).union(box(160, 0, 165, 1)) == box(160, 0, -175, 1))
    #expect(box(-180, 0, 180, 1).union(box(1, 1, 2, 2)) == box(-180, 0, 180, 2))
  }

  @Test func containsItsEdgesAndBothNamesOfTheAntimeridian() {
    #expect(box(1, 1, 2, 2).contains(at(1, 2)))
    #expect(!box(1, 1, 2, 2).contains(at(1, 2.1)))
    #expect(box(170, 0, -170, 5).contains(at(-175, 3)))
    #expect(box(170, 0, -170, 5).contains(at(180, 3)))
    #expect(!box(170, 0, -170, 5).contains(at(0, 3)))
    #expect(box(170, 0, 180, 5).contains(at(-180, 3)))
  }

  @Test func centreAndPadding() {
    #expect(box(170, 0, -160, 4).centre == at(-175, 2))
    #expect(box(60, 30, 70, 40).padded(byFraction: 0.1) == box(59, 29, 71, 41))
    #expect(box(178, 88, 180, 90).padded(byFraction: 0.5) == box(177, 87, -179, 90))
    #expect(box(-170, 0, 170, 5).padded(byFraction: 0.2) == box(-180, -1, 180, 6))
  }
}
