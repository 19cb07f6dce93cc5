import Chronology
import Claims
import Features
import Gazetteer
import Geometry
import Glibc
import TestSupport
import Testing

@testable import Overlays

@Suite struct OverlayTests {
  private func build(
    _ rows: [Sample.Row]? = nil, _ options: OverlayOptions = OverlayOptions()
  ) -> Overlay {
    let ledger =
      rows.map { Ledger(Sample.claims(Sample.gazetteer, rows: $0)) } ?? Sample.ledger
    return OverlayBuilder(gazetteer: Sample.gazetteer, options: options).build(ledger)
  }

  private func leaves(_ layers: [Layer]) -> [Layer] {
    layers.flatMap { [$0] + leaves($0.layers) }
  }

  private func sets(_ overlay: Overlay) -> [LayerSet] {
    [
      overlay.areas, overlay.claims, overlay.movement, overlay.places, overlay.byDate,
      overlay.bySource, overlay.overlay,
    ]
  }

  private func text(_ feature: Feature, _ name: String) -> String? {
    for property in feature.properties where property.name == name {
      switch property.value {
      case .string(let text): return text
      case .integer(let number): return String(number)
      default: return "?"
      }
    }
    return nil
  }

  private func kind(_ shape: Shape?) -> String {
    switch shape {
    case .point, .multiPoint: "point"
    case .lineString, .multiLineString: "line"
    case .polygon, .multiPolygon: "polygon"
    case .collection, nil: "none"
    }
  }

  @Test func layersAreUniqueAndOfOneKind() {
    for set in sets(build()) {
      let layers = leaves(set.layers)
      #expect(Set(layers.map(\.name)).count == layers.count)
      #expect(Set(layers.map(\.id)).count == layers.count)
      for layer in layers {
        #expect(Set(layer.features.map { kind($0.shape) }).count <= 1, "\(layer.name)")
        #expect(!layer.features.contains { kind($0.shape) == "none" }, "\(layer.name)")
      }
      let ids = set.allFeatures.map(\.id)
      #expect(Set(ids).count == ids.count)
      for feature in set.allFeatures {
        #expect(feature.name.count <= 90, "\(feature.name)")
        #expect(feature.style.flatMap { set.styles[$0] } != nil, "\(feature.id)")
      }
      for key in set.styles.keys {
        #expect(
          key.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
      }
      for entry in set.legend { #expect(set.styles[entry.style] != nil) }
    }
  }

  @Test func everyMarkSaysWhoSaysWhatWhere() {
    let overlay = build()
    for feature in overlay.claims.allFeatures + overlay.movement.allFeatures {
      for name in ["said", "doc", "date_how", "geo_precision", "time_precision"] {
        #expect(text(feature, name) != nil, "\(feature.id) \(name)")
      }
      if text(feature, "claim_count") == nil || text(feature, "claim_count") == "1" {
        for name in ["quote", "start", "end", "claim_id"] {
          #expect(text(feature, name) != nil, "\(feature.id) \(name)")
        }
      }
      #expect(feature.description.contains("Read in: "))
      #expect(feature.description.contains("Date: "))
      #expect(feature.description.contains("characters "))
    }
    #expect(overlay.overlay.description.contains("Claims, not facts"))
    #expect(overlay.overlay.description.contains("own: Own places (CC0)"))
  }

  @Test func everyClaimIsDrawnOrListed() {
    let overlay = build()
    let reasons = Dictionary(
      overlay.unmapped.map { ($0.claim.id, $0.reason) }, uniquingKeysWith: { first, _ in first })
    #expect(reasons["c-125"] == .negatedIntent)
    #expect(reasons["c-126"] == .hypothetical)
    #expect(reasons["c-127"] == .history)
    #expect(reasons["c-129"] == .country)
    #expect(reasons.count == 4)
    for claim in Sample.ledger.claims where reasons[claim.id] == nil {
      let drawn = overlay.overlay.allFeatures.contains {
        $0.description.contains("characters \(claim.range?.lowerBound ?? -1)-")
      }
      #expect(drawn, "\(claim.id)")
    }
    for id in ["c-125", "c-126", "c-127", "c-129"] {
      let isDrawn = overlay.overlay.allFeatures.contains {
        $0.id.hasPrefix(id) || (text($0, "claim_ids") ?? "").contains(id)
      }
      #expect(!isDrawn, "\(id)")
    }
  }

  @Test func listsWhatHasNoPoint() {
    var unknown = Sample.Row(
      predicate: .holds, actor: "Taliban", places: "AF-XYZ", claimant: "K", date: nil)
    let overlay = build([
      unknown,
      Sample.Row(
        predicate: .holds, actor: "Taliban", places: "AF-PAN-nowhere", claimant: "K", date: nil),
      Sample.Row(predicate: .holds, actor: "Taliban", places: "", claimant: "K", date: nil),
    ])
    #expect(overlay.unmapped.map(\.reason) == [.unknownPlace, .noPoint, .noPlace])
    unknown.modality = .hypothetical
    #expect(build([unknown]).unmapped.map(\.reason) == [.hypothetical])
  }

  @Test func plansAreOffAndApart() throws {
    let overlay = build()
    let plans = try #require(overlay.overlay.layers.first { $0.name == "Plans and demands" })
    #expect(!plans.isVisible)
    #expect(plans.features.map(\.id) == ["c-123", "c-124"])
    let denials = try #require(
      overlay.overlay.layers.first { $0.name == "Denials and counter-claims" })
    #expect(denials.features.map(\.id) == ["c-110", "c-118"])
    #expect(text(denials.features[0], "contradicted_by") == "c-109")
    let undated = try #require(overlay.overlay.layers.first { $0.name == "Undated" })
    #expect(undated.layers.map(\.name) == ["Undated: areas", "Undated: claims"])
    #expect(undated.allFeatures.allSatisfy { $0.time == nil })
  }

  @Test func onlyAreasAreFilled() {
    let overlay = build()
    let areas = overlay.areas.allFeatures
    #expect(areas.contains { $0.id == "outline-AF-PAN" })
    #expect(!areas.contains { text($0, "place_id") == "AF-PAN-bazarak-town" })
    #expect(!areas.contains { text($0, "place_kind") == "pass" })
    let holders = Set(areas.compactMap { text($0, "holder") })
    #expect(holders == ["Taliban", "Panjshir resistance"])
    // A denial, a siege and fighting fill nothing.
    let filled: [String] = areas.filter { $0.id.hasPrefix("area-") }
      .compactMap { text($0, "claim_ids") }
    for id in ["c-118", "c-106", "c-112"] {
      #expect(!filled.contains { (ids: String) in ids.contains(id) })
    }
    #expect(areas.contains { $0.id == "dashes-AF-PAN-shutul" })
    #expect(areas.contains { $0.id == "hatch-AF-PAN-1" })
  }

  @Test func stripesKeepTheirSlotsInTime() throws {
    func shapes(_ overlay: Overlay) -> [String: Shape] {
      Dictionary(
        overlay.areas.allFeatures.filter { $0.id.hasPrefix("area-AF-PAN-") }.compactMap {
          feature in feature.shape.map { (feature.id, $0) }
        }, uniquingKeysWith: { first, _ in first })
    }
    let whole = shapes(build())
    for text in ["2021-08-25", "2021-09-04", "2021-09-07"] {
      for (id, shape) in shapes(build(nil, OverlayOptions(asOf: Sample.day(text)))) {
        #expect(whole[id] == shape, "\(id) on \(text)")
      }
    }
    let taliban = try #require(whole["area-AF-PAN-taliban-claimed-1"])
    let others = try #require(whole["area-AF-PAN-panjshir-resistance-asserted-1"])
    let outline = try #require(Sample.gazetteer.shape(of: "AF-PAN")?.shape)
    let sum = taliban.areaSquareKilometres + others.areaSquareKilometres
    #expect(abs(sum - outline.areaSquareKilometres) < 1)
  }

  @Test func badgesStayWhereTheyAreInTime() {
    let whole = Dictionary(
      build().claims.allFeatures.map { ($0.id, $0.shape) }, uniquingKeysWith: { first, _ in first })
    let day = build(nil, OverlayOptions(asOf: Sample.day("2021-09-03")))
    #expect(!day.claims.allFeatures.isEmpty)
    for feature in day.claims.allFeatures { #expect(whole[feature.id] == feature.shape) }
    #expect(day.unmapped.contains { $0.reason == .notOnDay && $0.claim.id == "c-117" })
  }

  @Test(arguments: [
    (Precision.district, "AF-PAN-astana", "taliban", "AF-PAN-bazarak", 2),
    (.district, "AF-PAN-bazarak-town", "taliban", "AF-PAN-bazarak-town", 1),
    (.district, "AF-PAN-khawak-pass", "taliban", "AF-PAN-paryan", 2),
    (.district, "AF-BGL-salang-pass", "taliban", "AF-BGL-salang-pass", 2),
    (.district, "AF-PAR-salang-highway", "taliban", "AF-PAR-salang-highway", 2),
    (.exact, "AF-PAN-astana", "taliban", "AF-PAN-astana", 1),
    (.place, "AF-PAN-astana", "taliban", "AF-PAN-astana", 1),
    (.province, "AF-PAN-astana", "taliban", "AF-PAN", 3),
    (.province, "AF-PAN-bazarak-town", "taliban", "AF-PAN-bazarak-town", 1),
    (.province, "AF-PAN-rukha", "taliban", "AF-PAN", 3),
    (.exact, "AF-PAN-astana", "civilians", "AF-PAN-bazarak", 2),
    (.district, "AF-PAN-bazarak-town", "civilians", "AF-PAN-bazarak", 2),
    (.exact, "AF-BGL-salang-pass", "civilians", "AF-BGL", 3),
  ])
  func drawsNoMoreFinelyThanAllowed(
    precision: Precision, named: String, actor: String, drawnAt: String, grade: Int
  ) throws {
    let rule = AnchorRule(
      gazetteer: Sample.gazetteer, options: OverlayOptions(precision: precision))
    let place = Sample.place(Sample.gazetteer, PlaceID(rawValue: named))
    guard case .anchor(let anchor) = rule.anchor(for: place, isCivilian: actor == "civilians")
    else {
      Issue.record("no anchor for \(named)")
      return
    }
    #expect(anchor.place.id.rawValue == drawnAt)
    #expect(anchor.geographicPrecision == grade)
    #expect(!anchor.reason.isEmpty)
    if precision == .place { #expect(anchor.coordinate == Coordinate(wrapping: 69.56, 35.35)) }
    if named == "AF-BGL-salang-pass", actor == "taliban" {
      #expect(anchor.coordinate == Coordinate(wrapping: 69, 35.3))
    }
  }

  @Test func civiliansAreCountedPerDistrict() throws {
    let rows = (1...3).map { number in
      Sample.Row(
        predicate: .fleeing, actor: "civilians",
        places: number == 1 ? "from:AF-PAN-astana" : "from:AF-PAN-bazarak", claimant: "K\(number)",
        date: "2021-09-0\(number)")
    }
    let overlay = build(rows, OverlayOptions(precision: .exact))
    let markers = overlay.movement.allFeatures
    #expect(markers.map(\.name) == ["Civilians fleeing from Bazarak district: 3 claims"])
    #expect(overlay.claims.allFeatures.isEmpty)
    guard case .point(let point)? = markers.first?.shape else {
      Issue.record("no point")
      return
    }
    let village = try #require(Sample.gazetteer.place("AF-PAN-astana")?.coordinate)
    #expect(point.distanceKilometres(to: village) > 2)
  }

  @Test func movementsAreLinesOrCountedMarkers() throws {
    let overlay = build()
    let marker = try #require(
      overlay.movement.allFeatures.first { $0.id == "marker-taliban-advancing-to-AF-PAN" })
    #expect(marker.name == "Taliban advancing on Panjshir province: 2 claims")
    #expect(text(marker, "claim_ids") == "c-100;c-102")
    #expect(text(marker, "bearing") == nil)
    let line = try #require(
      overlay.movement.allFeatures.first {
        $0.id == "line-panjshir-resistance-retreating-AF-PAN-rukha-AF-PAN-paryan"
      })
    #expect(text(line, "bearing") != nil)
    #expect(overlay.movement.allFeatures.contains { $0.id == line.id + "-head" })
  }

  @Test func holdsBackTheQuoteAndLeadsToIt() {
    var claim = Claim(
      id: "c-1", document: "d", predicate: .holds, quote: String(repeating: "é", count: 400))
    #expect(ClaimText.quote(claim).count == 300)
    #expect(ClaimText.quote(claim).hasSuffix("…"))
    claim.quote = "We hold it, well-known & true"
    claim.url = "https://x.example/a#top"
    #expect(
      ClaimText.link(claim)
        == "https://x.example/a#top:~:text=We%20hold%20it%2C%20well%2Dknown%20%26%20true")
  }

  @Test func symbolsAreWhatATableSays() {
    var symbols = SymbolTable()
    symbols[.holds] = SymbolTable.Symbol(.square, words: "holds it, they say")
    symbols[.fillSaid] = SymbolTable.Symbol(opacity: 0.5, words: "Fill: said")
    let usual = build().overlay
    let overlay = build(nil, OverlayOptions(symbols: symbols)).overlay
    let words = overlay.legend.map(\.text)
    #expect(words.contains("Square: holds it, they say") && words.contains("Fill: said"))
    #expect(words.count == usual.legend.count)
    for (key, style) in usual.styles.styles {
      var expected = style
      if key.hasSuffix("-holds") { expected.glyph = .square }
      if key.hasSuffix("-fill"), style.fillOpacity == 0.18 { expected.fillOpacity = 0.5 }
      #expect(overlay.styles[key] == expected, "\(key)")
    }
  }

  @Test func marksWaitForTheNameOfTheirPlace() throws {
    let overlay = build()
    var names: [String: Double] = [:]
    for dot in overlay.places.allFeatures {
      let scale: Double = try #require(dot.smallestScale)
      names[dot.id.replacing("place-", with: "")] = scale
    }
    #expect(names.values.contains(0))
    for badge in overlay.claims.allFeatures {
      let scale: Double = try #require(badge.smallestScale)
      let named = names.contains { key, value in value <= scale && !key.isEmpty }
      #expect(named && scale <= LabelLadder.largestScale)
    }
    // The day changes which marks there are, not from where they are seen.
    let other = build(nil, OverlayOptions(asOf: Sample.day("2021-08-24")))
    let all = Dictionary(
      overlay.claims.allFeatures.map { ($0.id, $0.smallestScale) },
      uniquingKeysWith: { one, _ in one })
    for badge in other.claims.allFeatures { #expect(all[badge.id] == badge.smallestScale) }
  }

  @Test func opensOnMostClaimsAndNotOnTheFarthest() throws {
    let view = try #require(build().overlay.view)
    let points = build().claims.allFeatures.compactMap { feature -> Coordinate? in
      if case .point(let point)? = feature.shape { point } else { nil }
    }
    #expect(points.filter(view.contains).count * 10 >= points.count * 7)
  }

  @Test func sidesGetTheClearestHues() {
    let overlay = build(
      nil, OverlayOptions(colours: ["taliban": Colour(red: 1, green: 2, blue: 3)]))
    let styles = overlay.claims.styles
    #expect(styles["panjshir-resistance-asserted-holds"]?.fill == Palette.hue(0))
    #expect(styles["taliban-claimed-holds"]?.fill == Colour(red: 1, green: 2, blue: 3))
    #expect(styles["unnamed-contested-fighting"]?.fill == Palette.unnamed)
    #expect(
      overlay.claims.legend.prefix(3).map(\.text)
        == ["Panjshir resistance", "Taliban", "Unnamed actor"])
  }

  @Test func fillsTellTheStatusByTheirStrength() {
    let styles = build().areas.styles
    #expect(styles["panjshir-resistance-asserted-fill"]?.fillOpacity == 0.3)
    #expect(styles["taliban-claimed-fill"]?.fillOpacity == 0.18)
    #expect(styles["taliban-reported-fill"] == nil)
  }

  @Test(arguments: 1...6)
  func orderOfTheInputDoesNotMatter(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let claims = Sample.claims(Sample.gazetteer).shuffled(using: &random)
    let builder = OverlayBuilder(gazetteer: Sample.gazetteer)
    let left = builder.build(Ledger(claims))
    let right = builder.build(Sample.ledger)
    for (a, b) in zip(sets(left), sets(right)) { #expect(a == b, "seed \(seed)") }
  }
}
