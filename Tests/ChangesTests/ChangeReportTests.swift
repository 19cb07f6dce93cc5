import Changes
import Chronology
import Claims
import Gazetteer
import Testing

/// Two parties and their speakers, one town in a province.
struct ChangeReportTests {
  private let gazetteer: Gazetteer = {
    var contents = GazetteerContents()
    contents.places = [
      Place(id: "XX", name: "Exland", kind: .country, parent: nil, coordinate: nil, source: "test"),
      Place(
        id: "XX-N", name: "Norland", kind: .province, parent: "XX", coordinate: nil, source: "test"),
      Place(
        id: "XX-N-mill", name: "Millbrook", kind: .town, parent: "XX-N", coordinate: nil,
        source: "test"),
    ]
    contents.actors = [
      Actor(id: "reds", name: "Reds", kind: .party),
      Actor(id: "blues", name: "Blues", kind: .party),
      Actor(id: "people", name: "residents", kind: .civilians),
    ]
    return Gazetteer(contents)
  }()

  private func march(_ day: Int) -> CalendarDate {
    CalendarDate(year: 2022, month: 3, day: day) ?? CalendarDate(dayNumber: 0)
  }

  private func claim(
    _ id: String, _ predicate: Predicate, _ actor: String, by claimant: String, on day: Int?,
    modality: Modality = .claimed, polarity: Polarity = .positive, target: String? = nil
  ) -> Claim {
    let place = ClaimPlace(
      role: predicate == .fleeing ? .from : .at, name: "Millbrook", placeID: "XX-N-mill",
      kind: .town, coordinate: nil, surface: "Millbrook", range: nil, resolution: .named)
    let date = day.map {
      ClaimDate(
        interval: DateInterval(day: march($0)), granularity: .day, expression: "", how: "absolute")
    }
    return Claim(
      id: id, document: "\(id).txt", predicate: predicate, actor: actor,
      actorID: actor.lowercased(), target: target, places: [place], polarity: polarity,
      modality: modality, attribution: Attribution(claimant: claimant), date: date,
      quote: "Sentence \(id).", outlet: "Gazette")
  }

  private var ledger: Ledger {
    Ledger(
      Relations.relate(
        [
          claim("c-1", .captured, "Reds", by: "Reds", on: 3),
          claim("c-2", .captured, "Reds", by: "Blues", on: 4, modality: .denied),
          claim("c-3", .lost, "Blues", by: "Blues", on: 9, target: "Reds"),
          claim("c-4", .lost, "Reds", by: "Reds", on: 20, target: "Blues"),
          claim("c-5", .holds, "Blues", by: "Blues", on: nil),
        ], gazetteer: gazetteer))
  }

  @Test func tellsThePlaceInOneLine() throws {
    let report = ChangeReport(ledger, gazetteer: gazetteer, from: march(1), to: march(10))
    let place = try #require(report.places.first)
    #expect(report.places.count == 1)
    #expect(
      place.summary == "claimed 3 Mar by Reds; denied 4 Mar by Blues; conceded 9 Mar by Blues")
    #expect(place.changes.map(\.claim) == ["c-1", "c-2", "c-3"])
    #expect(place.changes[1].ties == ["answers the word of Reds of 3 March 2022"])
    #expect(report.undated == 1)
  }

  @Test func theFirstDayIsOutAndTheLastIn() {
    func claims(_ from: Int, _ to: Int) -> [String] {
      ChangeReport(ledger, gazetteer: gazetteer, from: march(from), to: march(to)).places
        .flatMap(\.changes).filter { $0.kind != .ended }.map(\.claim)
    }
    #expect(claims(3, 4) == ["c-2"])
    #expect(claims(2, 3) == ["c-1"])
    #expect(claims(4, 8) == [])
  }

  @Test func aLaterWordEndsAClaim() throws {
    let report = ChangeReport(ledger, gazetteer: gazetteer, from: march(10), to: march(25))
    let changes = try #require(report.places.first?.changes)
    #expect(changes.contains { $0.kind == .ended && $0.claim == "c-1" && $0.day == march(20) })
    #expect(changes.contains { $0.kind == .conceded && $0.claim == "c-4" })
  }

  @Test func civiliansAreToldOfNoTown() throws {
    var flight = claim("c-6", .fleeing, "people", by: "Gazette", on: 5)
    flight.actor = "residents"
    let report = ChangeReport(Ledger([flight]), gazetteer: gazetteer)
    #expect(report.places.map(\.name) == ["Norland"])
    #expect(!ChangeWriter(report).markdown(byDay: true).contains("Millbrook"))
  }

  @Test func neverStatesAClaimAsAFact() {
    let report = ChangeReport(ledger, gazetteer: gazetteer)
    for change in report.places.flatMap(\.changes) {
      #expect(["Reds", "Blues"].contains { change.sentence.hasPrefix($0) }, "\(change.sentence)")
    }
  }

  @Test func writersAgreeAndRepeat() {
    let report = ChangeReport(ledger, gazetteer: gazetteer, from: march(1), to: march(10))
    let writer = ChangeWriter(report)
    #expect(writer.text.contains("Millbrook (town)"))
    #expect(writer.markdown(byDay: true).contains("### 3 March 2022"))
    #expect(writer.json.contains("\"change\": \"conceded\""))
    let empty = ChangeReport(ledger, gazetteer: gazetteer, from: march(26), to: march(27))
    #expect(ChangeWriter(empty).text.contains("Nothing that is dated."))
  }

  @Test func markdownOfNamesIsInert() {
    var odd = claim("c-7", .holds, "Reds", by: "<b>*Ann* [x](y)", on: 3)
    odd.actorID = nil
    let text = ChangeWriter(ChangeReport(Ledger([odd]), gazetteer: gazetteer)).markdown()
    #expect(!text.contains("<b>") && text.contains("\\*Ann\\*"))
  }
}
