import Encoding
import Gazetteer

extension GeographyJudge {
  func count(_ subject: Place, _ match: PatternMatch) -> Finding? {
    guard let stated = match.number, let property = match.counted else { return nil }
    var facts = gazetteer.facts(of: subject.id, property)
    let unit = property.prefix { $0 != "_" } + "s"
    if facts.isEmpty, property != "village_count" {
      let kind: PlaceKind = property == "district_count" ? .district : .province
      let listed = gazetteer.descendants(of: subject.id, kind: kind)
      if let source = listed.first?.source {
        facts = [
          Fact(
            place: subject.id, property: property, value: String(listed.count),
            unit: String(unit), asOf: "", source: source, note: "Counted in the gazetteer.")
        ]
      }
    }
    return figure(subject, stated, facts, noun: String(unit), exact: true)
  }

  func population(_ subject: Place, _ match: PatternMatch) -> Finding? {
    guard let stated = match.number else { return nil }
    return figure(
      subject, stated, gazetteer.facts(of: subject.id, "population"), noun: "people", exact: false)
  }

  /// A figure against those of the gazetteer. A count must be equal to one of them; a population
  /// may differ by 5 %. What lies between them, or within a tenth (a quarter) of one, is loose.
  private func figure(
    _ subject: Place, _ stated: Double, _ facts: [Fact], noun: String, exact: Bool
  ) -> Finding {
    let figures = facts.compactMap { fact in Double(fact.value).map { (fact, $0) } }
      .filter { $0.1 > 0 }
      .enumerated().sorted { left, right in
        // Of figures that agree, a rounded one comes after those that it may be made of.
        let ranks = [left, right].map { item in
          abs(item.element.1 - stated) > item.element.1 * 0.05
            ? 2 : item.element.0.note.hasPrefix("About") ? 1 : 0
        }
        if ranks[0] != ranks[1] { return ranks[0] < ranks[1] }
        let first = abs(left.element.1 - stated)
        let second = abs(right.element.1 - stated)
        return first != second ? first < second : left.offset < right.offset
      }.map(\.element)
    guard let nearest = figures.first?.1 else {
      return Finding(.unknown, "The gazetteer has no figure for the \(noun) of \(subject.name)")
    }
    let share = abs(nearest - stated) / nearest
    let values = figures.map(\.1)
    let isBetween = stated >= values.min() ?? 0 && stated <= values.max() ?? 0
    let verdict: GeographyVerdict
    if exact ? nearest == stated : share <= 0.05 {
      verdict = .supported
    } else if isBetween || share <= (exact ? 0.1 : 0.25) {
      verdict = .loose
    } else {
      verdict = .contradicted
    }
    // Each value once, with all who give it.
    var groups: [(value: Double, sources: [String])] = []
    for (fact, value) in figures {
      let source = label(fact.source) + (fact.asOf.isEmpty ? "" : ", \(fact.asOf)")
      if let index = groups.firstIndex(where: { $0.value == value }) {
        if !groups[index].sources.contains(source) { groups[index].sources.append(source) }
      } else {
        groups.append((value, [source]))
      }
    }
    var shown = groups.prefix(3).map {
      "\(grouped($0.value)) \(noun) (\($0.sources.joined(separator: "; ")))"
    }
    let more = groups.count - 3
    if more > 0 { shown.append("\(more) more \(more == 1 ? "figure" : "figures")") }
    var words =
      (shown.count > 1 ? "Figures for \(subject.name): " : "\(subject.name) has ")
      + shown.joined(separator: "; ")
    if verdict == .contradicted { words += ", not \(grouped(stated))" }
    var finding = Finding(verdict, words)
    finding.measured.figures = figures.map(\.0)
    for (fact, _) in figures where !finding.sources.contains(fact.source) {
      finding.sources.append(fact.source)
    }
    return finding
  }

  func capital(_ subject: Place, _ object: Place?, _ match: PatternMatch) -> Finding? {
    var units: [Place] = []
    if let object {
      units = [object]
    } else {
      let isLower = match.rank == "provincial" || match.rank == "regional"
      let kinds: [PlaceKind] =
        isLower ? [.province] : match.rank == "district" ? [.district] : [.country, .province]
      units = kinds.compactMap { kind in
        let unit = gazetteer.enclosing(subject.id, kind: kind)
        // "The provincial capital of Kunduz" may name the province.
        return unit?.id == subject.id ? nil : unit
      }
    }
    var told: [(Place, Fact)] = []
    for unit in units {
      for property in ["capital", "seat"] {
        for fact in gazetteer.facts(of: unit.id, property) {
          told.append((unit, fact))
          guard let seat = gazetteer.place(PlaceID(rawValue: fact.value)) else { continue }
          guard seat.id == subject.id || (seat.name == subject.name && covers(subject, seat)) else {
            continue
          }
          let names = names(seat, unit)
          var finding = Finding(
            .supported, "\(names.0) is the \(property) of \(names.1) (\(label(fact.source)))")
          finding.measured.figures = [fact]
          finding.sources = [fact.source]
          finding.unit = unit
          return finding
        }
      }
    }
    guard !units.isEmpty, Set(told.map(\.0.id)).count == units.count else {
      let unit = units.first.map { " of \($0.name)" } ?? ""
      var finding = Finding(.unknown, "The gazetteer does not tell the capital\(unit)")
      finding.unit = units.first
      return finding
    }
    let words = told.map { unit, fact in
      let seat = gazetteer.place(PlaceID(rawValue: fact.value))?.name ?? fact.value
      return "the \(fact.property) of \(unit.name) is \(seat) (\(label(fact.source)))"
    }
    let sentence =
      words.joined(separator: "; ") + (match.isNegated ? "" : ", not \(subject.name)")
    var finding = Finding(
      .contradicted, sentence.prefix(1).uppercased() + sentence.dropFirst())
    finding.measured.figures = told.map(\.1)
    finding.unit = units.first
    finding.sources = Array(Set(told.map(\.1.source))).sorted()
    return finding
  }

  /// Whether a district or city stands for the town of its name in it.
  private func covers(_ subject: Place, _ seat: Place) -> Bool {
    gazetteer.isInside(seat.id, subject.id) || gazetteer.isInside(subject.id, seat.id)
      || gazetteer.enclosing(seat.id, kind: .district)?.id == subject.id
  }

  /// "172,895".
  func grouped(_ value: Double) -> String {
    let text = decimalText(value, places: 1)
    let whole = text.prefix { $0 != "." }
    var result = ""
    for (index, digit) in whole.reversed().enumerated() {
      if index > 0, index % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return String(result.reversed()) + text.dropFirst(whole.count)
  }
}
