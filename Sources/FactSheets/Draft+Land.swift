import Encoding
import Gazetteer

extension FactSheetDraft {
  mutating func divisions() -> [FactSheetBlock] {
    var entries = self.entries(.divisions)
    let seatOf = placesSeatedHere()
    if !seatOf.isEmpty {
      let facts = builder.gazetteer.facts(naming: place.id)
      let values = seatOf.map { unit -> FactValue in
        let source = facts.first { $0.place == unit.id && seatProperties.contains($0.property) }
        return stated(
          unit.kind == .country ? "\(unit.name) (capital)" : nameInChain(unit),
          source?.source ?? "")
      }
      entries.append(FactEntry("seat_of", "Seat of", values))
    }
    let children = gazetteer.children(of: place.id).filter { $0.kind.isAdministrative }
    if let kind = children.first?.kind {
      let alike = children.filter { $0.kind == kind }
      var value = sentence(
        "\(counted(alike.count, kindWord(kind), kind.plural))", .counted)
      value.rawValue = String(alike.count)
      entries.append(FactEntry("loaded_\(kind.rawValue)_count", "Loaded here", [value]))
    }
    var blocks: [FactSheetBlock] = entries.isEmpty ? [] : [.entries(entries)]
    if !children.isEmpty { blocks.append(.table(childTable(children))) }
    return blocks
  }

  private mutating func childTable(_ children: [Place]) -> FactTable {
    var rows: [[[FactValue]]] = []
    for child in children.sorted(by: {
      ($0.kind.rank, $0.name, $0.id) < ($1.kind.rank, $1.name, $1.id)
    }) {
      var name = sentence(child.name)
      name.rawValue = child.id.rawValue
      var row = [[name]]
      for properties in [["capital", "seat"], ["area"], ["population"]] {
        var cell: [FactValue] = []
        for fact in inOrderOfDate(gazetteer.facts(of: child.id))
        where properties.contains(fact.property) {
          var value = value(of: fact)
          // The column says what it is; the town of the seat need not.
          if let other = gazetteer.place(PlaceID(rawValue: fact.value)) { value.text = other.name }
          value.note = ""
          cell.append(value)
        }
        row.append(cell)
      }
      rows.append(row)
    }
    let columns = ["Name", "Seat", "Area", "Population"]
    let kept = columns.indices.filter { index in
      index == 0 || rows.contains { !$0[index].isEmpty }
    }
    return FactTable(
      name: "divisions",
      title: children.first.map { plainWords($0.kind.plural) } ?? "",
      columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }

  /// Whether figures on ethnic groups are shown: for provinces and larger units only, since below
  /// that they point at people.
  var showsGroups: Bool {
    switch place.kind {
    case .continent, .region, .country, .countryPart, .province: true
    default: false
    }
  }

  mutating func people() -> [FactSheetBlock] {
    var entries = self.entries(.people)
    let withheld = !showsGroups && entries.contains { $0.property == "main_group" }
    if withheld { entries.removeAll { $0.property == "main_group" } }
    var blocks: [FactSheetBlock] = entries.isEmpty ? [] : [.entries(entries)]
    if withheld {
      blocks.append(
        .paragraph(sentence("Ethnic groups are told for provinces and countries only.")))
    }
    return blocks
  }

  mutating func land() -> [FactSheetBlock] {
    let entries = self.entries(.land)
    var blocks: [FactSheetBlock] = entries.isEmpty ? [] : [.entries(entries)]
    let table = featureTable()
    if !table.rows.isEmpty { blocks.append(.table(table)) }
    return blocks
  }

  /// Passes, tunnels, roads, rivers and valleys that lie in the place or that say so themselves.
  private mutating func featureTable() -> FactTable {
    let kinds: [PlaceKind] = [.pass, .tunnel, .road, .valley, .river, .range]
    let ties = [
      "on_border_with": "on its border", "crosses": "runs through it", "connects": "leads to it",
      "route": "passes through it", "rises_near": "rises near it", "flows_to": "flows into it",
      "part_of": "is part of it", "carries": "carries it", "tributary": "fed by it",
      "flows_through": "receives it",
    ]
    var found: [PlaceID: (ties: [String], sources: [String])] = [:]
    for fact in builder.gazetteer.facts(naming: place.id) {
      guard let tie = ties[fact.property], let other = gazetteer.place(fact.place),
        kinds.contains(other.kind)
      else { continue }
      var entry = found[fact.place] ?? ([], [])
      if !entry.ties.contains(tie) { entry.ties.append(tie) }
      if !entry.sources.contains(fact.source) { entry.sources.append(fact.source) }
      found[fact.place] = entry
    }
    for inner in builder.gazetteer.placesInside(place.id) where kinds.contains(inner.kind) {
      // The country's sheet would list every brook; what lies deeper has its own sheet.
      if place.kind.rank < PlaceKind.province.rank, inner.parent != place.id { continue }
      if found[inner.id] == nil { found[inner.id] = (["inside"], [inner.source]) }
    }
    let features = found.keys.compactMap { gazetteer.place($0) }.sorted {
      (kinds.firstIndex(of: $0.kind) ?? 0, $0.name, $0.id)
        < (kinds.firstIndex(of: $1.kind) ?? 0, $1.name, $1.id)
    }
    var rows: [[[FactValue]]] = []
    for feature in features {
      guard let tie = found[feature.id] else { continue }
      var name = sentence(nameWithKind(feature))
      name.rawValue = feature.id.rawValue
      var how = FactValue(text: tie.ties.joined(separator: ", "))
      how.sources = tie.sources.flatMap { cite($0) }
      how.sourceIDs = tie.sources
      var figures: [FactValue] = []
      for fact in gazetteer.facts(of: feature.id)
      where fact.property == "elevation" || fact.property == "length" {
        var figure = value(of: fact)
        figure.note = ""
        if fact.property == "length" { figure.text += " long" }
        figures.append(figure)
      }
      rows.append([[name], [how], figures])
    }
    return FactTable(
      name: "features", title: "Passes, roads, rivers and valleys",
      columns: ["Name", "How it stands to \(place.name)", "Height or length"], rows: rows)
  }
}

let seatProperties: Set<String> = ["capital", "seat"]

extension Gazetteer {
  /// Every place inside another, at any depth, by id.
  func placesInside(_ id: PlaceID) -> [Place] {
    var list: [Place] = []
    var seen: Set<PlaceID> = [id]
    var queue = [id]
    while let next = queue.popLast() {
      for child in children(of: next) where seen.insert(child.id).inserted {
        list.append(child)
        queue.append(child.id)
      }
    }
    return list.sorted { $0.id < $1.id }
  }
}
