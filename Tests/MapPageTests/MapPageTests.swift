import Changes
import Chronology
import Claims
import Encoding
import FactSheets
import Gazetteer
import Geometry
import Overlays
import Testing

@testable import MapPage

@Suite struct MapPageTests {
  private func page(
    _ ledger: Ledger, title: String = "Map", change: (inout MapPage) -> Void = { _ in }
  ) -> String {
    let gazetteer = Sample.gazetteer
    let options = OverlayOptions(title: title)
    let overlay = OverlayBuilder(gazetteer: gazetteer, options: options).build(ledger)
    var page = MapPage(
      title: title, gazetteer: gazetteer, leaflet: Leaflet(script: "var L;", style: "i{}"))
    change(&page)
    return String(
      decoding: page.bytes(of: ledger, overlay: overlay, options: options), as: UTF8.self)
  }

  /// The JSON block of a page.
  private func data(_ page: String) throws -> JSONValue {
    let bytes = Array(page.utf8)
    let open = Array("id=\"data\">".utf8)
    let start = try #require(
      bytes.indices.first { bytes[$0...].starts(with: open) }.map { $0 + open.count })
    let end = try #require(bytes[start...].firstIndex(of: UInt8(ascii: "<")))
    return try JSONParser.parse(Array(bytes[start..<end]))
  }

  @Test func letsNothingInAndNothingOut() {
    let page = page(Sample.ledger)
    #expect(page.contains("default-src 'none'"))
    #expect(!page.contains("unsafe-inline"))
    #expect(!page.contains(" src="))
    #expect(!page.contains("@import"))
    #expect(!page.contains("url("))
    #expect(!page.contains("innerHTML"))
    // The policy names the very scripts and styles that follow.
    for text in [PageScript.text, PageStyle.text] {
      #expect(page.contains("sha256-" + base64(ofHexadecimal: sha256(Array(text.utf8)))))
      #expect(page.contains(">" + text + "<"))
    }
  }

  @Test func carriesHoldingsOfTheLedger() throws {
    let ledger = Sample.ledger
    let claims = try #require(try data(page(ledger))["claims"]?.array)
    #expect(claims.count == ledger.claims.count)
    for (json, claim) in zip(claims, ledger.claims) {
      let holding = ledger.holding(of: claim)
      #expect(json["id"]?.string == claim.id)
      #expect(json["begin"]?.int == holding.begin?.dayNumber)
      #expect(json["finish"]?.int == holding.finish?.dayNumber)
    }
  }

  @Test func marksNameTheirClaims() throws {
    let data = try data(page(Sample.ledger))
    let marks = try #require(data["marks"])
    let fills = try #require(marks["fills"]?.array)
    #expect(fills.compactMap { $0["place"]?.string } == ["RU-X", "RU-X"])
    #expect(Set(fills.compactMap { $0["actor"]?.int }).count == 2)
    let count = data["claims"]?.array?.count ?? 0
    for kind in ["fills", "hatches", "outlines", "points", "lines", "stays"] {
      for mark in marks[kind]?.array ?? [] {
        let own = (mark["claims"]?.array ?? []).compactMap(\.int)
        #expect(!own.isEmpty)
        #expect(own.allSatisfy { (0..<count).contains($0) })
      }
    }
  }

  @Test func hostileTextStaysText() throws {
    let evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)><!--\u{202E}"
    var claim = Sample.claim("c-evil", actor: evil, claimant: evil, day: 3)
    claim.quote = String(repeating: evil, count: 9)
    claim.url = "javascript:alert(3)"
    claim.note = evil
    let page = page(Ledger([claim]), title: evil)
    #expect(!page.contains("<img"))
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("javascript:alert"))
    let first = try #require(try data(page)["claims"]?.array?.first)
    #expect(first["actor_text"]?.string == evil)
    #expect(first["url"] == nil)
    #expect(first["quote"]?.string?.count == 300)
  }

  @Test func linksSheetsAndWords() throws {
    var claim = Sample.claim("c-1", actor: "the Reds", claimant: nil, day: 3)
    claim.url = "https://example.org/report"
    claim.quote = "the Reds hold all of X"
    let page = page(Ledger([claim])) { page in
      page.sheetAddresses = ["RU-X": "facts/x-province.html"]
      page.sheets = [FactSheetBuilder(gazetteer: Sample.gazetteer).sheet(for: "RU-X")]
        .compactMap(\.self)
    }
    let data = try data(page)
    let url = data["claims"]?.array?.first?["url"]?.string
    #expect(url == "https://example.org/report#:~:text=the%20Reds%20hold%20all%20of%20X")
    #expect(data["places"]?["RU-X"]?["sheet"]?.string == "facts/x-province.html")
    let sheet = try #require(data["sheets"]?["RU-X"])
    #expect(sheet["lead"]?.string?.contains("X is a province") == true)
    let titles = (sheet["sections"]?.array ?? []).compactMap { $0.array?.first?.string }
    #expect(titles.contains("Identity"))
    // Claims have lists of their own.
    #expect(!titles.contains { $0.hasPrefix("Claims") })
  }

  @Test func tellsChangesInTheirOwnWords() throws {
    let ledger = Sample.ledger
    let report = ChangeReport(ledger, gazetteer: Sample.gazetteer)
    let changes = try #require(try data(page(ledger) { $0.changes = report })["changes"])
    let sentences = SentenceWriter(gazetteer: Sample.gazetteer)
    var lines: [String] = []
    for day in changes["days"]?.array ?? [] {
      for change in day.array?.last?.array ?? [] {
        let claim = ledger.claims[try #require(change.array?[1].int)]
        let words = try #require(change.array?.last)
        lines.append(
          words.string ?? sentences.said(claim) + (words.array?.first?.string ?? "?"))
      }
    }
    let expected = report.places.flatMap(\.changes).map(ChangeWords.line)
    #expect(expected.count == 2)
    #expect(Set(lines) == Set(expected))
    #expect(try data(page(ledger))["changes"] == .null)
  }

  @Test func asksOnlyTheNamedServerAndOnlyForPictures() throws {
    let tiles = try MapTiles(
      address: "https://Tiles.example:8443/{z}/{x}/{y}.png", attribution: "the  makers")
    let page = page(Sample.ledger) { $0.tiles = tiles }
    #expect(page.contains("img-src data: blob: https://tiles.example:8443; form-action"))
    #expect(try data(page)["about"]?["tiles"]?["attribution"]?.string == "the makers")
    #expect(!self.page(Sample.ledger).contains("tiles.example"))
  }

  @Test(arguments: [
    "https://a.example/{z}/{x}.png", "ftp://a.example/{z}/{x}/{y}", "//a.example/{z}/{x}/{y}",
    "https://{s}.a.example/{z}/{x}/{y}", "https://me:word@a.example/{z}/{x}/{y}",
    "https://a.example; script-src */{z}/{x}/{y}", "https:///{z}/{x}/{y}",
    "https://a.example:8x/{z}/{x}/{y}", "https://a.example/{z}/{x}/{y}/{x}", "{z}{x}{y}",
    "https://a.example?{z}/{x}/{y}",
  ])
  func refusesOtherAddresses(address: String) {
    #expect(throws: MapTiles.Unusable.self) {
      try MapTiles(address: address, attribution: "somebody")
    }
  }

  @Test func tilesSayWhoseTheyAre() {
    #expect {
      try MapTiles(address: "https://a.example/{z}/{x}/{y}", attribution: " ")
    } throws: {
      "\($0)".contains("--tiles-attribution")
    }
  }

  @Test func sameLedgerSameBytes() {
    #expect(page(Sample.ledger) == page(Ledger(Sample.ledger.claims.reversed())))
  }

  @Test func nothingToDrawIsStillAPage() throws {
    let data = try data(page(Ledger([])))
    #expect(data["claims"]?.array?.isEmpty == true)
    #expect(data["base"]?["frame"] == .null)
  }

  @Test func linesArePackedAsSteps() {
    let line = [
      Coordinate(wrapping: 69, 35), Coordinate(wrapping: 69.0001, 35.0002),
      Coordinate(wrapping: 68.9, 35.0002),
    ]
    #expect(packed(line) == [690_000, 350_000, 1, 2, -1001, 0])
    #expect(packed(line, grain: 50) == [690_000, 350_000, -1000, 0])
  }
}

/// A province of an invented country, and two sides that claim it.
enum Sample {
  static let gazetteer: Gazetteer = {
    var contents = GazetteerContents()
    contents.places = [
      Place(id: "RU", name: "Ruritania", kind: .country, parent: nil, coordinate: nil, source: "t"),
      Place(
        id: "RU-X", name: "X", kind: .province, parent: "RU",
        coordinate: Coordinate(wrapping: 20.5, 40.5), source: "t"),
    ]
    let square = [(20.0, 40.0), (21.0, 40.0), (21.0, 41.0), (20.0, 41.0), (20.0, 40.0)]
      .map { Coordinate(wrapping: $0.0, $0.1) }
    if let ring = LinearRing(square) {
      let shape = Shape.polygon(Polygon(exterior: ring))
      contents.shapes = ["RU-X": PlaceShape(shape: shape, isApproximate: true, source: "t")]
    }
    return Gazetteer(contents)
  }()

  static func claim(_ id: String, actor: String, claimant: String?, day: Int) -> Claim {
    let date = CalendarDate(dayNumber: 18_000 + day)
    return Claim(
      id: id, document: "report.txt", predicate: .holds, actor: actor,
      places: [
        ClaimPlace(
          role: .at, name: "X", placeID: "RU-X", kind: .province, coordinate: nil, surface: "X",
          range: nil, resolution: .named)
      ],
      attribution: Attribution(claimant: claimant), reportDate: date, quote: "They hold X.")
  }

  static let ledger = Ledger([
    claim("c-1", actor: "the Reds", claimant: "the Reds", day: 1),
    claim("c-2", actor: "the Blues", claimant: "the Blues", day: 2),
  ])
}
