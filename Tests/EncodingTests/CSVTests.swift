import TestSupport
import Testing

@testable import Encoding

struct CSVTests {
  private func read(_ text: String, quotes: Bool = true) throws -> Table {
    try Table(text.utf8, file: "t.csv", quotes: quotes)
  }

  private static let pieces = [
    "a", "b c", ",", ";", "\"", "\"\"", "\n", "\r\n", "\r", "\t", "é", "پنج", "😀", "=", "+", "-",
    "@",
    "'", " ", "1", "-5", "\u{301}", "\u{FEFF}",
  ]

  private func cell(_ random: inout SplitMix64) -> String {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in
      Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
    }.joined()
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>, [false, true])
  func whatIsWrittenIsRead(seed: UInt64, guardFormulas: Bool) throws {
    var random = SplitMix64(seed: seed)
    let columns = Int.random(in: 2...5, using: &random)
    let rows = (0..<12).map { _ in (0..<columns).map { _ in cell(&random) } }
    var bytes: [UInt8] = []
    bytes.appendCSVRecord((0..<columns).map { "c\($0)" })
    for row in rows { bytes.appendCSVRecord(row, guardFormulas: guardFormulas) }
    let table = try Table(bytes, file: "t.csv")
    #expect(table.faults == [], "seed \(seed)")
    let back = table.rows.map { row in
      row.cells.map { Array((guardFormulas ? unguarded($0) : $0).utf8) }
    }
    #expect(back == rows.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
  }

  /// No cell that a spreadsheet would run leaves unguarded.
  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func noGuardedCellIsAFormula(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      let text = cell(&random)
      var bytes: [UInt8] = []
      bytes.appendCSVRecord(["a", "b"])
      bytes.appendCSVRecord([text, "x"], guardFormulas: true)
      let written = try Table(bytes, file: "t.csv").rows[0]["a"]
      let isRun = "=+-@\t\r".utf8.contains(written.utf8.first ?? 0) && Double(written) == nil
      #expect(!isRun, "seed \(seed): \(text)")
    }
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("-5", "-5"), ("+3.5e2", "+3.5e2"), ("-5km", "'-5km"), ("@a", "'@a"),
    ("'", "''"), ("'=x", "''=x"), ("'n", "''n"), ("plain", "plain"), ("", ""),
    ("\tx", "'\tx"),
  ])
  func guards(cell: String, written: String) {
    var bytes: [UInt8] = []
    bytes.appendCSVRecord([cell, "x"], guardFormulas: true)
    #expect(String(decoding: bytes, as: UTF8.self) == "\(written),x\n")
    #expect(unguarded(written) == cell)
  }

  @Test(arguments: [
    ("a,b\r\n1,2\r\n", [["1", "2"]]), ("a,b\r1,2\r", [["1", "2"]]), ("a,b\n1,2", [["1", "2"]]),
    ("a,b\n\n1,2\n\n", [["1", "2"]]), ("a,b\n\"x\"\"y\",\"1\n2\"\n", [["x\"y", "1\n2"]]),
    ("a,b\n,\n", [["", ""]]), ("\u{FEFF}a,b\n1,2\n", [["1", "2"]]),
    ("a,b\n1,2,,,\n", [["1", "2"]]),
    ("a,b\n 1 , 2\n", [[" 1 ", " 2"]]), ("a,b\nx\"y,2\n", [["x\"y", "2"]]),
  ])
  func reads(text: String, rows: [[String]]) throws {
    let table = try read(text)
    #expect(table.rows.map(\.cells) == rows)
    #expect(table.faults == [])
    #expect(table.header == ["a", "b"])
  }

  @Test func brokenRowsAreListedByLineAndLoseNoOthers() throws {
    let table = try read(
      "a,b\n1,2\n3\n\"x\ny\",4\n5,6,7\n\"q\"z,8\n9,10\n\"open,11\n12,13\n")
    #expect(table.rows.map(\.line) == [2, 4, 8])
    #expect(table.faults.map(\.line) == [3, 6, 7, 9])
    #expect(table.faults.allSatisfy { $0.description.hasPrefix("t.csv:\($0.line): ") })
  }

  @Test func cellsAreFoundByColumn() throws {
    let table = try Table(" name ,kind,name\nA,b,c\n".utf8, file: "t", required: ["kind"])
    #expect(table.rows.first?["name"] == "A")
    #expect(table.rows.first?["nothing"] == "")
  }

  @Test func aTableThatIsNoneIsRefused() {
    #expect(throws: TableFault.self) { try read("") }
    let missing = #expect(throws: TableFault.self) {
      try Table("a,b\n1,2\n".utf8, file: "t", required: ["a", "c"])
    }
    #expect(missing?.fault.contains("c") == true)
    let bad = #expect(throws: TableFault.self) {
      try Table(Array("a,b\n1,2\n".utf8) + [0xFF, 0x2C, 0x31, 0x0A], file: "t")
    }
    #expect(bad?.line == 3)
  }

  @Test func tabsPartWithoutQuotes() throws {
    let table = try Table(
      "a\tb\n\"x\"\t1,2\n".utf8, file: "t", separator: UInt8(ascii: "\t"), quotes: false)
    #expect(table.rows.map(\.cells) == [["\"x\"", "1,2"]])
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func anyBytesAreSafe(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let marks: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0x20, 0xC3, 0xA9, 0xFF, 0x00, 0x27]
    let count = Int.random(in: 0...200, using: &random)
    let bytes = (0..<count).map { _ in marks[Int.random(in: 0..<marks.count, using: &random)] }
    guard let table = try? Table(bytes, file: "t") else { return }
    #expect(table.rows.allSatisfy { $0.cells.count == table.header.count }, "seed \(seed)")
  }
}
