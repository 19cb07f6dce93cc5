import Foundation
import TestSupport
import Testing

/// Ledgers typed by hand, drawn by `claimatlas export`.
@Suite(.enabled(if: Command.isBuilt, "the command is not built"))
struct ExportTests {
  static let ledger = """
    date,place,actor,predicate,source
    2021-08-20,Bazarak,Panjshir resistance,holds,Northern Wire
    2021-08-23,Deh Salah,Taliban,recaptured,Valley Voice
    2021-08-24,Deh Salah,Panjshir resistance,holds,Andarab Radio
    2021-08/2021-09,Panjshir,Taliban,contested,Kabul Courier

    """

  @Test(
    "Five columns are enough", arguments: ["kml", "kmz", "geojson", "geojsonl", "gpkg", "csv"])
  func fiveColumns(_ ending: String) throws {
    let folder = try TemporaryFolder()
    try folder.add("ledger.csv", Self.ledger)
    let outcome = try Command.run(
      ["export", "ledger.csv", "-o", "map." + ending], in: folder.path)
    #expect(outcome.status == 0)
    #expect(outcome.messages.hasPrefix("4 claims, 0 not on the map; "))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    let again = try Command.run(
      ["export", "ledger.csv", "-o", "again." + ending], in: folder.path)
    #expect(again.status == 0)
    let files = try TemporaryFolder.files(below: folder.path)
    #expect(files["map." + ending] == files["again." + ending])
  }

  @Test(
    "GDAL counts the features that the command counts",
    .enabled(if: Command.tool("ogrinfo") != nil, "ogrinfo is not installed"),
    arguments: ["kml", "kmz", "geojson", "csv"])
  func featureCount(_ ending: String) throws {
    let folder = try TemporaryFolder()
    try folder.add("ledger.csv", Self.ledger)
    let outcome = try Command.run(
      ["export", "ledger.csv", "-o", "map." + ending], in: folder.path)
    let words = outcome.messages.split(whereSeparator: { $0 == " " || $0 == "\n" })
    let position = try #require(words.firstIndex(of: "features"))
    let written = try #require(Int(words[position - 1]))
    #expect(written >= 7, "four claims at three places")
    let ogrinfo = try #require(Command.tool("ogrinfo"))
    let seen = try Command.program(
      ogrinfo, ["-ro", "-al", "-so", "map." + ending], in: folder.path)
    let count = seen.output.split(separator: "\n").reduce(0) { sum, line in
      sum + (line.hasPrefix("Feature Count: ") ? Int(line.dropFirst(15)) ?? 0 : 0)
    }
    // An archive also shows each of the four claims by date and by source.
    #expect(
      count == (ending == "kmz" ? written + 2 * 4 : written), "\(seen.output)\(seen.messages)")
  }

  @Test("Tables of colours and symbols change how the map looks")
  func looks() throws {
    let folder = try TemporaryFolder()
    try folder.add("ledger.csv", Self.ledger)
    try folder.add("looks/colours.csv", "actor,colour\ntaliban,#ff0102\nx,red\n")
    try folder.add(
      "looks/symbols.csv",
      """
      mark,glyph,opacity,words
      holds,square,,"in the hands of, somebody says"
      held,,,
      line,disc,,
      plan,star,,
      place,,2,

      """)
    let outcome = try Command.run(
      ["export", "ledger.csv", "-o", "map.html", "--gazetteer", "looks", "-q"], in: folder.path)
    #expect(outcome.status == 0)
    let faults = outcome.messages.split(separator: "\n").map(String.init)
    let expected = [
      "looks/colours.csv:3: “red” is no colour", "looks/symbols.csv:3: “held” is no mark",
      "looks/symbols.csv:4: “line” is an area or a line and has no glyph",
      "looks/symbols.csv:5: “star” is no glyph", "looks/symbols.csv:6: “opacity”: “2” must be",
    ]
    #expect(faults.count == expected.count)
    for (fault, start) in zip(faults, expected) { #expect(fault.hasPrefix(start)) }
    let page = try #require(try TemporaryFolder.files(below: folder.path)["map.html"])
    let text = String(decoding: page, as: UTF8.self)
    #expect(text.contains("Square: in the hands of, somebody says") && text.contains("#ff0102"))
  }

  @Test("A folder of colours may hold a deny list too, and it counts")
  func looksAndDenials() throws {
    let folder = try TemporaryFolder()
    try folder.add("report.txt", "The Taliban captured Bazarak on 23 August 2021.\n")
    try folder.add("looks/colours.csv", "actor,colour\ntaliban,#ff0102\n")
    let command = ["claims", "report.txt", "--gazetteer", "looks", "-q"]
    let before = try Command.run(command, in: folder.path)
    #expect(before.status == 0 && before.output.contains("AF-PAN-bazarak"))
    try folder.add("looks/deny.csv", "name,place,note\nBazarak,,\n")
    let after = try Command.run(command, in: folder.path)
    #expect(after.status == 0 && !after.output.contains("AF-PAN-bazarak"))
  }

  @Test("Broken rows are listed by line, the others are drawn")
  func brokenRows() throws {
    let folder = try TemporaryFolder()
    try folder.add(
      "ledger.csv",
      Self.ledger + """
        2021-08-24,Narnia,Taliban,holds,Valley Voice
        2021-08-25,Kabul,Taliban,conquers,Valley Voice
        2021-08-26,Deh Salah,Taliban,holds,
        26 August,Deh Salah,Taliban,holds,Valley Voice

        """)
    let outcome = try Command.run(["export", "ledger.csv", "-o", "map.geojson"], in: folder.path)
    #expect(outcome.status == 65)
    let faults = [
      (6, "Narnia"), (7, "conquers"), (8, "source"), (9, "26 August"),
    ]
    for (line, word) in faults {
      let fault = outcome.messages.split(separator: "\n")
        .first { $0.hasPrefix("ledger.csv:\(line): ") }
      #expect(fault?.contains(word) == true, "line \(line): \(outcome.messages)")
    }
    #expect(outcome.messages.contains("4 claims"))
    #expect(try folder.text("map.geojson").contains("Andarab Radio reports"))
  }

  @Test("What `claims` writes, `export` draws", arguments: ["jsonl", "csv"])
  func roundTrip(_ ending: String) throws {
    let folder = try TemporaryFolder()
    let extracted = try Command.run(
      ["claims", Command.sample, "-o", "ledger." + ending], in: folder.path)
    #expect(extracted.status == 0)
    let drawn = try Command.run(
      ["export", "ledger." + ending, "-o", "-", "-f", "geojson"], in: folder.path)
    #expect(drawn.status == 0)
    #expect(drawn.output.hasPrefix("{\"type\":\"FeatureCollection\""))
    #expect(drawn.output.contains("Zabihullah Mujahid says"))
  }
}
