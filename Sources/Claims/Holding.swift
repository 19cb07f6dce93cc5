public import Chronology

/// When a claim holds on the map.
public struct Holding: Hashable, Sendable {
  /// The first day, or `nil` for an undated claim.
  public let begin: CalendarDate?
  /// The last day, or `nil` while the claim is open.
  public let finish: CalendarDate?
  /// Whether ``begin`` is the day of the report because the text gives no date.
  public let beginsWithReport: Bool

  /// Creates a holding.
  public init(begin: CalendarDate?, finish: CalendarDate?, beginsWithReport: Bool) {
    self.begin = begin
    self.finish = finish
    self.beginsWithReport = beginsWithReport
  }

  /// Whether the claim holds on a day: it began by then, and is open or not yet over.
  public func includes(_ day: CalendarDate) -> Bool {
    guard let begin, begin <= day else { return false }
    return finish.map { day <= $0 } ?? true
  }
}
