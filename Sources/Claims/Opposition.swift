import Chronology

/// Decides which claims cannot both be so, and which a party makes against its own interest.
enum Opposition {
  /// What a claim says of a side at its places.
  private enum Standing: Hashable {
    case holding(String), present(String), gone(String), closed, open
  }

  /// A pair of sides that fight each other: one is the target of the other in some claim.
  struct Pair: Hashable {
    let first: String, second: String

    init(_ left: String, _ right: String) {
      first = min(left, right)
      second = max(left, right)
    }
  }

  static func opponents(in statements: [Statement]) -> Set<Pair> {
    var pairs: Set<Pair> = []
    for statement in statements where statement.counts {
      guard let actor = statement.actorSide, let target = statement.targetSide, actor != target
      else { continue }
      pairs.insert(Pair(actor, target))
    }
    return pairs
  }

  /// Whether two claims about a place that they share cannot both be so.
  static func contradict(_ left: Statement, _ right: Statement) -> Bool {
    guard left.claim.id != right.claim.id, left.overlaps(right) else { return false }
    if isDenialOf(left, right) || isDenialOf(right, left) { return true }
    guard left.speaker != right.speaker, left.claim.plot == .claim, right.claim.plot == .claim,
      !(isPartial(left.claim) && isPartial(right.claim)), !isSequence(left, right)
    else { return false }
    let others = standings(of: right)
    return standings(of: left).contains { one in others.contains { exclude(one, $0) } }
  }

  private static func exclude(_ left: Standing, _ right: Standing) -> Bool {
    switch (left, right) {
    case (.holding(let one), .holding(let other)), (.holding(let one), .present(let other)),
      (.present(let one), .holding(let other)):
      one != other
    case (.holding(let one), .gone(let other)), (.gone(let one), .holding(let other)),
      (.present(let one), .gone(let other)), (.gone(let one), .present(let other)):
      one == other
    case (.closed, .open), (.open, .closed): true
    default: false
    }
  }

  private static func standings(of statement: Statement) -> [Standing] {
    let actor = statement.actorSide
    let target = statement.targetSide
    var standings: [Standing] = []
    switch statement.claim.predicate {
    case .holds, .repelled: if let actor { standings.append(.holding(actor)) }
    case .captured, .recaptured, .cleared:
      if let actor { standings.append(.holding(actor)) }
      if let target, target != actor { standings.append(.gone(target)) }
    case .lost, .ceded:
      if let actor { standings.append(.gone(actor)) }
      if let target, target != actor { standings.append(.holding(target)) }
    case .retreating, .evacuated: if let actor { standings.append(.gone(actor)) }
    case .present: if let actor { standings.append(.present(actor)) }
    case .blocked: standings.append(.closed)
    case .opened: standings.append(.open)
    default: break
    }
    return standings
  }

  /// Whether the first denies what the second affirms: the same predicate of the same side, or
  /// that the side is there at all in the words of another predicate.
  private static func isDenialOf(_ denial: Statement, _ claim: Statement) -> Bool {
    guard denial.claim.plot == .counterclaim, claim.claim.plot == .claim,
      denial.actorSide == claim.actorSide
    else { return false }
    let denied = denial.claim.predicate
    let affirmed = claim.claim.predicate
    if denied == affirmed { return true }
    guard denial.actorSide != nil else { return false }
    let control: Set<Predicate> = [.holds, .captured, .recaptured, .cleared]
    if control.contains(denied) { return control.contains(affirmed) }
    let presence: Set<Predicate> = [.present, .entered]
    return presence.contains(denied)
      && (presence.contains(affirmed) || control.contains(affirmed))
  }

  /// Whether one tells of a change on a later day than the other was last vouched for: then both
  /// may be so, one after the other.
  private static func isSequence(_ left: Statement, _ right: Statement) -> Bool {
    guard let first = left.vouched, let second = right.vouched else { return false }
    if first.end < second.start { return isChange(right.claim.predicate) }
    if second.end < first.start { return isChange(left.claim.predicate) }
    return false
  }

  private static func isChange(_ predicate: Predicate) -> Bool {
    switch predicate {
    case .captured, .recaptured, .cleared, .lost, .ceded, .retreating, .evacuated, .blocked,
      .opened:
      true
    default: false
    }
  }

  private static func isPartial(_ claim: Claim) -> Bool {
    guard let extent = claim.extent?.lowercased() else { return false }
    return !["all", "whole", "entire", "full", "complete", "total", "100"].contains {
      extent.contains($0)
    }
  }

  /// Whether the claimant's own side comes off badly: it lost or left, or its opponent gained.
  static func isAgainstInterest(_ statement: Statement, _ opponents: Set<Pair>) -> Bool {
    guard statement.counts, statement.claim.plot == .claim, let side = statement.speakerSide,
      let actor = statement.actorSide
    else { return false }
    switch statement.claim.predicate {
    case .lost, .ceded, .retreating, .fleeing, .evacuated: return actor == side
    case .holds, .captured, .recaptured, .cleared, .entered, .repelled:
      guard actor != side else { return false }
      return statement.targetSide == side || opponents.contains(Pair(actor, side))
    default: return false
    }
  }

  /// Whether a claim against interest grants what another side's claimant claims.
  static func concedes(_ admission: Statement, to claim: Statement) -> Bool {
    guard let side = admission.speakerSide, let other = claim.speakerSide, side != other,
      claim.claim.plot == .claim, admission.overlaps(claim)
    else { return false }
    let granted = standings(of: claim)
    return standings(of: admission).contains { one in
      granted.contains { other in
        switch (one, other) {
        case (.holding(let holder), .holding(let claimed)): holder == claimed && holder != side
        case (.gone(let loser), .gone(let claimed)): loser == claimed && loser == side
        case (.gone(let loser), .holding(let holder)): loser == side && holder != side
        default: false
        }
      }
    }
  }
}
