public import Chronology

/// Publication dates that the user states for a run: one for all reports, or one for a file.
public struct PublicationDates: Sendable {
  /// The day for every report without one of its own here.
  public var everyReport: CalendarDate?
  /// Days by report id, file name or path.
  public var byFile: [String: CalendarDate]

  /// States days of publication.
  public init(everyReport: CalendarDate? = nil, byFile: [String: CalendarDate] = [:]) {
    self.everyReport = everyReport
    self.byFile = byFile
  }

  /// Reads the values of `--published`: `2021-08-24` or `report.txt=2021-08-24`. A later one wins.
  ///
  /// Fails with the first value that states no date.
  public static func read(_ arguments: [String]) -> Result<PublicationDates, Malformed> {
    var dates = PublicationDates()
    for argument in arguments {
      let text: Substring
      var file: Substring?
      if let equals = argument.lastIndex(of: "=") {
        file = argument[..<equals]
        text = argument[argument.index(after: equals)...]
      } else {
        text = argument[...]
      }
      guard text.utf8.count == 10, let date = CalendarDate(iso8601: String(text)), file != ""
      else { return .failure(Malformed(argument: argument)) }
      if let file { dates.byFile[String(file)] = date } else { dates.everyReport = date }
    }
    return .success(dates)
  }

  /// A value of `--published` that states no date.
  public struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
    /// The value.
    public let argument: String

    /// The fault in one line.
    public var description: String {
      "--published \(argument): write DATE or FILE=DATE, the date as 2021-08-24"
    }
  }

  func date(id: String, path: String) -> CalendarDate? {
    if let date = byFile[id] ?? byFile[path] { return date }
    var rest = path[...]
    while let slash = rest.firstIndex(of: "/") {
      rest = rest[rest.index(after: slash)...]
      if let date = byFile[String(rest)] { return date }
    }
    return everyReport
  }
}
