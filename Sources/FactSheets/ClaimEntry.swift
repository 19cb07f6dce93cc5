public import Chronology

/// Claims that stand together: those of one claimant, or those without a date.
public struct ClaimGroup: Hashable, Sendable {
  /// The claimant, or another heading.
  public let title: String
  /// The claims, at least one.
  public let claims: [ClaimEntry]
}

/// A claim in words: who says what of which place, and how it reached us.
public struct ClaimEntry: Hashable, Sendable {
  /// The id of the claim in the ledger.
  public let id: String
  /// The claim as a sentence that names who says it.
  public let sentence: String
  /// The place inside the sheet's place that it is about, or `nil` when about the place itself.
  public let inside: String?
  /// Who relays it and through what channel, or empty.
  public let relayedBy: String
  /// The report: its title, else its file.
  public let report: String
  /// The address of the report, or empty.
  public let url: String
  /// When it was published, or `nil`.
  public let reportDate: CalendarDate?
  /// Whether a person assumed that day.
  public let reportDateIsAssumed: Bool
  /// The day or days in words.
  public let date: String
  /// How the day was read, or empty.
  public let dateReading: String
  /// The words of the report, at most 300 characters.
  public let quote: String
  /// Ties to other claims, in words: "Contradicted by: …".
  public internal(set) var relations: [String]
  /// Whether a party admits its own loss.
  public let isAgainstInterest: Bool
  /// How it is put forward: asserted, claimed, reported, ….
  public let status: String
  /// What a person noted or made of it, or empty.
  public let note: String
  /// Other passages in which the same claimant says the same of the same days.
  public internal(set) var repeats: [ClaimEntry] = []

  /// Those of them that a reader has not read already: a headline is often set twice.
  var furtherPassages: [ClaimEntry] {
    repeats.filter { $0.quote != quote || $0.report != report }
  }
}

/// A dated claim in the order of time.
public struct TimelineEntry: Hashable, Sendable {
  /// The first day, or `nil` when the order is all that is known.
  public let begin: CalendarDate
  /// The last day, or `nil` while open.
  public let finish: CalendarDate?
  /// The day or days in words.
  public let date: String
  /// The claim.
  public let claim: String
  /// The claim as a sentence.
  public let sentence: String
  /// What changes against an earlier claim about the same place, or empty.
  public let change: String
  /// The ids of further claims that say the same of the same days.
  public internal(set) var repeats: [String] = []
}
