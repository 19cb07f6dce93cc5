import Chronology
import Gazetteer

/// Writes fact sheets as plain text for a terminal or a mail.
public struct FactSheetTextRenderer: Sendable {
  /// The widest line, in characters; at least 40.
  public let width: Int
  /// Whether headings are set bold by terminal codes.
  public let usesColour: Bool
  /// Whether a map is drawn with Braille characters, where the sheet has one.
  public let drawsMap: Bool

  /// Creates a renderer; without colour the result is plain text.
  public init(width: Int = 80, usesColour: Bool = false, drawsMap: Bool = false) {
    self.width = max(40, width)
    self.usesColour = usesColour
    self.drawsMap = drawsMap
  }

  /// The sheet as text, ending in a line break. Names keep the order of their letters; direction is
  /// the terminal's business.
  public func render(_ sheet: FactSheet) -> String {
    var page = TextPage(width: width)
    page.lines.append(bold(safe(sheet.place.name)))
    let local = sheet.localNames.map { safe($0.text) }
    var names: [String] = []
    for name in local where !names.contains(name) { names.append(name) }
    page.wrap(([safe(sheet.subtitle)] + names).joined(separator: " · "), indent: 0)
    page.gap()
    page.wrap(safe(sheet.lead), indent: 0)
    for section in sheet.sections {
      page.gap()
      page.lines.append(bold(safe(section.title).uppercased()))
      for (index, block) in section.blocks.enumerated() {
        if index > 0 { page.gap() }
        render(block, of: sheet, on: &page)
      }
      if section.topic == .location, drawsMap, let map = sheet.map {
        page.gap()
        for line in TextMap.lines(map, columns: min(width - 4, 76)) {
          page.append("  " + safe(line))
        }
        page.wrap("Outlines: \(listed(map.sourceLabels)).", indent: 2)
      }
    }
    return page.lines.joined(separator: "\n") + "\n"
  }

  private func bold(_ text: String) -> String {
    usesColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  private func render(_ block: FactSheetBlock, of sheet: FactSheet, on page: inout TextPage) {
    switch block {
    case .paragraph(let value): page.wrap(inline(value), indent: 2)
    case .entries(let entries): render(entries, of: sheet, on: &page)
    case .table(let table): render(table, on: &page)
    case .list(let values):
      for value in values { page.wrap(inline(value), indent: 4, mark: "  - ") }
    case .claims(let group):
      page.wrap(safe(group.title) + ":", indent: 2)
      for claim in group.claims { render(claim, on: &page) }
    case .timeline(let entries):
      for entry in entries {
        let said = safe(entry.sentence) + repeatedWords(entry.repeats.count)
        page.wrap("\(entry.date):  \(said).", indent: 4, mark: "  ")
        if !entry.change.isEmpty { page.wrap("! " + safe(entry.change), indent: 6, mark: "    ") }
      }
    case .sources:
      for note in sheet.sources {
        page.wrap(safe(sourceWords(note)), indent: 7, mark: pad("  [\(note.number)]", 7))
      }
    }
  }

  private func render(_ entries: [FactEntry], of sheet: FactSheet, on page: inout TextPage) {
    let column = min(24, (entries.map(\.label.count).max() ?? 0) + 4)
    for entry in entries {
      let label = pad("  " + safe(entry.label), column)
      let start = label.count > column ? "  " + safe(entry.label) + "  " : label
      if entry.layout == .inline || entry.values.count == 1 && entry.values[0].note.isEmpty {
        page.wrap(
          entry.values.map(inline).joined(separator: ", "), indent: column, mark: start)
        continue
      }
      guard entry.values.count > 1 else {
        page.wrap(inline(entry.values[0]), indent: column, mark: start)
        note(of: entry.values[0], on: &page, indent: column)
        continue
      }
      if entry.differs {
        page.wrap("\(entry.values.count) figures; they differ.", indent: column, mark: start)
      }
      let texts = entry.values.map { safe($0.text) }
      let widest = texts.map(\.count).max() ?? 0
      let dates = entry.values.map(\.asOf)
      let dateWidth = dates.map(\.count).max() ?? 0
      for (index, value) in entry.values.enumerated() {
        let first = index == 0 && !entry.differs
        let mark = first ? start : String(repeating: " ", count: column)
        let labels = value.sources.compactMap { number in
          sheet.sources.first { $0.number == number }.map { "\(safe($0.label)) [\(number)]" }
        }.joined(separator: ", ")
        guard widest + dateWidth < width - column - 14 else {
          page.wrap(inline(value), indent: column + 2, mark: mark + "- ")
          note(of: value, on: &page, indent: column + 2)
          continue
        }
        var line = pad(texts[index], widest + 2)
        if dateWidth > 0 { line += pad(dates[index], dateWidth + 2) }
        page.wrap(
          labels, indent: column + line.count, mark: mark + line)
        note(of: value, on: &page, indent: column + 2)
      }
    }
  }

  private func note(of value: FactValue, on page: inout TextPage, indent: Int) {
    if !value.note.isEmpty { page.wrap(safe(value.note), indent: indent) }
  }

  private func render(_ table: FactTable, on page: inout TextPage) {
    if !table.title.isEmpty { page.wrap(safe(table.title) + ":", indent: 2) }
    let cells = table.rows.map { $0.map { $0.map(inline) } }
    let room = width - 2 - 2 * (table.columns.count - 1)
    var widths = table.columns.enumerated().map { index, title in
      max(title.count, cells.map { $0[index].map(\.count).max() ?? 1 }.max() ?? 0)
    }
    while widths.reduce(0, +) > room,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 8
    {
      widths[widest] -= 1
    }
    func row(_ columns: [[String]]) {
      let height = columns.map(\.count).max() ?? 0
      for line in 0..<height {
        var text = "  "
        for (index, column) in columns.enumerated() {
          text += pad(column.indices.contains(line) ? column[line] : "", widths[index] + 2)
        }
        page.append(text)
      }
    }
    row(table.columns.map { [$0] })
    row(widths.map { [String(repeating: "-", count: $0)] })
    for line in cells {
      row(
        line.enumerated().map { index, values in
          values.isEmpty ? ["-"] : values.flatMap { TextPage.broken($0, width: widths[index]) }
        })
    }
  }

  private func render(_ claim: ClaimEntry, on page: inout TextPage) {
    let inside = claim.inside.map { "In \($0): " } ?? ""
    page.wrap("\(inside)\(safe(claim.sentence)).", indent: 4, mark: "  - ")
    if claim.isAgainstInterest {
      page.wrap("Against its own interest: a party admits its own loss.", indent: 4)
    }
    var when = "When: \(claim.date)"
    if !claim.dateReading.isEmpty { when += "; \(safe(claim.dateReading))" }
    page.wrap(when + ".", indent: 4)
    page.wrap(safe(reportWords(claim)) + ".", indent: 4)
    if !claim.quote.isEmpty { page.wrap("“\(safe(claim.quote))”", indent: 4) }
    for other in claim.furtherPassages { page.wrap(safe(repeatWords(other, of: claim)), indent: 4) }
    for relation in claim.relations { page.wrap(safe(relation) + ".", indent: 6, mark: "    > ") }
    if !claim.note.isEmpty { page.wrap("Note: \(safe(claim.note))", indent: 4) }
  }

  /// A value with its mark, date and source numbers on one line.
  private func inline(_ value: FactValue) -> String {
    var text = safe(value.text)
    if !value.mark.isEmpty { text += " (\(value.mark))" }
    text += dateSuffix(value, safe(value.asOf))
    for number in value.sources { text += " [\(number)]" }
    return text
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Without control characters: a hostile name must not drive the terminal.
  private func safe(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.compactMap { scalar in
          switch scalar.properties.generalCategory {
          case .control, .lineSeparator, .paragraphSeparator: " "
          default: scalar
          }
        }))
  }
}

/// The date of a value behind it: "156,000 people, 2016", "One narrow road … (as of 2021)".
func dateSuffix(_ value: FactValue, _ date: String) -> String {
  if date.isEmpty { return "" }
  return value.unit.isEmpty ? " (as of \(date))" : ", \(date)"
}

/// A source in words: title, publisher, version, licence, address and notice.
func sourceWords(_ note: SourceNote) -> String {
  let source = note.source
  var parts = [source.title.isEmpty ? note.label : source.title]
  if !source.publisher.isEmpty, source.publisher != source.title { parts.append(source.publisher) }
  if !source.version.isEmpty { parts.append(source.version) }
  var text = parts.joined(separator: ", ") + "."
  if !source.licence.isEmpty { text += " Licence: \(source.licence)." }
  if !source.url.isEmpty { text += " \(source.url)" }
  if !source.note.isEmpty { text += " \(source.note)" }
  return text
}

/// How often the same is said again: " (and twice more)".
func repeatedWords(_ count: Int) -> String {
  switch count {
  case 0: ""
  case 1: " (and once more)"
  case 2: " (and twice more)"
  default: " (and \(count) times more)"
  }
}

/// Another passage that says the same: "Also: “…”, with its report when that is another.
func repeatWords(_ other: ClaimEntry, of claim: ClaimEntry) -> String {
  let quote = other.quote.isEmpty ? "" : " “\(other.quote)”"
  let isSame = other.report == claim.report && other.reportDate == claim.reportDate
  if isSame, other.relayedBy == claim.relayedBy { return "Also:\(quote)" }
  return "Also:\(quote) (\(reportWords(other)))"
}

/// The report of a claim in words: who relayed it, in which report, of what day.
func reportWords(_ claim: ClaimEntry) -> String {
  var text = "Report: \(claim.report)"
  if let day = claim.reportDate {
    text += ", \(day.longText)"
    if claim.reportDateIsAssumed { text += " (assumed)" }
  } else {
    text += ", undated"
  }
  if !claim.relayedBy.isEmpty { text += "; \(claim.relayedBy)" }
  return text
}
