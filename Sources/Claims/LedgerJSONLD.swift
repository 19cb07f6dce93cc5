import Chronology
import Encoding
public import Gazetteer
import Geometry

/// Writes a ledger as schema.org `Claim` in JSON-LD.
///
/// schema.org defines no ties between claims, so those stand under `claimatlas:` names.
public enum LedgerJSONLD {
  /// Returns a graph with a node a claim.
  public static func write(_ ledger: Ledger, gazetteer: Gazetteer) -> [UInt8] {
    let sentences = SentenceWriter(gazetteer: gazetteer)
    let graph = ledger.claims.map { claim -> JSONValue in
      var members: [JSONValue.Member] = [
        .init("@type", "Claim"), .init("@id", .string("urn:claimatlas:\(claim.id)")),
        .init("text", .string(sentences.said(claim))),
      ]
      if let claimant = claim.attribution.claimant {
        members.append(.init("author", ["@type": "Thing", "name": .string(claimant)]))
      }
      if let date = claim.date {
        let interval = date.interval
        members.append(
          .init(
            "temporalCoverage",
            .string(
              interval.start == interval.end
                ? interval.start.iso8601 : "\(interval.start.iso8601)/\(interval.end.iso8601)")))
      }
      if !claim.places.isEmpty {
        members.append(.init("spatialCoverage", .array(claim.places.map(place))))
      }
      members.append(.init("appearance", appearance(claim)))
      members += [
        .init("claimatlas:predicate", .string(claim.predicate.rawValue)),
        .init("claimatlas:polarity", .string(claim.polarity.rawValue)),
        .init("claimatlas:modality", .string(claim.modality.rawValue)),
        .init("claimatlas:quote", .string(String(claim.quote.prefix(300)))),
      ]
      if let actor = claim.actor { members.append(.init("claimatlas:actor", .string(actor))) }
      for type in RelationType.allCases {
        let ids = claim.relations.filter { $0.type == type }.map(\.claim).sorted()
        guard !ids.isEmpty else { continue }
        members.append(
          .init(
            "claimatlas:\(type.rawValue)",
            .array(ids.map { ["@id": .string("urn:claimatlas:\($0)")] })))
      }
      return .object(members)
    }
    let value: JSONValue = [
      "@context": ["@vocab": "https://schema.org/", "claimatlas": "urn:claimatlas:"],
      "@graph": .array(graph),
    ]
    return Array((value.text(pretty: true) + "\n").utf8)
  }

  private static func place(_ place: ClaimPlace) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("@type", "Place"), .init("name", .string(place.name)),
    ]
    if let id = place.placeID { members.append(.init("identifier", .string(id.rawValue))) }
    if let point = place.coordinate {
      members.append(
        .init(
          "geo",
          [
            "@type": "GeoCoordinates", "latitude": JSONValue(point.latitude, places: 4),
            "longitude": JSONValue(point.longitude, places: 4),
          ]))
    }
    return .object(members)
  }

  private static func appearance(_ claim: Claim) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("@type", "Article"), .init("name", .string(claim.title ?? claim.document)),
    ]
    if let url = claim.url { members.append(.init("url", .string(url))) }
    if let day = claim.reportDate { members.append(.init("datePublished", .string(day.iso8601))) }
    if let outlet = claim.outlet {
      members.append(.init("publisher", ["@type": "Organization", "name": .string(outlet)]))
    }
    return .object(members)
  }
}
