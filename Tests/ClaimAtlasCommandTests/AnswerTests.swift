import Foundation
import TestSupport
import Testing

/// The answers of `adjacent`, `place` and `check` as scripts and browsers get them.
@Suite(.enabled(if: Command.isBuilt, "the command is not built"))
struct AnswerTests {
  private func answer(_ arguments: String...) throws -> String {
    let outcome = try Command.run(arguments, in: packageRoot)
    #expect(outcome.status == 0, "\(outcome.messages)")
    return outcome.output
  }

  private func rows(_ csv: String) -> [Substring] { csv.split(whereSeparator: \.isNewline) }

  @Test func bordersOfACountryAreRows() throws {
    let rows = rows(try answer("adjacent", "Afghanistan", "--all", "-f", "csv"))
    #expect(rows.first?.hasPrefix("a,a_name,a_kind,b,b_name,b_kind,direction,") == true)
    let pairs = Set(
      rows.dropFirst().map { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        return "\(cells[0]) \(cells[3])"
      })
    #expect(pairs.count == 81)
  }

  @Test func bordersOfACountryAreLines() throws {
    let text = try answer("adjacent", "Afghanistan", "--all", "-f", "geojson")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let features = try #require(object["features"] as? [[String: Any]])
    #expect(features.count == 81)
    // The one border that only the source without shapes knows has no line.
    #expect(features.count { $0["geometry"] is NSNull } == 1)
  }

  @Test func everyAnswerIsATableToo() throws {
    #expect(rows(try answer("adjacent", "AF-PAN", "AF-NUR", "-f", "csv")).count == 4)
    #expect(rows(try answer("adjacent", "AF-PAN", "AF-KAB", "--path", "-f", "csv")).count > 4)
    let near = rows(
      try answer("adjacent", "AF-PAN", "--within", "40", "--level", "district", "-f", "csv"))
    #expect(near.first?.hasPrefix("id,name,kind,longitude,latitude,distance_km") == true)
    #expect(near.count > 5)
    #expect(
      try answer("adjacent", "AF-PAN-bazarak", "AF-BGL-andarab", "--level", "province")
        .hasPrefix("Yes. Panjshir and Baghlan (provinces) share a border"))
  }

  @Test func quietSaysNoNotes() throws {
    let loud = try Command.run(["adjacent", "Panjshir", "Nuristan"], in: packageRoot)
    let quiet = try Command.run(["adjacent", "Panjshir", "Nuristan", "-q"], in: packageRoot)
    #expect(loud.messages.contains("is taken as"))
    #expect(quiet.messages == "" && quiet.output == loud.output)
  }

  /// Several sheets stand on one page, and each link finds its target.
  @Test func aProvinceOnOnePage() throws {
    let page = try answer("place", "AF-PAN", "--inside", "-f", "html")
    #expect(page.components(separatedBy: #"<article class="sheet""#).count > 12)
    func all(_ pattern: String) throws -> [String] {
      let expression = try NSRegularExpression(pattern: pattern)
      return expression.matches(in: page, range: NSRange(page.startIndex..., in: page)).compactMap {
        Range($0.range(at: 1), in: page).map { String(page[$0]) }
      }
    }
    let ids = try all(" id=\"([^\"]*)\"")
    #expect(Set(ids).count == ids.count)
    #expect(Set(try all("href=\"#([^\"]*)\"")).isSubset(of: Set(ids)))
  }

  @Test func anImportedPlaceIsSetAmongItsUnits() throws {
    let folder = try TemporaryFolder()
    try folder.add(
      "post.tsv",
      "id\ttitle\ttitle_source\tfclasses\tattestation_year\tccodes\tlon\tlat\n"
        + "post\tStone Post\tour survey\tP\t2020\t\t69.6\t35.4\n")
    let outcome = try Command.run(
      ["place", "Stone Post", "--gazetteer", "post.tsv", "--map"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(
      outcome.output.contains("Stone Post is a town in Panjshir province, Afghanistan, 104 km"))
    #expect(outcome.output.contains("Lies in (by point)"))
    #expect(outcome.output.contains("PANJSHIR"))
  }

  @Test(arguments: ["txt", "md", "json", "html"])
  func everySpellingAndScriptGivesTheSameSheet(format: String) throws {
    let sheet = try answer("place", "AF-PAN", "-q", "-f", format)
    for name in ["Panjshir", "Panjsher province", "پنجشیر", "province of Panjshayr"] {
      #expect(try answer("place", name, "-q", "-f", format) == sheet, "\(name)")
    }
  }

  @Test func checkEndsWithOneWhenSomethingIsWrong() throws {
    let folder = try TemporaryFolder()
    try folder.add("right.txt", "Panjshir lies north of Kabul.\n")
    try folder.add("wrong.txt", "Panjshir lies west of Kabul.\n")
    #expect(try Command.run(["check", "right.txt"], in: folder.path).status == 0)
    let wrong = try Command.run(["check", "wrong.txt"], in: folder.path)
    #expect(wrong.status == 1)
    #expect(wrong.output.contains("Panjshir lies north-north-east of Kabul, not west (bearing 29°"))
  }
}
