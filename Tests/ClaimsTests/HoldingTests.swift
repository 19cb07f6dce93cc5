import Chronology
import TestSupport
import Testing

@testable import Claims

struct HoldingTests {
  /// The last day of a first claim of Reds at Millbrook on 4 March, when a second is made.
  @Test(arguments: [
    (Predicate.captured, Predicate.lost, "Reds", "Anna Rot", 9, 8 as Int?),
    (.captured, .ceded, "Reds", "Anna Rot", 9, 8),
    (.captured, .retreating, "Reds", "Anna Rot", 9, 8),
    (.captured, .holds, "Reds", "Anna Rot", 9, nil),
    (.holds, .recaptured, "Reds", "Anna Rot", 9, nil),
    (.holds, .contested, "Reds", "Anna Rot", 9, 8),
    (.present, .contested, "Reds", "Anna Rot", 9, nil),
    (.besieged, .captured, "Reds", "Anna Rot", 9, 8),
    (.blocked, .opened, "Reds", "Anna Rot", 9, 8),
    (.lost, .recaptured, "Reds", "Anna Rot", 9, 8),
    (.captured, .lost, "Reds", "Ben Blau", 9, nil),
    (.captured, .lost, "Blues", "Anna Rot", 9, nil),
    (.captured, .lost, "Reds", "Anna Rot", 3, nil),
    (.captured, .advancing, "Reds", "Anna Rot", 9, nil),
  ])
  func endsWhenItsClaimantSaysOtherwise(
    first: Predicate, second: Predicate, actor: String, claimant: String, on: Int, finish: Int?
  ) {
    let earlier = claim("c-1", first, "Reds", by: "Anna Rot", on: 4, reported: 4)
    let later = claim("c-2", second, actor, by: claimant, on: on, reported: 10)
    let ledger = Ledger([later, earlier])
    #expect(ledger.holding(of: earlier).begin == march(4))
    #expect(ledger.holding(of: earlier).finish == finish.map(march))
  }

  @Test func endsNeverBeforeItBegan() {
    let earlier = claim("c-1", .captured, "Reds", by: "A", on: 4, reported: 4)
    let later = claim("c-2", .lost, "Reds", by: "A", on: 4, reported: 5)
    #expect(Ledger([earlier, later]).holding(of: earlier).finish == march(4))
    let sameReport = claim("c-2", .lost, "Reds", by: "A", on: 4, reported: 4)
    #expect(Ledger([earlier, sameReport]).holding(of: earlier).finish == nil)
  }

  @Test func endsAtEveryPlaceOrNot() {
    let both = claim(
      "c-1", .captured, "Reds", at: ["XX-NOR-mill", "XX-NOR-ford"], by: "A", on: 4)
    let one = claim("c-2", .lost, "Reds", at: ["XX-NOR-ford"], by: "A", on: 6)
    let other = claim("c-3", .lost, "Reds", at: ["XX-NOR-mill"], by: "A", on: 9)
    #expect(Ledger([both, one]).holding(of: both).finish == nil)
    #expect(Ledger([both, one, other]).holding(of: both).finish == march(8))
  }

  @Test(arguments: [
    (Polarity.negative, Modality.claimed), (.positive, .intended), (.positive, .hypothetical),
    (.negative, .denied),
  ])
  func lastsItsIntervalWhenItIsNoPlainClaim(polarity: Polarity, modality: Modality) {
    let sample = claim(
      "c-1", .holds, "Reds", on: 4, reported: 6, polarity: polarity, modality: modality)
    let holding = Ledger([sample]).holding(of: sample)
    #expect(holding == Holding(begin: march(4), finish: march(4), beginsWithReport: false))
  }

  @Test func takesTheDayOfTheReportAndSaysSo() {
    let control = claim("c-1", .holds, "Reds", reported: 6)
    let movement = claim("c-2", .advancing, "Reds", reported: 6)
    var history = claim("c-3", .holds, "Reds", reported: 6)
    history.isBackground = true
    let nothing = claim("c-4", .holds, "Reds")
    let ledger = Ledger([control, movement, history, nothing])
    #expect(
      ledger.holding(of: control) == Holding(begin: march(6), finish: nil, beginsWithReport: true))
    #expect(
      ledger.holding(of: movement)
        == Holding(begin: march(6), finish: march(6), beginsWithReport: true))
    #expect(ledger.undated.map(\.id) == ["c-3", "c-4"])
    #expect(ledger.latestReportDate == march(6))
    #expect(ledger.claims(asOf: march(5)).isEmpty)
    #expect(ledger.claims(asOf: march(7)).map(\.id) == ["c-1"])
  }

  @Test func endsOfItselfAfterHoldDays() {
    let sample = claim("c-1", .holds, "Reds", on: 4, reported: 6)
    #expect(Ledger([sample], holdDays: 7).holding(of: sample).finish == march(12))
    #expect(Ledger([sample]).holding(of: sample).finish == nil)
  }

  @Test func ignoresWhatAPersonRejected() {
    let earlier = claim("c-1", .captured, "Reds", by: "A", on: 4)
    var later = claim("c-2", .lost, "Reds", by: "A", on: 9)
    later.review = .rejected
    #expect(Ledger([earlier, later]).holding(of: earlier).finish == nil)
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func dependsOnTheClaimsAndNotOnTheirOrder(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let claims = (0..<20).map { random.claim($0) } + (20..<60).map { random.relatedClaim($0) }
    let ledger = Ledger(claims)
    let shuffled = Ledger(claims.shuffled(using: &random) + claims.prefix(10))
    #expect(shuffled.claims.map(\.id) == ledger.claims.map(\.id), "seed \(seed)")
    for claim in claims {
      let holding = ledger.holding(of: claim)
      #expect(shuffled.holding(of: claim) == holding, "seed \(seed)")
      if let begin = holding.begin, let finish = holding.finish {
        #expect(begin <= finish, "seed \(seed)")
      }
    }
  }

  @Test func keepsWhatAPersonReviewedOfTwins() {
    let read = claim("c-1", .captured, "Reds")
    var edited = claim("c-1", .entered, "Reds")
    edited.review = .edited
    #expect(Ledger([read, edited]).claims == [edited])
    #expect(Ledger([edited, read]).claims == [edited])
  }
}
