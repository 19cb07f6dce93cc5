import Chronology
import Encoding
public import Gazetteer
import Geometry

/// Writes a ledger as the data that TimeMap of Forensic Architecture reads.
///
/// The members are those of its domain, each as its own end point serves it: `events` and
/// `associations` are lists, `sources` is an object by id, `sites`, `shapes` and `notifications`
/// are empty. All values are strings, as its schemas ask, and dates stand in its default form,
/// month/day/year.
public enum LedgerTimeMap {
  /// Returns events, sources and associations in one object.
  ///
  /// A claim without a point is an event without location; TimeMap itself passes over events
  /// without a date. Hypotheses and history are left out.
  public static func write(_ ledger: Ledger, gazetteer: Gazetteer) -> [UInt8] {
    let sentences = SentenceWriter(gazetteer: gazetteer)
    let drawn = ledger.claims.filter { $0.plot != .no && $0.review != .rejected }
    var documents: [String: Claim] = [:]
    for claim in drawn where documents[claim.document] == nil { documents[claim.document] = claim }
    let events = drawn.map { claim -> JSONValue in
      let place = claim.mainPlace
      return [
        "id": .string(claim.id), "description": .string(sentences.said(claim)),
        "date": .string(ledger.holding(of: claim).begin.map(monthFirst) ?? ""), "time": "",
        "time_precision": .string(claim.date?.granularity.rawValue ?? ""),
        "location": .string(place?.name ?? ""),
        "latitude": .string(place?.coordinate.map { decimalText($0.latitude, places: 4) } ?? ""),
        "longitude": .string(place?.coordinate.map { decimalText($0.longitude, places: 4) } ?? ""),
        "category": .string(claim.kind.rawValue),
        "associations": .array(
          ([claim.kind.rawValue] + filters(claim).map(\.joined)).map(JSONValue.string)),
        "sources": [.string(claim.document)],
      ]
    }
    let sources = documents.keys.sorted().compactMap { documents[$0] }.map { claim in
      JSONValue.Member(
        claim.document,
        [
          "id": .string(claim.document), "title": .string(claim.title ?? claim.document),
          "author": .string(claim.outlet ?? ""), "type": "Article",
          "date": .string(claim.reportDate.map(monthFirst) ?? ""),
          "paths": .array(claim.url.map { [.string($0)] } ?? []),
        ])
    }
    let categories = Set(drawn.map(\.kind.rawValue)).sorted().map { kind -> JSONValue in
      ["id": .string(kind), "title": .string(kind), "mode": "CATEGORY"]
    }
    let associations = Set(drawn.flatMap(filters)).sorted { $0.joined < $1.joined }
      .map { filter -> JSONValue in
        [
          "id": .string(filter.joined), "title": .string(filter.name), "mode": "FILTER",
          "filter_paths": [.string(filter.group), .string(filter.name)],
        ]
      }
    let value: JSONValue = [
      "events": .array(events), "sources": .object(sources),
      "associations": .array(categories + associations), "sites": [], "shapes": .object([]),
      "notifications": [],
    ]
    return Array((value.text(pretty: true) + "\n").utf8)
  }

  /// A filter of TimeMap: a name in a group.
  private struct Filter: Hashable {
    let group: String
    let name: String
    /// Its id; a claimant may bear the name of a predicate.
    var joined: String { group + "/" + name }
  }

  private static func filters(_ claim: Claim) -> [Filter] {
    [
      Filter(group: "predicate", name: claim.predicate.rawValue),
      Filter(group: "status", name: claim.status),
      Filter(group: "claimant", name: claim.attribution.claimant ?? "narrator"),
    ]
  }

  private static func monthFirst(_ day: CalendarDate) -> String {
    let parts = day.iso8601.split(separator: "-")
    return parts.count == 3 ? "\(parts[1])/\(parts[2])/\(parts[0])" : day.iso8601
  }
}
