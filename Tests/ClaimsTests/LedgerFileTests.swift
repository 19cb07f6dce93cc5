import Encoding
import TestSupport
import Testing

@testable import Claims

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

struct LedgerJSONTests {
  @Test func writesTheFieldsOfTheFormat() {
    var sample = claim("c-1", .captured, "Reds", by: "Anna Rot", on: 4, reported: 5)
    sample.range = 3..<20
    sample.relations = [Relation(type: .contradicts, claim: "c-2")]
    sample.confidence = 0.75
    let line = text(LedgerJSON.write([sample]))
    #expect(matchesGolden(line, "Fixtures/ledger/claim.jsonl"), "\(line)")
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func roundTripsExactly(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let claims = (0..<20).map { random.claim($0) }
    let written = LedgerJSON.write(claims)
    let reading = LedgerJSON.read(written, file: "l.jsonl")
    #expect(reading.faults.isEmpty, "seed \(seed)")
    #expect(reading.claims == claims, "seed \(seed)")
    #expect(LedgerJSON.write(reading.claims) == written, "seed \(seed)")
  }

  @Test func readsALineWithLittleInIt() throws {
    let reading = LedgerJSON.read(
      "\u{FEFF}{\"doc\":\"a\",\"predicate\":\"holds\",\"mine\":[1]}\r\n\n".utf8, file: "l")
    let claim = try #require(reading.claims.first)
    #expect(reading.faults.isEmpty)
    #expect(claim.id == ClaimIdentifier.make(document: "a", range: nil, predicate: .holds))
    #expect(claim.confidence == 1 && claim.polarity == .positive && claim.places.isEmpty)
  }

  @Test(arguments: [
    ("{\"doc\":\"a\"}", "l:2: “predicate” is missing"),
    ("[1]", "l:2: a claim must be a JSON object"),
    ("{\"doc\":\"a\",", "l:2: column"),
    ("{\"doc\":\"a\",\"predicate\":\"owns\"}", "l:2: unknown predicate “owns”; known are: holds, "),
    ("{\"doc\":\"a\",\"predicate\":\"holds\",\"start\":9,\"end\":3}", "l:2: “start”, “end”"),
    (
      "{\"doc\":\"a\",\"predicate\":\"holds\",\"date\":{\"start\":\"24/08/2021\"}}",
      "l:2: “start”: “24/08/2021” is no day"
    ),
    (
      "{\"doc\":\"a\",\"predicate\":\"holds\",\"confidence\":\"high\"}", "l:2: “confidence” must be"
    ),
    (
      "{\"doc\":\"a\",\"predicate\":\"holds\",\"places\":[{\"role\":\"at\",\"lat\":95,\"lon\":1}]}",
      "l:2: “lat”, “lon”: no such position"
    ),
  ])
  func namesTheLineOfAFaultAndKeepsTheRest(line: String, fault: String) {
    let good = "{\"doc\":\"a\",\"predicate\":\"holds\"}\n"
    let reading = LedgerJSON.read((good + line + "\n" + good).utf8, file: "l")
    #expect(reading.claims.count == 2)
    #expect(reading.faults.map(\.description).first?.hasPrefix(fault) == true, "\(reading.faults)")
  }
}

struct LedgerCSVTests {
  @Test func writesTheColumnsOfTheFormat() {
    var sample = claim("c-1", .arrived, "Reds", by: "Anna Rot", on: 4, reported: 5)
    sample.places = [at("XX-NOR-mill", .to), at("XX-SUD", .from), at("the hills; 5% up", .via)]
    sample.quote = "=HYPERLINK(\"x\")"
    let table = text(LedgerCSV.write([sample]))
    #expect(matchesGolden(table, "Fixtures/ledger/claim.csv"), "\(table)")
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func roundTripsWhatItHolds(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let claims = (0..<20).map { random.claim($0) }
    let written = LedgerCSV.write(claims)
    let reading = LedgerCSV.read(written, file: "l.csv", gazetteer: sampleGazetteer)
    #expect(reading.faults.isEmpty, "seed \(seed): \(reading.faults)")
    try #require(reading.claims.count == claims.count, "seed \(seed)")
    #expect(LedgerCSV.write(reading.claims) == written, "seed \(seed)")
    for (read, claim) in zip(reading.claims, claims) {
      #expect(read.quote == claim.quote && read.note == claim.note, "seed \(seed)")
      #expect(read.date == claim.date && read.relations == claim.relations, "seed \(seed)")
      #expect(read.mainPlace?.placeID == claim.mainPlace?.placeID, "seed \(seed)")
      #expect(read.mainPlace?.coordinate == claim.mainPlace?.coordinate, "seed \(seed)")
      #expect(read.range == claim.range && read.actor == claim.actor, "seed \(seed)")
    }
  }

  /// What spreadsheets do to a table when they save it.
  @Test func survivesASpreadsheet() throws {
    var random = SplitMix64(seed: 7)
    let claims = (0..<30).map { random.claim($0) }
    let table = try Table(LedgerCSV.write(claims), file: "l")
    let order = Array(table.header.indices.reversed())
    var saved: [UInt8] = [0xEF, 0xBB, 0xBF]
    for cells in [table.header] + table.rows.map(\.cells) {
      let cells = order.map { index in
        let cell = cells[index]
        return ["true", "false"].contains(cell) ? cell.uppercased() : cell
      }
      saved += cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ";").utf8
      saved += "\r\n".utf8
    }
    let reading = LedgerCSV.read(saved, file: "l", gazetteer: sampleGazetteer)
    #expect(reading.faults.isEmpty, "\(reading.faults)")
    #expect(LedgerCSV.write(reading.claims) == LedgerCSV.write(claims))
  }

  @Test(arguments: [
    ("a,holds,24/08/2021,", "“date_start”: “24/08/2021” is no day like 2021-08-24"),
    ("a,owns,,", "unknown predicate “owns”"),
    (",holds,,", "“doc” is empty"),
    ("a,holds,,maybe", "“background”: “maybe” is neither true nor false"),
    ("a,holds", "2 cells where the header has 4"),
  ])
  func flagsAndDoesNotGuess(row: String, fault: String) {
    let table = "doc,predicate,date_start,background\n\(row)\na,Holds,2021-08-24,TRUE\n"
    let reading = LedgerCSV.read(table.utf8, file: "l.csv", gazetteer: nil)
    #expect(reading.claims.count == 1)
    #expect(reading.faults.first?.line == 2)
    #expect(reading.faults.first?.fault.contains(fault) == true, "\(reading.faults)")
  }
}

struct LedgerReaderTests {
  @Test(arguments: [
    ("\n {\"doc\":1}", LedgerReader.Kind.jsonLines), ("", .empty), ("\u{FEFF} \n", .empty),
    ("predicate;doc\n", .csv), ("date,place,actor,predicate,source\n", .typed),
    ("source\tpredicate\tactor\tplace\tdate\n", .typed), ("name,value\n", .unknown),
  ])
  func tellsTheKindByTheContent(text: String, kind: LedgerReader.Kind) {
    #expect(LedgerReader.kind(of: Array(text.utf8)) == kind)
  }

  @Test func saysWhatALedgerNeeds() {
    let reading = LedgerReader.read("a,b\n1,2\n".utf8, file: "x.csv", gazetteer: sampleGazetteer)
    #expect(reading.claims.isEmpty)
    #expect(reading.faults.first?.fault.contains("date,place,actor,predicate,source") == true)
  }
}

struct ClaimIdentifierTests {
  @Test func isADigestOfDocumentSpanAndPredicate() {
    let id = ClaimIdentifier.make(document: "doc", range: 3..<9, predicate: .holds)
    #expect(id == "c-" + sha256("doc\u{0}3\u{0}9\u{0}holds".utf8).prefix(12))
  }

  @Test func partsClaimsOfOneClauseWhateverTheirOrder() {
    let claims = ["Reds", "Blues", "Greens"].map { claim("", .holds, $0) }
    let ids = ClaimIdentifier.assigned(claims)
    #expect(Set(ids.map(\.id)).count == 3)
    let reversed = ClaimIdentifier.assigned(claims.reversed())
    #expect(Set(ids) == Set(reversed))
    let plain = ClaimIdentifier.make(document: "a.txt", range: nil, predicate: .holds)
    #expect(ids.filter { $0.id == plain }.map(\.actor) == ["Blues"])
  }
}
