import Gazetteer

/// Writes fact sheets as Markdown (CommonMark with the tables and footnotes of GitHub).
public struct FactSheetMarkdownRenderer: Sendable {
  /// Creates a renderer.
  public init() {}

  /// The sheet as Markdown, ending in a line break.
  public func render(_ sheet: FactSheet) -> String {
    var lines = ["# \(escaped(sheet.place.name))", ""]
    var names: [String] = []
    for name in sheet.localNames where !names.contains(name.text) { names.append(name.text) }
    lines.append(
      "*\(escaped(sheet.subtitle))*" + names.map { " · \(escaped($0))" }.joined())
    lines += ["", escaped(sheet.lead), ""]
    for section in sheet.sections {
      lines += ["## \(escaped(section.title))", ""]
      for block in section.blocks { lines += render(block, of: sheet) + [""] }
    }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private func render(_ block: FactSheetBlock, of sheet: FactSheet) -> [String] {
    switch block {
    case .paragraph(let value): return [inline(value)]
    case .entries(let entries): return entries.flatMap { render($0) }
    case .table(let table):
      var lines = table.title.isEmpty ? [] : ["### \(escaped(table.title))", ""]
      lines += grid(
        table.columns, table.rows.map { $0.map { $0.map(inline).joined(separator: "<br>") } })
      return lines
    case .list(let values): return values.map { "- \(inline($0))" }
    case .claims(let group):
      return ["### \(escaped(group.title))", ""] + group.claims.flatMap { render($0) }
    case .timeline(let entries):
      return grid(
        ["Date", "Claim", "Change"],
        entries.map {
          [
            escaped($0.date), escaped($0.sentence) + repeatedWords($0.repeats.count),
            escaped($0.change),
          ]
        })
    case .sources:
      return sheet.sources.map { note in
        "[^\(note.number)]: \(escaped(sourceWords(note)))"
      }
    }
  }

  private func render(_ entry: FactEntry) -> [String] {
    let label = "- **\(escaped(entry.label))**"
    if entry.layout == .inline {
      return ["\(label): " + entry.values.map(inline).joined(separator: ", ")]
    }
    func whole(_ value: FactValue) -> String {
      value.note.isEmpty ? inline(value) : "\(inline(value)) — \(escaped(value.note))"
    }
    guard entry.values.count > 1 else {
      return ["\(label): " + entry.values.map(whole).joined()]
    }
    let opening = entry.differs ? ": \(entry.values.count) figures; they differ." : ":"
    return [label + opening] + entry.values.map { "  - \(whole($0))" }
  }

  private func render(_ claim: ClaimEntry) -> [String] {
    let inside = claim.inside.map { "*In \(escaped($0)):* " } ?? ""
    var lines = ["- \(inside)\(escaped(claim.sentence))."]
    if claim.isAgainstInterest {
      lines.append("  - **Against its own interest**: a party admits its own loss.")
    }
    let reading = claim.dateReading.isEmpty ? "" : "; \(escaped(claim.dateReading))"
    lines.append("  - When: \(escaped(claim.date))\(reading).")
    let address = webAddress(claim.url).map { " <\($0)>" } ?? ""
    lines.append("  - \(escaped(reportWords(claim))).\(address)")
    if !claim.quote.isEmpty { lines.append("  - “\(escaped(claim.quote))”") }
    lines += claim.furtherPassages.map { "  - \(escaped(repeatWords($0, of: claim)))" }
    lines += claim.relations.map { "  - \(escaped($0))." }
    if !claim.note.isEmpty { lines.append("  - Note: \(escaped(claim.note))") }
    return lines
  }

  private func grid(_ columns: [String], _ rows: [[String]]) -> [String] {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    return [line(columns.map(escaped)), line(columns.map { _ in "---" })] + rows.map(line)
  }

  private func inline(_ value: FactValue) -> String {
    var text = escaped(value.text)
    if !value.mark.isEmpty { text += " (\(value.mark))" }
    text += dateSuffix(value, escaped(value.asOf))
    return text + value.sources.map { "[^\($0)]" }.joined()
  }

  /// Text that stays text: no markup, links, HTML or line breaks of its own.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isNewline {
        result.append(" ")
        continue
      }
      switch character {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default:
        if #"\`*_[]|#~"#.contains(character) { result.append("\\") }
        result.append(character)
      }
    }
    return result
  }
}

/// An address that may be made a link: http or https, and nothing that ends a link.
func webAddress(_ text: String) -> String? {
  let lower = text.lowercased()
  guard lower.hasPrefix("https://") || lower.hasPrefix("http://"),
    text.unicodeScalars.allSatisfy({
      $0.isASCII && $0.value > 0x20 && $0.value != 0x7F
        && !"<>\"'`\\^{|}".unicodeScalars.contains($0)
    })
  else { return nil }
  return text
}
