import Chronology
import Encoding
import Gazetteer
import Geometry

/// Writes and reads ledgers as JSON lines: one claim a line (RFC 8259, UTF-8, LF).
///
/// A ledger read back and written again has the same bytes; every field of ``Claim`` is kept.
public enum LedgerJSON {
  /// Returns claims as JSON lines, in their order.
  public static func write(_ claims: [Claim]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(claims.count * usualLength)
    for claim in claims {
      bytes.appendObject { append(claim, to: &$0) }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// Returns the line of a report: `{"id", "claims", "error"}`, with why there are no claims.
  public static func line(report: String?, claims: [Claim], error: String?) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity((claims.count + 1) * usualLength)
    bytes.appendObject { bytes in
      bytes.appendMember("id", report)
      bytes.appendMember("claims", claims) { append($1, to: &$0) }
      bytes.appendMember("error", error)
    }
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// About how many bytes a claim takes.
  private static let usualLength = 1024

  /// Appends the members of a claim, in the ledger's order.
  private static func append(_ claim: Claim, to bytes: inout [UInt8]) {
    bytes.appendMember("id", claim.id)
    bytes.appendMember("doc", claim.document)
    bytes.appendMember("doc_sha256", claim.documentDigest)
    bytes.appendMember("kind", claim.kind.rawValue)
    bytes.appendMember("predicate", claim.predicate.rawValue)
    bytes.appendMember("actor", claim.actor)
    bytes.appendMember("actor_id", claim.actorID)
    bytes.appendMember("target", claim.target)
    bytes.appendMember("places", claim.places) { append($1, to: &$0) }
    bytes.appendMember("polarity", claim.polarity.rawValue)
    bytes.appendMember("modality", claim.modality.rawValue)
    bytes.appendMember("background", claim.isBackground)
    bytes.appendMember("attribution")
    bytes.appendObject { bytes in
      bytes.appendMember("claimant", claim.attribution.claimant)
      bytes.appendMember("medium", claim.attribution.medium)
      bytes.appendMember("outlet", claim.attribution.outlet)
      bytes.appendMember("cue", claim.attribution.cue)
    }
    if let date = claim.date {
      bytes.appendMember("date")
      bytes.appendObject { append(date, to: &$0) }
    } else {
      bytes.appendMember("date", String?.none)
    }
    bytes.appendMember("report_date", claim.reportDate?.iso8601)
    bytes.appendMember("extent", claim.extent)
    bytes.appendMember("magnitude", claim.magnitude)
    bytes.appendMember("quote", claim.quote)
    bytes.appendMember("start", claim.range?.lowerBound)
    bytes.appendMember("end", claim.range?.upperBound)
    bytes.appendMember("trigger", claim.trigger)
    bytes.appendMember("trigger_start", claim.triggerRange?.lowerBound)
    bytes.appendMember("trigger_end", claim.triggerRange?.upperBound)
    bytes.appendMember("plot", claim.plot.rawValue)
    bytes.appendMember("confidence", claim.confidence)
    bytes.appendMember("against_interest", claim.isAgainstInterest)
    bytes.appendMember("review", claim.review.rawValue)
    bytes.appendMember("relations", claim.relations) { bytes, relation in
      bytes.appendMember("type", relation.type.rawValue)
      bytes.appendMember("claim", relation.claim)
    }
    bytes.appendMember(
      "report_date_basis",
      claim.reportDateIsAssumed ? "assumed" : claim.reportDate == nil ? nil : "stated")
    bytes.appendMember("outlet", claim.outlet)
    bytes.appendMember("title", claim.title)
    bytes.appendMember("url", claim.url)
    bytes.appendMember("note", claim.note)
  }

  private static func append(_ place: ClaimPlace, to bytes: inout [UInt8]) {
    bytes.appendMember("role", place.role.rawValue)
    bytes.appendMember("name", place.name)
    bytes.appendMember("place_id", place.placeID?.rawValue)
    bytes.appendMember("kind", place.kind?.rawValue)
    bytes.appendMember("lat", place.coordinate?.latitude)
    bytes.appendMember("lon", place.coordinate?.longitude)
    bytes.appendMember("surface", place.surface)
    bytes.appendMember("start", place.range?.lowerBound)
    bytes.appendMember("end", place.range?.upperBound)
    bytes.appendMember("resolution", place.resolution.rawValue)
  }

  private static func append(_ date: ClaimDate, to bytes: inout [UInt8]) {
    bytes.appendMember("start", date.interval.start.iso8601)
    bytes.appendMember("end", date.interval.end.iso8601)
    bytes.appendMember("granularity", date.granularity.rawValue)
    bytes.appendMember("expression", date.expression)
    bytes.appendMember("how", date.how)
  }
}
