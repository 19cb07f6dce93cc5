import Chronology
import Gazetteer
import TestSupport
import Testing

@testable import Claims

/// Names of private persons go, public ones and places stay.
struct RedactorTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let redacted: String
    var testDescription: String { text }
  }

  static let rows = [
    // Titles, given names, ages and roles tell a person.
    ("Mr Zarakzai said fighters held Bazarak.", "Mr Z. said fighters held Bazarak."),
    ("Mohammad Zarakzai fled to Kabul.", "M. Z. fled to Kabul."),
    (
      "Gulrang Zarakzai, a resident of Bazarak, saw them. Zarakzai left.",
      "G. Z., a resident of Bazarak, saw them. Z. left."
    ),
    ("Gulrang Zarakzai, 34, saw them.", "G. Z., 34, saw them."),
    ("The baker Gulrang Zarakzai-Wror, 34, saw them.", "The baker G. Z.-W., 34, saw them."),
    // Handles are cut.
    ("“They are here,” wrote @gulrang_92 on Twitter.", "“They are here,” wrote @… on Twitter."),
    // Places, public persons, parties, outlets and months stay.
    (
      "Zabihullah Mujahid, a spokesman, said the Taliban held Pul-e Hisar.",
      "Zabihullah Mujahid, a spokesman, said the Taliban held Pul-e Hisar."
    ),
    (
      "On Monday, 23 August, the Deh Salah district fell, Reuters said.",
      "On Monday, 23 August, the Deh Salah district fell, Reuters said."
    ),
    ("President Joe Biden spoke in New York.", "President Joe Biden spoke in New York."),
    ("", ""),
  ].map { Row(text: $0.0, redacted: $0.1) }

  static let redactor: Redactor? = {
    guard let gazetteer = try? GazetteerLoader.load([packageRoot + "/gazetteer"]),
      let language = try? LanguageTables(folder: packageRoot + "/gazetteer/language/en")
    else { return nil }
    return Redactor(gazetteer: gazetteer, language: language)
  }()

  @Test(arguments: rows)
  func cutsNames(row: Row) throws {
    let redactor = try #require(Self.redactor)
    var claim = Claim(id: "c", document: "d", predicate: .holds)
    claim.quote = row.text
    #expect(redactor.redacted([claim]).first?.quote == row.redacted)
  }

  @Test func cutsSpeakersInTheWholeDocument() throws {
    let redactor = try #require(Self.redactor)
    var first = Claim(id: "c-1", document: "d", predicate: .holds)
    first.attribution.claimant = "Gulrang Zarakzai"
    first.attribution.outlet = "Reuters"
    first.url = "https://mobile.twitter.com/gulrang_92/status/7"
    var second = Claim(id: "c-2", document: "d", predicate: .holds)
    second.quote = "Zarakzai watched from the roof."
    second.url = "https://news.example/7"
    let redacted = redactor.redacted([first, second])
    #expect(redacted[0].attribution.claimant == "G. Z.")
    #expect(redacted[0].attribution.outlet == "Reuters")
    #expect(redacted[0].url == nil)
    #expect(redacted[1].quote == "Z. watched from the roof.")
    #expect(redacted[1].url == "https://news.example/7")
    #expect(redacted.map(\.id) == ["c-1", "c-2"])
  }

  @Test func withholdsWhatIsNew() throws {
    func claim(_ id: String, reported: String?, begun: String? = nil) throws -> Claim {
      var claim = Claim(id: id, document: "d", predicate: .holds)
      claim.reportDate = try reported.map { try #require(CalendarDate(iso8601: $0)) }
      if let begun {
        let day = try #require(CalendarDate(iso8601: begun))
        claim.date = ClaimDate(
          interval: try #require(DateInterval(start: day, end: day)), granularity: .day,
          expression: "", how: "")
      }
      return claim
    }
    let claims = [
      try claim("old", reported: "2021-08-20"),
      try claim("on the edge", reported: "2021-08-24"),
      try claim("new", reported: "2021-08-25"),
      try claim("newly told of long ago", reported: "2021-08-26", begun: "2021-08-10"),
      try claim("undated", reported: nil),
    ]
    let parts = Delay.split(claims, hours: 48)
    #expect(parts.shown.map(\.id) == ["old", "on the edge", "newly told of long ago"])
    #expect(parts.withheld.map(\.id) == ["new", "undated"])
    let earlier = Delay.split(claims, hours: 25, before: CalendarDate(iso8601: "2021-08-22"))
    #expect(earlier.shown.map(\.id) == ["old", "newly told of long ago"])
    #expect(Delay.split([claims[4]], hours: 0).shown.isEmpty)
  }
}
