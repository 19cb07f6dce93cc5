import Chronology

/// What relations look at in a claim, its names as the numbers of ``StatementKeys``: 0 is nobody.
final class Statement {
  let claim: Claim
  let plot: PlotClass
  let speaker: Int32
  /// The party for which the claimant speaks.
  let speakerSide: Int32
  let actorSide: Int32, targetSide: Int32
  /// The actor's side, or its words when it has none.
  let actorWords: Int32
  /// The keys under which an actor, and one who lost the place to it, is known.
  let actor: ActorKeys, target: ActorKeys
  let places: [Int32]
  let begin: CalendarDate?
  /// The days from the first to the last on which the claimant is known to stand by it: to the day
  /// of the report.
  let vouched: DateInterval?
  /// What it says of sides at its places.
  let standings: [Opposition.Standing]
  /// Whether it takes part in relations.
  let counts: Bool
  /// When it holds, once it is known what ends it.
  var holding = Holding(begin: nil, finish: nil, beginsWithReport: false)

  init(_ claim: Claim, keys: StatementKeys) {
    self.claim = claim
    plot = claim.plot
    speaker = keys.speaker(of: claim)
    let actor = keys.actor(id: claim.actorID, name: claim.actor)
    let target = keys.actor(id: nil, name: claim.target)
    self.actor = actor
    self.target = target
    actorSide = actor.side
    targetSide = target.side
    actorWords = actor.side != 0 ? actor.side : keys.words(claim.actor)
    speakerSide = keys.side(ofClaimant: claim.attribution.claimant, naming: claim.actor, actor.side)
    places = keys.places(of: claim)
    begin = Succession.begin(of: claim)
    vouched = begin.flatMap { begin in
      let end = max(claim.date?.interval.end ?? begin, claim.reportDate ?? begin)
      return DateInterval(start: begin, end: end)
    }
    standings = Opposition.standings(claim.predicate, actor: actor.side, target: target.side)
    counts = claim.review != .rejected && !claim.isBackground
  }

  /// Whether both hold on some day.
  func overlaps(_ other: Statement) -> Bool {
    guard let begin = holding.begin, let otherBegin = other.holding.begin else { return false }
    return (holding.finish.map { otherBegin <= $0 } ?? true)
      && (other.holding.finish.map { begin <= $0 } ?? true)
  }

  /// Indices of the statements that count, by place in the order of its first mention. A pair that
  /// shares several places is in several groups.
  static func byPlace(_ statements: [Statement]) -> [[Int]] {
    var groups: [[Int]] = []
    var groupOfPlace: [Int32: Int] = [:]
    for (index, statement) in statements.enumerated() where statement.counts {
      for place in statement.places {
        if let group = groupOfPlace[place] {
          groups[group].append(index)
        } else {
          groupOfPlace[place] = groups.count
          groups.append([index])
        }
      }
    }
    return groups
  }
}

/// The keys under which one actor is known: its id in the table, its name and its side; 0 for none.
struct ActorKeys {
  var id: Int32 = 0, name: Int32 = 0, side: Int32 = 0

  /// Whether two may be the same actor.
  func meets(_ other: ActorKeys) -> Bool {
    id != 0 && id == other.id || name != 0 && name == other.name || side != 0 && side == other.side
  }

  /// Whether both have sides, and not the same.
  func opposes(_ other: ActorKeys) -> Bool { side != 0 && other.side != 0 && side != other.side }
}
