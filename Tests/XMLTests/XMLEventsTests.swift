import TestSupport
import Testing

@testable import XML

@Suite struct XMLEventsTests {
  static func events(_ bytes: [UInt8]) throws(XMLFault) -> [XMLEvent] {
    var events: [XMLEvent] = []
    try XMLEvents(bytes).forEach { event, _ throws(XMLFault) in events.append(event) }
    return events
  }

  static func events(_ text: String) throws(XMLFault) -> [XMLEvent] {
    try events(Array(text.utf8))
  }

  @Test func elementsAttributesAndTextComeInOrder() throws {
    let events = try Self.events(
      """
      <?xml version="1.0"?><!-- c --><k:a xmlns:k="urn:k" xmlns="urn:d" x="1 &lt; 2" k:y="&#233;">\
      one &amp; <![CDATA[<two>]]> three<b/><?pi x?> four</k:a>
      """)
    #expect(
      events == [
        .start(
          name: "a", namespace: "urn:k",
          attributes: [
            XMLAttribute(name: "x", value: "1 < 2"),
            XMLAttribute(name: "y", namespace: "urn:k", value: "\u{E9}"),
          ]),
        .text("one & <two> three"), .start(name: "b", namespace: "urn:d", attributes: []),
        .end(name: "b", namespace: "urn:d"), .text(" four"), .end(name: "a", namespace: "urn:k"),
      ])
  }

  @Test(arguments: ["70.5,35.25,0 ", "é", "<![CDATA[<é>]]>"])
  func longTextComesInPieces(part: String) throws {
    let events = try Self.events("<c>\(String(repeating: part, count: 100_000))</c>")
    var text = ""
    for event in events {
      guard case .text(let piece) = event else { continue }
      #expect(piece.utf8.count <= 2 * XMLEvents.textLimit)
      text += piece
    }
    #expect(events.count > 4)
    let plain = part.hasPrefix("<!") ? "<é>" : part
    #expect(text == String(repeating: plain, count: 100_000))
  }

  @Test func documentsComeInChunks() throws {
    var rest = Array("<a>one<b c=\"two\"/>three</a>".utf8)[...]
    var events: [XMLEvent] = []
    try XMLEvents { chunk in
      chunk = Array(rest.prefix(5))
      rest = rest.dropFirst(5)
      return !chunk.isEmpty
    }.forEach { event, _ throws(XMLFault) in events.append(event) }
    #expect(events == (try Self.events("<a>one<b c=\"two\"/>three</a>")))
  }

  @Test func encodingsAreFollowed() throws {
    let head = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>".utf8)
    #expect(try Self.events(head + [0xE9] + Array("</a>".utf8))[1] == .text("\u{E9}"))
    let marked = [0xEF, 0xBB, 0xBF] + Array("<a>\u{E9}</a>".utf8)
    #expect(try Self.events(marked)[1] == .text("\u{E9}"))
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    let text: String
    let line: Int
    let says: String
    var testDescription: String { says }
  }

  @Test(arguments: [
    Bad(text: "", line: 1, says: "empty"),
    Bad(text: "text", line: 1, says: "empty"),
    Bad(text: "<a>\n<b>\n</a>", line: 3, says: "mismatch"),
    Bad(text: "<a>\n&nbsp;</a>", line: 2, says: "nbsp"),
    Bad(text: "<a>\n<b x=1/></a>", line: 2, says: "AttValue"),
    Bad(text: "<a>\n\u{0B}</a>", line: 2, says: "PCDATA invalid Char value 11"),
    Bad(text: "<a>", line: 1, says: "ends before"),
    Bad(text: "<a/>\n<b/>", line: 2, says: "Extra content"),
    Bad(text: "\n<!DOCTYPE a><a/>", line: 2, says: "DOCTYPE"),
    Bad(
      text: "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>", line: 1,
      says: "DOCTYPE"),
    Bad(
      text: "<!DOCTYPE a [<!ENTITY x \"xxxx\"><!ENTITY y \"&x;&x;\">]><a>&y;</a>", line: 1,
      says: "DOCTYPE"),
    Bad(text: "<!DOCTYPE a SYSTEM \"http://example.org/a.dtd\"><a/>", line: 1, says: "DOCTYPE"),
    Bad(text: String(repeating: "<a>", count: 300), line: 1, says: "256"),
    Bad(text: "<a>\n" + wideTag(1_001) + "</a>", line: 1, says: "more than 1000 attributes"),
    Bad(
      text: "<a b='>' c=\"<!--\"/>" + wideTag(200_000), line: 1, says: "more than 1000 attributes"),
  ])
  func badDocumentsNameTheirFault(_ bad: Bad) {
    let fault = #expect(throws: XMLFault.self) { try Self.events(bad.text) }
    #expect(fault?.line == bad.line)
    #expect(fault?.message.contains(bad.says) == true, "\(String(describing: fault))")
    #expect(fault?.message.contains("\n") == false)
  }

  /// An element of so many attributes.
  private static func wideTag(_ count: Int) -> String {
    "<wide" + (0..<count).map { " a\($0)='>'" }.joined() + "/>"
  }

  @Test func aTagMayHaveManyAttributesAndTextAnyNumberOfSigns() throws {
    let signs = String(repeating: "<b c='=", count: 5_000)
    let text =
      "<a><!--\(signs)--><![CDATA[\(signs)]]>\(Self.wideTag(1_000))<?pi \(signs)?>"
      + String(repeating: "= ", count: 5_000) + "</a>"
    #expect(try Self.events(text).count == 6)
  }

  @Test func elementsMayNestToTheLimit() throws {
    let depth = XMLEvents.depthLimit
    let text = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    #expect(try Self.events(text).count == 2 * depth)
  }

  @Test func includesNothing() throws {
    let text = """
      <a xmlns:xi="http://www.w3.org/2001/XInclude"><?xml-stylesheet href="/etc/passwd"?>\
      <xi:include href="/etc/passwd" parse="text"/></a>
      """
    let events = try Self.events(text)
    #expect(events.count == 4)
    #expect(!events.contains { if case .text = $0 { true } else { false } })
  }

  @Test func bytesThatAreNotUTF8AreRefused() {
    #expect(throws: XMLFault.self) { try Self.events(Array("<a>".utf8) + [0xE9, 0x20, 0x3C]) }
  }

  @Test func theHandlersFaultStopsTheReading() {
    var count = 0
    let fault = #expect(throws: XMLFault.self) {
      try XMLEvents(Array("<a>\n<b/>\n<c/></a>".utf8)).forEach { event, line throws(XMLFault) in
        count += 1
        if case .start("b", _, _) = event { throw XMLFault(line: line, message: "no b") }
      }
    }
    #expect(fault == XMLFault(line: 2, message: "no b"))
    #expect(count == 3)
  }

  @Test func anUndeclaredPrefixIsNoFault() throws {
    let events = try Self.events("<a><gx:b/></a>")
    #expect(events.count == 4)
  }

  @Test func manyDocumentsAtOnceKeepApart() async throws {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for count in 1...20 {
        group.addTask {
          try Self.events("<a>\(String(repeating: "<b/>", count: count))</a>").count
        }
      }
      var counts: [Int] = []
      for try await count in group { counts.append(count) }
      #expect(counts.sorted() == (1...20).map { $0 * 2 + 2 })
    }
  }

  @Test func mutatedDocumentsNeverTrap() {
    let seed: UInt64 = 7
    var random = SplitMix64(seed: seed)
    let source = Array(
      "<?xml version='1.0'?><a x='1'><b>one &amp; two</b><![CDATA[c]]><c y=\"z\"/></a>".utf8)
    for _ in 0..<3_000 {
      var bytes = source
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let index = Int.random(in: bytes.indices, using: &random)
        bytes[index] = UInt8.random(in: 0...255, using: &random)
      }
      if let events = try? Self.events(bytes) {
        var depth = 0
        for event in events {
          if case .start = event { depth += 1 }
          if case .end = event { depth -= 1 }
        }
        #expect(depth == 0, "seed \(seed)")
      }
    }
  }
}
