import Chronology
import Claims
import Gazetteer

/// One claim at one of its places: what a badge stands for.
struct Mark {
  /// The claim's id; a second place of the claim adds `-2`.
  let id: String
  let claim: Claim
  let place: ClaimPlace
  let anchor: Anchor
  let member: CastMember
  let holding: Holding
  let isCivilian: Bool
  /// "X says Y holds Z".
  let said: String

  var isUndated: Bool { holding.begin == nil }
}

/// A movement with both ends on the map.
struct Journey {
  let claim: Claim
  let from: Anchor
  let to: Anchor
  let member: CastMember
  let holding: Holding
  let said: String
}

extension Holding {
  /// Whether two spells share a day or follow each other at once.
  func touches(_ other: Holding) -> Bool {
    guard let begin, let otherBegin = other.begin else { return begin == other.begin }
    if let finish, finish.advanced(by: 1) < otherBegin { return false }
    if let finish = other.finish, finish.advanced(by: 1) < begin { return false }
    return true
  }

  /// From the first begin to the last finish of both.
  func union(_ other: Holding) -> Holding {
    guard let begin, let otherBegin = other.begin else { return self.begin == nil ? other : self }
    let last: CalendarDate? =
      if let finish, let otherFinish = other.finish { max(finish, otherFinish) } else { nil }
    return Holding(
      begin: min(begin, otherBegin), finish: last,
      beginsWithReport: beginsWithReport && other.beginsWithReport)
  }
}
