package import Encoding
public import Gazetteer

/// How much a gazetteer holds.
public struct GazetteerStatistics: Hashable, Sendable {
  /// A table, the column by which its rows are counted, and the counts, the greatest first.
  public struct Section: Hashable, Sendable {
    /// What is counted: `places`.
    public let title: String
    /// The number of rows.
    public let total: Int
    /// The number of rows by value.
    public let counts: [Count]
  }

  /// How often a value occurs.
  public struct Count: Hashable, Sendable {
    /// The value: `village`.
    public let value: String
    /// How often.
    public let count: Int
  }

  /// The digest of the tables.
  public let version: String
  /// The tables.
  public let sections: [Section]

  /// Counts the rows of a gazetteer.
  public init(_ gazetteer: Gazetteer) {
    let contents = gazetteer.contents
    version = gazetteer.version
    sections = [
      Self.section("places", gazetteer.allPlaces.map(\.kind.rawValue)),
      Self.section("names", contents.names.map { "\($0.script) \($0.status.rawValue)" }),
      Self.section("identifiers", contents.identifiers.map(\.scheme)),
      Self.section("facts", contents.facts.map(\.property)),
      Self.section(
        "borders",
        contents.borders.map { "\($0.source) \($0.isCertain ? "certain" : "uncertain")" }),
      Self.section(
        "shapes", contents.shapes.values.map { $0.isApproximate ? "approximate" : "surveyed" }),
      Self.section("demonyms", contents.demonyms.map(\.source)),
      Self.section("actors", contents.actors.map(\.kind.rawValue)),
      Self.section("sources", contents.sources.map(\.licence)),
    ]
  }

  private static func section(_ title: String, _ values: [String]) -> Section {
    var numbers: [String: Int] = [:]
    for value in values { numbers[value, default: 0] += 1 }
    let counts = numbers.map { Count(value: $0.key, count: $0.value) }.sorted { left, right in
      left.count != right.count ? left.count > right.count : left.value < right.value
    }
    return Section(title: title, total: values.count, counts: counts)
  }

  /// The counts for people, one table after the other.
  public var text: String {
    var text = "version \(version)\n"
    for section in sections {
      text += "\n\(section.title): \(section.total)\n"
      let width = section.counts.map { String($0.count).count }.max() ?? 0
      for item in section.counts {
        let number = String(item.count)
        text += "  " + String(repeating: " ", count: width - number.count) + number
        text += "  \(item.value.isEmpty ? "(none)" : item.value)\n"
      }
    }
    return text
  }

  /// The counts for programs.
  package var json: JSONValue {
    var members: [JSONValue.Member] = [.init("version", .string(version))]
    for section in sections {
      let counts: [JSONValue.Member] = section.counts.map { .init($0.value, .integer($0.count)) }
      members.append(
        .init(section.title, ["total": .integer(section.total), "counts": .object(counts)]))
    }
    return .object(members)
  }

  /// The counts as JSON text, indented.
  public var jsonText: String { json.text(pretty: true) + "\n" }
}
