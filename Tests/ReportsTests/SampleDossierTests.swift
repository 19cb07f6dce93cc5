import Chronology
import TestSupport
import Testing
import Text

@testable import Reports

@Suite struct SampleDossierTests {
  static let folder = packageRoot + "/Tests/Fixtures/reports"

  @Test func everyReportIsRead() {
    let set = ReportReader().read(paths: [Self.folder])
    #expect(set.faults.isEmpty)
    #expect(set.advice.isEmpty)
    let lines = set.reports.map {
      "\($0.id) \($0.published?.iso8601 ?? "-") \($0.publishedBasis?.rawValue ?? "-") "
        + "\($0.publishedHow.isEmpty ? "-" : $0.publishedHow)"
    }
    #expect(
      lines == [
        "2021-08-14-kabul-courier.txt 2021-08-14 stated manifest",
        "2021-08-17-valley-voice.txt 2021-08-17 assumed manifest",
        "2021-08-21-hindukush-herald.txt 2021-08-21 stated manifest",
        "2021-08-22-salang-dispatch.txt 2021-08-22 stated manifest",
        "2021-08-23-northern-wire.txt 2021-08-23 stated manifest",
        "2021-08-24-andarab-radio.txt 2021-08-24 stated manifest",
        "2021-08-26-valley-voice.txt 2021-08-26 stated manifest",
        "2021-09-03-kabul-courier.txt 2021-09-03 stated manifest",
        "2021-09-06-salang-dispatch.html 2021-09-06 stated manifest",
        "2021-09-08-hindukush-herald.txt 2021-09-08 assumed manifest",
        "2021-09-10-andarab-radio 2021-09-10 stated JSONL",
        "northern-wire-shutul.txt - - -",
      ])
    #expect(set.reports.allSatisfy { $0.outlet != nil && $0.title != nil })
  }

  @Test func thePageIsReadWithoutWhatSurroundsIt() throws {
    let set = ReportReader().read(paths: [Self.folder + "/2021-09-06-salang-dispatch.html"])
    let text = try #require(set.reports.first).document.text
    #expect(text.hasPrefix("Taliban declare Panjshir captured"))
    #expect(text.hasSuffix("without a shot.\n"))
    #expect(text.contains("side\u{A0}valleys"))
    for junk in ["Doshi", "Advertisement", "cookies", "bank van", "inbox", "Photo", "Sport"] {
      #expect(!text.contains(junk), "\(junk)")
    }
  }

  /// The manifests were made by people: a date they call stated stands in the text, one they call
  /// assumed does not, and no other is found.
  @Test func dateLinesAgreeWithTheManifest() {
    let folders = [Self.folder] + (sharedFolder.map { [$0 + "/reports"] } ?? [])
    if sharedFolder == nil { print("the evaluation material is absent: one folder only") }
    for report in ReportReader().read(paths: folders).reports
    where report.publishedHow == "manifest" && report.file.hasSuffix(".txt") {
      let found = DateLine.find(in: report.document.bytes)
      #expect(
        found == (report.publishedBasis == .stated ? report.published : nil), "\(report.id)")
    }
  }

  @Test func noDateIsInventedInTheEvaluationTexts() {
    guard let sharedFolder else {
      print("the evaluation material is absent: skipped")
      return
    }
    let set = ReportReader().read(paths: [sharedFolder + "/eval/claims/texts"])
    #expect(set.reports.count == 7)
    #expect(set.faults.isEmpty)
    for report in set.reports {
      guard let found = DateLine.find(in: report.document.bytes) else { continue }
      #expect(found == report.published, "\(report.id)")
    }
  }
}
