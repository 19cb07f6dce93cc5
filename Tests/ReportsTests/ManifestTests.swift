import Chronology
import Testing

@testable import Reports

@Suite struct ManifestTests {
  @Test func columnsMayBeMissingAndInAnyOrder() throws {
    let manifest = try Manifest(
      Array("\u{FEFF}outlet,file,extra\nThe Paper,a.txt,x\n,b.txt,\n".utf8), path: "m.csv")
    #expect(manifest.rows.map(\.outlet) == ["The Paper", nil])
    #expect(manifest.rows.map(\.publishedBasis) == [nil, nil])
    #expect(manifest.faults.isEmpty)
  }

  @Test func faultsNameTheirLine() throws {
    let table = """
      file,published,published_basis,outlet
      a.txt,soon,stated,One
      b.txt,2021-08-24,guessed,Two
      ,2021-08-24,,Three
      ./a.txt,2021-08-24,,Four
      c.txt,2021-08-24
      d.txt,2021-08-24,Assumed,Five
      e.txt,,assumed,Six
      """
    let manifest = try Manifest(Array(table.utf8), path: "m.csv")
    #expect(manifest.faults.map(\.line) == [2, 3, 4, 5, 6])
    #expect(manifest.rows.map(\.file) == ["a.txt", "b.txt", "d.txt", "e.txt"])
    #expect(manifest.rows.map(\.publishedBasis) == [nil, .stated, .assumed, nil])
    #expect(
      manifest.faults.first?.description
        == "m.csv:2: “soon” in the column published is no date: write it as 2021-08-24")
  }

  @Test func aTableWithoutFilesIsRefused() {
    #expect(throws: ReportFault.self) { try Manifest(Array("name\nx\n".utf8), path: "m.csv") }
    #expect(throws: ReportFault.self) { try Manifest([], path: "m.csv") }
    #expect(throws: ReportFault.self) { try Manifest(path: "/nowhere/m.csv") }
  }

  @Test(arguments: [
    ("a.txt", "dossier/x/a.txt", true), ("x/a.txt", "dossier/x/a.txt", true),
    ("./x\\a.txt", "dossier/x/a.txt", true), ("y/a.txt", "dossier/x/a.txt", false),
    ("some-id", "dossier/x/a.txt", true), ("A.txt", "dossier/x/a.txt", false),
  ])
  func rowsMatchByIdOrTheEndOfThePath(_ file: String, _ path: String, _ matches: Bool) throws {
    let manifest = try Manifest(Array("file\n\(file)\n".utf8), path: "m.csv")
    #expect((manifest.row(id: "some-id", path: path) != nil) == matches)
  }

  @Test func theNearerTableOutranksTheFartherCellByCell() throws {
    let folder = try TemporaryFolder()
    try folder.write("T", to: "in/a.txt")
    try folder.write("file,outlet,title\nin/a.txt,Far,Headline\n", to: "reports.csv")
    try folder.write("file,outlet\na.txt,Near\nb.txt,Nobody\n", to: "in/reports.csv")
    let given = try Manifest(Array("file,language\na.txt,en\nq.txt,de\n".utf8), path: "g.csv")
    let set = ReportReader(manifest: given).read(paths: [folder.path])
    let report = try #require(set.reports.first)
    #expect(report.outlet == "Near")
    #expect(report.title == "Headline")
    #expect(report.language == "en")
    #expect(set.faults.isEmpty)
    #expect(set.advice.map { $0.contains("names no report") } == [true, true])
    // One file of a folder: the rows of the others are no mistake.
    let one = ReportReader().read(paths: [folder.path + "/in/a.txt"])
    #expect(one.reports.first?.outlet == "Near")
    #expect(one.advice.isEmpty)
  }

  @Test func aRowOfABrokenReportIsNotCalledUnused() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a.txt")
    try folder.write("file\na.txt\n", to: "reports.csv")
    let set = ReportReader().read(paths: [folder.path])
    #expect(set.faults.count == 1)
    #expect(set.advice.isEmpty)
  }

  @Test func brokenTablesBesideTheFilesAreFaultsOnce() throws {
    let folder = try TemporaryFolder()
    try folder.write("T", to: "a.txt")
    try folder.write("T", to: "b.txt")
    try folder.write("name\nx\n", to: "reports.csv")
    let set = ReportReader().read(paths: [folder.path])
    #expect(set.reports.count == 2)
    #expect(set.faults.map(\.line) == [1])
  }
}
