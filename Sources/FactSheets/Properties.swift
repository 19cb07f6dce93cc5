/// Where a property of `facts.csv` is shown and what it is called.
struct PropertyWords {
  let topic: FactSheetTopic
  let label: String
}

/// The words for a property. One that is not listed is still shown, under its own name.
func words(for property: String) -> PropertyWords {
  if let known = knownProperties[property] { return known }
  return PropertyWords(topic: .land, label: plainWords(property))
}

/// The properties of a section in the order in which they are shown.
func propertyOrder(_ property: String) -> Int {
  order.firstIndex(of: property) ?? order.count
}

private let order = table.map(\.0)
private let knownProperties = Dictionary(
  table.map { ($0.0, PropertyWords(topic: $0.1, label: $0.2)) },
  uniquingKeysWith: { first, _ in first })

private let table: [(String, FactSheetTopic, String)] = [
  ("also_called", .identity, "Also called"),
  ("name_meaning", .identity, "Meaning of the name"),
  ("established", .identity, "Established"),
  ("separated_from", .identity, "Separated from"),
  ("successor", .identity, "Succeeded by"),
  ("district_set", .identity, "District set"),
  ("part_of", .identity, "Part of"),
  ("within", .identity, "Lies in"),
  ("candidate_for", .identity, "May be"),
  ("see_also", .identity, "Not to be confused with"),
  ("area", .location, "Area"),
  ("distance_from_kabul", .location, "Stated distance from Kabul"),
  ("capital", .divisions, "Seat"),
  ("seat", .divisions, "Seat"),
  ("province_count", .divisions, "Number of provinces"),
  ("district_count", .divisions, "Number of districts"),
  ("village_count", .divisions, "Number of villages"),
  ("member", .divisions, "Members"),
  ("population", .people, "Population"),
  ("dwelling_count", .people, "Dwellings"),
  ("language", .people, "Languages"),
  ("main_group", .people, "Main groups"),
  ("elevation", .land, "Elevation"),
  ("highest_point", .land, "Highest point"),
  ("length", .land, "Length"),
  ("terrain", .land, "Terrain"),
  ("access", .land, "Access"),
  ("on_border_with", .land, "On the border of"),
  ("connects", .land, "Connects"),
  ("carries", .land, "Carries"),
  ("route", .land, "Passes through"),
  ("crosses", .land, "Crosses"),
  ("rises_at", .land, "Rises at"),
  ("rises_near", .land, "Rises near"),
  ("tributary", .land, "Tributary"),
  ("flows_through", .land, "River"),
  ("flows_to", .land, "Flows to"),
  ("mouth_at", .land, "Mouth at"),
  ("economy", .land, "Economy"),
  ("notable_site", .land, "Notable site"),
  ("history", .land, "History"),
]
