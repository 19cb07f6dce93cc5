import Chronology
import Gazetteer
import Testing

@testable import Claims

struct CorrectionsTests {
  private func fresh() -> [Claim] {
    var first = claim("c-1", .captured, "Reds", by: "Anna Rot", on: 4, reported: 5)
    first.quote = "Red forces took Millbrook."
    first.range = 10..<40
    first.title = "News"
    let second = claim("c-2", .holds, "Blues", at: ["XX-SUD"], reported: 5)
    return [first, second]
  }

  private func apply(_ table: String) -> Corrections.Outcome {
    Corrections(table.utf8, file: "r.csv").apply(to: fresh(), gazetteer: sampleGazetteer)
  }

  @Test func takesOnlyTheColumnsOfTheTable() {
    let outcome = apply("id,review,note\nc-2,accepted,seen on video\n")
    #expect(outcome.orphans.isEmpty && outcome.faults.isEmpty && outcome.changed == 1)
    var expected = fresh()
    expected[1].review = .accepted
    expected[1].note = "seen on video"
    #expect(outcome.claims == expected)
  }

  @Test func marksAChangeAsEdited() {
    let outcome = apply("id,predicate,date_start,date_end\nc-1,entered,2022-03-03,2022-03-03\n")
    #expect(outcome.claims[0].predicate == .entered && outcome.claims[0].review == .edited)
    #expect(outcome.claims[0].date?.interval.start == march(3))
    #expect(outcome.claims[0].date?.granularity == .day && outcome.claims[0].range == 10..<40)
    #expect(outcome.claims[1] == fresh()[1])
  }

  @Test func resolvesANewPlaceAndActor() {
    let outcome = apply("id,place,actor\nc-1,Norland,Blues\n")
    #expect(outcome.claims[0].mainPlace?.placeID == "XX-NOR")
    #expect(outcome.claims[0].actor == "Blues" && outcome.claims[0].actorID == "blues")
  }

  @Test(arguments: [
    "id,quote,doc,trigger,review\nc-9,red forces took Millbrook,a.txt,,rejected\n",
    "quote,title,review\n“Red forces took Millbrook”,News,rejected\n",
  ])
  func findsAClaimByQuoteAndReport(table: String) {
    let outcome = apply(table)
    #expect(outcome.orphans.isEmpty)
    #expect(outcome.claims[0].review == .rejected)
  }

  @Test func listsOrphansAndFaults() {
    let outcome = apply(
      "id,predicate,quote,doc,place\nc-9,holds,Gone.,a.txt,\nc-1,owns,,,Millbrook\nc-2,,,,Nowhere\n"
    )
    #expect(outcome.orphans.map(\.description) == ["r.csv:2: no claim c-9 “Gone.”"])
    #expect(outcome.faults.map(\.line) == [3, 4])
    #expect(outcome.claims == fresh())
  }

  @Test func survivesARerun() {
    let reviewed = apply("id,predicate,note\nc-1,entered,only the edge of town\n").claims
    for file in [LedgerCSV.write(reviewed), LedgerJSON.write(reviewed)] {
      let outcome = Corrections(file, file: "r").apply(to: fresh(), gazetteer: sampleGazetteer)
      #expect(outcome.claims == reviewed)
      #expect(outcome.orphans.isEmpty && outcome.faults.isEmpty)
    }
  }

  @Test func leavesUntouchedWhatNobodyChanged() {
    let table = LedgerCSV.write(fresh())
    let outcome = Corrections(table, file: "r").apply(to: fresh(), gazetteer: sampleGazetteer)
    #expect(outcome.claims == fresh() && outcome.changed == 0)
  }
}
