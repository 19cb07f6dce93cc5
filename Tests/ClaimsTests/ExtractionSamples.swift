import Chronology
import Gazetteer
import Geometry
import Reports
import Resolver
import TestSupport
import Text

@testable import Claims

/// The English word tables of the package, or `nil` when they are not there.
let english: LanguageTables? = try? LanguageTables(folder: packageRoot + "/gazetteer/language/en")

/// The places of an invented country: nothing in the code knows them.
private let vastrianPlaces: GazetteerContents = {
  var contents = GazetteerContents()
  func place(_ id: PlaceID, _ name: String, _ kind: PlaceKind, _ parent: PlaceID?) {
    contents.places.append(
      Place(id: id, name: name, kind: kind, parent: parent, coordinate: nil, source: "test"))
    contents.names.append(
      Toponym(place: id, name: name, language: "en", script: "", status: .preferred, source: "test")
    )
  }
  place("VS", "Vastria", .country, nil)
  place("VS-TEL", "Telmark", .province, "VS")
  place("VS-KOR", "Korvane", .province, "VS")
  place("VS-BRY", "Brynn", .province, "VS")
  place("veldra", "Veldra", .city, "VS-KOR")
  place("marleth", "Marleth", .town, "VS-KOR")
  place("quennis", "Quennis", .town, "VS-KOR")
  place("ostrel", "Ostrel", .district, "VS-TEL")
  place("halvik", "Halvik", .district, "VS-TEL")
  place("sorrin", "Sorrin", .district, "VS-TEL")
  place("tarn", "Tarn Valley", .valley, "VS-BRY")
  place("yarrow", "Yarrow Pass", .pass, "VS-BRY")
  contents.demonyms.append(
    Toponym(
      place: "VS", name: "Vastrian", language: "en", script: "Latn", status: .preferred,
      source: "test"))
  contents.facts.append(
    Fact(
      place: "VS", property: "capital", value: "veldra", unit: "", asOf: "", source: "test",
      note: ""))
  return contents
}()

/// The invented country with those who fight there, their speakers and an outlet.
let vastria: Gazetteer = {
  var contents = vastrianPlaces
  contents.actors = [
    Actor(id: "front", name: "Crimson Front", kind: .party, aliases: ["Crimsons"]),
    Actor(id: "league", name: "Azure League", kind: .party, aliases: ["valley fighters"]),
    Actor(id: "government", name: "Vastrian government", kind: .government),
    Actor(
      id: "dorn", name: "Ilka Dorn", kind: .person, side: "front", aliases: ["Dorn"],
      role: "spokeswoman"),
    Actor(
      id: "strand", name: "Pavel Strand", kind: .person, side: "league", aliases: ["Strand"],
      role: "commander"),
    Actor(id: "herald", name: "Veldra Herald", kind: .outlet),
  ]
  return Gazetteer(contents)
}()

/// The same country when nobody has listed its actors.
let vastriaWithoutActors = Gazetteer(vastrianPlaces)

private func extractor(_ gazetteer: Gazetteer) -> ClaimExtractor {
  let language = english ?? LanguageTables()
  return ClaimExtractor(
    gazetteer: gazetteer, language: language,
    resolver: Resolver(gazetteer: gazetteer, language: language))
}

/// An extractor that knows the actors of the country, and one that does not.
let vastrianExtractor = extractor(vastria)
let extractorWithoutActors = extractor(vastriaWithoutActors)

/// The claims of a text.
func claims(
  _ text: String, published: String? = nil, by extractor: ClaimExtractor = vastrianExtractor
) -> [Claim] {
  var report = Report(id: "r.txt", file: "r.txt", text: text)
  report.published = published.flatMap { CalendarDate(iso8601: $0) }
  return extractor.claims(in: report)
}

/// The claims of a text, one line each: `predicate actor places polarity modality claimant`, with
/// `background` behind history.
///
/// Places carry their role when it is not `at`, and are joined by `+`; a dash stands for nobody and
/// nowhere.
func lines(
  _ text: String, published: String? = nil, by extractor: ClaimExtractor = vastrianExtractor
) -> [String] {
  claims(text, published: published, by: extractor).map { claim in
    let places = claim.places.map { place in
      let id = place.placeID?.rawValue ?? "(\(place.surface))"
      return place.role == .at ? id : "\(place.role.rawValue):\(id)"
    }
    let parts = [
      claim.predicate.rawValue, claim.actorID ?? claim.actor.map { "“\($0)”" } ?? "-",
      places.isEmpty ? "-" : places.joined(separator: "+"), claim.polarity.rawValue,
      claim.modality.rawValue, claim.attribution.claimant ?? "-",
    ]
    return parts.joined(separator: " ") + (claim.isBackground ? " background" : "")
  }
}
