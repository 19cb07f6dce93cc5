import Chronology

/// Finds the claim that a denial answers.
enum Answering {
  /// Pairs of a denial and the claim that it answers, as indices.
  static func answers(in statements: [Statement]) -> [(denial: Int, claim: Int)] {
    guard statements.contains(where: { $0.counts && isDenial($0) }) else { return [] }
    var byPlace: [Int32: [Int]] = [:]
    var byDocument: [String: [Int]] = [:]
    for (index, statement) in statements.enumerated()
    where statement.counts && statement.plot == .claim {
      for place in statement.places { byPlace[place, default: []].append(index) }
      byDocument[statement.claim.document, default: []].append(index)
    }
    var pairs: [(denial: Int, claim: Int)] = []
    for (index, denial) in statements.enumerated() where denial.counts && isDenial(denial) {
      let candidates =
        denial.places.isEmpty
        ? byDocument[denial.claim.document] ?? []
        : Set(denial.places.flatMap { byPlace[$0] ?? [] }).sorted()
      let fitting = candidates.filter { fits(statements[$0], denial) }
      let near = fitting.filter { statements[$0].claim.document == denial.claim.document }
      let nearest = (near.isEmpty ? fitting : near).max {
        Repetition.precedes(statements[$0], statements[$1])
      }
      if let nearest { pairs.append((index, nearest)) }
    }
    return pairs
  }

  private static func isDenial(_ statement: Statement) -> Bool {
    guard statement.plot == .counterclaim else { return false }
    return statement.claim.modality == .denied || statement.speakerSide != 0
  }

  private static func fits(_ claim: Statement, _ denial: Statement) -> Bool {
    guard claim.speaker != denial.speaker, Repetition.precedes(claim, denial) else { return false }
    if denial.actorSide != 0, denial.actorSide != claim.actorSide { return false }
    let denied = Succession.state(of: denial.claim.predicate)
    return denial.claim.predicate == claim.claim.predicate
      || (denied != nil && denied == Succession.state(of: claim.claim.predicate))
  }
}
