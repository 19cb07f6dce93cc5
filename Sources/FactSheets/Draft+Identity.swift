import Gazetteer
import Geometry

extension FactSheetDraft {
  /// "Province of Afghanistan".
  func subtitle() -> String {
    let kind = plainWords(kindWord(place.kind))
    let units = around.prefix { $0.kind != .country }.map { nameInChain($0) }
    let chain = units + [country].compactMap { $0?.id == place.id ? nil : $0?.name }
    if chain.isEmpty {
      guard let parent = place.parent.flatMap({ gazetteer.place($0) }) else { return kind }
      return "\(kind) in \(parent.name)"
    }
    let joint = place.kind == .province && chain.count == 1 ? "of" : "in"
    return "\(kind) \(joint) \(chain.joined(separator: ", "))"
  }

  /// A short description in sentences, worked out from the tables alone.
  func lead() -> String {
    var sentences: [String] = []
    let subtitle = subtitle()
    // "Anjuman Pass is a pass in …" says it twice.
    let kind = kindWord(place.kind)
    let tells = place.name.lowercased().hasSuffix(" " + kind)
    let around = tells ? subtitle.dropFirst(kind.count).drop { $0 == " " } : ""
    var first =
      around.isEmpty
      ? "\(place.name) is \(article(subtitle)) \(lowercasedFirst(subtitle))"
      : "\(place.name) lies \(around)"
    if let capital = capitalElsewhere(), let way = Way(from: capital, to: place) {
      let isAdministrative = place.kind.isAdministrative
      first += isAdministrative ? ", \(way.side) of \(capital.name)" : ", \(way.inWords)"
    }
    sentences.append(first + ".")
    let seats = ["capital", "seat"].compactMap { gazetteer.place($0, of: place.id) }
    let capital = country.flatMap { gazetteer.place("capital", of: $0.id) }
    if let seat = seats.first {
      let word = place.kind == .country ? "capital" : "seat"
      let also =
        place.kind != .country && seat.id == capital?.id
        ? ", the capital of \(country?.name ?? "")" : ""
      sentences.append("Its \(word) is \(seat.name)\(also).")
    }
    if let country, let capital, capital.id != seats.first?.id,
      gazetteer.isInside(capital.id, place.id)
    {
      sentences.append("The capital of \(country.name), \(capital.name), lies in it.")
    }
    let seatOf = placesSeatedHere()
    if !seatOf.isEmpty {
      let roles = seatOf.map {
        ($0.kind == .country ? "the capital of " : "the seat of ") + nameInChain($0)
      }
      sentences.append("It is \(listed(roles)).")
    }
    let sides = gazetteer.facts(of: place.id, "on_border_with").compactMap {
      gazetteer.place(PlaceID(rawValue: $0.value))
    }
    if let highest = sides.map(\.kind.rank).min() {
      let units = sides.filter { $0.kind.rank == highest }
      if units.count > 1 {
        sentences.append("It lies on the border of \(listed(units.map(\.name))).")
      }
    }
    let heights = gazetteer.facts(of: place.id, "elevation")
    if heights.count == 1, let height = heights.first, place.kind == .pass {
      let figure = groupedDigits(height.value)
      sentences.append("Its height is given as \(figure) \(height.unit).")
    }
    sentences += borderSentences()
    return sentences.joined(separator: " ")
  }

  private func borderSentences() -> [String] {
    let certain = neighbours.filter { $0.isCertain && $0.abroad == nil }
    let home = certain.filter { $0.place.kind == place.kind }
    let countries = certain.filter { $0.place.kind != place.kind }.map(\.place.name)
    var parts: [String] = []
    if !home.isEmpty {
      parts.append(
        "\(numberWord(home.count)) \(home.count == 1 ? kindWord(place.kind) : place.kind.plural)")
    }
    // Abroad the countries count, not their units.
    if !countries.isEmpty { parts.append((parts.isEmpty ? "" : "abroad ") + listed(countries)) }
    return parts.isEmpty ? [] : ["It borders \(parts.joined(separator: ", and "))."]
  }

  /// The capital of the country, unless it is the place, or lies in it.
  func capitalElsewhere() -> Place? {
    guard let country, country.id != place.id,
      let capital = gazetteer.place("capital", of: country.id), capital.id != place.id,
      !gazetteer.isInside(capital.id, place.id)
    else { return nil }
    return capital
  }

  /// The units whose seat this is, the highest first.
  func placesSeatedHere() -> [Place] {
    let units = builder.gazetteer.facts(naming: place.id).filter {
      $0.property == "capital" || $0.property == "seat"
    }.compactMap { gazetteer.place($0.place) }
    var seen: Set<PlaceID> = []
    return units.filter { seen.insert($0.id).inserted }
      .sorted { ($0.kind.rank, $0.id) < ($1.kind.rank, $1.id) }
  }

  /// "Bazarak district", "Panjshir province", "Afghanistan".
  func nameInChain(_ place: Place) -> String {
    switch place.kind {
    case .province, .district:
      place.name.lowercased().contains(place.kind.rawValue)
        ? place.name : "\(place.name) \(place.kind.rawValue)"
    default: place.name
    }
  }

  mutating func identity() -> [FactSheetBlock] {
    var entries: [FactEntry] = []
    entries.append(
      FactEntry("kind", "Kind", [stated(plainWords(kindWord(place.kind)), place.source)]))
    if !around.isEmpty {
      entries.append(
        FactEntry(
          "parent", isAroundByPoint ? "Lies in (by point)" : "Lies in",
          around.map { sentence(nameInChain($0), isAroundByPoint ? .computed : .stated) }))
    }
    entries += nameEntries()
    let founded = gazetteer.facts(of: place.id, "established").map(\.value)
    if let from = place.validFrom, !from.isEmpty, !founded.contains(from) {
      entries.append(
        FactEntry("valid_from", "Exists since", [stated(dateWords(from), place.source)]))
    }
    if let to = place.validTo, !to.isEmpty {
      entries.append(FactEntry("valid_to", "Existed until", [stated(dateWords(to), place.source)]))
    }
    entries += self.entries(.identity)
    var blocks: [FactSheetBlock] = [.entries(entries)]
    var rows = [[[sentence("ClaimAtlas")], [sentence(place.id.rawValue)]]]
    for identifier in gazetteer.identifiers(of: place.id) {
      let code = FactValue(
        text: identifier.value, sources: cite(identifier.source), sourceIDs: [identifier.source],
        rawValue: identifier.scheme)
      rows.append([[sentence(schemeName(identifier.scheme))], [code]])
    }
    blocks.append(
      .table(
        FactTable(
          name: "identifiers", title: "Codes in other systems", columns: ["System", "Code"],
          rows: rows)))
    return blocks
  }

  /// Names by language and script, the preferred first.
  private mutating func nameEntries() -> [FactEntry] {
    var groups: [(language: String, script: String)] = []
    let names = gazetteer.names(of: place.id)
    for name in names where !groups.contains(where: { $0 == (name.language, name.script) }) {
      groups.append((name.language, name.script))
    }
    let ranks: [NameStatus: Int] = [.preferred: 0, .variant: 1, .historic: 2, .misspelling: 3]
    // English first, names of no single language last.
    func rank(_ language: String) -> Int { language == "en" ? 0 : language.isEmpty ? 2 : 1 }
    let ordered = groups.enumerated().sorted {
      (rank($0.element.language), $0.offset) < (rank($1.element.language), $1.offset)
    }.map(\.element)
    return ordered.map { group in
      let members = names.filter { $0.language == group.language && $0.script == group.script }
        .enumerated().sorted {
          (ranks[$0.element.status] ?? 4, $0.offset) < (ranks[$1.element.status] ?? 4, $1.offset)
        }.map(\.element)
      let language = languageName(group.language)
      let script = scriptName(group.script)
      let label =
        language.isEmpty
        ? "Other spellings" + (group.script == "Latn" || script.isEmpty ? "" : ", \(script)")
        : language
      let values = members.map { name in
        FactValue(
          text: name.name, language: name.language, script: name.script,
          mark: name.status == .variant ? "" : name.status.rawValue, sources: cite(name.source),
          sourceIDs: [name.source])
      }
      return FactEntry("name", label, values)
    }
  }
}

private func article(_ words: String) -> String {
  guard let first = words.first?.lowercased() else { return "a" }
  return "aeiou".contains(first) ? "an" : "a"
}

func lowercasedFirst(_ text: String) -> String {
  text.prefix(1).lowercased() + text.dropFirst()
}
