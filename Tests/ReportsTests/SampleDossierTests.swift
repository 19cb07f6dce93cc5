import Chronology
import TestSupport
import Testing

@testable import Reports

@Suite struct SampleDossierTests {
  static let folder = packageRoot + "/Tests/Fixtures/reports"

  @Test func everyReportIsRead() {
    let set = ReportReader().read(paths: [Self.folder])
    for fault in set.faults { print(fault) }
    for line in set.advice { print(line) }
    for report in set.reports {
      print(report.id, report.published?.iso8601 ?? "-", report.publishedHow, report.outlet ?? "-")
    }
  }
}
