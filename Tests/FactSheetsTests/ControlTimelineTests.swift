import Chronology
import Claims
import FactSheets
import Gazetteer
import Testing

/// Who says that who holds a place, over time, with an invented province.
struct ControlTimelineTests {
  private let gazetteer: Gazetteer = {
    var contents = GazetteerContents()
    contents.places = [
      Place(id: "XX", name: "Exland", kind: .country, parent: nil, coordinate: nil, source: "test"),
      Place(
        id: "XX-N", name: "Norland <east>", kind: .province, parent: "XX", coordinate: nil,
        source: "test"),
    ]
    contents.actors = [
      Actor(id: "reds", name: "Reds & friends", kind: .party),
      Actor(id: "blues", name: "Blues", kind: .party),
    ]
    return Gazetteer(contents)
  }()

  private func may(_ day: Int) -> CalendarDate {
    CalendarDate(year: 2022, month: 5, day: day) ?? CalendarDate(dayNumber: 0)
  }

  private func claim(
    _ id: String, _ predicate: Predicate, _ actor: String, by claimant: String,
    from first: Int, to last: Int, modality: Modality = .claimed
  ) -> Claim {
    let place = ClaimPlace(
      role: .at, name: "Norland", placeID: "XX-N", kind: .province, coordinate: nil,
      surface: "Norland", range: nil, resolution: .named)
    let interval = DateInterval(start: may(first), end: may(last)) ?? DateInterval(day: may(first))
    return Claim(
      id: id, document: "\(id).txt", predicate: predicate, actor: actor, actorID: actor,
      places: [place], modality: modality, attribution: Attribution(claimant: claimant),
      date: ClaimDate(
        interval: interval, granularity: first == last ? .day : .week, expression: "",
        how: "absolute"), quote: "Sentence.")
  }

  private func builder(_ claims: [Claim]) -> FactSheetBuilder {
    FactSheetBuilder(
      gazetteer: gazetteer, ledger: Ledger(Relations.relate(claims, gazetteer: gazetteer)),
      asOf: may(20), drawsMaps: false)
  }

  private var opposed: [Claim] {
    [
      claim("c-1", .holds, "reds", by: "Red spokesman", from: 3, to: 3),
      claim("c-2", .holds, "blues", by: "Blue spokesman", from: 5, to: 8),
      claim("c-3", .lost, "blues", by: "Blue spokesman", from: 12, to: 12),
    ]
  }

  @Test func lanesAreOfClaimantsAndConflictsStand() throws {
    let timeline = try #require(builder(opposed).controlTimeline(of: "XX-N"))
    #expect(timeline.lanes.map(\.claimant) == ["Red spokesman", "Blue spokesman"])
    let blue = try #require(timeline.lanes.last?.intervals)
    #expect(blue.map(\.claim) == ["c-2", "c-3"])
    #expect(blue[0].earliestBegin == may(5) && blue[0].latestBegin == may(8))
    #expect(blue[0].finish == may(11) && blue[1].finish == nil)
    #expect(blue[0].contradictedBy == ["c-1"])
    #expect(timeline.conflicts == [DateInterval(start: may(5), end: may(11))])
    #expect(timeline.span == DateInterval(start: may(3), end: may(20)))
  }

  @Test func theTableHasARowAClaim() throws {
    let timeline = try #require(builder(opposed).controlTimeline(of: "XX-N"))
    let rows = timeline.csv.split(separator: "\n")
    #expect(rows.count == 4)
    #expect(
      rows[2].hasPrefix(
        "Blue spokesman,Blues,holds,claim,2022-05-05,2022-05-08,week,2022-05-11,no,"))
  }

  @Test func theDrawingIsEscapedAndTheSameEachTime() throws {
    let timeline = try #require(builder(opposed).controlTimeline(of: "XX-N"))
    let drawing = timeline.svg
    #expect(drawing.contains("Norland &lt;east&gt;") && drawing.contains("Reds &amp; friends"))
    #expect(!drawing.contains("<east>") && !drawing.contains("style="))
    #expect(drawing == builder(opposed.reversed()).controlTimeline(of: "XX-N")?.svg)
    #expect(drawing.contains("Claims in conflict"))
  }

  @Test func thePageShowsIt() throws {
    let sheet = try #require(builder(opposed).sheet(for: "XX-N"))
    let page = FactSheetHTMLRenderer().render(sheet)
    #expect(page.contains("<figure class=\"control\">") && page.contains("Claims in conflict"))
  }

  @Test func withoutDatedClaimsThereIsNone() {
    #expect(builder([]).controlTimeline(of: "XX-N") == nil)
    #expect(FactSheetBuilder(gazetteer: gazetteer).controlTimeline(of: "XX-N") == nil)
  }
}
