import Chronology
import Claims
import FactSheets
import FoundationEssentials
import Gazetteer
import Geometry
import TestSupport
import Testing

@Suite struct HTMLTests {
  let renderer = FactSheetHTMLRenderer(hasIndex: true, generator: "ClaimAtlas 0.0.0")

  @Test(arguments: ["XA", "XA-HAL", "XA-HAL-ost-lin", "XA-HAL-gate", "XA-lost"])
  func tagsClose(id: String) throws {
    let sheet = try #require(InventedCountry.builder().sheet(for: PlaceID(rawValue: id)))
    #expect(faults(of: renderer.render(sheet)) == [])
  }

  @Test func indexCloses() throws {
    let builder = InventedCountry.builder()
    let sheets = ["XA", "XA-HAL", "XA-MOR"].compactMap { builder.sheet(for: PlaceID(rawValue: $0)) }
    let files = zip(sheets, fileStems(for: sheets)).map { (sheet: $0, file: $1 + ".html") }
    let page = renderer.renderIndex(files)
    #expect(faults(of: page) == [])
    #expect(page.contains(#"<a href="halden-province-tarvia.html">Halden</a>"#))
    #expect(page.contains("3 places, claims as of 8 September 2021"))
  }

  @Test func loadsNothingAndRunsNothing() throws {
    let sheet = try #require(InventedCountry.builder().sheet(for: "XA-HAL"))
    let page = renderer.render(sheet)
    #expect(page.contains("default-src 'none'; style-src 'sha256-"))
    #expect(!page.contains("unsafe-inline"))
    for forbidden in ["<script", "src=", "@import", "url(", " style=", "href=\"javascript"] {
      #expect(!page.contains(forbidden), "\(forbidden)")
    }
  }

  @Test func namesCarryLanguageAndDirection() throws {
    let sheet = try #require(InventedCountry.builder().sheet(for: "XA-HAL"))
    let page = renderer.render(sheet)
    #expect(page.contains(#"<bdi lang="ar-Arab" dir="rtl">هالدن</bdi>"#))
  }

  @Test func mapShowsThePlaceAndItsNeighbours() throws {
    let sheet = try #require(InventedCountry.builder().sheet(for: "XA-HAL"))
    let map = try #require(sheet.map)
    #expect(Set(map.labels.map(\.text)) == ["Halden", "Morwen", "Sudra"])
    #expect(map.outlines.filter { $0.role == .place }.count == 1)
    #expect(map.outlines.filter { $0.role == .neighbour }.count == 2)
    #expect(map.spots.map(\.text) == ["Lin"])
    #expect(map.scaleKilometres == 20)
  }

  /// Text that tries to be markup stays text, in every format.
  @Test func hostileTextStaysText() throws {
    let evil = #"</style><script>alert(1)</script>"x' onload=y&amp;{{lead}}"# + "\u{1B}[31m"
    var contents = GazetteerContents()
    contents.places = [
      Place(
        id: "XB", name: evil, kind: .country, parent: nil,
        coordinate: Coordinate(longitude: 1, latitude: 1), source: evil)
    ]
    contents.names = [
      Toponym(
        place: "XB", name: evil, language: evil, script: "Arab\"><b>", status: .preferred,
        source: evil)
    ]
    contents.facts = [
      Fact(
        place: "XB", property: evil, value: evil, unit: evil, asOf: evil, source: evil, note: evil)
    ]
    contents.identifiers = [Identifier(place: "XB", scheme: evil, value: evil, source: evil)]
    contents.sources = [
      Source(
        id: evil, title: evil, publisher: evil, licence: evil, url: "https://x.example/\"><script>",
        version: evil, note: evil)
    ]
    let claim = Claim(
      id: evil, document: evil, predicate: .holds, actor: evil,
      places: [
        ClaimPlace(
          role: .at, name: evil, placeID: "XB", kind: .country, coordinate: nil, surface: evil,
          range: nil, resolution: .named)
      ], attribution: Attribution(claimant: evil, medium: evil, outlet: evil),
      reportDate: CalendarDate(year: 2021, month: 1, day: 1), quote: evil, outlet: evil,
      title: evil, url: "javascript:alert(1)")
    let builder = FactSheetBuilder(
      gazetteer: Gazetteer(contents), ledger: Ledger([claim]), toolVersion: evil)
    let sheet = try #require(builder.sheet(for: "XB"))
    let page = FactSheetHTMLRenderer(generator: evil).render(sheet)
    #expect(faults(of: page) == [])
    #expect(!page.contains("<script") && !page.contains("</style><"))
    #expect(!page.contains("href=\"javascript") && !page.contains("href=\"https://x.example/\""))
    #expect(page.components(separatedBy: "</style>").count == 2)
    let markdown = FactSheetMarkdownRenderer().render(sheet)
    #expect(!markdown.contains("<script") && !markdown.contains("</style>"))
    let text = FactSheetTextRenderer().render(sheet)
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(
      sheet.fileStem.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      })
  }

  /// What is wrong with the tags of a page: those that do not close, or close something else, and
  /// stray `<` or `&`.
  private func faults(of page: String) -> [String] {
    let void: Set<String> = ["meta", "br", "link", "img", "hr", "!DOCTYPE"]
    var faults: [String] = []
    var open: [String] = []
    var rest = Substring(page)
    while let start = rest.firstIndex(of: "<") {
      if open.last == "style", !rest[start...].hasPrefix("</style>") { faults.append("< in style") }
      guard let end = rest[start...].firstIndex(of: ">") else { return faults + ["unclosed <"] }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.filter({ $0 == "\"" }).count % 2 != 0 { faults.append("quotes in <\(tag)>") }
      let name = String(tag.prefix { !$0.isWhitespace && $0 != "/" || $0 == "!" })
      if tag.hasPrefix("/") {
        let closed = String(tag.dropFirst())
        if open.popLast() != closed { faults.append("</\(closed)>") }
      } else if !tag.hasSuffix("/"), !void.contains(name) {
        open.append(name)
      }
    }
    for piece in page.components(separatedBy: "&").dropFirst() {
      let entity = piece.prefix { $0 != ";" }
      if !["amp", "lt", "gt", "quot", "#39"].contains(String(entity)) {
        faults.append("&\(entity.prefix(9))")
      }
    }
    return faults + open
  }
}
