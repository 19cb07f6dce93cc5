import Chronology
import Claims
import Encoding
import FactSheets
import Features
import Gazetteer
import Geometry
import Overlays

/// What the page shows, as JSON.
struct PageData {
  let page: MapPage
  let ledger: Ledger
  let overlay: Overlay
  let options: OverlayOptions
  let gazetteer: Gazetteer

  var json: JSONValue {
    let indices = Dictionary(
      ledger.claims.indices.map { (ledger.claims[$0].id, $0) },
      uniquingKeysWith: { first, _ in first })
    var cast = CastTable()
    let marks = MarkData(overlay: overlay, claims: indices).json(&cast)
    let areas = claimedAreas
    let base = BaseMap(gazetteer: gazetteer, overlay: overlay, areas: areas)
    let claims = ClaimData(
      ledger: ledger, overlay: overlay, gazetteer: gazetteer, claims: indices, cast: cast,
      contexts: page.contexts)
    let changes = page.changes.map {
      ChangeData(report: $0, ledger: ledger, gazetteer: gazetteer, claims: indices).json
    }
    var places: Set<PlaceID> = []
    for claim in ledger.claims { places.formUnion(claim.places.compactMap(\.placeID)) }
    for place in overlay.places.allFeatures {
      if let id = place.text("place_id") { places.insert(PlaceID(rawValue: id)) }
    }
    return [
      "about": about(sources: base.sources),
      "actors": .array(cast.members),
      "claims": .array(claims.json),
      "places": .object(places.sorted().compactMap { placeMember($0, areas) }),
      "sheets": .object(sheets),
      "changes": changes ?? .null,
      "marks": marks,
      "legend": .array(overlay.overlay.legend.map(legendEntry)),
      "base": base.json,
    ]
  }

  private var sheets: [JSONValue.Member] {
    page.sheets.sorted { $0.place.id < $1.place.id }.map {
      .init($0.place.id.rawValue, SheetData($0).json)
    }
  }

  private var claimedAreas: Set<PlaceID> {
    Set(
      overlay.areas.allFeatures.compactMap { $0.text("place_id") }.map(PlaceID.init(rawValue:)))
  }

  private func about(sources: Set<String>) -> JSONValue {
    var metadata: [String: JSONValue] = [:]
    for property in overlay.overlay.metadata {
      if case .string(let text) = property.value { metadata[property.name] = .string(text) }
    }
    let begins = overlay.drawnBegins(ledger)
    let day = options.asOf ?? ledger.defaultDay
    return [
      "schema_version": 1,
      "title": .string(page.title),
      "tool": .string(page.toolVersion),
      "disclaimer": metadata["disclaimer"] ?? .null,
      "gazetteer_version": .string(gazetteer.version),
      "precision": .string(options.precision.rawValue),
      "tiles": page.tiles?.json ?? .null,
      "sources": .array(
        used(sources).map { source in
          [
            "id": .string(source.id), "title": .string(source.title),
            "licence": .string(source.licence), "note": .string(source.note),
          ]
        }),
      "digest": .string(sha256(LedgerJSON.write(ledger.claims))),
      "first_day": begins.min().map { .integer($0.dayNumber) } ?? .null,
      "last_day": ([day].compactMap(\.self) + begins).max().map { .integer($0.dayNumber) } ?? .null,
      "day": day.map { .integer($0.dayNumber) } ?? .null,
      "hold_days": ledger.holdDays.map { .integer($0) } ?? .null,
      "vocabulary": [
        "predicate": .array(Predicate.allCases.map { .string($0.rawValue) }),
        "modality": .array(Modality.allCases.map { .string($0.rawValue) }),
        "polarity": .array(Polarity.allCases.map { .string($0.rawValue) }),
      ],
    ]
  }

  private func used(_ shapes: Set<String>) -> [Source] {
    var ids = shapes
    for feature in overlay.places.allFeatures {
      if let id = feature.text("source") { ids.insert(id) }
    }
    return ids.sorted().compactMap { gazetteer.source($0) }
  }

  private func placeMember(_ id: PlaceID, _ areas: Set<PlaceID>) -> JSONValue.Member? {
    guard let place = gazetteer.place(id) else { return nil }
    var members: [JSONValue.Member] = [
      .init("name", .string(place.name)), .init("kind", .string(place.kind.rawValue)),
    ]
    let around = gazetteer.ancestors(of: id).filter { $0.kind.rank >= PlaceKind.country.rank }
    if !around.isEmpty {
      members.append(.init("in", .array(around.map { .string($0.name) })))
    }
    let within = gazetteer.ancestors(of: id).map(\.id).filter(areas.contains)
    if !within.isEmpty {
      members.append(.init("within", .array(within.map { .string($0.rawValue) })))
    }
    var native: [JSONValue] = []
    for language in ["fa", "prs", "ps", "ar", "ur"] {
      let names = gazetteer.names(of: id).filter {
        $0.script == "Arab" && $0.language == language && $0.status == .preferred
      }
      if let name = names.first?.name {
        native.append([.string(language), .string(name)])
      }
    }
    if !native.isEmpty { members.append(.init("native", .array(native))) }
    if let sheet = page.sheetAddresses[id] { members.append(.init("sheet", .string(sheet))) }
    return .init(id.rawValue, .object(members))
  }

  private func legendEntry(_ entry: LegendEntry) -> JSONValue {
    let style = overlay.overlay.styles[entry.style]
    return [
      "key": .string(entry.style), "text": .string(entry.text),
      "colour": .string(style?.fill.hex ?? "#3c3c3c"),
      "glyph": JSONValue(style?.glyph?.rawValue),
      "opacity": JSONValue(style?.fillOpacity, places: 2),
    ]
  }
}

/// The actors of the map in the order of the marks, with their hues.
struct CastTable {
  private var entries: [(name: String, colour: String, hasRim: Bool)] = []
  private var positions: [String: Int] = [:]

  /// The number of an actor; the name as the overlay shows it.
  ///
  /// - Parameter hasRim: Whether the hue is much like another's, so that marks have a dark rim.
  mutating func index(_ name: String?, colour: String, hasRim: Bool) -> Int {
    let key = name ?? ""
    if let known = positions[key] {
      entries[known].hasRim = entries[known].hasRim || hasRim
      return known
    }
    positions[key] = entries.count
    entries.append((name ?? "Unnamed actor", colour, hasRim))
    return entries.count - 1
  }

  /// The actors as the page reads them.
  var members: [JSONValue] {
    entries.map { entry in
      let rim: [JSONValue.Member] = entry.hasRim ? [.init("rim", .bool(true))] : []
      return .object(
        [.init("name", .string(entry.name)), .init("colour", .string(entry.colour))] + rim)
    }
  }

  /// The number of an actor that has a mark.
  func position(_ name: String?) -> Int? { positions[name ?? ""] }
}

extension Overlay {
  /// The first days of the claims that are drawn.
  func drawnBegins(_ ledger: Ledger) -> [CalendarDate] {
    let apart = Set(unmapped.map(\.claim.id))
    return ledger.claims.filter { !apart.contains($0.id) }.compactMap {
      ledger.holding(of: $0).begin
    }
  }
}

extension Feature {
  /// The text of a property.
  func text(_ name: String) -> String? {
    for property in properties where property.name == name {
      if case .string(let text) = property.value { return text }
    }
    return nil
  }

  /// The numbers of its claims in the ledger.
  func claimIndices(_ claims: [String: Int]) -> [Int] {
    if let ids = text("claim_ids") {
      return ids.split(separator: ";").compactMap { claims[String($0)] }
    }
    return text("claim_id").flatMap { claims[$0] }.map { [$0] } ?? []
  }
}
