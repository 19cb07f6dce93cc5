import Chronology
public import Gazetteer
import Text

/// Ties claims to each other: which repeats, contradicts, supersedes, concedes or answers which.
///
/// The ties depend on the claims alone, not on their order, and are stated between claims of the
/// same places only: a claim about a district says nothing of one about its province. Claims that
/// a person rejected, and history, are left out.
///
/// - **repeats**: the same claimant says the same of the same actor and places for overlapping
///   days; or the same words, of at least five, stand in several reports, so that wire copy counts
///   once. All point to the first.
/// - **contradicts**, both ways: different claimants name sides that cannot both hold the place on
///   one day, or say of one side that it is there and that it is gone; or one affirms what another
///   denies. A change told of a later day than the other was last vouched for contradicts nothing.
/// - **supersedes**: a claimant's later word ends the earlier (see `Succession`).
/// - **concedes**: a party admits its own loss or its opponent's gain, and so grants the
///   opponent's claim.
/// - **answers**: a denial points to the claim that it denies: the one that the text links, else
///   the nearest before it in the report, else the latest before it elsewhere.
public enum Relations {
  /// Returns the claims, each id once and in the order of a ledger, with
  /// ``Claim/relations`` and ``Claim/isAgainstInterest`` worked out anew.
  ///
  /// Relations of a claim that a person edited are kept beside the new ones, and so are answers
  /// within a report, which its text tells.
  ///
  /// - Complexity: linear in the claims, but quadratic in those of one place.
  public static func relate(_ claims: [Claim], gazetteer: Gazetteer) -> [Claim] {
    var claims = Ledger.ordered(claims)
    let documents = Dictionary(claims.map { ($0.id, $0.document) }) { first, _ in first }
    for index in claims.indices where claims[index].review != .edited {
      let claim = claims[index]
      claims[index].relations = claim.relations.filter {
        $0.type == .answers && (documents[$0.claim] ?? claim.document) == claim.document
      }
    }
    let sides = Sides(gazetteer)
    let endings = Succession.endings(of: claims, sides: sides)
    let statements = claims.map { claim in
      Statement(
        claim, holding: Ledger.holding(of: claim, ended: endings[claim.id]?.day), sides: sides)
    }
    var ties = claims.map { Set($0.relations) }
    let positions = Dictionary(
      claims.indices.map { (claims[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    func tie(_ type: RelationType, _ from: Int, _ to: Int) {
      ties[from].insert(Relation(type: type, claim: claims[to].id))
    }

    for (ended, ending) in endings {
      guard let earlier = positions[ended] else { continue }
      for later in ending.claims.compactMap({ positions[$0] }) { tie(.supersedes, later, earlier) }
    }
    for (later, first) in Repetition.firsts(of: statements) { tie(.repeats, later, first) }
    let opponents = Opposition.opponents(in: statements)
    for index in claims.indices where claims[index].review != .edited {
      claims[index].isAgainstInterest = Opposition.isAgainstInterest(statements[index], opponents)
    }
    for group in Statement.byPlace(statements) {
      for (offset, left) in group.enumerated() {
        for right in group[(offset + 1)...] {
          let pair = (statements[left], statements[right])
          if Opposition.contradict(pair.0, pair.1),
            !ties[left].contains(Relation(type: .supersedes, claim: claims[right].id)),
            !ties[right].contains(Relation(type: .supersedes, claim: claims[left].id))
          {
            tie(.contradicts, left, right)
            tie(.contradicts, right, left)
          }
          if claims[left].isAgainstInterest, Opposition.concedes(pair.0, to: pair.1) {
            tie(.concedes, left, right)
          }
          if claims[right].isAgainstInterest, Opposition.concedes(pair.1, to: pair.0) {
            tie(.concedes, right, left)
          }
        }
      }
    }
    for (denial, answered) in Answering.answers(in: statements)
    where !claims[denial].relations.contains(where: { $0.type == .answers }) {
      tie(.answers, denial, answered)
    }
    for index in claims.indices { claims[index].relations = ordered(ties[index]) }
    return claims
  }

  /// Relations by type and then by claim.
  static func ordered(_ relations: Set<Relation>) -> [Relation] {
    relations.sorted { ($0.type.rawValue, $0.claim) < ($1.type.rawValue, $1.claim) }
  }
}

/// What relations look at in a claim.
struct Statement {
  let claim: Claim
  let holding: Holding
  let speaker: String
  /// The party for which the claimant speaks.
  let speakerSide: String?
  let actorSide: String?, targetSide: String?
  let places: [String]
  /// The days from the first to the last on which the claimant is known to stand by it: to the day
  /// of the report.
  let vouched: DateInterval?
  /// Whether it takes part in relations.
  let counts: Bool

  init(_ claim: Claim, holding: Holding, sides: Sides) {
    self.claim = claim
    self.holding = holding
    speaker = sides.speaker(of: claim)
    let actorSide = sides.side(ofActor: claim.actorID, named: claim.actor)
    self.actorSide = actorSide
    speakerSide = claim.attribution.claimant.flatMap { claimant in
      sides.side(ofClaimant: claimant)
        ?? (claim.actor.map { Sides.names($0, in: claimant) } == true ? actorSide : nil)
    }
    targetSide = claim.target.flatMap { sides.side(ofActor: nil, named: $0) }
    places = Succession.places(of: claim)
    vouched = holding.begin.flatMap { begin in
      let end = max(claim.date?.interval.end ?? begin, claim.reportDate ?? begin)
      return DateInterval(start: begin, end: end)
    }
    counts = claim.review != .rejected && !claim.isBackground
  }

  /// Whether both hold on some day.
  func overlaps(_ other: Statement) -> Bool {
    guard let begin = holding.begin, let otherBegin = other.holding.begin else { return false }
    return (holding.finish.map { otherBegin <= $0 } ?? true)
      && (other.holding.finish.map { begin <= $0 } ?? true)
  }

  /// Indices of the statements that count, by place in the order of places. A pair that shares
  /// several places is in several groups.
  static func byPlace(_ statements: [Statement]) -> [[Int]] {
    var groups: [String: [Int]] = [:]
    for (index, statement) in statements.enumerated() where statement.counts {
      for place in statement.places { groups[place, default: []].append(index) }
    }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }
}
