import Chronology
import Encoding
public import Gazetteer
import Geometry

/// Writes a ledger in the columns that users of ACLED data read.
///
/// The columns follow ACLED's codebook of 2023; the rows are claims and not ACLED's events, so
/// there are no ACLED ids, and `notes` says who claims what. Precision codes are ACLED's: 1 for a
/// town or day, 2 for a district or week, 3 for a province or month and more.
public enum LedgerACLED {
  private static let columns = [
    "event_id_claim", "event_date", "year", "time_precision", "event_type", "sub_event_type",
    "actor1", "actor2", "country", "admin1", "admin2", "location", "latitude", "longitude",
    "geo_precision", "source", "source_scale", "notes",
  ]

  /// Returns a row a claim that may be drawn and whose place has a point; hypotheses and history
  /// are left out.
  public static func write(_ ledger: Ledger, gazetteer: Gazetteer) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendCSVRecord(columns)
    let sentences = SentenceWriter(gazetteer: gazetteer)
    for claim in ledger.claims where claim.plot != .no && claim.review != .rejected {
      guard let place = claim.mainPlace, let point = place.coordinate else { continue }
      let holding = ledger.holding(of: claim)
      let (event, subEvent) = types(claim)
      func unit(_ kind: PlaceKind) -> String {
        place.placeID.flatMap { gazetteer.enclosing($0, kind: kind)?.name } ?? ""
      }
      let precision =
        claim.date.map {
          $0.granularity == .day || $0.granularity == .hour ? 1 : $0.granularity == .week ? 2 : 3
        }
        ?? 3
      bytes.appendCSVRecord(
        [
          claim.id, holding.begin?.iso8601 ?? "",
          holding.begin.map { String($0.parts.year) } ?? "", String(precision), event, subEvent,
          claim.actor ?? "", claim.target ?? "", unit(.country), unit(.province), unit(.district),
          place.name, decimalText(point.latitude, places: 4),
          decimalText(point.longitude, places: 4), String(geoPrecision(place.kind)),
          claim.outlet ?? claim.document, "",
          "Claim: \(sentences.said(claim)). “\(claim.quote.prefix(300))”",
        ], guardFormulas: true)
    }
    return bytes
  }

  private static func geoPrecision(_ kind: PlaceKind?) -> Int {
    switch kind {
    case .city, .town, .village, .facility, .pass, .tunnel: 1
    case .district, .valley, .road, .area: 2
    default: 3
    }
  }

  /// ACLED's event and sub-event types of 2023 that come nearest.
  private static func types(_ claim: Claim) -> (String, String) {
    switch claim.predicate {
    case .captured, .recaptured, .cleared, .entered:
      ("Battles", "Non-state actor overtakes territory")
    case .contested, .repelled, .besieged: ("Battles", "Armed clash")
    case .ceded, .lost: ("Strategic developments", "Non-violent transfer of territory")
    case .holds, .present: ("Strategic developments", "Headquarters or base established")
    default: ("Strategic developments", "Other")
    }
  }
}
