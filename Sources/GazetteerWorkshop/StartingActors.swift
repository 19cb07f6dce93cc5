import Gazetteer

/// The actors that every country has: a government, armed forces, people.
enum StartingActors {
  static func of(_ country: Place, _ gazetteer: Gazetteer) -> [Actor] {
    let id = country.id.rawValue.lowercased()
    let demonyms = gazetteer.demonyms.filter { $0.place == country.id }.map(\.name)
    // "Sudanese army", not "Afghans army": a word for people in the plural is no adjective.
    let adjectives = demonyms.filter { word in
      !(word.hasSuffix("s") && demonyms.contains(String(word.dropLast())))
    }
    func each(_ word: String) -> [String] { adjectives.map { "\($0) \(word)" } }
    let government = "\(id)-government"
    return [
      Actor(
        id: "civilians", name: "civilians", kind: .civilians,
        aliases: ["residents", "local residents", "villagers", "refugees", "displaced people"]),
      Actor(
        id: government, name: "Government of \(country.name)", kind: .government,
        aliases: each("government")),
      Actor(
        id: "\(id)-army", name: "Army of \(country.name)", kind: .party, side: government,
        aliases: each("army") + each("forces") + each("troops")
          + ["armed forces of \(country.name)"]),
    ]
  }
}
