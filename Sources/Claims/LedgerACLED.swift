import Chronology
import Encoding
public import Gazetteer
import Geometry

/// Writes a ledger in the columns that users of ACLED data read.
///
/// The columns follow ACLED's codebook of 2023 and stand in its order; `event_id_claim` comes on
/// top. The rows are claims and not ACLED's events: ids, fatalities and what a claim does not tell
/// stay empty, and `notes` says who claims what. Whoever reads the table takes a row for something
/// that happened, so plans, denials, hypotheses and history are left out. Precision codes are
/// ACLED's: 1 for a town or day, 2 for a district or week, 3 for a province or month and more.
public enum LedgerACLED {
  private static let columns = [
    "event_id_claim", "event_id_cnty", "event_date", "year", "time_precision", "disorder_type",
    "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2",
    "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country",
    "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
  ]

  /// Returns a row for each affirmed claim whose place has a point.
  public static func write(_ ledger: Ledger, gazetteer: Gazetteer) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendCSVRecord(columns)
    let sentences = SentenceWriter(gazetteer: gazetteer)
    for claim in ledger.claims where claim.plot == .claim && claim.review != .rejected {
      guard let place = claim.mainPlace, let point = place.coordinate else { continue }
      let holding = ledger.holding(of: claim)
      let kind = claim.actorID.flatMap { gazetteer.actor($0)?.kind }
      let (event, subEvent) = types(claim, kind)
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
          claim.id, "", holding.begin?.iso8601 ?? "",
          holding.begin.map { String($0.parts.year) } ?? "", String(precision),
          event == "Battles" ? "Political violence" : event, event, subEvent, claim.actor ?? "",
          "", kind == .government ? "State forces" : "", claim.target ?? "", "", "", "", "", "", "",
          unit(.country), unit(.province), unit(.district), "", place.name,
          decimalText(point.latitude, places: 4), decimalText(point.longitude, places: 4),
          String(geoPrecision(place.kind)), claim.outlet ?? claim.document, "",
          "Claim: \(sentences.said(claim)). “\(claim.quote.prefix(300))”", "", "", "",
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

  /// ACLED's event and sub-event types of 2023 that come nearest. Who gains is told only of
  /// actors of the table, whose kind is known.
  private static func types(_ claim: Claim, _ kind: ActorKind?) -> (String, String) {
    switch (claim.predicate, kind) {
    case (.captured, .government), (.recaptured, .government), (.cleared, .government):
      ("Battles", "Government regains territory")
    case (.captured, .party), (.recaptured, .party), (.cleared, .party), (.lost, .government):
      ("Battles", "Non-state actor overtakes territory")
    case (.captured, _), (.recaptured, _), (.cleared, _), (.lost, _), (.contested, _),
      (.repelled, _), (.besieged, _), (.entered, _):
      ("Battles", "Armed clash")
    case (.ceded, _): ("Strategic developments", "Non-violent transfer of territory")
    default: ("Strategic developments", "Other")
    }
  }
}
