import Chronology
import Claims
import Gazetteer

extension FactSheetDraft {
  /// What neither the gazetteer nor the reports tell, of what a reader expects of such a place.
  func unknown() -> [FactSheetBlock] {
    var lines: [String] = []
    func has(_ property: String) -> Bool { !gazetteer.facts(of: place.id, property).isEmpty }
    func expect(_ is_: Bool, _ words: String) { if !is_ { lines.append(words) } }
    let kind = place.kind
    expect(place.coordinate != nil, "No point: no source of the gazetteer places it.")
    if place.coordinate != nil, place.accuracyKilometres == nil {
      lines.append("How exact the point is.")
    }
    if kind.isAdministrative {
      if let shape = gazetteer.shape(of: place.id) {
        expect(!shape.isApproximate, "The true outline: the shape is worked out from points.")
      } else {
        lines.append("Its outline: the gazetteer holds no shape.")
      }
      expect(has("area"), "Its area.")
      expect(has("seat") || has("capital"), kind == .country ? "Its capital." : "Its seat.")
      expect(!neighbours.isEmpty, "Its neighbours: no source in the gazetteer lists its borders.")
      for neighbour in neighbours where !neighbour.isCertain {
        lines.append("Whether it borders \(neighbour.place.name): sources disagree.")
      }
    } else if kind == .road || kind == .river || kind == .valley {
      let shape = gazetteer.shape(of: place.id)
      expect(shape != nil && shape?.isApproximate == false, "Its surveyed course.")
      expect(has("length"), "Its length.")
    }
    if kind.isAdministrative || kind.isSettlement {
      expect(has("population"), "Its population.")
      if kind.rank <= PlaceKind.province.rank { expect(has("language"), "Its languages.") }
    }
    if kind.isSettlement || kind == .pass || kind == .tunnel {
      expect(has("elevation"), "Its elevation.")
    }
    if kind == .pass || kind == .tunnel || kind == .road {
      expect(has("connects") || has("route") || has("carries"), "What it connects.")
    }
    expect(
      gazetteer.names(of: place.id).contains { $0.script != "Latn" }
        || country.map { gazetteer.names(of: $0.id).allSatisfy { $0.script == "Latn" } } ?? true,
      "Its name in the local script.")
    lines += unknownOfClaims()
    guard !lines.isEmpty else { return [] }
    return [.list(lines.map { sentence($0) })]
  }

  private func unknownOfClaims() -> [String] {
    guard let ledger = builder.ledger else {
      return ["Who is said to hold it: no reports were read for this sheet."]
    }
    let items = concerning
    if items.isEmpty {
      return ["Who is said to hold it: none of the reports read makes a claim about it."]
    }
    var lines: [String] = []
    let undated = items.filter { holding(of: $0.claim).begin == nil }.count
    if undated > 0 { lines.append("The dates of \(counted(undated, "claim", "claims")).") }
    let assumed = Set(items.filter { $0.claim.reportDateIsAssumed }.map(\.claim.document)).count
    if assumed > 0 {
      lines.append("The true date of \(counted(assumed, "report", "reports")): it was assumed.")
    }
    if ledger.latestReportDate == nil { lines.append("When the reports were published.") }
    lines.append("Whether the claims are true: the sheet does not judge them.")
    return lines
  }

  func method() -> [FactSheetBlock] {
    var entries = [FactEntry("tool", "Made with", [sentence(builder.toolVersion)])]
    if !gazetteer.contents.version.isEmpty {
      entries.append(
        FactEntry("gazetteer_version", "Gazetteer", [sentence(gazetteer.contents.version)]))
    }
    if let asOf = builder.asOf {
      entries.append(FactEntry("as_of", "Claims as of", [sentence(asOf.longText)]))
    }
    let documents = Set((builder.ledger?.claims ?? []).map(\.document)).count
    if documents > 0 {
      let read = "\(counted(documents, "report", "reports")) with claims"
      entries.append(FactEntry("reports", "Reports", [sentence(read, .counted)]))
    }
    return [
      .entries(entries),
      .paragraph(
        sentence(
          "Claims are not facts. That a place has no claim does not mean that nobody controls it. "
            + "Boundaries and names imply no endorsement. Figures that differ stand side by side; "
            + "their order is no ranking.")),
    ]
  }
}
