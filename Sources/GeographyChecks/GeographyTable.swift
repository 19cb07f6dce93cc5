import Encoding
import Gazetteer

/// Writes judged statements as text, JSON and CSV.
public enum GeographyTable {
  /// The statements as JSON: an object with the member `statements` (schema version 1).
  public static func json(_ statements: [GeographyStatement]) -> String {
    let value: JSONValue = ["statements": .array(statements.map(Self.value))]
    return value.text(pretty: true) + "\n"
  }

  /// The line of a report in JSON lines: `{"id", "statements", "error"}`, with why there are none.
  public static func line(
    report: String?, statements: [GeographyStatement], error: String?
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendJSON([
      "id": JSONValue(report), "statements": .array(statements.map(Self.value)),
      "error": JSONValue(error),
    ])
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private static func value(_ statement: GeographyStatement) -> JSONValue {
    [
      "doc": .string(statement.document), "start": .integer(statement.range.lowerBound),
      "end": .integer(statement.range.upperBound), "quote": .string(statement.quote),
      "type": .string(statement.type.rawValue), "subject": place(statement.subject),
      "relation": .string(statement.relation), "object": object(statement.object),
      "verdict": .string(statement.verdict.rawValue), "measured": measured(statement.measured),
      "source": .string(statement.sources.joined(separator: ";")),
      "finding": .string(statement.finding),
    ]
  }

  private static func place(_ place: StatedPlace) -> JSONValue {
    [
      "id": .string(place.id.rawValue), "name": .string(place.name),
      "kind": .string(place.kind.rawValue),
    ]
  }

  private static func object(_ object: StatedObject) -> JSONValue {
    switch object {
    case .place(let place): self.place(place)
    case .figure(let value, let unit):
      ["value": JSONValue(value, places: 3), "unit": .string(unit)]
    }
  }

  private static func measured(_ measured: Measured) -> JSONValue {
    var members: [JSONValue.Member] = []
    func add(_ name: String, _ value: Double?) {
      if value != nil { members.append(.init(name, JSONValue(value, places: 1))) }
    }
    add("bearing_border_deg", measured.bearingBorderDegrees)
    add("bearing_centroid_deg", measured.bearingCentroidDegrees)
    add("offset_deg", measured.offsetDegrees)
    add("distance_km", measured.distanceKilometres)
    if let border = measured.border {
      add("shared_border_km", border.kilometres)
      members.append(
        .init(
          "lengths",
          .array(
            border.lengths.map {
              ["km": JSONValue($0.kilometres, places: 2), "source": .string($0.source)]
            })))
      members.append(.init("certainty", .string(border.isCertain ? "certain" : "uncertain")))
    }
    if !measured.figures.isEmpty {
      members.append(
        .init(
          "figures",
          .array(
            measured.figures.map { fact in
              [
                "property": .string(fact.property), "value": .string(fact.value),
                "unit": .string(fact.unit), "as_of": .string(fact.asOf),
                "source": .string(fact.source),
              ]
            })))
    }
    return .object(members)
  }

  /// The statements as a table, one a row.
  public static func csv(_ statements: [GeographyStatement]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendCSVRecord([
      "doc", "start", "end", "quote", "type", "subject", "subject_id", "relation", "object",
      "object_id", "verdict", "bearing_border_deg", "bearing_centroid_deg", "offset_deg",
      "distance_km", "shared_border_km", "figures", "source", "finding",
    ])
    func text(_ value: Double?) -> String { value.map { decimalText($0, places: 1) } ?? "" }
    for statement in statements {
      let measured = statement.measured
      let object: (String, String) =
        switch statement.object {
        case .place(let place): (place.name, place.id.rawValue)
        case .figure(let value, let unit): (decimalText(value, places: 3) + " " + unit, "")
        }
      bytes.appendCSVRecord(
        [
          statement.document, String(statement.range.lowerBound),
          String(statement.range.upperBound), statement.quote, statement.type.rawValue,
          statement.subject.name, statement.subject.id.rawValue, statement.relation, object.0,
          object.1, statement.verdict.rawValue, text(measured.bearingBorderDegrees),
          text(measured.bearingCentroidDegrees), text(measured.offsetDegrees),
          text(measured.distanceKilometres), text(measured.border?.kilometres),
          measured.figures.map { "\($0.value) (\($0.source))" }.joined(separator: "; "),
          statement.sources.joined(separator: ";"), statement.finding,
        ], guardFormulas: true)
    }
    return bytes
  }

  /// The statements for people, by report; the counts come last.
  public static func text(_ statements: [GeographyStatement]) -> String {
    var lines: [String] = []
    var document = ""
    for statement in statements {
      if statement.document != document {
        if !lines.isEmpty { lines.append("") }
        document = statement.document
        lines.append(document)
      }
      let object =
        switch statement.object {
        case .place(let place): place.name
        case .figure(let value, let unit): decimalText(value, places: 3) + " " + unit
        }
      let quote = statement.quote.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let verdict = statement.verdict.rawValue.uppercased()
      lines.append(
        "  \(verdict)  \(statement.subject.name) \(statement.relation) \(object)"
          + "  (characters \(statement.range.lowerBound)–\(statement.range.upperBound))")
      lines.append("    “\(quote)”")
      lines.append("    \(statement.finding)")
    }
    guard !statements.isEmpty else { return "No statement of geography found.\n" }
    let counts = GeographyVerdict.allCases.compactMap { verdict -> String? in
      let count = statements.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(count) \(verdict.rawValue)"
    }
    let noun = statements.count == 1 ? "statement" : "statements"
    lines += ["", "\(statements.count) \(noun) of geography: " + counts.joined(separator: ", ")]
    return lines.joined(separator: "\n") + "\n"
  }
}
