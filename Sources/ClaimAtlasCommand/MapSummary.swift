import ArgumentParser
import Chronology
import Claims
import Encoding
import Gazetteer
import Geometry
import Overlays
import Reports
import Resolver

/// What a run of `map` found, for people and for scripts.
struct MapSummary {
  let reports: [Report]
  let mentions: [Mention]
  let ledger: Ledger
  let overlay: Overlay
  let gazetteer: Gazetteer
  let asOf: CalendarDate?

  private var places: [PlaceID] {
    Set(mentions.compactMap { $0.type == .name ? $0.place?.id : nil }).sorted()
  }

  private var names: [Mention] {
    mentions.filter { $0.type == .name && $0.status != .notAPlace }
  }

  private var ambiguous: [Mention] { names.filter { $0.status == .ambiguous } }

  private var undatedReports: [Report] { reports.filter { $0.published == nil } }

  /// Whether a person should look at something.
  var needsReview: Bool {
    !ambiguous.isEmpty || !undatedReports.isEmpty || ledger.claims.contains { !$0.note.isEmpty }
      || overlay.unmapped.contains { $0.reason == .unknownPlace }
  }

  /// The summary as text; what to do next comes last.
  func text(folder: String, hasTodo: Bool, hasPage: Bool) -> String {
    let claims = ledger.claims
    let control = claims.count { $0.kind == .control }
    var lines = [
      "\(Self.count(reports.count, "report")) · \(Self.count(names.count, "mention")) of "
        + "\(Self.count(places.count, "place")) · \(Self.count(claims.count, "claim")): "
        + "\(control) of control, \(claims.count - control) of movement"
    ]
    let opposed = ledger.opposedPlaces
    if !opposed.isEmpty {
      lines.append("")
      lines.append("Opposed claims, side by side:")
      let sentences = SentenceWriter(gazetteer: gazetteer)
      let byID = Dictionary(claims.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      for place in opposed {
        lines.append("  \(place.place.name) (\(place.place.kind?.rawValue ?? "place"))")
        var said: [String] = []
        for id in place.claims {
          guard let claim = byID[id] else { continue }
          let sentence = sentences.said(claim, at: place.place)
          let day = ledger.holding(of: claim).begin.map { " · \($0.shortText)" } ?? " · undated"
          let line = "    \(sentence)\(day)"
          if !said.contains(line) { said.append(line) }
        }
        lines += said.prefix(6)
        if said.count > 6 { lines.append("    … and \(said.count - 6) more in claims.csv") }
      }
    }
    let conceded = claims.filter(\.isAgainstInterest)
    if !conceded.isEmpty {
      lines.append("")
      lines.append(
        "Against the speaker's own interest: \(Self.count(conceded.count, "claim")) "
          + "(a party admits its own loss)")
    }
    lines.append("")
    let undatedClaims = ledger.undated.count
    if undatedClaims > 0 || !undatedReports.isEmpty {
      lines.append(
        "Undated: \(Self.count(undatedReports.count, "report")), "
          + "\(Self.count(undatedClaims, "claim"))"
          + (hasTodo ? "; fill in reports.todo.csv and pass it as --manifest" : ""))
    }
    if !ambiguous.isEmpty {
      let named = Set(ambiguous.compactMap { $0.place?.name }).sorted()
      lines.append(
        "Ambiguous: \(Self.count(ambiguous.count, "mention")) "
          + "(\(named.prefix(6).joined(separator: ", "))); the likeliest place is used")
    }
    if !overlay.unmapped.isEmpty {
      lines.append("Not on the map: \(Self.count(overlay.unmapped.count, "claim"))")
      lines += UnmappedList.lines(overlay.unmapped).map { "  " + $0 }
    }
    if lines.last != "" { lines.append("") }
    lines.append("Claims, not facts. No mark is not no control.")
    lines.append(
      "\(folder)/overlay.kmz opens in Google Earth, \(folder)/*.geojson in QGIS and uMap,")
    let pages = ["map.html", "facts/index.html"].filter { hasPage || $0 != "map.html" }
    lines.append(pages.map { "\(folder)/\($0)" }.joined(separator: " and ") + " in a browser.")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// The places with opposed claims, as points.
  private var opposedFeatures: JSONValue {
    .array(
      ledger.opposedPlaces.compactMap { opposed in
        guard let point = opposed.place.coordinate else { return nil }
        return [
          "type": "Feature",
          "id": .string(opposed.place.placeID?.rawValue ?? opposed.place.name),
          "geometry": [
            "type": "Point",
            "coordinates": [
              JSONValue(point.longitude, places: 5), JSONValue(point.latitude, places: 5),
            ],
          ],
          "properties": [
            "place": .string(opposed.place.name),
            "place_id": JSONValue(opposed.place.placeID?.rawValue),
            "place_kind": JSONValue(opposed.place.kind?.rawValue),
            "opposed_claims": .integer(opposed.claims.count),
            "claim_ids": .string(opposed.claims.joined(separator: ";")),
          ],
        ]
      })
  }

  /// The summary as data, with the digests of the files: itself GeoJSON, whose features are the
  /// places with opposed claims and whose other members are foreign members (RFC 7946, 6.1).
  func json(files: [(name: String, digest: String)]) -> JSONValue {
    let claims = ledger.claims
    func counts<T: RawRepresentable & CaseIterable & Hashable>(
      _ type: T.Type, _ key: (Claim) -> T
    ) -> JSONValue where T.RawValue == String {
      .object(
        T.allCases.compactMap { value in
          let number = claims.count { key($0) == value }
          return number == 0 ? nil : .init(value.rawValue, .integer(number))
        })
    }
    return [
      "type": "FeatureCollection", "generator": "claimatlas", "schema_version": 1,
      "version": .string(ClaimAtlas.configuration.version),
      "gazetteer_version": .string(gazetteer.version),
      "as_of": JSONValue((asOf ?? ledger.defaultDay)?.iso8601),
      "disclaimer":
        "Claims, not facts; no mark is not no control; boundaries imply no endorsement.",
      "reports": .array(
        reports.map { report in
          [
            "id": .string(report.id), "sha256": .string(report.digest),
            "published": JSONValue(report.published?.iso8601),
            "published_basis": JSONValue(report.publishedBasis.map { "\($0)" }),
            "outlet": JSONValue(report.outlet), "title": JSONValue(report.title),
            "url": JSONValue(report.url),
          ]
        }),
      "mentions": .integer(names.count), "places": .integer(places.count),
      "claims": .integer(claims.count), "claims_by_kind": counts(ClaimKind.self, \.kind),
      "claims_by_predicate": counts(Predicate.self, \.predicate),
      "claims_by_plot": counts(PlotClass.self, \.plot),
      "against_interest": .integer(claims.count(where: \.isAgainstInterest)),
      "undated_claims": .integer(ledger.undated.count),
      "features": opposedFeatures,
      "not_mapped": .array(
        overlay.unmapped.map { item in
          [
            "claim": .string(item.claim.id), "reason": .string(item.reason.rawValue),
            "quote": .string(String(item.claim.quote.prefix(300))),
          ]
        }),
      "files": .object(
        files.sorted { $0.name < $1.name }.map { .init($0.name, .string($0.digest)) }),
    ]
  }
}
