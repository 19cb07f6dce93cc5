public import Chronology
public import Gazetteer

/// What is known, claimed and not known of one place, in sections; every figure with its source.
///
/// A value without format: renderers turn it into text, Markdown, HTML and JSON.
public struct FactSheet: Hashable, Sendable {
  /// The place.
  public let place: Place
  /// What it is and where: "Province of Afghanistan".
  public let subtitle: String
  /// A few short sentences, worked out from the gazetteer alone.
  public let lead: String
  /// The day that claims are shown for, or `nil` without dated claims.
  public let asOf: CalendarDate?
  /// The sections that have something to say, in reading order.
  public let sections: [FactSheetSection]
  /// The sources that figures refer to by number, in order of first use.
  public let sources: [SourceNote]
  /// The place among its neighbours, or `nil` when no shape is near.
  public let map: LocatorMap?
  /// Who says that who holds it, over time, or `nil` without dated claims of control.
  public let control: ControlTimeline?
  /// The name of its file without an ending: `panjshir-province-afghanistan`.
  public let fileStem: String
  /// The language and direction of its names in other scripts, kept for titles.
  public let localNames: [FactValue]
}

/// A heading and what stands below it.
public struct FactSheetSection: Hashable, Sendable {
  /// Which section.
  public let topic: FactSheetTopic
  /// The heading in words.
  public let title: String
  /// What stands below; never empty.
  public let blocks: [FactSheetBlock]
}

/// The sections of a fact sheet, in order.
public enum FactSheetTopic: String, Hashable, Sendable, CaseIterable {
  case identity, location, neighbours, divisions, people, land, claims, timeline, humanitarian
  case unknown, sources, method
}

/// A part of a section.
public enum FactSheetBlock: Hashable, Sendable {
  /// A sentence or two.
  case paragraph(FactValue)
  /// Labels with one or more values.
  case entries([FactEntry])
  /// A table.
  case table(FactTable)
  /// Sentences in a list.
  case list([FactValue])
  /// Claims under a heading.
  case claims(ClaimGroup)
  /// The dated claims in order.
  case timeline([TimelineEntry])
  /// The numbered sources of the sheet.
  case sources
}

/// A numbered source of a sheet.
public struct SourceNote: Hashable, Sendable {
  /// The number that figures refer to, from 1.
  public let number: Int
  /// The source; one that `sources.csv` lacks has only its id.
  public let source: Source
  /// A short name for it.
  public let label: String
}
