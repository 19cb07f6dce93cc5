import Chronology
import TestSupport
import Testing
import Text

@testable import Reports

@Suite struct WebPageTests {
  /// A page's metadata and text, as the golden files have them.
  static func rendering(_ report: Report) -> String {
    """
    title: \(report.title ?? "-")
    outlet: \(report.outlet ?? "-")
    published: \(report.published?.iso8601 ?? "-") (\(report.publishedHow))
    url: \(report.url ?? "-")
    language: \(report.language ?? "-")

    \(report.document.text)
    """
  }

  @Test(arguments: ["nested-junk", "no-markup", "live-page", "breaks-only"])
  func thePageReadsAs(_ name: String) throws {
    let path = "\(packageRoot)/Tests/Fixtures/pages/\(name).html"
    let set = ReportReader().read(paths: [path])
    #expect(set.faults.isEmpty)
    let report = try #require(set.reports.first)
    #expect(matchesGolden(Self.rendering(report), "Fixtures/pages/\(name).txt"))
  }

  private func text(_ bytes: [UInt8], charset: String? = nil) throws -> String {
    try WebPage.read(bytes, path: "p.html", name: "p.html", charset: charset).report.document.text
  }

  private func page(_ head: String, _ body: [UInt8]) -> [UInt8] {
    Array("<html><head>\(head)</head><body><p>".utf8) + body + Array("</p></body></html>".utf8)
  }

  @Test(arguments: [
    ("<meta charset=\"utf-8\">", [0x63, 0xC3, 0xA9], "c\u{E9}\n"),
    ("", [0x63, 0xC3, 0xA9], "c\u{E9}\n"),
    ("", [0x63, 0xE9, 0x93], "c\u{E9}\u{201C}\n"),
    ("<meta charset=windows-1252>", [0x80, 0xE9, 0x92], "\u{20AC}\u{E9}\u{2019}\n"),
    ("<meta charset='ISO-8859-1'>", [0x93, 0xE9], "\u{201C}\u{E9}\n"),
    (
      "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1256\">",
      [0xC8, 0xE4, 0xE6], "\u{0628}\u{0646}\u{0648}\n"
    ),
    ("<meta charset=windows-1251>", [0xC4, 0xE0], "\u{0414}\u{0430}\n"),
    ("<meta charset=utf-8>", [0x63, 0xE9, 0x20, 0x64], "c\u{FFFD} d\n"),
  ])
  func charsetsAreFollowed(_ head: String, _ body: [UInt8], _ expected: String) throws {
    #expect(try text(page(head, body)) == expected)
  }

  @Test func aByteOrderMarkOutranksWhatThePageSays() throws {
    let marked = [0xEF, 0xBB, 0xBF] + page("<meta charset=windows-1252>", [0xC3, 0xA9])
    #expect(try text(marked) == "\u{E9}\n")
    let source = "<html><body><p>caf\u{E9} \u{1F600}</p></body></html>"
    let units = Array(source.utf16)
    let little: [UInt8] =
      [0xFF, 0xFE] + units.flatMap { unit in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let big: [UInt8] =
      [0xFE, 0xFF] + units.flatMap { unit in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    #expect(try text(little) == "caf\u{E9} \u{1F600}\n")
    #expect(try text(big) == "caf\u{E9} \u{1F600}\n")
  }

  @Test func aHeaderOutranksWhatThePageSays() throws {
    #expect(
      try text(page("<meta charset=windows-1252>", [0xC3, 0xA9]), charset: "UTF-8") == "\u{E9}\n")
  }

  @Test func bytesThatWereReplacedAreMentioned() throws {
    let read = try WebPage.read(
      page("<meta charset=utf-8>", [0x63, 0xE9]), path: "p.html", name: "p.html")
    #expect(read.advice.count == 1)
  }

  @Test(
    arguments: [
      (
        "<meta property='article:published_time' content='2021-09-06T23:30:00+04:30'>", "2021-09-06"
      ),
      ("<meta itemprop='datePublished' content='2021-09-06'>", "2021-09-06"),
      ("<meta name='DC.date.issued' content='2021-09-06'>", "2021-09-06"),
      (
        "<script type='application/ld+json'>{\"@type\":\"Report\",\"datePublished\":\"2021-09-06\"}</script>",
        "2021-09-06"
      ),
      (
        "<script type='application/ld+json'>{oops, \"datePublished\" : \"2021-09-06\"</script>",
        "2021-09-06"
      ),
      (
        "<script type='application/ld+json'>[{\"@type\":\"WebPage\",\"datePublished\":\"2021-09-05\"},{\"@type\":\"NewsArticle\",\"datePublished\":\"2021-09-06\"}]</script>",
        "2021-09-06"
      ),
      (
        "<script type='application/ld+json'>{\"@type\":\"Event\",\"datePublished\":\"2021-09-06\"}</script>",
        nil
      ),
      ("<meta name='article:modified_time' content='2021-09-06'>", nil),
      ("<meta name='date' content='yesterday'>", nil),
    ] as [(String, String?)])
  func metadataStateTheDate(_ head: String, _ date: String?) throws {
    let bytes = page(head, Array("Some text.".utf8))
    let report = try WebPage.read(bytes, path: "p", name: "p").report
    #expect(report.published?.iso8601 == date)
  }

  @Test func onlyTimesInTheArticleCount() throws {
    let bytes = Array(
      """
      <body><div><time datetime="2022-01-01">Today</time></div><article>
      <aside><time datetime="2022-01-02">Later</time></aside>
      <p>Written <time datetime="2021-09-06">on Monday</time> in the valley.</p></article></body>
      """.utf8)
    #expect(
      try WebPage.read(bytes, path: "p", name: "p").report.published?.iso8601 == "2021-09-06")
  }

  @Test(
    arguments: [
      ("javascript:alert(1)", nil), ("/relative", nil), ("file:///etc/hosts", nil),
      ("https://example.org/a", "https://example.org/a"),
    ] as [(String, String?)])
  func onlyWebAddressesAreKept(_ address: String, _ url: String?) throws {
    let bytes = page("<link rel=canonical href=\"\(address)\">", Array("Text".utf8))
    #expect(try WebPage.read(bytes, path: "p", name: "p").report.url == url)
  }

  @Test func aClassNameDoesNotLoseTheArticle() throws {
    let bytes = Array(
      """
      <body><div class="social share widget"><p>The whole article stands in a block whose class
      says something else.</p></div></body>
      """.utf8)
    #expect(
      try text(bytes)
        == "The whole article stands in a block whose class says something else.\n")
  }

  @Test func theArticleMayStandBehindAnOmittedBodyTag() throws {
    #expect(
      try text(Array("<meta name=a content=b><article><p>Text.</p></article>".utf8)) == "Text.\n")
  }
}
