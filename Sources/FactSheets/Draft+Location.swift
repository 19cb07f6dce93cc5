import Encoding
import Gazetteer
import Geometry

extension FactSheetDraft {
  mutating func location() -> [FactSheetBlock] {
    var entries: [FactEntry] = []
    if let coordinate = place.coordinate {
      let accuracy = place.accuracyKilometres
      let places = (accuracy ?? 1) >= 5 ? 2 : (accuracy ?? 1) >= 0.5 ? 3 : 4
      let words =
        "longitude "
        + degrees(coordinate.longitude, positive: "E", negative: "W", places: places)
        + ", latitude "
        + degrees(coordinate.latitude, positive: "N", negative: "S", places: places)
      var point = stated(words, place.source)
      point.rawValue =
        decimalText(coordinate.longitude, places: 6) + ","
        + decimalText(coordinate.latitude, places: 6)
      if isArea { point.note = "A point inside it." }
      entries.append(FactEntry("point", "Point", [point], layout: .rows))
    }
    if let accuracy = place.accuracyKilometres {
      let figure = groupedDigits(decimalText(accuracy, places: 1))
      var value = sentence(
        isArea
          ? "It is as large as a circle of \(figure) km radius around this point."
          : isCourse
            ? "Its course lies within \(figure) km of this point."
            : "The true spot may lie up to \(figure) km from this point.")
      value.rawValue = decimalText(accuracy, places: 3)
      value.unit = "km"
      entries.append(FactEntry("accuracy", "Accuracy", [value]))
    }
    entries += distances()
    entries += self.entries(.location)
    if let shape = gazetteer.shape(of: place.id), let box = shape.shape.boundingBox {
      let text =
        "longitude " + degrees(box.west, positive: "E", negative: "W", places: 2) + " to "
        + degrees(box.east, positive: "E", negative: "W", places: 2) + ", latitude "
        + degrees(box.south, positive: "N", negative: "S", places: 2) + " to "
        + degrees(box.north, positive: "N", negative: "S", places: 2)
      var value = FactValue(
        text: text, sources: cite(shape.source), sourceIDs: [shape.source], method: .computed)
      value.note = "Computed from the shape."
      if shape.isApproximate { value.note += " The shape is approximate, not surveyed." }
      entries.append(FactEntry("extent", "Extent", [value], layout: .rows))
    }
    return entries.isEmpty ? [] : [.entries(entries)]
  }

  private var isArea: Bool {
    switch place.kind {
    case .continent, .region, .country, .countryPart, .province, .district, .area: true
    default: false
    }
  }

  private var isCourse: Bool { [.road, .river, .range].contains(place.kind) }

  /// How the place lies to the capital and to the seats of the units around it.
  private func distances() -> [FactEntry] {
    var values: [FactValue] = []
    var seen: Set<PlaceID> = []
    func add(_ from: Place, to: Place, subject: String) {
      guard from.id != to.id, let way = Way(from: from, to: to) else { return }
      let text = subject.isEmpty ? way.abbreviated : "\(subject): \(way.abbreviated)"
      values.append(
        FactValue(
          text: text, note: "", method: .computed,
          rawValue: decimalText(way.kilometres, places: 1), unit: "km"))
    }
    let ownSeat =
      gazetteer.place("capital", of: place.id) ?? gazetteer.place("seat", of: place.id)
    if let capital = capitalElsewhere() {
      seen.insert(capital.id)
      add(capital, to: place, subject: "")
      if let ownSeat { add(capital, to: ownSeat, subject: "its seat, \(ownSeat.name)") }
    }
    for unit in around where unit.kind != .country {
      guard unit.kind.isAdministrative,
        let seat = gazetteer.place("capital", of: unit.id) ?? gazetteer.place("seat", of: unit.id),
        seat.id != ownSeat?.id, !gazetteer.isInside(seat.id, place.id),
        seen.insert(seat.id).inserted
      else { continue }
      add(seat, to: place, subject: "")
    }
    guard !values.isEmpty else { return [] }
    let last = values.count - 1
    values[last].note =
      "Computed: straight lines on the ellipsoid, rounded to what the points can bear."
    return [FactEntry("distance", "Distance", values, layout: .rows)]
  }

  mutating func neighbourBlocks() -> [FactSheetBlock] {
    guard !neighbours.isEmpty else { return [] }
    let neighbours = homeFirst
    let crossings = neighbours.map { self.crossings(with: $0.place) }
    let hasCrossings = crossings.contains { !$0.isEmpty }
    let hasUncertain = neighbours.contains { !$0.isCertain }
    var columns = ["Neighbour", "Side", "Shared border"]
    if hasUncertain { columns.append("Certainty") }
    if hasCrossings { columns.append("Passes and roads") }
    var rows: [[[FactValue]]] = []
    for (neighbour, crossing) in zip(neighbours, crossings) {
      var name = sentence(
        neighbour.place.kind == place.kind ? neighbour.place.name : nameWithKind(neighbour.place))
      if let abroad = neighbour.abroad { name.text += ", \(abroad.name)" }
      name.rawValue = neighbour.place.id.rawValue
      let side = neighbour.side.map { [FactValue(text: $0, method: .computed)] } ?? []
      let lengths = neighbour.lengths.map { length in
        var value = stated("", length.source)
        if let kilometres = length.kilometres {
          value.rawValue = decimalText(kilometres, places: 1)
          value.unit = "km"
          value.text =
            kilometres > 0 ? "\(groupedDigits(value.rawValue)) km" : "no border in this source"
        } else {
          value.text = "length not given"
        }
        return value
      }
      var row = [[name], side, lengths]
      if hasUncertain {
        row.append([sentence(neighbour.isCertain ? "certain" : "uncertain: sources disagree")])
      }
      if hasCrossings {
        row.append(crossing.map { stated("\($0.feature.name) (\($0.tie))", $0.source) })
      }
      rows.append(row)
    }
    var blocks: [FactSheetBlock] = [
      .table(FactTable(name: "neighbours", title: "", columns: columns, rows: rows))
    ]
    let sided = neighbours.filter { $0.side != nil }
    if !sided.isEmpty {
      let what =
        sided.allSatisfy(\.isSideOfBorder)
        ? "where the border lies"
        : sided.contains(where: \.isSideOfBorder)
          ? "where the border or the neighbour’s middle lies" : "where the neighbour’s middle lies"
      blocks.append(
        .paragraph(
          sentence(
            "The side is computed: \(what), seen from the middle of \(place.name).", .computed)))
    }
    return blocks
  }

  /// Those at home, then each country abroad with its units behind it.
  private var homeFirst: [Bordering] {
    let countries = neighbours.filter { $0.abroad == nil && $0.place.kind != place.kind }
    let units = neighbours.filter { $0.abroad != nil }
    let listed = Set(countries.map(\.place.id))
    return neighbours.filter { $0.abroad == nil && $0.place.kind == place.kind }
      + countries.flatMap { country in
        [country] + units.filter { $0.abroad?.id == country.place.id }
      } + units.filter { unit in !listed.contains { $0 == unit.abroad?.id } }
  }

  /// A pass, tunnel, road, river or valley that joins the place with a neighbour.
  struct Crossing {
    let feature: Place
    let tie: String
    let source: String
  }

  private func crossings(with other: Place) -> [Crossing] {
    let here = builder.gazetteer.facts(naming: place.id)
    let there = builder.gazetteer.facts(naming: other.id)
    var list: [Crossing] = []
    for (property, tie) in [
      ("on_border_with", "on the border"), ("connects", "connects the two"),
      ("crosses", "runs through both"),
    ] {
      for fact in here where fact.property == property {
        guard let feature = gazetteer.place(fact.place),
          [.pass, .tunnel, .road].contains(feature.kind),
          there.contains(where: { $0.place == fact.place && $0.property == property }),
          !list.contains(where: { $0.feature.id == feature.id })
        else { continue }
        list.append(Crossing(feature: feature, tie: tie, source: fact.source))
      }
    }
    return list
  }
}
