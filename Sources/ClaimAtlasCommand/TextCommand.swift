import ArgumentParser
import Reports
import Text

/// `claimatlas text`: the text on which all offsets count.
struct TextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text", abstract: "Print a report as read: the text on which all offsets count.")

  @OptionGroup var input: ReportOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let set = try input.read()
    var bytes: [UInt8] = []
    for report in set.reports { bytes += report.document.bytes }
    try output.write(bytes)
    throw ReportOptions.status(set).code
  }
}
