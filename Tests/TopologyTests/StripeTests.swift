import Geometry
import TestSupport
import Testing
import Topology

@Suite struct StripeTests {
  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func slotsCoverTheShapeOnce(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let shape = try difference(star(&random), rectangle(69.9, 34.9, 70.1, 35.1))
    let slots = Int(seed % 5) + 1
    let parts = try (0..<slots).map {
      try #require(
        try stripes(of: shape, slot: $0, of: slots, angleDegrees: Double(seed) * 30))
    }
    let sum = parts.reduce(0) { $0 + $1.areaSquareKilometres }
    #expect(abs(sum / shape.areaSquareKilometres - 1) < 1e-9, "seed \(seed)")
    let whole = try union(parts)
    #expect(abs(whole.areaSquareKilometres / shape.areaSquareKilometres - 1) < 1e-9)
    for part in parts {
      #expect(try validityFault(of: part) == nil && isWoundByTheRightHand(part), "seed \(seed)")
    }
  }

  @Test func stripesAreEquallyWideAndAtMostSixty() throws {
    let square = rectangle(69, 34, 71, 36)
    let narrow = try #require(try stripes(of: square, slot: 0, of: 2, stripeKilometres: 0.01))
    #expect(narrow.polygons.count == 30)
    // Level stripes of 20 km on a square 221.9 km high: eleven and a rest.
    let even = try #require(
      try stripes(of: square, slot: 0, of: 2, angleDegrees: 0, stripeKilometres: 20))
    #expect(even.polygons.count == 6)
    for polygon in even.polygons {
      let box = try #require(Shape.polygon(polygon).boundingBox)
      let height = at(70, box.south).distanceKilometres(to: at(70, box.north))
      #expect(abs(height - 20) < 0.05)
    }
  }

  @Test(arguments: [2, 7, 30, 45, 80])
  func everySlotHasItsStripes(slots: Int) throws {
    let square = rectangle(69, 34, 71, 36)
    for slot in 0..<slots {
      let part = try stripes(of: square, slot: slot, of: slots, stripeKilometres: 500)
      let pieces = try #require(part).polygons.count
      #expect(pieces == 2 || slots > 30 && pieces >= 1)
    }
  }

  @Test func impossibleSlotsGiveNothing() throws {
    let square = rectangle(69, 34, 71, 36)
    #expect(try stripes(of: square, slot: 2, of: 2) == nil)
    #expect(try stripes(of: square, slot: -1, of: 2) == nil)
    #expect(try stripes(of: square, slot: 0, of: 0) == nil)
    #expect(try stripes(of: .point(at(1, 1)), slot: 0, of: 2) == nil)
    #expect(try stripes(of: .collection([]), slot: 0, of: 1) == nil)
    #expect(
      try stripes(of: square, slot: 0, of: 1)?.areaSquareKilometres == square.areaSquareKilometres)
  }

  @Test func stripesRunOnOverTheAntimeridian() throws {
    let sides = Shape.multiPolygon(
      rectangle(178, 60, 180, 62).polygons + rectangle(-180, 60, -178, 62).polygons)
    let parts = try (0..<3).map { try #require(try stripes(of: sides, slot: $0, of: 3)) }
    let sum = parts.reduce(0) { $0 + $1.areaSquareKilometres }
    #expect(abs(sum / sides.areaSquareKilometres - 1) < 1e-9)
    // What ends at one side of the antimeridian goes on at the other, in the same slot.
    for part in parts {
      let east = Set(part.coordinates).filter { $0.longitude > 180 - 1e-9 }.map(\.latitude).sorted()
      let west = Set(part.coordinates).filter { $0.longitude < -180 + 1e-9 }.map(\.latitude)
        .sorted()
      #expect(east.count == west.count && !east.isEmpty)
      for (a, b) in zip(east, west) { #expect(abs(a - b) < 1e-9) }
    }
  }

  @Test func invalidShapesAreMendedFirst() throws {
    let bow = polygon([(69, 34), (71, 36), (71, 34), (69, 36)])
    let part = try #require(try stripes(of: bow, slot: 0, of: 2))
    #expect(try validityFault(of: part) == nil)
  }

  @Test(.enabled(if: !provinces.isEmpty, "the evaluation material is absent"))
  func provincesAreStripedWhole() throws {
    for (name, shape) in provinces {
      let parts = try (0..<3).map { try #require(try stripes(of: shape, slot: $0, of: 3)) }
      let sum = parts.reduce(0) { $0 + $1.areaSquareKilometres }
      #expect(abs(sum / shape.areaSquareKilometres - 1) < 1e-8, "\(name)")
      for part in parts { #expect(try validityFault(of: part) == nil, "\(name)") }
    }
  }

  @Test func hatchLinesAreClipped() throws {
    let square = rectangle(69, 34, 71, 36)
    let lines = try crossHatchLines(of: square, spacingKilometres: 20)
    #expect(lines.count > 20 && lines.count <= 60)
    for line in lines {
      #expect(line.allSatisfy { square.contains($0) } && line.count == 2)
    }
    #expect(try crossHatchLines(of: square, spacingKilometres: 0.01).count == 60)
    #expect(try !crossHatchLines(of: square, spacingKilometres: .nan).isEmpty)
    #expect(try crossHatchLines(of: .collection([]), spacingKilometres: 5).isEmpty)
  }
}
