import Geometry
import Testing

@Suite struct AntimeridianTests {
  @Test func lineIsCutAtPlanarLatitude() {
    let line = Shape.lineString([at(170, 0), at(-170, 10), at(-160, 10), at(175, 10)])
    #expect(
      line.cutAtAntimeridian()
        == .multiLineString([
          [at(170, 0), at(180, 5)], [at(-180, 5), at(-170, 10), at(-160, 10), at(-180, 10)],
          [at(180, 10), at(175, 10)],
        ]))
  }

  @Test func lineThatEndsOnTheAntimeridianStaysWhole() {
    let line = Shape.lineString([at(170, 0), at(-180, 5)])
    #expect(line.cutAtAntimeridian() == .lineString([at(170, 0), at(180, 5)]))
    let along = Shape.lineString([at(180, 0), at(180, 5), at(-170, 5)])
    #expect(
      along.cutAtAntimeridian()
        == .multiLineString([[at(180, 0), at(180, 5)], [at(-180, 5), at(-170, 5)]]))
  }

  @Test func shapesThatDoNotStepOverStayAsTheyAre() {
    let shapes: [Shape] = [
      .point(at(180, 0)), rectangle(-180, -90, 180, -60), rectangle(170, 0, 180, 5),
      .lineString([at(-180, 0), at(180, 0)]), .collection([]),
    ]
    for shape in shapes { #expect(shape.cutAtAntimeridian() == shape) }
  }

  @Test func ringIsCutInTwo() {
    let ring = polygon([(170, 0), (-170, 0), (-170, 10), (170, 10)])
    let cut = ring.cutAtAntimeridian()
    #expect(cut.polygons.map { Shape.polygon($0).boundingBox }.count == 2)
    #expect(cut.contains(at(175, 5)) && cut.contains(at(-175, 5)) && !cut.contains(at(0, 5)))
    #expect(ring.contains(at(175, 5)) && ring.contains(at(-175, 5)) && !ring.contains(at(0, 5)))
    #expect(abs(ring.areaSquareKilometres - cut.areaSquareKilometres) < 1e-6)
    let sides = cut.polygons.map { Set($0.exterior.coordinates) }
    #expect(sides[0] == [at(170, 0), at(180, 0), at(180, 10), at(170, 10)])
    #expect(sides[1] == [at(-180, 0), at(-170, 0), at(-170, 10), at(-180, 10)])
  }

  /// A comb whose teeth cross the antimeridian gives one piece for each tooth.
  @Test func concaveRingGivesSeveralPieces() {
    let comb = polygon([
      (170, 0), (-175, 0), (-175, 2), (175, 2), (175, 4), (-175, 4), (-175, 6), (175, 6),
      (175, 8), (-175, 8), (-175, 10), (170, 10),
    ])
    let cut = comb.cutAtAntimeridian()
    #expect(cut.polygons.count == 4)
    #expect(abs(comb.areaSquareKilometres - cut.areaSquareKilometres) < 1e-6)
    #expect(cut.contains(at(-178, 5)) && !cut.contains(at(-178, 3)) && cut.contains(at(171, 3)))
  }

  @Test func holesAreCutOrKept() {
    let ring = polygon(
      [(160, -20), (-160, -20), (-160, 20), (160, 20)],
      holes: [
        [(175, -5), (-175, -5), (-175, 5), (175, 5)], [(165, 10), (167, 10), (167, 12), (165, 12)],
        [(-167, 10), (-165, 10), (-165, 12), (-167, 12)],
      ])
    let cut = ring.cutAtAntimeridian()
    #expect(cut.polygons.count == 2)
    #expect(cut.polygons.map(\.holes.count) == [1, 1])
    #expect(abs(ring.areaSquareKilometres - cut.areaSquareKilometres) < 1e-6)
    #expect(!cut.contains(at(178, 0)) && !cut.contains(at(-178, 0)))
    #expect(!cut.contains(at(166, 11)) && !cut.contains(at(-166, 11)) && cut.contains(at(170, 0)))
  }

  @Test func cornersOnTheAntimeridianMakeNoSlivers() {
    // Written with the wrong sign, with a corner on the line, and with an edge along it.
    let wrongSign = polygon([(170, 0), (-180, 0), (-180, 10), (170, 10)])
    #expect(wrongSign.cutAtAntimeridian().polygons.count == 1)
    #expect(wrongSign.cutAtAntimeridian().boundingBox == rectangle(170, 0, 180, 10).boundingBox)
    let west = polygon([(180, 0), (-170, 0), (-170, 10), (180, 10)])
    #expect(west.cutAtAntimeridian().boundingBox == rectangle(-180, 0, -170, 10).boundingBox)
    let corner = polygon([(170, 5), (180, 0), (-170, 5), (180, 10)])
    let cut = corner.cutAtAntimeridian()
    #expect(cut.polygons.count == 2)
    #expect(abs(corner.areaSquareKilometres - cut.areaSquareKilometres) < 1e-6)
  }

  @Test(arguments: [(-1.0, 30.0), (1, 30), (-1, 175), (1, -5)])
  func ringRoundAPoleIsClosedToThePole(side: Double, start: Double) throws {
    let corners = stride(from: 0.0, to: 360, by: 30).map { step in
      (
        (start + step).remainder(dividingBy: 360),
        side * (60 + (step / 30).truncatingRemainder(dividingBy: 2))
      )
    }
    let cap = polygon(corners)
    let cut = cap.cutAtAntimeridian()
    #expect(cut.polygons.count == 1)
    #expect(cut.contains(at(12, side * 80)) && cut.contains(at(-120, side * 89.9)))
    #expect(cap.contains(at(12, side * 80)) && !cap.contains(at(12, side * 50)))
    #expect(!cap.contains(at(12, -side * 80)))
    #expect(cut.coordinates.contains(at(180, side * 90)))
    #expect(abs(cap.areaSquareKilometres - cut.areaSquareKilometres) < 1e-3)
    let box = try #require(cut.boundingBox)
    #expect(box.west == -180 && box.east == 180)
  }

  @Test func ringThatCrossesItselfDoesNotTrap() {
    let bow = polygon([(170, 0), (-170, 10), (-170, 0), (170, 10)])
    #expect(!bow.cutAtAntimeridian().polygons.isEmpty)
    let flat = polygon([(170, 0), (-170, 0), (170, 0), (-170, 0)])
    _ = flat.cutAtAntimeridian()
    _ = flat.labelPoint
    _ = flat.centroid
  }
}
