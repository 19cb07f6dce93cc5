import Foundation
import TestSupport
import Testing

/// `claimatlas resolve` in each of its formats, run as a user runs it.
@Suite(.enabled(if: Command.isBuilt, "the command is not built"))
struct ResolveTests {
  private static let text =
    "Fighters entered Bazarak on 3 September 2021, residents said. The Afghans there had left for "
    + "Kapisa province.\n"

  private func resolve(_ arguments: String..., status: Int32 = 0) throws -> String {
    let folder = try TemporaryFolder()
    _ = try folder.add("notes.txt", Self.text)
    let outcome = try Command.run(["resolve", "notes.txt"] + arguments, in: folder.path)
    #expect(outcome.status == status, "\(outcome.messages)")
    return outcome.output + outcome.messages
  }

  /// What a table of mentions says stands at those code points of the text.
  @Test func aTableHasARowAMention() throws {
    let rows = try resolve("-f", "csv").split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.first?.prefix(4) == ["doc", "start", "end", "surface"])
    #expect(rows.dropFirst().map { $0[3] } == ["Bazarak", "Kapisa province"])
    let scalars = Array(Self.text.unicodeScalars)
    for row in rows.dropFirst() {
      let start = try #require(Int(row[1])), end = try #require(Int(row[2]))
      #expect(String(String.UnicodeScalarView(scalars[start..<end])) == row[3])
    }
    #expect(try resolve("-f", "csv", "--types").contains(",Afghans,"))
  }

  @Test func mentionsAreFeatures() throws {
    let object = try JSONSerialization.jsonObject(with: Data(try resolve("-f", "geojson").utf8))
    let features = try #require((object as? [String: Any])?["features"] as? [[String: Any]])
    #expect(features.count == 2)
    for feature in features {
      let geometry = try #require(feature["geometry"] as? [String: Any])
      let point = try #require(geometry["coordinates"] as? [Double])
      // Longitude first: both places lie in the east of Afghanistan.
      #expect((69...70.5).contains(point[0]) && (34.5...36).contains(point[1]))
    }
  }

  @Test func annotationsQuoteTheText() throws {
    let object = try JSONSerialization.jsonObject(with: Data(try resolve("-f", "w3c").utf8))
    let items = try #require((object as? [String: Any])?["items"] as? [[String: Any]])
    let quotes = items.compactMap { item in
      ((item["target"] as? [String: Any])?["selector"] as? [[String: Any]])?
        .compactMap { $0["exact"] as? String }.first
    }
    #expect(quotes == ["Bazarak", "Kapisa province"])
  }

  @Test func standoffAnnotationsCountCodePoints() throws {
    let lines = try resolve("-f", "brat").split(whereSeparator: \.isNewline)
    #expect(lines.contains { $0.hasPrefix("T1\t") && $0.hasSuffix(" 17 24\tBazarak") })
  }

  @Test func figuresBehindEachMentionAreALine() throws {
    let lines = try resolve("-f", "features").split(whereSeparator: \.isNewline)
    #expect(lines.count == 1)
    let object = try JSONSerialization.jsonObject(with: Data((lines.first ?? "").utf8))
    #expect((object as? [String: Any])?.isEmpty == false)
  }

  @Test func anExplanationNamesTheRivals() throws {
    let text = try resolve("--explain", "18")
    #expect(text.hasPrefix("“Bazarak”, notes.txt, characters 17 to 24\n"))
    for part in ["Is it a place here?", "Which place?", "AF-PAN-bazarak)", "What would change"] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(try resolve("--explain", "3", status: 2).contains("no name of the gazetteer"))
  }

  @Test func anUnknownFormatIsRefused() throws {
    #expect(try resolve("-f", "kml", status: 64).contains("cannot be written as “kml”"))
  }
}
