import Features
import Formats
import TestSupport
import Testing

@Suite struct KMLWriterTests {
  @Test func writesTheSample() {
    let text = String(decoding: KMLWriter().bytes(of: Sample.layers), as: UTF8.self)
    #expect(matchesGolden(text, "Fixtures/formats/overlay.kml"))
  }
}
