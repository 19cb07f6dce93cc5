import Foundation
import TestSupport
import Testing

@testable import Encoding

struct JSONTests {
  private func parse(_ text: String) throws -> JSONValue { try JSONParser.parse(text.utf8) }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func readsWhatFoundationReads(seed: UInt64) throws {
    var source = RandomJSON(seed: seed)
    let value = source.value(depth: 5)
    let text = source.text(value)
    let read = try parse(text)
    #expect(read == value, "seed \(seed): \(text)")
    let oracle = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    #expect(isSame(read, oracle), "seed \(seed): \(text)")
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func writesWhatFoundationReads(seed: UInt64) throws {
    var source = RandomJSON(seed: seed)
    let value = source.value(depth: 5)
    for pretty in [false, true] {
      let text = value.text(pretty: pretty)
      #expect(try parse(text) == value, "seed \(seed)")
      let oracle = try JSONSerialization.jsonObject(
        with: Data(text.utf8), options: .fragmentsAllowed)
      #expect(isSame(value, oracle), "seed \(seed): \(text)")
      #expect(pretty || !text.utf8.contains(0x0A))
    }
  }

  /// Damaged text is taken or refused as Foundation does, and never ends the program.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func damagedTextIsJudgedAsFoundationDoes(seed: UInt64) {
    var source = RandomJSON(seed: seed)
    for _ in 0..<20 {
      let value = source.value(depth: 3)
      var bytes = Array(source.text(value).utf8)
      for _ in 0..<Int.random(in: 1...3, using: &source.random) where !bytes.isEmpty {
        let at = Int.random(in: 0..<bytes.count, using: &source.random)
        switch Int.random(in: 0...2, using: &source.random) {
        case 0: bytes.remove(at: at)
        case 1:
          let marks = Array("{}[],:\"\\0123456789eE+-.tfnu \u{1}".utf8) + [0x80, 0xC3, 0xED, 0xFF]
          bytes[at] = marks[Int.random(in: 0..<marks.count, using: &source.random)]
        default: bytes.removeLast(bytes.count - at)
        }
      }
      let ours = (try? JSONParser.parse(bytes)) != nil
      let oracle = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      #expect(
        ours == (oracle != nil), "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func anyBytesAreSafe(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let marks = Array("{}[],:\"\\/0123456789eE+-.truefalsnb ".utf8) + [0, 0x80, 0xBF, 0xC0, 0xF4]
    let bytes = (0..<400).map { _ in marks[Int.random(in: 0..<marks.count, using: &random)] }
    for start in stride(from: 0, to: 400, by: 7) { _ = try? JSONParser.parse(bytes[start...]) }
  }

  @Test(arguments: [
    "", " ", "[", "{", "[1,]", "{\"a\":1,}", "{\"a\"}", "{a:1}", "{'a':1}", "[1 2]", "01", "-",
    "+1",
    ".5", "1.", "1e", "1e+", "0x10", "NaN", "Infinity", "nul", "truex", "[1]]", "1 2", "\"a",
    "\"\t\"", "\"\\x\"", "\"\\u12\"", "\"\\uZZZZ\"", "// note\n1", "[1] //", "{\"a\":}", "[,1]",
    "1e999", "-1e999", "\"\\", "\"\\u",
  ])
  func refuses(text: String) {
    #expect(throws: JSONFault.self) { try parse(text) }
  }

  @Test(arguments: [
    ("\"\\ud83d\\ude00\"", "😀"), ("\"\\uD83D\\uDE00!\"", "😀!"), ("\"\\u0041\"", "A"),
    ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u{8}\u{C}\n\r\t"), ("\"\\u0000\"", "\0"),
    ("\"\"", ""),
    ("\"\u{2028}\"", "\u{2028}"), ("\u{FEFF}\"a\"", "a"),
  ])
  func readsStrings(text: String, expected: String) throws {
    #expect(try parse(text).string == expected)
  }

  /// RFC 8259, section 8.2: what a lone surrogate does is left open; nothing may be made up for it
  /// silently that is no text.
  @Test(arguments: [
    "\"\\ud83d\"", "\"\\ude00\"", "\"\\ud83dx\"", "\"\\ud83d\\n\"", "\"\\ud83d\\u0041\"",
    "\"\\ude00\\ud83d\"",
  ])
  func loneSurrogatesAreRefusedOrReplaced(text: String) throws {
    guard let value = try? parse(text) else { return }
    #expect(value.string?.unicodeScalars.contains("\u{FFFD}") == true)
  }

  @Test(
    arguments: [
      [0xFF], [0xC3], [0xC3, 0x28], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xC0, 0xAF],
      [0xF4, 0x90, 0x80, 0x80], [0x80],
    ] as [[UInt8]])
  func refusesBadUTF8(inside: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    #expect(throws: JSONFault.self) { try JSONParser.parse([quote] + inside + [quote]) }
    #expect(throws: JSONFault.self) { try JSONParser.parse(inside) }
  }

  @Test func depthHasALimit() throws {
    func nested(_ depth: Int, _ open: String, _ close: String) -> String {
      String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
    }
    let limit = JSONParser.depthLimit
    _ = try parse(nested(limit, "[", "]"))
    _ = try parse(nested(limit, "{\"a\":", "}"))
    #expect(throws: JSONFault.self) { try parse(nested(limit + 1, "[", "]")) }
    #expect(throws: JSONFault.self) { try parse(String(repeating: "[", count: 1_000_000)) }
    #expect(throws: JSONFault.self) { try parse(String(repeating: "{\"a\":", count: 100_000)) }
    // Depth is that of nesting, not the number of values.
    _ = try parse("[" + String(repeating: "[],", count: 5000) + "[]]")
  }

  @Test func everyMemberIsKeptInOrder() throws {
    let value = try parse("{\"b\":1,\"a\":2,\"b\":3}")
    #expect(value.members?.map(\.name) == ["b", "a", "b"])
    #expect(value["b"]?.int == 1)
    #expect(value.text() == "{\"b\":1,\"a\":2,\"b\":3}")
  }

  @Test(arguments: [
    ("9223372036854775807", JSONValue.integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("9223372036854775808", .number(9_223_372_036_854_775_808)), ("1e2", .number(100)),
    ("0.1", .number(0.1)), ("-0", .integer(0)), ("1E-2", .number(0.01)), ("1e-999", .number(0)),
  ])
  func readsNumbers(text: String, expected: JSONValue) throws {
    #expect(try parse(text) == expected)
  }

  @Test(arguments: [
    ("[1,\n  x]", 2, 3), ("{\"a\": 1,\n\n \"é\" 2}", 3, 6), ("nope", 1, 1), ("[1]\n]", 2, 1),
  ])
  func faultsNameLineAndColumn(text: String, line: Int, column: Int) throws {
    let fault = #expect(throws: JSONFault.self) { try parse(text) }
    #expect(fault?.line == line && fault?.column == column, "\(String(describing: fault))")
  }

  @Test func wholeNumbersAreWritten() {
    #expect(JSONValue.number(.nan).text() == "null")
    #expect(JSONValue.number(3).text() == "3")
    #expect(JSONValue(2.0 / 3, places: 2) == .number(0.67))
    #expect(JSONValue(Double?.none, places: 2) == .null)
    #expect(JSONValue.string("\u{1}\u{2028}\u{7F}").text() == "\"\\u0001\\u2028\\u007f\"")
  }
}
