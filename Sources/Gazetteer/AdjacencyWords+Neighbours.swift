import Geometry

/// The neighbours of one place in words.
extension AdjacencyWords {
  /// Those at home, and below them those abroad by country; each the longest border first.
  func neighbours(of place: Place, _ list: [Neighbour], level: PlaceKind?) -> String {
    let level = level ?? place.kind
    guard !list.isEmpty else {
      return "The gazetteer has no borders of \(titled(place)) with \(level.plural).\n"
    }
    let isCountry: (Neighbour) -> Bool = { $0.place.kind == .country && level != .country }
    let home = list.filter { $0.abroad == nil && !isCountry($0) }
    let countries = list.filter(isCountry)
    let foreign = list.filter { $0.abroad != nil }
    let isMixed =
      list.contains { $0.direction != nil && $0.bearingBorderDegrees == nil }
      && list.contains { $0.bearingBorderDegrees != nil }
    func row(_ neighbour: Neighbour, indent: String = "") -> [String] {
      var side = neighbour.direction?.rawValue ?? "?"
      if isMixed, neighbour.direction != nil, neighbour.bearingBorderDegrees == nil { side += "*" }
      return [
        indent + neighbour.place.name, side, lengths(neighbour.border), doubt(neighbour.border),
      ]
    }
    var rows = home.map { row($0) }
    var told: Set<PlaceID> = []
    for country in countries {
      rows.append(row(country))
      for unit in foreign where unit.abroad?.id == country.place.id {
        rows.append(row(unit, indent: "  "))
        told.insert(unit.place.id)
      }
    }
    for unit in foreign where !told.contains(unit.place.id) {
      var cells = row(unit)
      cells[0] += " (\(unit.abroad?.name ?? ""))"
      rows.append(cells)
    }
    return "\(titled(place)) borders \(counts(home, countries, foreign, level)):\n"
      + Self.table(rows) + basis(list, isMixed: isMixed)
  }

  private func counts(
    _ home: [Neighbour], _ countries: [Neighbour], _ foreign: [Neighbour], _ level: PlaceKind
  ) -> String {
    var parts: [String] = []
    if !home.isEmpty { parts.append(Self.count(home.count, level)) }
    if !countries.isEmpty {
      let units = foreign.isEmpty ? "" : " (there \(Self.count(foreign.count, level)))"
      parts.append(Self.count(countries.count, .country) + units)
    } else if !foreign.isEmpty {
      parts.append(Self.count(foreign.count, level) + " abroad")
    }
    return Self.list(parts)
  }

  /// By what the sides are told, where it is not by the border.
  private func basis(_ list: [Neighbour], isMixed: Bool) -> String {
    if isMixed {
      return "* As the middles of the two lie; the other sides are those of the border.\n"
    }
    guard list.contains(where: { $0.direction != nil && $0.bearingBorderDegrees == nil }) else {
      return ""
    }
    return "The sides are told by the middles of the two: no surveyed outline is known.\n"
  }

  /// A pass, town or road: on which border it lies, what it leads through, what is nearest.
  func standing(_ standing: AdjacencyStanding) -> String {
    let name = titled(standing.place)
    var lines: [String] = []
    if !standing.onBorderOf.isEmpty {
      lines.append("\(name) is on the border of \(units(standing.onBorderOf)).")
    }
    if !standing.leadsThrough.isEmpty {
      lines.append("\(name) leads through \(units(standing.leadsThrough)).")
    }
    if lines.isEmpty, let unit = standing.unit { lines.append("\(name) lies in \(titled(unit)).") }
    let near = standing.nearest.filter { near in
      !standing.onBorderOf.contains { $0.id == near.place.id }
    }.prefix(3)
    if !near.isEmpty {
      let words = near.map {
        "\($0.place.name) \(Self.kilometres($0.nearestKilometres, places: 1))"
      }
      let sources = Set(near.compactMap { gazetteer.outline(of: $0.place.id)?.source }).sorted()
      lines.append(
        "Nearest borders: \(words.joined(separator: ", ")) "
          + "(\(sources.map(label).joined(separator: ", "))).")
    }
    return lines.isEmpty
      ? "The gazetteer does not tell where \(name) lies.\n" : lines.joined(separator: "\n") + "\n"
  }

  /// "Baghlan and Parwan (provinces)", each kind for itself.
  private func units(_ places: [Place]) -> String {
    var kinds: [PlaceKind] = []
    for place in places where !kinds.contains(place.kind) { kinds.append(place.kind) }
    kinds.sort { $0.lookupRank < $1.lookupRank }
    return Self.list(
      kinds.map { kind in
        let names = places.filter { $0.kind == kind }.map(\.name)
        return Self.list(names) + " (\(names.count == 1 ? kind.rawValue : kind.plural))"
      })
  }
}
