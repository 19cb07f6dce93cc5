import Chronology
import Encoding
public import Gazetteer
import Geometry

/// Writes a ledger as the event JSON that TimeMap of Forensic Architecture reads.
public enum LedgerTimeMap {
  /// Returns events, sources and associations in one object.
  ///
  /// A claim without a point or a date is an event without location or date, as TimeMap allows;
  /// hypotheses and history are left out.
  public static func write(_ ledger: Ledger, gazetteer: Gazetteer) -> [UInt8] {
    let sentences = SentenceWriter(gazetteer: gazetteer)
    let drawn = ledger.claims.filter { $0.plot != .no && $0.review != .rejected }
    var documents: [String: Claim] = [:]
    for claim in drawn where documents[claim.document] == nil { documents[claim.document] = claim }
    let events = drawn.map { claim -> JSONValue in
      let place = claim.mainPlace
      return [
        "id": .string(claim.id), "description": .string(sentences.said(claim)),
        "date": .string(ledger.holding(of: claim).begin?.iso8601 ?? ""),
        "time_precision": .string(claim.date?.granularity.rawValue ?? ""),
        "location": .string(place?.name ?? ""),
        "latitude": .string(place?.coordinate.map { decimalText($0.latitude, places: 4) } ?? ""),
        "longitude": .string(place?.coordinate.map { decimalText($0.longitude, places: 4) } ?? ""),
        "category": .string(claim.kind.rawValue),
        "associations": .array(
          [claim.predicate.rawValue, claim.status, claim.attribution.claimant ?? "narrator"]
            .map(JSONValue.string)),
        "sources": [.string(claim.document)],
      ]
    }
    let sources = documents.keys.sorted().compactMap { documents[$0] }.map { claim -> JSONValue in
      [
        "id": .string(claim.document), "title": .string(claim.title ?? claim.document),
        "author": .string(claim.outlet ?? ""), "type": "Article",
        "date": .string(claim.reportDate?.iso8601 ?? ""),
        "paths": .array(claim.url.map { [.string($0)] } ?? []),
      ]
    }
    let titles = Set(
      drawn.flatMap { [$0.predicate.rawValue, $0.status, $0.attribution.claimant ?? "narrator"] })
    let associations = titles.sorted().map { title -> JSONValue in
      ["id": .string(title), "title": .string(title), "mode": "FILTER"]
    }
    let value: JSONValue = [
      "events": .array(events), "sources": .array(sources), "associations": .array(associations),
    ]
    return Array((value.text(pretty: true) + "\n").utf8)
  }
}
