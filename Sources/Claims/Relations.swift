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
    dropRelations(of: &claims)
    let keys = StatementKeys(Sides(gazetteer))
    let statements = claims.map { Statement($0, keys: keys) }
    let endings = Succession.endings(of: statements)
    for (index, statement) in statements.enumerated() {
      statement.holding = Ledger.holding(of: statement.claim, ended: endings[index]?.day)
    }
    var ties = Ties(claims)
    for (earlier, ending) in endings {
      for later in ending.claims { ties.add(.supersedes, later, earlier) }
    }
    for (later, first) in Repetition.firsts(of: statements) { ties.add(.repeats, later, first) }
    let opponents = Opposition.opponents(in: statements)
    for index in claims.indices where claims[index].review != .edited {
      claims[index].isAgainstInterest = Opposition.isAgainstInterest(statements[index], opponents)
    }
    for group in Statement.byPlace(statements) {
      for (offset, left) in group.enumerated() {
        for right in group[(offset + 1)...] {
          let one = statements[left]
          let other = statements[right]
          if Opposition.contradict(one, other), !ties.areSuperseded(left, right) {
            ties.add(.contradicts, left, right)
            ties.add(.contradicts, right, left)
          }
          if claims[left].isAgainstInterest, Opposition.concedes(one, to: other) {
            ties.add(.concedes, left, right)
          }
          if claims[right].isAgainstInterest, Opposition.concedes(other, to: one) {
            ties.add(.concedes, right, left)
          }
        }
      }
    }
    for (denial, answered) in Answering.answers(in: statements)
    where !claims[denial].relations.contains(where: { $0.type == .answers }) {
      ties.add(.answers, denial, answered)
    }
    ties.write(to: &claims)
    return claims
  }

  /// Leaves the relations that a person set, and the answers within a report.
  private static func dropRelations(of claims: inout [Claim]) {
    guard claims.contains(where: { !$0.relations.isEmpty }) else { return }
    let documents = Dictionary(claims.map { ($0.id, $0.document) }) { first, _ in first }
    for index in claims.indices
    where claims[index].review != .edited && !claims[index].relations.isEmpty {
      let document = claims[index].document
      claims[index].relations.removeAll {
        $0.type != .answers || (documents[$0.claim] ?? document) != document
      }
    }
  }

  /// Relations by type and then by claim.
  static func ordered(_ relations: Set<Relation>) -> [Relation] {
    relations.sorted { ($0.type.rawValue, $0.claim) < ($1.type.rawValue, $1.claim) }
  }
}

/// The ties that are found among claims, beside those that they have.
private struct Ties {
  private struct Pair: Hashable {
    let later: Int, earlier: Int
  }

  private var found: [[(type: RelationType, other: Int)]]
  private var superseded: Set<Pair> = []

  init(_ claims: [Claim]) {
    found = Array(repeating: [], count: claims.count)
    guard
      claims.contains(where: { $0.relations.contains { $0.type == .supersedes } })
    else { return }
    let positions = Dictionary(
      claims.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: min)
    for (later, claim) in claims.enumerated() {
      for relation in claim.relations where relation.type == .supersedes {
        guard let earlier = positions[relation.claim] else { continue }
        superseded.insert(Pair(later: later, earlier: earlier))
      }
    }
  }

  mutating func add(_ type: RelationType, _ from: Int, _ to: Int) {
    found[from].append((type, to))
    if type == .supersedes { superseded.insert(Pair(later: from, earlier: to)) }
  }

  /// Whether one of two claims supersedes the other.
  func areSuperseded(_ left: Int, _ right: Int) -> Bool {
    superseded.contains(Pair(later: left, earlier: right))
      || superseded.contains(Pair(later: right, earlier: left))
  }

  func write(to claims: inout [Claim]) {
    for index in claims.indices where !found[index].isEmpty || claims[index].relations.count > 1 {
      let own = found[index].map { Relation(type: $0.type, claim: claims[$0.other].id) }
      claims[index].relations = Relations.ordered(Set(claims[index].relations + own))
    }
  }
}
