import Chronology
import FoundationEssentials
import Reports
import Text

/// Reports as files, and the dates that they carry.
enum ReportTargets {
  static func file(_ bytes: [UInt8], ending: String) -> String? {
    ScratchFile.with(bytes, ending: ending) { path in
      for report in ReportReader().read(paths: [path]).reports {
        let text = report.document.bytes
        guard String(validating: text, as: UTF8.self) != nil else { return "the text is not UTF-8" }
      }
      return nil
    }
  }

  static func dates(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    for date in [
      DateLine.find(in: bytes), DateLine.date(ofValue: text), CalendarDate(iso8601: text),
    ] {
      guard let date else { continue }
      if CalendarDate(iso8601: date.description) != date { return "\(date) does not read again" }
    }
    return nil
  }
}
