import TestSupport
import Testing

@testable import Reports

@Suite struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let category: ReportFault.Category
    let line: Int?
    let says: String
    var testDescription: String { name }

    init(
      _ name: String, _ bytes: [UInt8], _ category: ReportFault.Category = .badData,
      line: Int? = nil, says: String
    ) {
      self.name = name
      self.bytes = bytes
      self.category = category
      self.line = line
      self.says = says
    }

    init(_ name: String, _ text: String, line: Int? = nil, says: String) {
      self.init(name, Array(text.utf8), line: line, says: says)
    }
  }

  static let cases = [
    Case("empty.txt", "", says: "no text"),
    Case("space.txt", " \n\t\r\n", says: "no text"),
    Case("nbsp.txt", "\u{00A0}\n\u{2003}", says: "no text"),
    Case("bom.txt", [0xEF, 0xBB, 0xBF], says: "no text"),
    Case("binary.txt", [0x50, 0x4B, 0x03, 0x0A, 0x00, 0x01], line: 2, says: "binary"),
    Case("utf16.txt", [0xFF, 0xFE, 0x41, 0x00], line: 1, says: "UTF-16"),
    Case("latin1.txt", Array("a\nb\r\nc".utf8) + [0xE9, 0x20], line: 3, says: "0xE9"),
    Case("cut.txt", Array("a\rb\r".utf8) + [0xE2, 0x80], line: 3, says: "0xE2"),
    Case("overlong.txt", Array("a\n".utf8) + [0xC0, 0x80], line: 2, says: "0xC0"),
    Case("latin1.md", [0x41, 0xFF], line: 1, says: "UTF-8"),
    Case("empty.html", "", line: 1, says: "save"),
    Case("bare.html", "<html><body><nav>Home</nav></body></html>", says: "no article"),
    Case("binary.html", Array("<p>a".utf8) + [0x0A, 0x00], line: 2, says: "binary"),
    Case("odd.html", "<meta charset=klingon><p>Text", says: "klingon"),
    Case(
      "deep.html", String(repeating: "<div>", count: 400) + "<p>Text", line: 1, says: "256"),
    Case("empty.mhtml", "", says: "text/html"),
    Case(
      "picture.mhtml", "MIME-Version: 1.0\nContent-Type: image/png\n\nabc", says: "text/html"),
    Case("empty.jsonl", "\n\n", says: "no report"),
    Case("broken.jsonl", "\n{\"id\":\"a\"\n", line: 2, says: "column"),
    Case("array.jsonl", "[1]\n", line: 1, says: "object"),
    Case("textless.jsonl", "{\"id\":\"a\"}\n", line: 1, says: "“text”"),
    Case("number.jsonl", "{\"text\":5}", line: 1, says: "“text”"),
    Case("date.jsonl", "{\"text\":\"a\",\"published\":\"soon\"}", line: 1, says: "“published”"),
    Case("list.jsonl", "{\"text\":\"a\",\"title\":[]}", line: 1, says: "“title”"),
    Case("nul.jsonl", "{\"text\":\"a\\u0000\"}", line: 1, says: "NUL"),
    Case(
      "latin1.jsonl", Array("{\"text\":\"caf".utf8) + [0xE9, 0x22, 0x7D], line: 1, says: "UTF-8"),
    Case("paper.pdf", "%PDF-1.4", says: "pdftotext"),
    Case("noending", "Text", says: ".txt"),
  ]

  @Test(arguments: cases) func isAFaultOfOneLine(_ bad: Case) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(bad.bytes, to: bad.name)
    let good = try folder.write("A text.", to: "good.txt")
    let set = ReportReader().read(paths: [path, good])
    #expect(set.reports.map(\.id) == ["good.txt"])
    let fault = try #require(set.faults.first)
    #expect(set.faults.count == 1)
    #expect(fault.category == bad.category)
    #expect(fault.path == path)
    #expect(fault.line == bad.line)
    #expect(fault.fault.contains(bad.says), "\(fault)")
    #expect(!fault.description.contains("\n"))
    #expect(fault.report?.hasPrefix(bad.name) == (bad.name == "empty.jsonl" ? nil : true))
  }

  @Test func missingPathsAreMissingInput() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("Text", to: "a.txt")
    let set = ReportReader().read(paths: [
      folder.path + "/none.txt", file + "/b.txt", folder.path + "/none", "",
    ])
    #expect(set.faults.map(\.category) == Array(repeating: .missingInput, count: 4))
  }

  @Test func aFolderWithoutReportsIsMissingInput() throws {
    let folder = try TemporaryFolder()
    try folder.write("%PDF", to: "a.pdf")
    try folder.write("Text", to: ".hidden.txt")
    try folder.write("<p>Text</p>", to: "page_files/frame.html")
    try folder.write("file\n", to: "reports.csv")
    let set = ReportReader().read(paths: [folder.path])
    #expect(set.faults.map(\.category) == [.missingInput])
    #expect(set.advice.count == 1)
    #expect(set.advice[0].contains("pdftotext"))
  }

  @Test func aLargeFileIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      [UInt8](repeating: 0x41, count: PlainText.sizeLimit + 1), to: "large.txt")
    let set = ReportReader().read(paths: [path])
    #expect(set.faults.first?.fault.contains("128 MB") == true)
    #expect(set.faults.first?.category == .badData)
  }

  @Test func linesWithFaultsDoNotStopTheOthers() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "{\"id\":\"a\",\"text\":\"A\"}\n{oops\n\n{\"text\":\"B\"}\r\n", to: "r.jsonl")
    let set = ReportReader().read(paths: [path])
    #expect(set.reports.map(\.id) == ["a", "r.jsonl:4"])
    #expect(set.faults.map(\.line) == [2])
  }

  /// Whatever the bytes, a report or a fault comes back.
  @Test func mutatedFilesNeverTrap() {
    let seed: UInt64 = 42
    var random = SplitMix64(seed: seed)
    let page = Array(
      """
      <html lang=en><head><meta charset=utf-8><meta property="article:published_time"
      content="2021-09-06"><script type="application/ld+json">{"@type":"NewsArticle"}</script>
      </head><body><article><h1>Head</h1><p>One &amp; two<br>three <a href=x>four</a></p></article>
      """.utf8)
    let mail = Array(
      """
      MIME-Version: 1.0
      Content-Type: multipart/related; boundary="b"; type="text/html"

      --b
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      <p>Caf=C3=A9 at =
      noon</p>
      --b--
      """.utf8)
    for _ in 0..<1_500 {
      for (bytes, isMail) in [(page, false), (mail, true)] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...8, using: &random) {
          let index = Int.random(in: bytes.indices, using: &random)
          switch UInt8.random(in: 0...2, using: &random) {
          case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
          case 1: bytes.remove(at: index)
          default: bytes.insert(contentsOf: Array(bytes[..<(index / 4)]), at: index)
          }
        }
        let read = Result {
          isMail
            ? try WebPage.readArchive(bytes, path: "p", name: "p")
            : try WebPage.read(bytes, path: "p", name: "p")
        }
        if case .success(let value) = read {
          #expect(value.report.digest.count == 64, "seed \(seed)")
        }
      }
    }
  }
}
