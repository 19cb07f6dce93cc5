import Chronology
import Testing
import Text

@testable import Reports

@Suite struct MailPartTests {
  static let archive = [
    "From: <Saved by Browser>",
    "Snapshot-Content-Location: https://example.org/a",
    "Date: Mon, 1 Jan 2024 10:00:00 -0000",
    "MIME-Version: 1.0",
    "Content-Type: multipart/related;",
    "\ttype=\"text/html\";",
    "\tboundary=\"----=_Part_1\"",
    "",
    "",
    "------=_Part_1",
    "Content-Type: text/css",
    "",
    "p{}",
    "------=_Part_1",
    "Content-Type: text/html; charset=\"utf-8\"",
    "Content-ID: <frame-1@mhtml>",
    "Content-Transfer-Encoding: quoted-printable",
    "Content-Location: https://example.org/a",
    "",
    "<html><head><meta name=3D\"pubdate\" content=3D\"2021-09-06\"></head><body>=",
    "<p>At the caf=C3=A9 in Low=",
    "er Quay=E2=80=",
    "=99s market.</p></body></html>",
    "------=_Part_1",
    "Content-Type: text/html",
    "",
    "<p>A frame.</p>",
    "------=_Part_1--",
    "",
  ]

  @Test(arguments: ["\n", "\r\n"]) func anArchiveReadsAsItsPage(_ end: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.archive.joined(separator: end), to: "a.mhtml")
    let set = ReportReader().read(paths: [path])
    let report = try #require(set.reports.first)
    #expect(report.document.text == "At the caf\u{E9} in Lower Quay\u{2019}s market.\n")
    #expect(report.published?.iso8601 == "2021-09-06")
    #expect(report.url == "https://example.org/a")
    #expect(report.id == "a.mhtml")
  }

  @Test func base64AndStartPartsAreFollowed() throws {
    let text = """
      Content-Type: multipart/related; boundary=b; start="<two>"

      --b
      Content-Type: text/html
      Content-ID: <one>

      <p>One</p>
      --b
      Content-Type: multipart/alternative; boundary=c
      Content-ID: <two>

      --c
      Content-Type: text/plain

      Plain
      --c
      Content-Type: text/html; charset=windows-1252
      Content-Transfer-Encoding: base64

      PHA+Q2Fm
      6Sb3PC9wPg==
      --c--
      --b--
      """
    let read = try WebPage.readArchive(Array(text.utf8), path: "p", name: "p")
    #expect(read.report.document.text == "Caf\u{E9}&\u{F7}\n")
  }

  @Test func anArchiveCutShortGivesWhatThereIs() throws {
    let text =
      "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>One"
    let read = try WebPage.readArchive(Array(text.utf8), path: "p", name: "p")
    #expect(read.report.document.text == "One\n")
  }

  @Test func aPageAloneIsAnArchiveToo() throws {
    let read = try WebPage.readArchive(
      Array("Content-Type: text/html\n\n<p>One</p>".utf8), path: "p", name: "p")
    #expect(read.report.document.text == "One\n")
  }

  @Test func partsInsidePartsEnd() {
    var text = ""
    for level in 0..<50 {
      text += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n"
    }
    #expect(MailPart(Array(text.utf8)[...]).page() == nil)
  }
}
