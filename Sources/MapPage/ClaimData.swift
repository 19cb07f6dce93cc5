import Chronology
import Claims
import Encoding
import Gazetteer
import Overlays

/// The claims of the ledger as the page's list, cards and filters need them.
struct ClaimData {
  let ledger: Ledger
  let overlay: Overlay
  let gazetteer: Gazetteer
  let claims: [String: Int]
  let cast: CastTable
  let contexts: [String: QuoteContext]

  var json: [JSONValue] {
    let sentences = SentenceWriter(gazetteer: gazetteer)
    var reasons: [String: String] = [:]
    for item in overlay.unmapped { reasons[item.claim.id] = item.reason.words }
    return ledger.claims.map { claim in
      one(claim, said: sentences.said(claim), actor: sentences.actorName(claim), reasons[claim.id])
    }
  }

  private func one(
    _ claim: Claim, said: String, actor: String?, _ reason: String?
  ) -> JSONValue {
    var members: [JSONValue.Member] = []
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { members.append(.init(name, .string(value))) }
    }
    func add(_ name: String, _ value: Int?) {
      if let value { members.append(.init(name, .integer(value))) }
    }
    let holding = ledger.holding(of: claim)
    add("id", claim.id)
    add("said", said)
    add("kind", claim.kind.rawValue)
    add("predicate", claim.predicate.rawValue)
    add("status", claim.status)
    add("plot", claim.plot.rawValue)
    add("hue", cast.position(actor))
    add("actor", actor)
    add("actor_text", claim.actor)
    add("target", claim.target)
    members.append(.init("places", .array(claim.places.map(place))))
    add("place", claim.mainPlace?.name)
    add("claimant", claim.attribution.claimant)
    add("medium", claim.attribution.medium)
    add("outlet", ClaimText.outlet(claim))
    add("doc", claim.document)
    add("title", claim.title)
    add("quote", ClaimText.quote(claim))
    if let context = contexts[claim.id] {
      members.append(.init("context", [.string(context.before), .string(context.after)]))
    }
    if let link = ClaimText.link(claim), link.hasPrefix("https://") || link.hasPrefix("http://") {
      add("url", link)
    }
    add("begin", holding.begin?.dayNumber)
    add("finish", holding.finish?.dayNumber)
    add("how", ClaimText.dateHow(claim, holding))
    add("expression", claim.date?.expression)
    add("date_start", claim.date?.interval.start.iso8601)
    add("date_end", claim.date?.interval.end.iso8601)
    add("report_date", claim.reportDate?.iso8601)
    if claim.polarity == .negative { add("polarity", claim.polarity.rawValue) }
    add("modality", claim.modality.rawValue)
    add("extent", claim.extent)
    add("magnitude", claim.magnitude)
    members.append(.init("confidence", JSONValue(claim.confidence, places: 2)))
    if claim.isAgainstInterest { members.append(.init("against_interest", true)) }
    if claim.review != .open { add("review", claim.review.rawValue) }
    add("note", claim.note)
    add("start", claim.range?.lowerBound)
    add("end", claim.range?.upperBound)
    add("reason", reason)
    let ties = claim.relations.compactMap { tie in
      claims[tie.claim].map { JSONValue.array([.string(tie.type.rawValue), .integer($0)]) }
    }
    if !ties.isEmpty { members.append(.init("ties", .array(ties))) }
    return .object(members)
  }

  private func place(_ place: ClaimPlace) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("role", .string(place.role.rawValue)), .init("name", .string(place.name)),
    ]
    if let id = place.placeID { members.append(.init("id", .string(id.rawValue))) }
    if let kind = place.kind { members.append(.init("kind", .string(kind.rawValue))) }
    return .object(members)
  }
}
