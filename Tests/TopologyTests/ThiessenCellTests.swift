import Geometry
import TestSupport
import Testing
import Topology

@Suite struct ThiessenCellTests {
  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func cellsPartTheShapeByNearness(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let shape = star(&random)
    let points = (0..<Int.random(in: 2...25, using: &random)).map { index in
      (
        key: "\(index)",
        coordinate: at(
          Double.random(in: 68...72, using: &random), Double.random(in: 33.5...36.5, using: &random)
        )
      )
    }
    let cells = try thiessenCells(of: points, clippedTo: shape)
    let sum = cells.reduce(0) { $0 + $1.shape.areaSquareKilometres }
    #expect(abs(sum / shape.areaSquareKilometres - 1) < 1e-8, "seed \(seed)")
    let order = points.map(\.key)
    #expect(cells.map(\.key) == order.filter { key in cells.contains { $0.key == key } })
    for cell in cells {
      #expect(try validityFault(of: cell.shape) == nil, "seed \(seed)")
      let label = try #require(cell.shape.labelPoint)
      // The projection bends distances by a few parts in a thousand.
      let own = try #require(points.first { $0.key == cell.key }).coordinate
      let least = points.map { $0.coordinate.distanceKilometres(to: label) }.min() ?? 0
      #expect(own.distanceKilometres(to: label) < least * 1.03 + 0.5, "seed \(seed)")
    }
  }

  @Test func fewPointsAndRepeats() throws {
    let square = rectangle(69, 34, 71, 36)
    #expect(try thiessenCells(of: [], clippedTo: square).isEmpty)
    #expect(try thiessenCells(of: [("a", at(70, 35))], clippedTo: .collection([])).isEmpty)
    let one = try thiessenCells(of: [("a", at(70, 35))], clippedTo: square)
    #expect(one.map(\.key) == ["a"])
    #expect(one.first?.shape.areaSquareKilometres == square.areaSquareKilometres)
    let repeated = try thiessenCells(
      of: [("a", at(69.5, 35)), ("b", at(69.5, 35)), ("c", at(70.5, 35))], clippedTo: square)
    #expect(repeated.map(\.key) == ["a", "c"])
    for cell in repeated {
      #expect(abs(cell.shape.areaSquareKilometres / square.areaSquareKilometres - 0.5) < 1e-6)
    }
    // In a row, and one point far outside.
    let row = (0..<5).map { (key: "\($0)", coordinate: at(69.2 + Double($0) * 0.4, 35)) }
    #expect(try thiessenCells(of: row, clippedTo: square).count == 5)
    let far = try thiessenCells(
      of: [("a", at(70, 35)), ("b", at(10, -35))], clippedTo: square)
    #expect(far.map(\.key) == ["a"])
  }

  @Test func theOrderOfPointsChangesNoCell() throws {
    let square = rectangle(69, 34, 71, 36)
    let points = [
      (key: "a", coordinate: at(69.3, 34.2)), (key: "b", coordinate: at(70.1, 35.7)),
      (key: "c", coordinate: at(70.7, 34.9)), (key: "d", coordinate: at(69.4, 35.1)),
    ]
    let forward = try thiessenCells(of: points, clippedTo: square)
    let backward = try thiessenCells(of: points.reversed(), clippedTo: square)
    #expect(forward.map(\.key) == ["a", "b", "c", "d"])
    for (a, b) in zip(forward, backward.reversed()) {
      #expect(a.key == b.key)
      #expect(abs(a.shape.areaSquareKilometres - b.shape.areaSquareKilometres) < 1e-6)
    }
  }
}
