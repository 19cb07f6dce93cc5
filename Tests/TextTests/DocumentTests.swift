import TestSupport
import Testing

@testable import Text

struct DocumentTests {
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func offsetsCountCodePoints(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = randomText(&random, count: Int.random(in: 0...120, using: &random))
    let document = Document(text)
    #expect(document.bytes == Array(text.utf8))
    var byte = 0
    for (codePoint, scalar) in text.unicodeScalars.enumerated() {
      let width = String(scalar).utf8.count
      #expect(document.codePointOffset(ofByte: byte) == codePoint, "seed \(seed)")
      #expect(document.byteOffset(ofCodePoint: codePoint) == byte, "seed \(seed)")
      #expect(document.text(byte..<byte + width).unicodeScalars.elementsEqual([scalar]))
      byte += width
    }
    let count = text.unicodeScalars.count
    #expect(document.codePointOffset(ofByte: byte) == count)
    #expect(document.byteOffset(ofCodePoint: count) == byte)
    #expect(document.codePoints(0..<byte) == 0..<count)
  }

  /// Texts whose length meets a checkpoint of the offset table.
  @Test(arguments: [0, 1, 63, 64, 65, 127, 128, 129, 640])
  func lengthsAtCheckpoints(length: Int) {
    let document = Document(String(repeating: "x", count: length))
    #expect(document.codePointOffset(ofByte: length) == length)
    #expect(document.byteOffset(ofCodePoint: length) == length)
    let wide = Document(String(repeating: "é", count: length))
    #expect(wide.codePointOffset(ofByte: 2 * length) == length)
    #expect(wide.byteOffset(ofCodePoint: length) == 2 * length)
  }

  @Test func offsetsOutsideAreHeldToTheText() {
    let document = Document("aé😀")
    #expect(document.codePointOffset(ofByte: -5) == 0)
    #expect(document.codePointOffset(ofByte: 99) == 3)
    #expect(document.byteOffset(ofCodePoint: -1) == 0)
    #expect(document.byteOffset(ofCodePoint: 99) == 7)
    #expect(document.text(3..<99) == "😀")
    #expect(document.text == "aé😀")
  }
}
