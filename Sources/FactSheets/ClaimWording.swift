import Chronology
import Claims
import Gazetteer

/// A claim in a sentence that names who says it; never the claim as a fact.
func claimSentence(_ claim: Claim) -> String {
  let outlet = claim.outlet ?? claim.title ?? claim.document
  let speaker = claim.attribution.claimant.map { "\($0) says" } ?? "\(outlet) reports"
  let actor = claim.actor ?? "somebody"
  let where_ = claim.mainPlace.map { " \($0.name)" } ?? ""
  let not = claim.polarity == .negative ? "not " : ""
  return "\(speaker): \(actor) \(not)\(claim.predicate.rawValue)\(where_)"
}
