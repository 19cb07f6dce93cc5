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

/// Claims in order, with the days on which each holds.
public struct Ledger: Sendable {
  /// The claims, by document, place in the text, predicate and id.
  public let claims: [Claim]
  /// The days after which an open control claim ends of itself, or `nil` for never.
  public let holdDays: Int?
  private let holdings: [String: Holding]

  /// Orders claims and works out when each holds.
  public init(_ claims: [Claim], holdDays: Int? = nil) {
    self.claims = claims
    self.holdDays = holdDays
    holdings = [:]
  }

  /// When a claim of this ledger holds.
  public func holding(of claim: Claim) -> Holding {
    holdings[claim.id] ?? Holding(begin: nil, finish: nil, beginsWithReport: false)
  }

  /// The latest publication date of its reports, the default as-of day; `nil` when none is known.
  public var latestReportDate: CalendarDate? { claims.compactMap(\.reportDate).max() }
}
