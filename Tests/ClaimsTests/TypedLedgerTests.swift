import Chronology
import Gazetteer
import TestSupport
import Testing

@testable import Claims

struct TypedLedgerTests {
  private func read(_ rows: String, _ extra: String = "") -> LedgerReading {
    let header = "date,place,actor,predicate,source" + extra + "\n"
    return LedgerReader.read((header + rows).utf8, file: "t.csv", gazetteer: sampleGazetteer)
  }

  @Test func readsFiveColumns() throws {
    let reading = read("2022-03-04,millbrook,Red forces,captured,Gazette\n")
    #expect(reading.faults.isEmpty, "\(reading.faults)")
    let claim = try #require(reading.claims.first)
    #expect(claim.mainPlace?.placeID == "XX-NOR-mill" && claim.mainPlace?.role == .at)
    #expect(claim.actor == "Reds" && claim.actorID == "reds")
    #expect(claim.predicate == .captured && claim.modality == .asserted)
    #expect(claim.outlet == "Gazette" && claim.attribution.outlet == "Gazette")
    #expect(claim.date?.interval.start == march(4))
  }

  @Test func readsAllColumns() throws {
    let reading = read(
      "2022-03,Millbrook,Reds,retreating,Gazette,Ben Blau,Norland,Sudland,They left.,u://x,seen\n",
      ",claimant,from,to,quote,url,note")
    let claim = try #require(reading.claims.first)
    #expect(claim.places.map(\.role) == [.at, .from, .to])
    #expect(claim.places.map(\.placeID) == ["XX-NOR-mill", "XX-NOR", "XX-SUD"])
    #expect(claim.attribution.claimant == "Ben Blau" && claim.modality == .claimed)
    #expect(claim.quote == "They left." && claim.url == "u://x" && claim.note == "seen")
  }

  @Test(arguments: [
    ("2022-03-04", "2022-03-04", "2022-03-04", "day"),
    ("2022-02", "2022-02-01", "2022-02-28", "month"),
    ("2022", "2022-01-01", "2022-12-31", "year"),
    ("2022-03-04/2022-03-09", "2022-03-04", "2022-03-09", "day"),
    ("2022-03 / 2022-04", "2022-03-01", "2022-04-30", "month"),
    ("2022-03-04/2022-05", "2022-03-04", "2022-05-31", "month"),
  ])
  func readsDates(text: String, start: String, end: String, granularity: String) throws {
    let date = try TypedLedger.date(text)
    #expect(date.interval.start == day(start) && date.interval.end == day(end))
    #expect(date.granularity.rawValue == granularity)
  }

  @Test(arguments: [
    ("04/03/2022,Millbrook,Reds,holds,Gazette", "“date”: “04/03/2022” must be like"),
    ("2022-03-09/2022-03-04,Millbrook,Reds,holds,Gazette", "ends before it starts"),
    ("2022-13,Millbrook,Reds,holds,Gazette", "“date”"),
    ("2022-03-04,Millbrook,Reds,owns,Gazette", "unknown predicate “owns”; known are: holds"),
    ("2022-03-04,Millbrook,Reds,,Gazette", "“predicate” is empty"),
    ("2022-03-04,Zanzibar,Reds,holds,Gazette", "is in no gazetteer"),
    ("2022-03-04,Oldford,Reds,holds,Gazette", "Oldford (village, XX-NOR-ford), Oldford (village"),
    ("2022-03-04,,Reds,holds,Gazette", "“place” is empty"),
    ("2022-03-04,Millbrook,Reds,holds,", "“source” is empty"),
    ("2022-03-01,Norland,Reds,holds,Gazette", "the same claim as on line 2"),
  ])
  func listsAFaultAndKeepsTheOtherRows(row: String, fault: String) {
    let good = "2022-03-01,Norland,Reds,holds,Gazette\n"
    let reading = read(good + row + "\n2022-03-02,Sudland,Blues,holds,Gazette\n")
    #expect(reading.claims.count == 2)
    #expect(reading.faults.count == 1 && reading.faults.first?.line == 3)
    #expect(reading.faults.first?.description.contains(fault) == true, "\(reading.faults)")
  }

  @Test func saysWhenAPlaceIsOnlyAlike() {
    let notes = read(
      "2022-03-04,Milbrok,Reds,holds,A\n2022-03-04,Millbrook district,Reds,holds,B\n"
    ).claims.map(\.note)
    #expect(notes == ["“Milbrok” is read as Millbrook (district, XX-NOR-mill).", ""])
  }

  @Test func keepsTheIdOfARowThatMoves() {
    let rows = ["2022-03-01,Norland,Reds,holds,A\n", "2022-03-01,Norland,Reds,holds,B\n"]
    let there = read(rows[0] + rows[1]).claims.map(\.id)
    let back = read(rows[1] + rows[0]).claims.map(\.id)
    #expect(there == back.reversed())
    #expect(Set(there).count == 2)
  }
}
