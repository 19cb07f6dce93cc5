import Gazetteer
import Geometry
import TestSupport
import Testing

@testable import Overlays

@Suite struct LabelLadderTests {
  private static let names = ["Ro", "Baden district", "The Northern Highway", "Kohistan-e Sufla"]

  private func labels(_ random: inout SplitMix64, count: Int) -> [LabelLadder.Label] {
    (0..<count).compactMap { index in
      Coordinate(
        longitude: Double.random(in: 60...75, using: &random),
        latitude: Double.random(in: 30...38, using: &random)
      ).map {
        LabelLadder.Label(
          place: PlaceID(rawValue: "p\(index)"), coordinate: $0, text: Self.names[index % 4])
      }
    }
  }

  @Test(arguments: 1...8)
  func noNameLiesOverAnother(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let labels = labels(&random, count: 120)
    let scales = LabelLadder(labels).scales
    #expect(scales["p0"] == 0, "the first has room everywhere")
    for step in 0..<10 {
      let scale = 0.1 * Double(1 << step) * 1.01
      let shown = labels.filter { (scales[$0.place] ?? 0) <= scale }
      for (index, one) in shown.enumerated() {
        for other in shown[..<index] {
          let (left, right) =
            one.coordinate.longitude < other.coordinate.longitude ? (one, other) : (other, one)
          let east = left.coordinate.distanceKilometres(
            to: Coordinate(wrapping: right.coordinate.longitude, left.coordinate.latitude))
          let north = abs(left.coordinate.latitude - right.coordinate.latitude) * 111
          // A letter of the usual size is some 7 pixels wide and 16 high.
          let room = 7 * Double(left.text.count)
          let isApart = east * scale > room * 0.97 || north * scale > 16
          #expect(
            isApart || scale > LabelLadder.largestScale,
            "seed \(seed), scale \(scale): \(left.text) over \(right.text)")
        }
      }
    }
    #expect(scales.values.contains { $0 > 0 })
  }

  @Test func placesAtOneSpotShowFromCloseBy() throws {
    let spot = try #require(Coordinate(longitude: 1, latitude: 2))
    let scales = LabelLadder(
      ["a", "b"].map { LabelLadder.Label(place: PlaceID(rawValue: $0), coordinate: spot, text: $0) }
    ).scales
    #expect(scales == ["a": 0, "b": LabelLadder.largestScale])
  }
}
