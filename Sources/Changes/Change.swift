public import Chronology

/// What happened to what is said of a place on a day.
public enum ChangeKind: String, Hashable, Sendable, CaseIterable {
  /// Somebody claims, says or reports it.
  case claimed
  /// Somebody denies it.
  case denied
  /// A party admits its own loss or its opponent's gain.
  case conceded
  /// Fighting for the place is told of.
  case fighting
  /// Somebody moves there or away.
  case moving
  /// Somebody plans, vows or demands it.
  case announced
  /// A claimant's own later word, or the limit of days, ends what it said before.
  case ended
}

/// One change: a claim that begins or ends.
public struct Change: Hashable, Sendable {
  /// The day: on which the claim begins, or from which it no longer holds.
  public let day: CalendarDate
  /// The last day on which it may have begun, when the text gives several.
  public let lastDay: CalendarDate
  /// Whether the day is that of the report because the text gives none.
  public let isReportDay: Bool
  /// What happened.
  public let kind: ChangeKind
  /// Who says it: the claimant, else the outlet or report.
  public let speaker: String
  /// The id of the claim.
  public let claim: String
  /// The report.
  public let document: String
  /// The claim as a sentence without a full stop, always with who says it.
  public let sentence: String
  /// Ties to earlier claims in words: "answers Anna Rot's claim of 3 March 2022".
  public let ties: [String]
  /// How many further claims repeat it.
  public let repeats: Int
}
