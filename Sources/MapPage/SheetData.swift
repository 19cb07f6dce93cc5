import Encoding
import FactSheets

/// A place's fact sheet as the place card shows it: what is known of the place, not what is
/// claimed, which the card lists itself.
struct SheetData {
  let sheet: FactSheet
  /// Sections that hold facts of the place.
  private static let topics: Set<FactSheetTopic> = [
    .identity, .location, .neighbours, .divisions, .people, .land,
  ]
  /// Who lives there by group never stands beside claims.
  private static let withheld: Set<String> = ["main_group"]
  private static let tables: Set<String> = ["neighbours", "divisions", "features"]

  init(_ sheet: FactSheet) { self.sheet = sheet }

  /// `lead`, and `sections` as `[title, [[label, [value]]]]`, a value being
  /// `[words, remark, language tag, 1 if from right to left]` with what is empty left off.
  var json: JSONValue {
    let sections = sheet.sections.filter { Self.topics.contains($0.topic) }.compactMap {
      section -> JSONValue? in
      let rows = section.blocks.flatMap(rows)
      return rows.isEmpty ? nil : [.string(section.title), .array(rows)]
    }
    return ["lead": .string(sheet.lead), "sections": .array(sections)]
  }

  private func rows(_ block: FactSheetBlock) -> [JSONValue] {
    switch block {
    case .paragraph(let value): [row("", [value])]
    case .entries(let entries):
      entries.filter { !Self.withheld.contains($0.property) }
        .map { row($0.label, $0.values, isName: $0.layout == .inline) }
    case .table(let table) where Self.tables.contains(table.name):
      table.rows.map { cells in
        let rest = cells.dropFirst().map { value in value.map(\.text).joined(separator: "; ") }
        let text = rest.filter { !$0.isEmpty }.joined(separator: ", ")
        return [
          .string(cells.first?.first?.text ?? ""),
          [value(text, notes: cells.dropFirst().flatMap { $0 })],
        ]
      }
    case .list(let values): values.map { row("", [$0]) }
    default: []
    }
  }

  /// A row; figures carry their sources, names only their remarks.
  private func row(_ label: String, _ values: [FactValue], isName: Bool = false) -> JSONValue {
    [
      .string(label),
      .array(
        values.map { one in
          value(
            one.text, language: one.languageTag, isRightToLeft: one.isRightToLeft, notes: [one],
            isName: isName)
        }),
    ]
  }

  private func value(
    _ text: String, language: String = "", isRightToLeft: Bool = false, notes: [FactValue],
    isName: Bool = false
  ) -> JSONValue {
    var remarks: [String] = []
    func add(_ remark: String) {
      if !remark.isEmpty, !remarks.contains(remark) { remarks.append(remark) }
    }
    for note in notes {
      add(note.mark)
      if !note.asOf.isEmpty { add("as of \(note.asOf)") }
      for number in note.sources where !isName {
        add(sheet.sources.first { $0.number == number }?.label ?? "")
      }
    }
    var parts: [JSONValue] = [
      .string(text), .string(remarks.joined(separator: ", ")), .string(language),
    ]
    if isRightToLeft { parts.append(1) }
    while parts.last == .string("") { parts.removeLast() }
    return .array(parts)
  }
}
