public import Chronology
public import Gazetteer

/// Who says that who holds a place, and when: a lane a claimant.
public struct ControlTimeline: Hashable, Sendable {
  /// How a claim is put.
  public enum Stance: String, Hashable, Sendable, CaseIterable {
    /// It places an actor there, or says that it lost the place.
    case claim
    /// It tells of fighting, a siege or a closed road.
    case contested
    /// It denies a claim.
    case denial
  }

  /// A claim as a stretch of days.
  public struct Interval: Hashable, Sendable {
    /// The id of the claim.
    public let claim: String
    /// Whom it is about, or empty.
    public let actor: String
    /// What it says: `captured`, `holds`.
    public let predicate: String
    /// How it is put.
    public let stance: Stance
    /// Whether the actor has lost the place by it.
    public let isLoss: Bool
    /// The first day on which it may have begun, and the last.
    public let earliestBegin: CalendarDate, latestBegin: CalendarDate
    /// How finely the text tells the beginning; `nil` when it is the day of the report.
    public let granularity: Granularity?
    /// The last day on which it holds, or `nil` while open.
    public let finish: CalendarDate?
    /// The place inside that it is about, or `nil` when it is about the place itself.
    public let inside: Place?
    /// The ids of shown claims that contradict it on a common day, sorted.
    public let contradictedBy: [String]
    /// The report.
    public let document: String
    /// The claim as a sentence.
    public let said: String
  }

  /// The claims of one claimant, by their beginning.
  public struct Lane: Hashable, Sendable {
    /// Who says it.
    public let claimant: String
    /// The claims; at least one.
    public let intervals: [Interval]
  }

  /// The place.
  public let place: Place
  /// The lanes, that with the earliest claim first.
  public let lanes: [Lane]
  /// The days on which claims that contradict each other hold, in order and apart.
  public let conflicts: [DateInterval]
  /// The first and last day shown.
  public let span: DateInterval
  /// How many claims of control have no date and are left out.
  public let undated: Int
  /// The hues of actors by their names here, as `#1a2b3c`; one that is missing gets a hue of its own.
  public let hues: [String: String]
}

extension FactSheetBuilder {
  /// The timeline of control of a place, or `nil` when no dated claim tells of it.
  public func controlTimeline(of id: PlaceID) -> ControlTimeline? {
    guard let place = gazetteer.place(id) else { return nil }
    return FactSheetDraft(builder: self, place: place).controlTimeline()
  }
}
