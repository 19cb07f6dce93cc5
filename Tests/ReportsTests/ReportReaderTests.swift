import Chronology
import Testing
import Text

@testable import Reports

@Suite struct ReportReaderTests {
  @Test func theTextStaysAsItIs() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "\u{FEFF}One\r\ntwo\u{00A0}\u{201C}three\u{201D}\rfour\n", to: "a.txt")
    let set = ReportReader().read(paths: [path])
    let report = try #require(set.reports.first)
    #expect(report.document.text == "One\r\ntwo\u{00A0}\u{201C}three\u{201D}\rfour\n")
    #expect(report.id == "a.txt")
    #expect(report.title == nil)
    #expect(report.published == nil)
    #expect(report.publishedBasis == nil)
    #expect(report.publishedHow == "")
  }

  @Test func theDigestIsOfTheTextWithoutItsMark() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("\u{FEFF}abc", to: "a.txt")
    #expect(
      ReportReader().read(paths: [path]).reports.first?.digest
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func foldersAreReadInOrderAndPartsOfPagesAreNot() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "a/z.md", "a/B.TXT", "c_files/x.txt", ".git/y.txt", "c.jsonl"] {
      try folder.write(name.hasSuffix("l") ? "{\"id\":\"j\",\"text\":\"T\"}" : "T", to: name)
    }
    try folder.write("x", to: "notes.docx")
    let set = ReportReader().read(paths: [folder.path + "/"])
    #expect(set.reports.map(\.id) == ["B.TXT", "z.md", "b.txt", "j"])
    #expect(set.faults.isEmpty)
    #expect(set.advice.map { $0.contains("notes.docx") } == [true])
  }

  @Test func aLinkInACircleIsReadOnce() throws {
    let folder = try TemporaryFolder()
    try folder.write("T", to: "in/a.txt")
    try folder.link("in/again", to: folder.path)
    try folder.link("in/self", to: ".")
    let set = ReportReader().read(paths: [folder.path])
    #expect(set.reports.map(\.id) == ["a.txt"])
  }

  @Test func aFileGivenTwiceIsReadOnce() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("T", to: "a.txt")
    let set = ReportReader().read(paths: [path, path, folder.path])
    #expect(set.reports.count == 1)
    #expect(set.advice.count == 1)
    #expect(set.faults.isEmpty)
  }

  @Test func sameNamesAreToldApartByTheirFolders() throws {
    let folder = try TemporaryFolder()
    let first = try folder.write("One", to: "x/r.txt")
    let second = try folder.write("Two", to: "y/r.txt")
    try folder.write("Three", to: "r.txt")
    let whole = ReportReader().read(paths: [folder.path])
    #expect(whole.reports.map(\.id) == ["r.txt", "x/r.txt", "y/r.txt"])
    #expect(whole.reports.map(\.file) == ["r.txt", "r.txt", "r.txt"])
    #expect(whole.advice.count == 1)
    let files = ReportReader().read(paths: [first, second])
    #expect(files.reports.map(\.id) == ["x/r.txt", "y/r.txt"])
  }

  @Test func sameIdsOfLinesAreToldApartByTheirLines() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "{\"id\":\"a\",\"text\":\"1\"}\n{\"id\":\"a\",\"text\":\"2\"}\n", to: "r.jsonl")
    let set = ReportReader().read(paths: [path])
    #expect(set.reports.map(\.id) == ["r.jsonl:1", "r.jsonl:2"])
    #expect(set.advice.count == 1)
  }

  @Test func standardInputIsLinesOrOneText() {
    let lines = ReportReader().read(
      standardInput: Array("\n {\"text\":\"T\",\"published\":\"2021-09-06\"}\n{}".utf8))
    #expect(lines.reports.map(\.id) == ["-:2"])
    #expect(lines.faults.map(\.description) == ["standard input:3: “text” is missing or empty"])
    let text = ReportReader(published: PublicationDates(everyReport: CalendarDate(dayNumber: 0)))
      .read(standardInput: Array("Some text.".utf8))
    #expect(text.reports.map(\.id) == ["-"])
    #expect(text.reports.first?.publishedHow == "--published")
    #expect(ReportReader().read(standardInput: []).faults.count == 1)
  }

  @Test func frontMatterIsReadAndKept() throws {
    let folder = try TemporaryFolder()
    let text = """
      ---
      title: "A: headline"
      date: 2021-09-06T10:00:00Z
      outlet: 'The Paper'
      tags: [a, b]
      url: https://example.org/a
      ---
      Text.
      """
    let path = try folder.write(text, to: "a.md")
    let report = try #require(ReportReader().read(paths: [path]).reports.first)
    #expect(report.document.text == text)
    #expect(report.title == "A: headline")
    #expect(report.outlet == "The Paper")
    #expect(report.url == "https://example.org/a")
    #expect(report.published?.iso8601 == "2021-09-06")
    #expect(report.publishedHow == "front matter")
  }

  @Test func theSurerDateWins() throws {
    let folder = try TemporaryFolder()
    let page = """
      <meta property="article:published_time" content="2021-01-02"><article><h1>Head</h1>
      <p>Published 3 January 2021</p><p>Some text of the report stands here.</p></article>
      """
    let path = try folder.write(page, to: "a.html")
    let text = try folder.write("Published 3 January 2021\n\nText.", to: "b.txt")
    func dates(_ reader: ReportReader) -> [String] {
      reader.read(paths: [path, text]).reports.map {
        "\($0.published?.iso8601 ?? "none") \($0.publishedHow)"
      }
    }
    #expect(
      dates(ReportReader()) == [
        "2021-01-02 HTML metadata", "2021-01-03 date line in the text",
      ])
    try folder.write("file,published\na.html,2021-01-04\n", to: "reports.csv")
    #expect(
      dates(ReportReader()) == ["2021-01-04 manifest", "2021-01-03 date line in the text"])
    let given = try Manifest(
      Array("file,published\na.html,2021-01-05\n".utf8), path: "given.csv")
    #expect(dates(ReportReader(manifest: given)).first == "2021-01-05 manifest")
    let stated = try PublicationDates.read(["2021-01-07", "a.html=2021-01-06"]).get()
    #expect(
      dates(ReportReader(manifest: given, published: stated)) == [
        "2021-01-06 --published", "2021-01-07 --published",
      ])
  }

  @Test(arguments: ["soon", "2021-02-30", "=2021-08-24", "a.txt=", "2021-08-24T10:00", ""])
  func malformedDatesAreNamed(_ argument: String) {
    #expect(throws: PublicationDates.Malformed(argument: argument)) {
      try PublicationDates.read([argument]).get()
    }
  }
}
