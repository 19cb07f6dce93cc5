import Chronology
import Claims
import Features
import Gazetteer
import Geometry

/// Relations of the claims of a ledger, both ways round.
struct Ties {
  private var contradicted: [String: [String]] = [:]
  private var repeated: [String: [String]] = [:]
  private var byID: [String: Claim] = [:]

  init(_ claims: [Claim]) {
    for claim in claims {
      byID[claim.id] = claim
      for relation in claim.relations {
        switch relation.type {
        case .contradicts:
          contradicted[claim.id, default: []].append(relation.claim)
          contradicted[relation.claim, default: []].append(claim.id)
        case .repeats: repeated[claim.id, default: []].append(relation.claim)
        default: break
        }
      }
    }
  }

  func claim(_ id: String) -> Claim? { byID[id] }
  func contradictedBy(_ claim: Claim) -> [String] {
    distinct((contradicted[claim.id] ?? []).sorted())
  }
  func repeats(_ claim: Claim) -> [String] { distinct((repeated[claim.id] ?? []).sorted()) }
}

/// The attributes of exported claims, in the order of the contract.
struct ClaimProperties {
  let ties: Ties

  /// The attributes of one claim at a place.
  func properties(
    _ claim: Claim, place: ClaimPlace, anchor: Anchor, member: CastMember, holding: Holding,
    said: String, bearing: Double? = nil
  ) -> [Property] {
    var list: [Property] = []
    func text(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { list.append(Property(name, .string(value))) }
    }
    func whole(_ name: String, _ value: Int?) {
      if let value { list.append(Property(name, .integer(value))) }
    }
    text("claim_id", claim.id)
    text("kind", claim.kind.rawValue)
    text("predicate", claim.predicate.rawValue)
    text("status", claim.status)
    text("actor", member.key.isEmpty ? nil : member.name)
    text("actor_id", claim.actorID)
    text("target", claim.target)
    text("place", place.name)
    text("place_id", place.placeID?.rawValue)
    text("place_kind", place.kind?.rawValue)
    text("role", place.role.rawValue)
    text("from_place", names(claim, .from))
    text("to_place", names(claim, .to))
    text("claimant", claim.attribution.claimant)
    text("medium", claim.attribution.medium)
    text("outlet", ClaimText.outlet(claim))
    text("said", said)
    text("quote", ClaimText.quote(claim))
    text("doc", claim.document)
    text("url", ClaimText.link(claim))
    whole("start", claim.range?.lowerBound)
    whole("end", claim.range?.upperBound)
    list += Self.times(holding)
    text("date_how", ClaimText.dateHow(claim, holding))
    text("report_date", claim.reportDate?.iso8601)
    text("polarity", claim.polarity.rawValue)
    text("modality", claim.modality.rawValue)
    text("plot", claim.plot.rawValue)
    list.append(Property("confidence", .number(claim.confidence)))
    list.append(Property("against_interest", .bool(claim.isAgainstInterest)))
    text("contradicted_by", ties.contradictedBy(claim).joined(separator: ";"))
    text("repeats", ties.repeats(claim).joined(separator: ";"))
    text("review", claim.review.rawValue)
    whole("geo_precision", anchor.geographicPrecision)
    whole("time_precision", Self.timePrecision(claim))
    text("precision_reason", anchor.reason)
    if let bearing { list.append(Property("bearing", .number(bearing))) }
    text("extent", claim.extent)
    text("magnitude", claim.magnitude)
    return list
  }

  /// The attributes of several claims in one mark: what they share, with sources side by side.
  func merged(_ lists: [[Property]], claims: [Claim], holder: CastMember?) -> [Property] {
    guard let first = lists.first else { return [] }
    var list = lists.count == 1 ? first : shared(lists)
    if let holder, !holder.key.isEmpty { list.append(Property("holder", .string(holder.name))) }
    let ids = distinct(claims.map(\.id))
    list.append(Property("claim_ids", .string(ids.joined(separator: ";"))))
    list.append(Property("claim_count", .integer(ids.count)))
    list.append(
      Property("claimants", .string(ClaimText.claimants(claims).joined(separator: "; "))))
    return list
  }

  private func shared(_ lists: [[Property]]) -> [Property] {
    let sideBySide: Set<String> = ["claimant", "medium", "outlet", "doc", "date_how", "said"]
    var order: [String] = []
    var values: [String: [PropertyValue]] = [:]
    for list in lists {
      for property in list {
        if values[property.name] == nil { order.append(property.name) }
        values[property.name, default: []].append(property.value)
      }
    }
    return order.compactMap { name in
      guard let all = values[name], let value = all.first else { return nil }
      if all.count == lists.count, all.allSatisfy({ $0 == value }) { return Property(name, value) }
      guard sideBySide.contains(name) else { return nil }
      let words = all.compactMap { if case .string(let text) = $0 { text } else { nil } }
      return Property(name, .string(listed(distinct(words))))
    }
  }

  /// The first twelve with semicolons, and how many more there are.
  private func listed(_ words: [String]) -> String {
    let rest = words.count - 12
    return words.prefix(12).joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
  }

  /// When it holds, as text and as numbers for tools that filter by number.
  static func times(_ holding: Holding) -> [Property] {
    var list: [Property] = []
    if let begin = holding.begin { list.append(Property("begin", .string(begin.iso8601))) }
    if let finish = holding.finish { list.append(Property("finish", .string(finish.iso8601))) }
    if let begin = holding.begin { list.append(Property("begin_ms", .integer(begin.milliseconds))) }
    if let finish = holding.finish {
      list.append(Property("finish_ms", .integer(finish.advanced(by: 1).milliseconds - 1)))
    }
    return list
  }

  /// ACLED's grade: 1 the day is known, 2 the week, 3 less.
  static func timePrecision(_ claim: Claim) -> Int {
    guard let date = claim.date else { return 3 }
    let days = date.interval.end.dayNumber - date.interval.start.dayNumber + 1
    return days <= 1 ? 1 : days <= 7 ? 2 : 3
  }

  private func names(_ claim: Claim, _ role: PlaceRole) -> String {
    claim.places.filter { $0.role == role }.map(\.name).joined(separator: "; ")
  }
}

/// The time of a feature.
func featureTime(_ holding: Holding) -> FeatureTime? {
  guard let begin = holding.begin else { return nil }
  return holding.finish == begin ? .day(begin) : .interval(start: begin, end: holding.finish)
}
