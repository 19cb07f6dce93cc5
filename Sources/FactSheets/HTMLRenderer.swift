import Chronology
import Encoding
import Gazetteer
import Mustache

/// Writes fact sheets as HTML pages that need no other file, run no script and load nothing.
public struct FactSheetHTMLRenderer: Sendable {
  /// Whether pages link to `index.html` beside them.
  public let hasIndex: Bool
  /// The name of the tool, for the page's `generator`.
  public let generator: String

  /// Creates a renderer.
  public init(hasIndex: Bool = false, generator: String = "ClaimAtlas") {
    self.hasIndex = hasIndex
    self.generator = generator
  }

  /// The sheet as a page, ending in a line break.
  public func render(_ sheet: FactSheet) -> String {
    var values = head("\(sheet.place.name): \(lowercasedFirst(sheet.subtitle))")
    values.merge(self.values(of: sheet, prefix: "")) { _, new in new }
    return HTMLTemplates.library.render(values, withTemplate: "page") ?? ""
  }

  /// Several sheets on one page, each beginning a page of paper, ending in a line break.
  public func render(_ sheets: [FactSheet]) -> String {
    if let sheet = sheets.first, sheets.count == 1 { return render(sheet) }
    var values = head("Fact sheets")
    values["sheets"] = zip(sheets, fileStems(for: sheets)).enumerated().map { index, item in
      self.values(of: item.0, prefix: "\(item.1)-\(index + 1)-")
    }
    return HTMLTemplates.library.render(values, withTemplate: "pages") ?? ""
  }

  /// What the templates say of a sheet; ids on its page begin with the prefix.
  private func values(of sheet: FactSheet, prefix: String) -> [String: Any] {
    var names: [FactValue] = []
    for name in sheet.localNames where !names.contains(where: { $0.text == name.text }) {
      names.append(name)
    }
    var values: [String: Any] = ["name": sheet.place.name, "prefix": prefix]
    values["localNames"] = names.map { value($0, of: sheet) }
    values["subtitle"] = sheet.subtitle
    values["lead"] = sheet.lead
    values["hasIndex"] = hasIndex
    values["sections"] = sheet.sections.map { section -> [String: Any] in
      var values: [String: Any] = [
        "id": section.topic.rawValue, "title": section.title, "short": shortTitle(section),
        "blocks": section.blocks.map { block($0, of: sheet, prefix: prefix) },
      ]
      if section.topic == .location, let map = sheet.map {
        values["map"] = self.map(map, of: sheet)
      }
      if section.topic == .timeline, let control = sheet.control {
        values["control"] = ["svg": control.inlineSVG, "caption": control.caption]
      }
      return values
    }
    return values
  }

  /// The page that lists several sheets by kind, each linked by its file name.
  ///
  /// - Parameter files: sheets with the names of their files, as ``fileStems(for:)`` gives them
  ///   with `.html` added.
  public func renderIndex(
    _ files: [(sheet: FactSheet, file: String)], title: String = "Fact sheets"
  )
    -> String
  {
    var values = head(title)
    let day = files.compactMap(\.sheet.asOf).max().map { ", claims as of \($0.longText)" } ?? ""
    values["lead"] =
      counted(files.count, "place", "places") + day
      + ". Each sheet tells what is known of a place with its sources, what is claimed and by whom, "
      + "and what is not known."
    let groups = Dictionary(grouping: files) { $0.sheet.place.kind }
    values["groups"] = groups.keys.sorted { $0.rank < $1.rank }.map { kind -> [String: Any] in
      let sorted = (groups[kind] ?? []).sorted {
        ($0.sheet.place.name, $0.sheet.place.id) < ($1.sheet.place.name, $1.sheet.place.id)
      }
      return [
        "title": plainWords(kind.plural),
        "sheets": sorted.map { item -> [String: Any] in
          ["file": item.file, "name": item.sheet.place.name, "where": item.sheet.subtitle]
        },
      ]
    }
    return HTMLTemplates.library.render(values, withTemplate: "index") ?? ""
  }

  private func head(_ title: String) -> [String: Any] {
    [
      "title": title, "generator": generator, "style": HTMLStyle.text,
      "styleDigest": "sha256-\(base64(hexadecimal: sha256(HTMLStyle.text.utf8)))",
    ]
  }

  /// The heading for the list of contents: without the date.
  private func shortTitle(_ section: FactSheetSection) -> String {
    section.topic == .claims ? "Claims" : section.title
  }

  private func value(_ value: FactValue, of sheet: FactSheet) -> [String: Any] {
    [
      // An empty string counts as true in a section; a missing one and `false` do not.
      "tag": value.languageTag.isEmpty ? false : value.languageTag as Any,
      "direction": value.isRightToLeft ? "rtl" : "ltr",
      "text": value.text, "mark": orFalse(value.mark),
      "asOf": orFalse(dateSuffix(value, value.asOf)),
      "note": orFalse(value.note), "date": value.asOf,
      "sources": value.sources.map { number -> [String: Any] in
        ["number": number, "label": sheet.sources.first { $0.number == number }?.label ?? ""]
      },
    ]
  }

  private func orFalse(_ text: String) -> Any { text.isEmpty ? false : text }

  private func block(
    _ block: FactSheetBlock, of sheet: FactSheet, prefix: String
  ) -> [String: Any] {
    switch block {
    case .paragraph(let value): return ["paragraph": self.value(value, of: sheet)]
    case .list(let values):
      return ["list": ["points": values.map { value($0, of: sheet) }]]
    case .entries(let entries):
      return ["entries": ["items": entries.map { entry($0, of: sheet) }]]
    case .table(let table): return ["table": self.table(table, of: sheet)]
    case .claims(let group):
      return [
        "claims": [
          "title": group.title, "claimItems": group.claims.map { claim($0, prefix: prefix) },
        ]
      ]
    case .timeline(let entries):
      let moments = entries.map { entry -> [String: Any] in
        [
          "day": entry.begin.iso8601, "date": entry.date,
          "said": entry.sentence + repeatedWords(entry.repeats.count),
          "change": orFalse(entry.change),
        ]
      }
      return ["timeline": ["moments": moments]]
    case .sources:
      let notes = sheet.sources.map { note -> [String: Any] in
        let source = note.source
        let address = webAddress(source.url)
        var shown = note
        shown = SourceNote(
          number: note.number,
          source: Source(
            id: source.id, title: source.title, publisher: source.publisher,
            licence: source.licence, url: address == nil ? source.url : "",
            version: source.version, note: ""), label: note.label)
        return [
          "number": note.number, "words": sourceWords(shown), "url": address as Any? ?? false,
          "remark": orFalse(source.note),
        ]
      }
      return ["sourceList": ["notes": notes]]
    }
  }

  private func entry(_ entry: FactEntry, of sheet: FactSheet) -> [String: Any] {
    var values: [String: Any] = ["label": entry.label]
    if entry.layout == .inline {
      values["inline"] = entry.values.enumerated().map { index, item -> [String: Any] in
        var item = value(item, of: sheet)
        item["comma"] = index + 1 < entry.values.count
        return item
      }
    } else if entry.values.count == 1, let only = entry.values.first {
      values["single"] = value(only, of: sheet)
    } else if entry.values.contains(where: { $0.text.count > 40 })
      || entry.values.allSatisfy({ $0.sources.isEmpty && $0.asOf.isEmpty })
    {
      // A long text leaves no room beside it; what is computed has nothing to stand there.
      values["stack"] = ["figures": entry.values.map { value($0, of: sheet) }]
    } else {
      values["rows"] =
        [
          "hasDates": entry.values.contains { !$0.asOf.isEmpty },
          "figures": entry.values.map { value($0, of: sheet) },
        ] as [String: Any]
    }
    if entry.differs { values["differs"] = "\(entry.values.count) figures; they differ" }
    return values
  }

  private func table(_ table: FactTable, of sheet: FactSheet) -> [String: Any] {
    [
      "title": orFalse(table.title), "columns": table.columns,
      "width": table.columns.count > 2 ? "wide" : "narrow",
      "lines": table.rows.map { row -> [String: Any] in
        [
          "cells": zip(table.columns, row).map { column, values -> [String: Any] in
            [
              "column": column, "empty": values.isEmpty,
              "values": values.map { value($0, of: sheet) },
            ]
          }
        ]
      },
    ]
  }

  private func claim(_ claim: ClaimEntry, prefix: String) -> [String: Any] {
    [
      "id": prefix + "claim-" + slug(claim.id), "inside": claim.inside as Any? ?? false,
      "said": claim.sentence, "against": claim.isAgainstInterest, "date": claim.date,
      "reading": orFalse(claim.dateReading), "report": reportWords(claim),
      "url": webAddress(claim.url) as Any? ?? false, "quote": orFalse(claim.quote),
      "relations": claim.relations, "remark": orFalse(claim.note),
      "repeats": claim.furtherPassages.map { repeatWords($0, of: claim) },
    ]
  }

  private func map(_ map: LocatorMap, of sheet: FactSheet) -> [String: Any] {
    func number(_ value: Double) -> String { decimalText(value, places: 1) }
    let bottom = LocatorMap.height - 16
    var caption = "\(sheet.place.name) and its surroundings."
    if map.outlines.contains(where: \.isApproximate) {
      caption += " Dashed: approximate."
    }
    if !map.sourceLabels.isEmpty { caption += " Outlines: \(listed(map.sourceLabels))." }
    caption += " Boundaries imply no endorsement."
    return [
      "width": number(LocatorMap.width), "height": number(LocatorMap.height), "caption": caption,
      "outlines": map.outlines.map { outline -> [String: Any] in
        let base = outline.isLine ? "line" : "outline \(outline.role.rawValue)"
        return [
          "classes": outline.isApproximate ? base + " approximate" : base, "path": outline.path,
        ]
      },
      "labels": map.labels.map { label -> [String: Any] in
        [
          "classes": "label label-\(label.role.rawValue)", "x": number(label.x),
          "y": number(label.y), "text": label.text,
        ]
      },
      "spots": map.spots.map { spot -> [String: Any] in
        [
          "classes": spot.isPlace ? "spot spot-place" : "spot", "x": number(spot.x),
          "y": number(spot.y), "radius": spot.isPlace ? "6" : "4",
          "doubt": spot.uncertainty > 0 ? number(spot.uncertainty) as Any : false,
          "text": orFalse(spot.text),
          "textX": number(spot.isLabelLeft ? spot.x - 10 : spot.x + 10),
          "textClasses": "spot-name" + (spot.isPlace ? " spot-name-place" : "")
            + (spot.isLabelLeft ? " end" : ""),
        ]
      },
      "bar":
        "M16 \(number(bottom - 5))V\(number(bottom))H\(number(16 + map.scaleUnits))V\(number(bottom - 5))",
      "barX": number(22 + map.scaleUnits), "barY": number(bottom),
      "barName": "\(number(map.scaleKilometres)) km",
    ]
  }
}

/// Base64 (RFC 4648, section 4) of bytes written as hexadecimal digits.
func base64(hexadecimal digits: String) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  let bits = digits.flatMap { digit -> [Int] in
    let value = digit.hexDigitValue ?? 0
    return [3, 2, 1, 0].map { value >> $0 & 1 }
  }
  var text = ""
  for start in stride(from: 0, to: bits.count, by: 6) {
    let group = bits[start..<min(start + 6, bits.count)]
    let value = group.reduce(0) { $0 << 1 | $1 } << (6 - group.count)
    text.append(alphabet[value])
  }
  return text + String(repeating: "=", count: (4 - text.count % 4) % 4)
}
