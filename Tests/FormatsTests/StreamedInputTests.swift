import Features
import Foundation
import GeoJSON
import TestSupport
import Testing

@testable import Formats

/// KML, KMZ and GeoPackage converted a few features at a time.
@Suite struct StreamedInputTests {
  private static let late = """
    <kml><Document><Folder id="f"><Placemark id="a"><name>A</name><styleUrl>#pair</styleUrl>
    <ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="n">7</SimpleData></SchemaData>
    </ExtendedData><LineString><coordinates>0,0 1,1</coordinates></LineString></Placemark>
    <name>North</name><visibility>0</visibility><TimeSpan><begin>2021-08-24</begin></TimeSpan></Folder>
    <Folder><name>North</name><Placemark id="b"><name>B</name><Point><coordinates>3,4</coordinates>
    </Point></Placemark></Folder>
    <StyleMap id="pair"><Pair><key>normal</key><styleUrl>#line</styleUrl></Pair></StyleMap>
    <Style id="line"><LineStyle><color>ffff0000</color><width>4</width></LineStyle></Style>
    <Schema id="s"><SimpleField name="n" type="int"/></Schema><name>All</name></Document></kml>
    """

  @Test(arguments: OverlayFormat.allCases)
  func readsWhatStandsBehindFeatures(format: OverlayFormat) throws {
    let result = try Converting.run(Array(Self.late.utf8), to: format)
    #expect(result.outcome.featureCount == 2 && result.outcome.faults.isEmpty)
    guard let reader = OverlayFormat.detect(result.bytes)?.reader else {
      let text = String(decoding: result.bytes, as: UTF8.self)
      #expect(text.hasPrefix("id,title,n,folder,wkt,lon,lat\na,A,7,North,"))
      return
    }
    let layers = reader.read(result.bytes, file: "out").layers
    let first = try #require(layers.allFeatures.first { $0.id == "a" })
    #expect(first.properties.contains(Property("n", .integer(7))))
    let style = try #require(first.style.flatMap { layers.styles[$0] })
    #expect(style.stroke.hex == "#0000ff" && style.strokeWidth == 4)
    if format == .kml || format == .kmz {
      #expect(layers.layers.map(\.name) == ["North", "North"])
      #expect(layers.layers.map(\.isVisible) == [false, true])
    } else {
      #expect(layers.layers.map(\.name).contains("North"))
    }
    if format != .geojsonl, format != .geojsons { #expect(layers.name == "All") }
    #expect(first.time != nil)
  }

  @Test(arguments: [1])
  func convertsAsAWhole(seed: UInt64) throws {
    var random = RandomLayers(seed: seed)
    let set = random.set(features: 40)
    for source in [OverlayFormat.kml, .kmz, .gpkg] {
      let bytes = try source.writer().bytes(of: set)
      let whole = try #require(source.reader).read(bytes, file: "in").layers
      for format in OverlayFormat.allCases where format != .csv {
        let result = try Converting.run(bytes, to: format)
        #expect(result.outcome.faults.isEmpty, "seed \(seed), \(source), \(format)")
        #expect(result.outcome.featureCount == whole.allFeatures.count)
        let read = try #require(OverlayFormat.detect(result.bytes)?.reader)
          .read(result.bytes, file: "out").layers
        // White space around a name means nothing in KML.
        let names = Set(read.allFeatures.map { trimmed($0.name) })
        let expected = Set(whole.allFeatures.map { trimmed($0.name) })
        // Features without a shape are no features of a GeoPackage for its readers.
        guard format != .gpkg else {
          #expect(names.isSubset(of: expected), "seed \(seed), \(source)")
          continue
        }
        #expect(
          names == expected, "seed \(seed), \(source), \(format)")
        #expect(read.allFeatures.count >= whole.allFeatures.count)
      }
    }
  }

  /// Each placemark has its own StyleMap, which has no name.
  @Test func stylesInPlacemarksAreTheirOwn() throws {
    func placemark(_ colour: String) -> String {
      """
      <Placemark><StyleMap><Pair><key>normal</key><Style><LineStyle><color>\(colour)</color>
      </LineStyle></Style></Pair><Pair><key>highlight</key><Style><LineStyle><color>ffffffff</color>
      </LineStyle></Style></Pair></StyleMap><LineString><coordinates>0,0 1,1</coordinates></LineString>
      </Placemark>
      """
    }
    let text = "<kml><Document>\(placemark("ff0000ff"))\(placemark("ff00ff00"))</Document></kml>"
    let layers = KMLReader().read(Array(text.utf8), file: "a").layers
    #expect(
      layers.allFeatures.map { $0.style.flatMap { layers.styles[$0]?.stroke.hex } }
        == ["#ff0000", "#00ff00"])
  }

  @Test func archivesAreReadFromDisk() throws {
    let bytes = try KMZWriter().bytes(of: Sample.layers)
    let result = try Converting.run(bytes, to: .kml)
    #expect(result.outcome.faults.isEmpty)
    let before = KMZReader().read(bytes, file: "a").layers
    let after = KMLReader().read(result.bytes, file: "b").layers
    #expect(before.layers.map(\.name) == after.layers.map(\.name))
    #expect(before.allFeatures.count == after.allFeatures.count)
  }

  @Test func brokenArchivesAndDatabasesAreFaults() throws {
    for start in [[0x50, 0x4B, 3, 4, 0, 0], Array("SQLite format 3\0".utf8)] as [[UInt8]] {
      let bytes = start + [UInt8](repeating: 7, count: 500)
      let result = try Converting.run(bytes, to: .kml)
      #expect(result.outcome.featureCount == 0 && result.outcome.faultCount > 0)
      #expect(result.bytes.isEmpty)
    }
  }
}

@Suite struct PlainTextTests {
  @Test(arguments: [
    ("a < b and c > d", "a < b and c > d"), ("<b>Held</b><br>by\n  them", "Held\nby them"),
    ("<html lang=x><body class=y><p>One</p>  <p>Two</html>", "One\nTwo"),
    ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
    (
      "<a href='https://example.org/x'>there</a> <a href=https://example.org>https://example.org</a>",
      "there (https://example.org/x) https://example.org"
    ),
    (
      "<script>alert(1)</script><style>p{}</style>x<img src='http://example.org/i.png'>",
      "x http://example.org/i.png"
    ),
    ("<ul><li>one<li>two &amp; three</ul>", "one\ntwo & three"),
  ])
  func showsWhatABrowserShows(html: String, text: String) {
    #expect(plainText(fromHTML: html) == text)
  }

  @Test func deepNestingStaysText() {
    let deep = String(repeating: "<b>", count: 300) + "x"
    #expect(plainText(fromHTML: deep) == deep)
  }
}
