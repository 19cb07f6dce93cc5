import Encoding
import FoundationEssentials
import Testing

struct LineReaderTests {
  private func lines(_ bytes: [UInt8], limit: Int = 1 << 20) throws -> [String] {
    let path = FileManager.default.temporaryDirectory.path + "/lines-\(UUID().uuidString)"
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var reader = try LineReader(path: path, limit: limit)
    var found: [String] = []
    while let line = try reader.next() {
      switch line {
      case .bytes(let text): found.append(String(decoding: text, as: UTF8.self))
      case .tooLong: found.append("#\(reader.number)")
      }
    }
    return found
  }

  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb", ["a\r", "b"]), ("\n\n", ["", ""]),
    ("a\rb", ["a\rb"]), ("a\0b\n", ["a\0b"]),
  ])
  func splits(text: String, wanted: [String]) throws {
    #expect(try lines(Array(text.utf8)) == wanted)
  }

  @Test func linesBeyondTheLimitArePassedOver() throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 300_000)
    let bytes = Array("a\n".utf8) + long + Array("\nb\n".utf8) + long
    #expect(try lines(bytes, limit: 1000) == ["a", "#2", "b", "#4"])
  }

  /// Lines of any length around the size of the block come out whole.
  @Test func agreesWithSplitting() throws {
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<20 {
      let parts = (0..<(1 + next(40))).map { _ in
        String(repeating: "ab", count: next(2) == 0 ? next(20) : next(20_000))
      }
      let text = parts.joined(separator: "\n") + "\n"
      #expect(try lines(Array(text.utf8), limit: 50_000) == parts)
    }
  }
}
