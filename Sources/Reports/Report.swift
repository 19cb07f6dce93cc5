public import Chronology
import Encoding
public import Text

/// Whether a publication date is written somewhere or was supposed by whoever prepared the report.
public enum PublishedBasis: String, Hashable, Sendable, CaseIterable {
  case stated, assumed
}

/// A report as read: its text, on which all offsets count, and what is known about its origin.
public struct Report: Sendable {
  /// The file name, or the id that a JSON line gave; unique in a ``ReportSet``.
  public var id: String
  /// The file name, without the folders that lead to it.
  public var file: String
  /// The text as read; for a web page the article taken from it.
  public let document: Document
  /// SHA-256 of the text in UTF-8, 64 lower-case hexadecimal digits.
  public let digest: String
  /// The day of publication; `nil` when nothing states it. Never taken from a clock or file system.
  public var published: CalendarDate?
  /// What the day of publication rests on; `nil` when there is none.
  public var publishedBasis: PublishedBasis?
  /// Where the day of publication was found, in words; empty when there is none.
  public var publishedHow: String
  /// The publisher, as the report's manifest, page or JSON line names it.
  public var outlet: String?
  /// The headline; a text's first line is not taken for one.
  public var title: String?
  /// The address of the report.
  public var url: String?
  /// The language tag (BCP 47), as given.
  public var language: String?
  /// A person's grade of the source, as given; never made here.
  public var reliability: String?

  /// Wraps a text as a report without date or origin.
  public init(id: String, file: String, text: String) {
    self.id = id
    self.file = file
    document = Document(text)
    digest = sha256(document.bytes)
    publishedHow = ""
  }
}

/// What a run of ``ReportReader`` found.
public struct ReportSet: Sendable {
  /// The reports that could be read, in the order of the paths given.
  public var reports: [Report] = []
  /// What could not be read, in the order met.
  public var faults: [ReportFault] = []
  /// Lines for the user that are no faults: files passed over, manifest rows that name no report.
  public var advice: [String] = []
}
