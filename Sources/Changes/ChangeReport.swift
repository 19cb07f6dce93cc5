public import Chronology
public import Claims
public import Gazetteer

/// What changed between two days in what is claimed, place by place.
///
/// A claim counts when it begins after the first day and not after the last; its end counts when
/// it still held on the first day or later and no longer holds on the last. History, hypotheses
/// and what a person rejected are left out; what is said of civilians is told of no place finer
/// than a district.
public struct ChangeReport: Sendable {
  /// The day after which changes count, or `nil` for all.
  public let from: CalendarDate?
  /// The last day, or `nil` when no claim is dated.
  public let to: CalendarDate?
  /// The places with changes, by name and id.
  public let places: [PlaceChanges]
  /// Claims without a date; no day can be given for them.
  public let undated: Int

  /// Compares what a ledger holds on two days.
  public init(
    _ ledger: Ledger, gazetteer: Gazetteer, from: CalendarDate? = nil, to: CalendarDate? = nil
  ) {
    let latest = ledger.claims.compactMap { ledger.holding(of: $0).begin }.max()
    let last = to ?? [ledger.defaultDay, latest].compactMap(\.self).max()
    self.from = from
    self.to = last
    undated = ledger.undated.count { $0.plot != .no && $0.review != .rejected }
    let reader = ChangeReader(ledger: ledger, gazetteer: gazetteer, from: from, to: last)
    places = reader.places()
  }
}
