import Chronology

/// Decides which claims cannot both be so, and which a party makes against its own interest.
enum Opposition {
  /// What a claim says of a side at its places.
  enum Standing {
    case holding(Int32), present(Int32), gone(Int32), closed, open
  }

  /// A pair of sides that fight each other: one is the target of the other in some claim.
  struct Pair: Hashable {
    let first: Int32, second: Int32

    init(_ left: Int32, _ right: Int32) {
      first = min(left, right)
      second = max(left, right)
    }
  }

  static func opponents(in statements: [Statement]) -> Set<Pair> {
    var pairs: Set<Pair> = []
    for statement in statements where statement.counts {
      let actor = statement.actorSide
      let target = statement.targetSide
      if actor != 0, target != 0, actor != target { pairs.insert(Pair(actor, target)) }
    }
    return pairs
  }

  /// Whether two claims about a place that they share cannot both be so.
  static func contradict(_ left: Statement, _ right: Statement) -> Bool {
    guard left.claim.id != right.claim.id, left.overlaps(right) else { return false }
    if isDenialOf(left, right) || isDenialOf(right, left) { return true }
    guard left.speaker != right.speaker, left.plot == .claim, right.plot == .claim,
      !(isPartial(left.claim) && isPartial(right.claim)), !isSequence(left, right)
    else { return false }
    return left.standings.contains { one in right.standings.contains { exclude(one, $0) } }
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

  /// What a predicate says of its actor's side and its target's; 0 is nobody's.
  static func standings(_ predicate: Predicate, actor: Int32, target: Int32) -> [Standing] {
    var standings: [Standing] = []
    func add(_ standing: (Int32) -> Standing, _ side: Int32) {
      if side != 0 { standings.append(standing(side)) }
    }
    let other = target == actor ? 0 : target
    switch predicate {
    case .holds, .repelled: add(Standing.holding, actor)
    case .captured, .recaptured, .cleared:
      add(Standing.holding, actor)
      add(Standing.gone, other)
    case .lost, .ceded:
      add(Standing.gone, actor)
      add(Standing.holding, other)
    case .retreating, .evacuated: add(Standing.gone, actor)
    case .present: add(Standing.present, actor)
    case .blocked: standings.append(.closed)
    case .opened: standings.append(.open)
    default: break
    }
    return standings
  }

  /// Whether the first denies what the second affirms: the same predicate of the same side, or
  /// that the side is there at all in the words of another predicate.
  private static func isDenialOf(_ denial: Statement, _ claim: Statement) -> Bool {
    guard denial.plot == .counterclaim, claim.plot == .claim,
      denial.actorSide == claim.actorSide
    else { return false }
    let denied = denial.claim.predicate
    let affirmed = claim.claim.predicate
    if denied == affirmed { return true }
    guard denial.actorSide != 0 else { return false }
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
    let side = statement.speakerSide
    let actor = statement.actorSide
    guard statement.counts, statement.plot == .claim, side != 0, actor != 0 else { return false }
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
    let side = admission.speakerSide
    guard side != 0, claim.speakerSide != 0, side != claim.speakerSide, claim.plot == .claim,
      admission.overlaps(claim)
    else { return false }
    return admission.standings.contains { one in
      claim.standings.contains { other in
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
