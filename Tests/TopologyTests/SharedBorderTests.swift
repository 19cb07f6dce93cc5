import Geometry
import TestSupport
import Testing
import Topology

@Suite struct SharedBorderTests {
  @Test func squaresShareAnEdge() throws {
    let border = try sharedBorder(rectangle(0, 0, 1, 1), rectangle(1, 0, 2, 1))
    #expect(border.count == 1)
    #expect(border.first.map { Set($0) } == [at(1, 0), at(1, 1)])
    let length = try sharedBorderKilometres(rectangle(0, 0, 1, 1), rectangle(1, 0, 2, 1))
    #expect(abs(length - 110.574388558) < 1e-6)
  }

  @Test func squaresThatMeetInACornerShareNone() throws {
    let (a, b) = (rectangle(0, 0, 1, 1), rectangle(1, 1, 2, 2))
    #expect(try sharedBorder(a, b).isEmpty)
    #expect(try sharedBorder(a, b, snapKilometres: 1).isEmpty)
    #expect(try sharedBorder(a, rectangle(5, 5, 6, 6)).isEmpty)
  }

  @Test func edgesCutDifferentlyAreOneLine() throws {
    let (a, b) = (
      polygon([(0, 0), (1, 0), (1, 0.25), (1, 0.5), (1, 1), (0, 1)]),
      polygon([(1, 0), (2, 0), (2, 1), (1, 1), (1, 0.75), (1, 0.4)])
    )
    #expect(try sharedBorder(a, b).count == 1)
    #expect(abs(try sharedBorderKilometres(a, b) - 110.574388558) < 1e-6)
  }

  @Test func snappingBridgesAGap() throws {
    // The neighbour lies about 300 m off and bends otherwise.
    let (a, b) = (
      rectangle(0, 0, 1, 1), polygon([(1.003, 0), (2, 0), (2, 1), (1.003, 1), (1.001, 0.5)])
    )
    #expect(try sharedBorderKilometres(a, b) == 0)
    #expect(abs(try sharedBorderKilometres(a, b, snapKilometres: 0.5) - 110.6) < 2)
    #expect(try sharedBorderKilometres(a, b, snapKilometres: 0.05) == 0)
  }

  @Test func pairsComeSorted() throws {
    let grid = (0..<9).reversed().map { cell in
      let (x, y) = (Double(cell % 3), Double(cell / 3))
      return (key: "\(cell)", shape: rectangle(x, y, x + 1, y + 1))
    }
    let borders = try sharedBorders(of: grid)
    #expect(
      borders.map { $0.a + $0.b } == [
        "01", "03", "12", "14", "25", "34", "36", "45", "47", "58", "67", "78",
      ])
    #expect(try sharedBorders(of: []).isEmpty)
    #expect(try sharedBorders(of: grid.suffix(1)).isEmpty)
  }

  @Test(.enabled(if: !provinces.isEmpty, "the evaluation material is absent"))
  func provincesOfAfghanistanBorderAsTheTableSays() throws {
    #expect(provinces.count == 34)
    let borders = try sharedBorders(of: provinces)
    #expect(borders.map { $0.a + "|" + $0.b } == borderTable.map { $0.a + "|" + $0.b })
    for (border, row) in zip(borders, borderTable) {
      // The table has one decimal.
      #expect(abs(border.km - row.km) < max(0.06, 0.02 * row.km), "\(border)")
    }
    #expect(borders.filter { $0.a == "Panjshir" || $0.b == "Panjshir" }.count == 7)
  }

  @Test(.enabled(if: !provinces.isEmpty, "the evaluation material is absent"))
  func snappingFindsTheSameProvinceBorders() throws {
    let panjshir = try #require(provinces.first { $0.key == "Panjshir" })
    for row in borderTable where row.a == "Panjshir" || row.b == "Panjshir" {
      let other = row.a == "Panjshir" ? row.b : row.a
      let neighbour = try #require(provinces.first { $0.key == other })
      let length = try sharedBorderKilometres(
        panjshir.shape, neighbour.shape, snapKilometres: 0.3)
      #expect(abs(length - row.km) < 0.02 * row.km + 2, "\(other): \(length)")
    }
  }
}
