import Chronology
package import Encoding
import Gazetteer
import Geometry

extension FactSheet {
  /// The sheet as JSON (schema_version 1): `place`, `lead`, `as_of`, `sections` with `entries`,
  /// `tables`, `claims`, `timeline` and `notes`, and `sources`. Each value has `text`, and where they
  /// exist `value`, `unit`, `as_of`, `source` (ids), `method` and `note`.
  package var jsonValue: JSONValue {
    [
      "schema_version": 1,
      "place": .object(
        [
          .init("id", .string(place.id.rawValue)), .init("name", .string(place.name)),
          .init("kind", .string(place.kind.rawValue)),
          .init("parent", JSONValue(place.parent?.rawValue)),
          .init("longitude", JSONValue(place.coordinate?.longitude, places: 6)),
          .init("latitude", JSONValue(place.coordinate?.latitude, places: 6)),
        ]),
      "subtitle": .string(subtitle),
      "lead": .string(lead),
      "as_of": JSONValue(asOf?.iso8601),
      "sections": .array(sections.filter { $0.topic != .sources }.map(\.jsonValue)),
      "sources": .array(
        sources.map { note in
          [
            "id": .string(note.source.id), "label": .string(note.label),
            "publisher": .string(note.source.publisher), "licence": .string(note.source.licence),
            "url": .string(note.source.url), "version": .string(note.source.version),
            "note": .string(note.source.note),
          ]
        }),
    ]
  }

  /// The sheet as JSON text, indented, ending in a line break.
  public func jsonText() -> String { jsonValue.text(pretty: true) + "\n" }
}

extension FactSheetSection {
  fileprivate var jsonValue: JSONValue {
    var entries: [JSONValue] = []
    var tables: [JSONValue] = []
    var claims: [JSONValue] = []
    var timeline: [JSONValue] = []
    var notes: [JSONValue] = []
    for block in blocks {
      switch block {
      case .paragraph(let value): notes.append(.string(value.text))
      case .list(let values): notes += values.map { .string($0.text) }
      case .entries(let list): entries += list.map(\.jsonValue)
      case .table(let table): tables.append(table.jsonValue)
      case .claims(let group): claims += group.claims.map { $0.jsonValue(group: group.title) }
      case .timeline(let list): timeline += list.map(\.jsonValue)
      case .sources: break
      }
    }
    var members: [JSONValue.Member] = [
      .init("id", .string(topic.rawValue)), .init("title", .string(title)),
    ]
    for (name, list) in [
      ("entries", entries), ("tables", tables), ("claims", claims), ("timeline", timeline),
      ("notes", notes),
    ] where !list.isEmpty {
      members.append(.init(name, .array(list)))
    }
    return .object(members)
  }
}

extension FactEntry {
  fileprivate var jsonValue: JSONValue {
    [
      "property": .string(property), "label": .string(label), "differ": .bool(differs),
      "values": .array(values.map(\.jsonValue)),
    ]
  }
}

extension FactValue {
  fileprivate var jsonValue: JSONValue {
    var members: [JSONValue.Member] = [.init("text", .string(text))]
    for (name, text) in [
      ("value", rawValue), ("unit", unit), ("as_of", asOf), ("language", language),
      ("script", script), ("status", mark), ("note", note),
    ] where !text.isEmpty {
      members.append(.init(name, .string(text)))
    }
    if !sourceIDs.isEmpty {
      members.append(.init("source", .array(sourceIDs.map { .string($0) })))
    }
    if method != .stated { members.append(.init("method", .string(method.rawValue))) }
    return .object(members)
  }
}

extension FactTable {
  fileprivate var jsonValue: JSONValue {
    [
      "name": .string(name), "title": .string(title),
      "columns": .array(columns.map { .string($0) }),
      "rows": .array(rows.map { row in .array(row.map { .array($0.map(\.jsonValue)) }) }),
    ]
  }
}

extension ClaimEntry {
  fileprivate func jsonValue(group: String) -> JSONValue {
    [
      "id": .string(id), "group": .string(group), "said": .string(sentence),
      "inside": JSONValue(inside), "status": .string(status), "relayed_by": .string(relayedBy),
      "report": .string(report), "url": .string(url),
      "report_date": JSONValue(reportDate?.iso8601),
      "report_date_assumed": .bool(reportDateIsAssumed), "date": .string(date),
      "date_how": .string(dateReading), "quote": .string(quote),
      "relations": .array(relations.map { .string($0) }),
      "against_interest": .bool(isAgainstInterest), "note": .string(note),
      "repeats": .array(repeats.map { $0.jsonValue(group: group) }),
    ]
  }
}

extension TimelineEntry {
  fileprivate var jsonValue: JSONValue {
    [
      "begin": .string(begin.iso8601), "finish": JSONValue(finish?.iso8601),
      "date": .string(date), "claim": .string(claim), "said": .string(sentence),
      "change": .string(change), "repeats": .array(repeats.map { .string($0) }),
    ]
  }
}
