import Chronology
import Gazetteer
import TestSupport
import Testing

@testable import Claims

/// The relations between claims as `from type to`, sorted.
private func ties(_ claims: [Claim]) -> [String] {
  Relations.relate(claims, gazetteer: sampleGazetteer).flatMap { claim in
    claim.relations.map { "\(claim.id) \($0.type.rawValue) \($0.claim)" }
  }.sorted()
}

struct RelationsTests {
  @Test func repeatsAClaimantAndCountsWireCopyOnce() {
    let first = claim("1", .captured, "Reds", by: "Anna Rot", on: 4, reported: 5)
    let again = claim(
      "2", .recaptured, "Red forces", by: "anna rot", on: 4, reported: 6, document: "b")
    let other = claim("3", .captured, "Reds", by: "a witness", on: 4, reported: 6)
    let elsewhere = claim("4", .captured, "Reds", at: ["XX-NOR"], by: "Anna Rot", on: 4)
    let later = claim("5", .captured, "Reds", by: "Anna Rot", on: 20, reported: 20)
    #expect(ties([again, first, other, elsewhere, later]) == ["2 repeats 1"])

    var wire = claim("6", .entered, "Reds", reported: 6, document: "c")
    wire.quote = "Red forces entered Millbrook on Friday."
    wire.outlet = "Wire"
    var copy = claim("7", .entered, "Reds", reported: 7, document: "d")
    copy.quote = "Red forces  entered Millbrook, on Friday"
    copy.outlet = "Paper"
    #expect(ties([copy, wire]) == ["7 repeats 6"])
  }

  /// Whether a claim of Reds by their speaker on 4 March contradicts a second claim.
  @Test(arguments: [
    ("other holder", Predicate.captured, Predicate.holds, "Blues", "Ben Blau", 6, true),
    ("still there", .captured, .present, "Blues", "Ben Blau", 6, true),
    ("said to be gone", .holds, .lost, "Reds", "Ben Blau", 5, true),
    ("later change", .holds, .captured, "Blues", "Ben Blau", 9, false),
    ("same side", .captured, .holds, "Red forces", "a witness", 6, false),
    ("both present", .present, .present, "Blues", "Ben Blau", 6, false),
    ("only entered", .holds, .entered, "Blues", "Ben Blau", 6, false),
    ("siege", .besieged, .holds, "Blues", "Ben Blau", 6, false),
    ("road", .blocked, .opened, "Blues", "Ben Blau", 5, true),
  ])
  func contradicts(
    name: String, first: Predicate, second: Predicate, actor: String, claimant: String, on: Int,
    expected: Bool
  ) {
    let left = claim("1", first, "Reds", by: "Anna Rot", on: 4, reported: 5)
    let right = claim("2", second, actor, by: claimant, on: on, reported: on)
    let found = ties([left, right]).contains("1 contradicts 2")
    #expect(found == expected, "\(name)")
    #expect(ties([left, right]).contains("2 contradicts 1") == expected, "\(name)")
  }

  @Test func doesNotHoldADistrictAgainstItsProvince() {
    let district = claim("1", .holds, "Reds", by: "Anna Rot", on: 4)
    let province = claim("2", .holds, "Blues", at: ["XX-NOR"], by: "Ben Blau", on: 4)
    #expect(ties([district, province]).isEmpty)
  }

  @Test func leavesOutPartsRejectionsAndHistory() {
    var left = claim("1", .holds, "Reds", by: "Anna Rot", on: 4)
    var right = claim("2", .holds, "Blues", by: "Ben Blau", on: 4)
    left.extent = "half of"
    right.extent = "parts of"
    #expect(ties([left, right]).isEmpty)
    left.extent = nil
    #expect(ties([left, right]).count == 2)
    right.review = .rejected
    #expect(ties([left, right]).isEmpty)
    right.review = .open
    right.isBackground = true
    #expect(ties([left, right]).isEmpty)
  }

  @Test func aDenialContradictsAndAnswers() {
    let said = claim("1", .captured, "Reds", by: "Anna Rot", on: 4, reported: 4, document: "a")
    let witness = claim("2", .captured, "Reds", by: "a witness", on: 3, reported: 3, document: "a")
    let denial = claim(
      "3", .captured, "Reds", by: "Ben Blau", reported: 5, polarity: .negative, modality: .denied,
      document: "b")
    let found = ties([denial, said, witness])
    #expect(found.contains("3 answers 1"))
    #expect(!found.contains("3 answers 2"))
    #expect(found.contains("3 contradicts 1") && found.contains("1 contradicts 3"))
    let aboutOther = claim(
      "4", .captured, "Blues", by: "Ben Blau", reported: 5, polarity: .negative, modality: .denied)
    #expect(!ties([aboutOther, said]).contains { $0.hasPrefix("4") })
  }

  @Test func keepsTheAnswerThatTheTextLinks() {
    var denial = claim(
      "3", .captured, nil, at: [], by: "Ben Blau", reported: 5, polarity: .negative,
      modality: .denied)
    denial.relations = [Relation(type: .answers, claim: "2")]
    let first = claim("2", .captured, "Reds", by: "a witness", reported: 5)
    let second = claim("1", .captured, "Reds", by: "Anna Rot", reported: 5)
    #expect(ties([denial, first, second]) == ["3 answers 2"])
  }

  @Test func supersedesAndDoesNotContradictItself() {
    let held = claim("1", .holds, "Reds", by: "Anna Rot", on: 4, reported: 4)
    let lost = claim("2", .lost, "Reds", by: "Anna Rot", on: 9, reported: 9)
    #expect(ties([held, lost]) == ["2 supersedes 1"])
    let taken = claim("3", .captured, "Blues", by: "Anna Rot", on: 9, reported: 9)
    let related = Relations.relate([held, taken], gazetteer: sampleGazetteer)
    let ledger = Ledger(related)
    #expect(ledger["3"]?.relations == [Relation(type: .supersedes, claim: "1")])
    #expect(ledger["1"].map { ledger.holding(of: $0).finish } == march(8))
  }

  @Test(arguments: [
    (Predicate.lost, "Blues", "Ben Blau", nil as String?, true),
    (.retreating, "Blues", "a spokesman for the Blues", nil, true),
    (.captured, "Reds", "Ben Blau", "Blues", true),
    (.captured, "Reds", "Anna Rot", "Blues", false),
    (.lost, "Blues", "Anna Rot", nil, false),
    (.lost, "Blues", "a witness", nil, false),
    (.lost, "valley militia", "a commander of the valley militia", nil, true),
  ])
  func seesAnAdmission(
    predicate: Predicate, actor: String, claimant: String, target: String?, expected: Bool
  ) {
    let sample = claim("1", predicate, actor, by: claimant, on: 4, target: target)
    let related = Relations.relate([sample], gazetteer: sampleGazetteer)
    #expect(related.first?.isAgainstInterest == expected)
  }

  @Test func concedesWhatTheOtherSideClaims() {
    let gain = claim("1", .captured, "Reds", by: "Anna Rot", on: 4, reported: 4, target: "Blues")
    let loss = claim("2", .lost, "Blues", by: "Ben Blau", on: 4, reported: 5)
    let grant = claim("3", .holds, "Reds", by: "Ben Blau", on: 4, reported: 6, document: "b")
    #expect(ties([gain, loss, grant]) == ["2 concedes 1", "3 concedes 1"])
  }

  @Test func listsOpposedPlaces() {
    let claims = Relations.relate(
      [
        claim("1", .holds, "Reds", at: ["XX-NOR-mill", "XX-SUD"], by: "Anna Rot", on: 4),
        claim("2", .holds, "Blues", by: "Ben Blau", on: 4),
        claim("3", .holds, "Blues", at: ["XX-NOR"], by: "Ben Blau", on: 4),
      ], gazetteer: sampleGazetteer)
    let ledger = Ledger(claims)
    #expect(ledger.opposedPlaces.map(\.place.placeID) == ["XX-NOR-mill"])
    #expect(ledger.opposedPlaces.map(\.claims) == [["1", "2"]])
    #expect(ledger["2"].map { ledger.contradictions(of: $0) } == ["1"])
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func dependsOnTheClaimsAndNotOnTheirOrder(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let claims = (0..<60).map { random.relatedClaim($0) }
    let related = Relations.relate(claims, gazetteer: sampleGazetteer)
    let shuffled = Relations.relate(claims.shuffled(using: &random), gazetteer: sampleGazetteer)
    #expect(shuffled == related, "seed \(seed)")
    let again = Relations.relate(related.shuffled(using: &random), gazetteer: sampleGazetteer)
    #expect(again == related, "seed \(seed)")
    let ledger = Ledger(related)
    for claim in related {
      for relation in claim.relations {
        #expect(relation.claim != claim.id, "seed \(seed)")
        guard relation.type == .contradicts else { continue }
        let back = Relation(type: .contradicts, claim: claim.id)
        #expect(ledger[relation.claim]?.relations.contains(back) == true, "seed \(seed)")
      }
    }
  }
}
