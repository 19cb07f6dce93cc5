/// One value as a reader sees it, with what a figure must carry.
public struct FactValue: Hashable, Sendable {
  /// How a value came about.
  public enum Method: String, Hashable, Sendable {
    /// A source states it.
    case stated
    /// Worked out here from coordinates or shapes.
    case computed
    /// Counted in the loaded gazetteer.
    case counted
  }

  /// The words to show: "146,100 people".
  public var text: String
  /// The language of a name (ISO 639), or empty.
  public var language: String = ""
  /// The script of a name (ISO 15924), or empty.
  public var script: String = ""
  /// A remark in brackets: "preferred", "misspelling"; or empty.
  public var mark: String = ""
  /// When it held, as the source writes it, or empty.
  public var asOf: String = ""
  /// What a reader should know, or empty.
  public var note: String = ""
  /// The numbers of its sources.
  public var sources: [Int] = []
  /// The ids of its sources.
  public var sourceIDs: [String] = []
  /// How it came about.
  public var method: Method = .stated
  /// The value as the table has it, for machines; empty when ``text`` is all there is.
  public var rawValue: String = ""
  /// The unit as the table has it, or empty.
  public var unit: String = ""

  /// Whether the words run from right to left.
  public var isRightToLeft: Bool {
    ["Arab", "Aran", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"]
      .contains(script)
  }

  /// The language tag (BCP 47) of a name, or empty: `fa-Arab`.
  public var languageTag: String {
    if script.isEmpty { return language }
    return (language.isEmpty ? "und" : language) + "-" + script
  }
}

/// A label with its values; several stand side by side and are never averaged or ranked.
public struct FactEntry: Hashable, Sendable {
  /// How several values are set.
  public enum Layout: Hashable, Sendable {
    /// One after the other on a line: names.
    case inline
    /// One a line with date and source: figures.
    case rows
  }

  /// The property of `facts.csv`, or a name of our own for what is not in it.
  public let property: String
  /// The label in words.
  public let label: String
  /// The values, at least one.
  public let values: [FactValue]
  /// How they are set.
  public let layout: Layout
  /// Whether these are figures that differ.
  public let differs: Bool

  init(
    _ property: String, _ label: String, _ values: [FactValue], layout: Layout = .inline,
    differs: Bool = false
  ) {
    self.property = property
    self.label = label
    self.values = values
    self.layout = layout
    self.differs = differs
  }
}

/// A table of cells, each holding any number of values.
public struct FactTable: Hashable, Sendable {
  /// What the table holds: `neighbours`, `districts`, `identifiers`.
  public let name: String
  /// The heading of the table, or empty.
  public let title: String
  /// The headings of its columns.
  public let columns: [String]
  /// The rows, each with one cell a column; an empty cell is unknown.
  public let rows: [[[FactValue]]]
}
