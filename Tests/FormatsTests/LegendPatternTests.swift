import Features
import Testing

@testable import Formats

/// What features of one style look like together shows in the legend's swatch.
struct LegendPatternTests {
  @Test(
    arguments: [
      (.plain, 1...1, 1...3), (.dashes, 3...3, 1...3), (.arrow, 1...1, 9...13),
      (.crossing, 5...8, 13...16),
    ] as [(LegendEntry.Pattern, ClosedRange<Int>, ClosedRange<Int>)])
  func showsInTheSwatch(
    pattern: LegendEntry.Pattern, pieces: ClosedRange<Int>, rows: ClosedRange<Int>
  ) throws {
    let set = LayerSet(
      name: "", layers: [],
      styles: StyleTable(["way": Style(stroke: .ink, strokeWidth: 2, fill: .ink)]),
      legend: [LegendEntry(style: "way", text: "A way", pattern: pattern)])
    let image = LegendImage(set, kinds: ["way": .line]).image
    // The swatch is all that stands left of the words; the panel's edge is lighter.
    let inked = (0..<image.height).map { y in
      (8..<46).map { x in
        let pixel = (y * image.width + x) * 4
        return image.pixels[pixel] < 0x80 && image.pixels[pixel + 3] > 0x80
      }
    }.filter { $0.contains(true) }
    let runs = inked.map { row in zip([false] + row, row).count { !$0 && $1 } }
    let widest = try #require(runs.max())
    #expect(pieces.contains(widest), "\(widest) pieces in a row")
    #expect(rows.contains(inked.count), "\(inked.count) rows")
  }
}
