import Chronology
import Encoding

/// Reads reports from JSON lines: one object a line.
enum JSONLines {
  /// Returns the reports of `bytes` with their lines; faults concern the line they name.
  ///
  /// A report without an id gets the file name and its line: `file.jsonl:3`.
  static func read(
    _ bytes: [UInt8], path: String, file: String
  ) -> (reports: [(report: Report, line: Int)], faults: [ReportFault]) {
    var reports: [(report: Report, line: Int)] = []
    var faults: [ReportFault] = []
    var line = 0
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for part in bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      guard part.contains(where: { !PlainText.isSpace($0) }) else { continue }
      do throws(ReportFault) {
        reports.append((try report(part, path: path, file: file, line: line), line))
      } catch {
        faults.append(error.of("\(file):\(line)"))
      }
    }
    if reports.isEmpty, faults.isEmpty {
      faults.append(ReportFault(.badData, path: path, "no report in it: write one object a line"))
    }
    return (reports, faults)
  }

  /// Returns the report that one line holds.
  ///
  /// - Throws: ``ReportFault`` with the line.
  static func report(
    _ bytes: ArraySlice<UInt8>, path: String, file: String, line: Int
  ) throws(ReportFault) -> Report {
    func fault(_ text: String) -> ReportFault {
      ReportFault(.badData, path: path, line: line, text)
    }
    guard bytes.count <= PlainText.sizeLimit else {
      throw fault("larger than \(PlainText.sizeLimit >> 20) MB: split the report")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw fault("not UTF-8: save as UTF-8")
    }
    let value: JSONValue
    do {
      value = try JSONParser.parse(bytes)
    } catch {
      throw fault("column \(error.column): \(error.fault)")
    }
    guard value.members != nil else {
      throw fault("no object: write {\"id\": …, \"text\": …} on one line")
    }
    func field(_ name: String) throws(ReportFault) -> String? {
      switch value[name] {
      case nil, .null?: return nil
      case .string(let text)?: return text.allSatisfy(\.isWhitespace) ? nil : text
      case .integer(let number)? where name != "text": return String(number)
      default: throw fault("“\(name)” must be a string")
      }
    }
    guard let text = try field("text") else { throw fault("“text” is missing or empty") }
    guard !text.utf8.contains(0) else { throw fault("“text” holds a NUL character") }
    var report = Report(id: try field("id") ?? "\(file):\(line)", file: file, text: text)
    if let stated = try field("published") {
      guard let date = DateLine.date(ofValue: stated) else {
        throw fault("“published” is no date: write it as 2021-08-24")
      }
      report.published = date
      report.publishedBasis = .stated
      report.publishedHow = "JSONL"
    }
    report.outlet = try field("outlet")
    report.title = try field("title")
    report.url = try field("url")
    report.language = try field("language")
    report.reliability = try field("reliability")
    return report
  }

  /// The id in a line that gives no report, where one can be read.
  static func id(of bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.count <= PlainText.sizeLimit, let value = try? JSONParser.parse(bytes) else {
      return nil
    }
    return value["id"]?.string
  }
}
