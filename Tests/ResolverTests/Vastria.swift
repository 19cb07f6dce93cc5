import FoundationEssentials
import Gazetteer
import Geometry
import Resolver
import TestSupport
import Text

/// The English word tables of the package, or `nil` when they are not there.
let english: LanguageTables? = try? LanguageTables(folder: packageRoot + "/gazetteer/language/en")

/// An invented country, a neighbour with names like its own, and those who act and write there.
let vastria: Gazetteer = {
  var contents = GazetteerContents()
  func place(
    _ id: PlaceID, _ name: String, _ kind: PlaceKind, _ parent: PlaceID?, people: Int? = nil,
    also names: [String] = []
  ) {
    contents.places.append(
      Place(id: id, name: name, kind: kind, parent: parent, coordinate: nil, source: "test"))
    for (index, text) in ([name] + names).enumerated() {
      contents.names.append(
        Toponym(
          place: id, name: text, language: "", script: "",
          status: index == 0 ? .preferred : .variant, source: "test"))
    }
    if let people {
      contents.facts.append(
        Fact(
          place: id, property: "population", value: "\(people)", unit: "people", asOf: "",
          source: "test", note: ""))
    }
  }
  place("VS", "Vastria", .country, nil)
  place("LO", "Lorvia", .country, nil)
  place("VS-TEL", "Telmark", .province, "VS", also: ["تلمارک"])
  place("VS-KOR", "Korvane", .province, "VS")
  place("VS-BRY", "Brynn", .province, "VS")
  place("VS-veldra", "Veldra", .city, "VS-KOR", people: 900_000)
  place("VS-KOR-city", "Korvane", .city, "VS-KOR", people: 120_000)
  place("VS-KOR-marleth", "Marleth", .town, "VS-KOR", people: 30_000)
  place("VS-TEL-ostrel", "Ostrel", .district, "VS-TEL")
  place("VS-TEL-halvik", "Halvik", .district, "VS-TEL", also: ["Halveek"])
  place("VS-TEL-halvik-village", "Halvik", .village, "VS-TEL-halvik", people: 700)
  place("VS-TEL-sorrin", "Sorrin", .district, "VS-TEL")
  place("VS-BRY-tarn-valley", "Tarn", .valley, "VS-BRY", also: ["Tarn Valley"])
  place("VS-BRY-qasr", "Al-Qasr", .town, "VS-BRY", people: 12_000)
  place("VS-BRY-ford", "Oldford", .village, "VS-BRY", people: 900)
  place("LO-ford", "Oldford", .village, "LO", people: 800)
  place("LO-dorn", "Dorn", .town, "LO", people: 9000)
  place("VS-BRY-red-bridge", "Pel-e Sang", .village, "VS-BRY")
  for (name, id) in [("Vastrian", "VS"), ("Vastrians", "VS"), ("Lorvian", "LO")] {
    contents.demonyms.append(
      Toponym(
        place: PlaceID(rawValue: id), name: name, language: "en", script: "Latn",
        status: .preferred, source: "test"))
  }
  contents.facts.append(
    Fact(
      place: "VS", property: "capital", value: "VS-veldra", unit: "", asOf: "", source: "test",
      note: ""))
  contents.facts.append(
    Fact(
      place: "VS-KOR", property: "seat", value: "VS-KOR-city", unit: "", asOf: "", source: "test",
      note: ""))
  contents.actors = [
    Actor(id: "telmark-guard", name: "Telmark Liberation Guard", kind: .party),
    Actor(id: "veldra-post", name: "Veldra Post", kind: .outlet),
  ]
  return Gazetteer(contents)
}()

/// A resolver of the invented country.
let vastrianResolver = Resolver(gazetteer: vastria, language: english ?? LanguageTables())

/// The mentions of a text as `surface=id`, `surface=?` for none, `surface!` for no place,
/// `surface~id` for the best of several.
func mentions(_ text: String, by resolver: Resolver = vastrianResolver) -> [String] {
  let document = TokenizedDocument(Document(text))
  return resolver.mentions(in: document).map { mention in
    let surface = document.document.text(mention.bytes)
    switch mention.status {
    case .notAPlace: return "\(surface)!"
    case .unresolved: return "\(surface)=?"
    case .ambiguous: return "\(surface)~\(mention.place?.id.rawValue ?? "?")"
    case .resolved: return "\(surface)=\(mention.place?.id.rawValue ?? "?")"
    }
  }
}
