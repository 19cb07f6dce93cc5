import Geometry
import TestSupport
import Testing

@testable import Overlays

@Suite struct RingTests {
  @Test(arguments: 1...12)
  func noBadgeHidesAnother(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let requests = (0..<Int.random(in: 1...8, using: &random)).map { number in
      RingRequest(
        key: "place-\(number)",
        centre: Coordinate(
          wrapping: Double.random(in: 69...69.6, using: &random),
          Double.random(in: 35...35.4, using: &random)),
        spacingKilometres: [1.3, 2.2, 4.5].randomElement(using: &random) ?? 2,
        reachKilometres: Double.random(in: 3...30, using: &random),
        marks: (0..<Int.random(in: 1...40, using: &random)).map { "\(number)-\($0)" })
    }
    let layout = RingLayout(requests)
    let spacing = requests.reduce(into: [String: Double]()) { list, request in
      for mark in request.marks { list[mark] = RingLayout.spacing(of: request) }
    }
    let marks = layout.positions.sorted { $0.key < $1.key }
    #expect(marks.count == spacing.count, "seed \(seed)")
    for (index, left) in marks.enumerated() {
      for right in marks.dropFirst(index + 1) {
        let room = ((spacing[left.key] ?? 0) + (spacing[right.key] ?? 0)) / 2
        guard abs(left.value.latitude - right.value.latitude) < 0.06 else { continue }
        let distance = left.value.distanceKilometres(to: right.value)
        #expect(distance >= room * 0.99, "seed \(seed): \(left.key) \(right.key)")
      }
    }
  }

  @Test func staysWithinReach() {
    for count in [1, 6, 40, 300] {
      let centre = Coordinate(wrapping: 69.5, 35.4)
      let request = RingRequest(
        key: "a", centre: centre, spacingKilometres: 4.5, reachKilometres: 17,
        marks: (0..<count).map { "\($0)" })
      let farthest =
        RingLayout([request]).positions.values
        .map { $0.distanceKilometres(to: centre) }.max() ?? 0
      #expect(farthest <= 17 * 1.2, "\(count) marks reach \(farthest) km")
    }
  }
}
