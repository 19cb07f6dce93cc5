public import Chronology

/// Claims in order, with the days on which each holds.
///
/// A control claim is open from its first day until its own claimant supersedes it (see
/// `Succession`) or ``holdDays`` ends it. Movements last their interval, and so does what is
/// denied, intended, hypothetical or history. Another claimant's word never ends a claim.
public struct Ledger: Sendable {
  /// The claims, by document, place in the text, predicate and id; each id once.
  public let claims: [Claim]
  /// For how many days an open control claim holds after it was last said, that day included, or
  /// `nil` for ever.
  public let holdDays: Int?
  private let holdings: [String: Holding]
  private let positions: [String: Int]

  /// Orders claims and works out when each holds.
  ///
  /// Of claims with the same id one is kept: that which a person reviewed, with the relations of
  /// all. So claims may come in any order and any number of times.
  public init(_ claims: [Claim], holdDays: Int? = nil) {
    let sorted = Self.ordered(claims)
    let holdDays = holdDays.map { max($0, 1) }
    self.claims = sorted
    self.holdDays = holdDays
    holdings = Self.holdings(of: sorted, holdDays: holdDays)
    positions = Dictionary(
      sorted.indices.map { (sorted[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The claim with an id.
  public subscript(id: String) -> Claim? { positions[id].map { claims[$0] } }

  /// When a claim of this ledger holds.
  public func holding(of claim: Claim) -> Holding {
    holdings[claim.id] ?? Holding(begin: nil, finish: nil, beginsWithReport: false)
  }

  /// The claims that hold on a day.
  public func claims(asOf day: CalendarDate) -> [Claim] {
    claims.filter { holding(of: $0).includes(day) }
  }

  /// The claims without a first day; they stand apart.
  public var undated: [Claim] { claims.filter { holding(of: $0).begin == nil } }

  /// The latest publication date of its reports, the default as-of day; `nil` when none is known.
  public var latestReportDate: CalendarDate? { claims.compactMap(\.reportDate).max() }

  /// The day on which a ledger is shown when no day is asked for: the latest publication date or,
  /// when no report has one (claims typed by hand), the latest first day of a claim.
  public var defaultDay: CalendarDate? {
    latestReportDate ?? claims.compactMap { holding(of: $0).begin }.max()
  }

  /// The claims in the order of a ledger, each id once.
  static func ordered(_ claims: [Claim]) -> [Claim] {
    let claims = Set(claims.lazy.map(\.id)).count == claims.count ? claims : merged(claims)
    // Claims are large: they are sorted by their positions, and only when they need to be.
    let isOrdered = claims.indices.dropFirst().allSatisfy { precedes(claims[$0 - 1], claims[$0]) }
    if isOrdered { return claims }
    return claims.indices.sorted { precedes(claims[$0], claims[$1]) }.map { claims[$0] }
  }

  /// Whether one claim stands before another in a ledger.
  static func precedes(_ left: Claim, _ right: Claim) -> Bool {
    if left.document != right.document { return left.document < right.document }
    let leftStart = left.range?.lowerBound ?? -1
    let rightStart = right.range?.lowerBound ?? -1
    if leftStart != rightStart { return leftStart < rightStart }
    if left.predicate != right.predicate {
      return left.predicate.rawValue < right.predicate.rawValue
    }
    return left.id < right.id
  }

  private static func merged(_ claims: [Claim]) -> [Claim] {
    var result: [Claim] = []
    for (_, group) in Dictionary(grouping: claims, by: \.id) {
      guard var kept = group.min(by: outranks) else { continue }
      if group.count > 1 {
        kept.relations = Relations.ordered(Set(group.flatMap(\.relations)))
      }
      result.append(kept)
    }
    return result
  }

  private static func outranks(_ left: Claim, _ right: Claim) -> Bool {
    let order: [Review] = [.edited, .rejected, .accepted, .open]
    let leftRank = order.firstIndex(of: left.review) ?? order.count
    let rightRank = order.firstIndex(of: right.review) ?? order.count
    if leftRank != rightRank { return leftRank < rightRank }
    return LedgerJSON.write([left]).lexicographicallyPrecedes(LedgerJSON.write([right]))
  }
}

extension Ledger {
  private static func holdings(of claims: [Claim], holdDays: Int?) -> [String: Holding] {
    let keys = StatementKeys(nil)
    let endings = Succession.endings(of: claims.map { Statement($0, keys: keys) })
    var holdings: [String: Holding] = [:]
    for (index, claim) in claims.enumerated() {
      holdings[claim.id] = holding(of: claim, ended: endings[index]?.day, holdDays: holdDays)
    }
    return holdings
  }

  /// When a claim holds that another ends from a day on.
  static func holding(of claim: Claim, ended: CalendarDate?, holdDays: Int? = nil) -> Holding {
    let interval = claim.date?.interval
    guard let begin = Succession.begin(of: claim) else {
      return Holding(begin: nil, finish: nil, beginsWithReport: false)
    }
    var finish: CalendarDate?
    if !Succession.isOpen(claim) {
      finish = interval?.end ?? begin
    } else {
      if let holdDays {
        let said = max(interval?.end ?? begin, claim.reportDate ?? begin)
        finish = said.advanced(by: holdDays - 1)
      }
      if let ended {
        let last = max(begin, ended.advanced(by: -1))
        finish = finish.map { min($0, last) } ?? last
      }
    }
    return Holding(begin: begin, finish: finish, beginsWithReport: interval == nil)
  }
}
