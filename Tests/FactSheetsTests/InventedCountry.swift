import Chronology
import Claims
import FactSheets
import Gazetteer
import Geometry

/// A small country that does not exist, with what a sheet must cope with: figures that differ,
/// names from right to left, an uncertain border, a place without a point.
enum InventedCountry {
  static let gazetteer: Gazetteer = {
    var contents = GazetteerContents()
    contents.version = "test-1"
    contents.places = [
      place("XA", "Tarvia", .country, nil, 30.5, 40.0, 80),
      place("XA-HAL", "Halden", .province, "XA", 30.2, 40.3, 40, from: "1998-05-01"),
      place("XA-MOR", "Morwen", .province, "XA", 30.8, 40.3, 40),
      place("XA-SUD", "Sudra", .province, "XA", 30.5, 39.8, 55),
      place("XA-HAL-ost", "Ost", .district, "XA-HAL", 30.3, 40.3, 12),
      place("XA-HAL-wes", "Wes", .district, "XA-HAL", 30.1, 40.3, 12),
      place("XA-HAL-ost-lin", "Lin", .town, "XA-HAL-ost", 30.35, 40.25, 1),
      place("XA-HAL-ost-brook", "Brookford", .village, "XA-HAL-ost", 30.31, 40.35, 1),
      place("XA-SUD-castra", "Castra", .city, "XA-SUD", 30.52, 39.75, 2),
      place("XA-HAL-gate", "Gate Pass", .pass, "XA-HAL", 30.5, 40.3, 8),
      place("XA-lost", "Lost Hamlet", .village, "XA", nil, nil, nil),
    ]
    contents.names = [
      name("XA-HAL", "Halden", "en", "Latn", .preferred),
      name("XA-HAL", "هالدن", "ar", "Arab", .preferred),
      name("XA-HAL", "Haldin", "", "Latn", .variant),
      name("XA-HAL", "Old Hall", "en", "Latn", .historic),
      name("XA-HAL", "Haldne", "", "Latn", .misspelling),
      name("XA-HAL-ost-lin", "لين", "ar", "Arab", .preferred),
      name("XA-HAL-ost-lin", "Lin", "en", "Latn", .preferred),
    ]
    contents.identifiers = [
      Identifier(place: "XA-HAL", scheme: "geonames", value: "999001", source: "names"),
      Identifier(place: "XA-HAL", scheme: "invented-code", value: "H1", source: "survey"),
    ]
    contents.facts = [
      fact("XA", "capital", "XA-SUD-castra", source: "names"),
      fact("XA-HAL", "capital", "XA-HAL-ost-lin", source: "names"),
      fact("XA-HAL", "population", "146100", "people", "2013", "census"),
      fact("XA-HAL", "population", "172895", "people", "2021", "survey", "An estimate."),
      fact("XA-HAL", "population", "about 110000", "people", "", "yearbook"),
      fact("XA-HAL", "area", "3610", "km2", "", "yearbook"),
      fact("XA-HAL", "area", "3742.5", "km2", "2014", "survey"),
      fact("XA-HAL", "district_count", "3", "districts", "2010", "yearbook"),
      fact("XA-HAL", "language", "Tarvic", source: "yearbook"),
      fact("XA-HAL", "main_group", "Tarvians", source: "yearbook"),
      fact("XA-HAL", "history", "Joined the country in 1998.", source: "yearbook"),
      fact("XA-HAL", "postal_habit", "Letters come on Mondays", source: "yearbook"),
      fact("XA-HAL-ost", "seat", "XA-HAL-ost-lin", source: "names"),
      fact("XA-HAL-ost", "area", "1700", "km2", "2014", "survey"),
      fact("XA-HAL-ost", "main_group", "Ostlings", source: "yearbook"),
      fact("XA-HAL-gate", "elevation", "2100", "m", "", "survey"),
      fact("XA-HAL-gate", "on_border_with", "XA-HAL", source: "survey"),
      fact("XA-HAL-gate", "on_border_with", "XA-MOR", source: "survey"),
    ]
    contents.borders = [
      BorderRow(
        a: "XA-HAL", b: "XA-MOR", sharedBorderKilometres: 66.7, isCertain: true, source: "outline"),
      BorderRow(
        a: "XA-HAL", b: "XA-MOR", sharedBorderKilometres: 71, isCertain: true, source: "survey"),
      BorderRow(
        a: "XA-HAL", b: "XA-SUD", sharedBorderKilometres: 4.2, isCertain: false, source: "outline"),
      BorderRow(
        a: "XA-HAL", b: "XA-SUD", sharedBorderKilometres: 0, isCertain: false, source: "survey"),
    ]
    contents.sources = [
      source(
        "names", "Names of Tarvia", "Board of Names", "CC BY 4.0", "https://names.example/tarvia"),
      source("census", "Census (first edition, read in a copy)", "Bureau", "Public domain", ""),
      source("survey", "Land survey", "Survey Office", "CC0", "https://survey.example", "2014"),
      source("yearbook", "Yearbook", "Press of Castra", "Facts only", "javascript:alert(1)"),
      source("outline", "Outlines", "Map Office", "Public domain", "https://map.example"),
    ]
    contents.actors = [
      Actor(id: "reds", name: "Red Army", kind: .party),
      Actor(id: "blues", name: "Blue Front", kind: .party),
      Actor(id: "residents", name: "residents", kind: .civilians),
    ]
    contents.shapes = [
      "XA-HAL": box(30, 40, 30.5, 40.6), "XA-MOR": box(30.5, 40, 31, 40.6),
      "XA-SUD": box(30, 39.4, 31, 40),
    ]
    return Gazetteer(contents)
  }()

  /// Claims that contradict, repeat and concede; one without a date; one of civilians.
  static let claims: [Claim] = [
    claim(
      "c-1", .captured, "Red Army", "reds", "XA-HAL-ost-lin", by: "Red spokesman", on: "2021-09-06",
      quote: "Lin is ours, the spokesman said.",
      relations: [Relation(type: .contradicts, claim: "c-2")],
      outlet: "Tarvia Times", url: "https://times.example/lin"),
    claim(
      "c-2", .holds, "Blue Front", "blues", "XA-HAL-ost-lin", by: "Blue leader", on: "2021-09-04",
      quote: "We are still in Lin."),
    claim(
      "c-3", .captured, "Red Army", "reds", "XA-HAL-ost-lin", by: "Blue commander",
      on: "2021-09-06",
      quote: "They took Lin; we went to the hills.", against: true,
      relations: [Relation(type: .concedes, claim: "c-1")]),
    claim(
      "c-4", .holds, "Blue Front", "blues", "XA-HAL", by: nil, on: nil,
      quote: "The Blue Front holds Halden."),
    claim(
      "c-5", .fleeing, "residents", "residents", "XA-HAL-ost-brook", by: "Blue leader",
      on: "2021-09-05", quote: "Thousands fled Brookford to the mill.",
      magnitude: "thousands of residents"),
    claim(
      "c-6", .holds, "Red Army", "reds", "XA-HAL", by: "Red spokesman", on: "2021-12-01",
      quote: "Later."),
    claim(
      "c-7", .holds, "Red Army", "reds", "XA-MOR", by: "Red spokesman", on: "2021-09-01",
      quote: "Morwen."),
  ]

  static let asOf = CalendarDate(year: 2021, month: 9, day: 8)

  static func builder(claims: [Claim]? = claims) -> FactSheetBuilder {
    FactSheetBuilder(
      gazetteer: gazetteer, ledger: claims.map { Ledger($0) }, asOf: asOf,
      toolVersion: "ClaimAtlas 0.0.0")
  }

  private static func place(
    _ id: PlaceID, _ name: String, _ kind: PlaceKind, _ parent: PlaceID?, _ longitude: Double?,
    _ latitude: Double?, _ accuracy: Double?, from: String? = nil
  ) -> Place {
    var coordinate: Coordinate?
    if let longitude, let latitude {
      coordinate = Coordinate(longitude: longitude, latitude: latitude)
    }
    return Place(
      id: id, name: name, kind: kind, parent: parent, coordinate: coordinate,
      accuracyKilometres: accuracy, validFrom: from, source: "survey")
  }

  private static func name(
    _ place: PlaceID, _ name: String, _ language: String, _ script: String, _ status: NameStatus
  ) -> Toponym {
    Toponym(
      place: place, name: name, language: language, script: script, status: status, source: "names")
  }

  static func fact(
    _ place: PlaceID, _ property: String, _ value: String, _ unit: String = "",
    _ asOf: String = "", _ source: String = "", _ note: String = "", source other: String = ""
  ) -> Fact {
    Fact(
      place: place, property: property, value: value, unit: unit, asOf: asOf,
      source: source.isEmpty ? other : source, note: note)
  }

  private static func source(
    _ id: String, _ title: String, _ publisher: String, _ licence: String, _ url: String,
    _ version: String = ""
  ) -> Source {
    Source(
      id: id, title: title, publisher: publisher, licence: licence, url: url, version: version,
      note: "")
  }

  private static func box(
    _ west: Double, _ south: Double, _ east: Double, _ north: Double
  ) -> PlaceShape {
    let corners = [(west, south), (east, south), (east, north), (west, north)]
    let ring = LinearRing(corners.map { Coordinate(wrapping: $0.0, $0.1) })
    return PlaceShape(
      shape: .multiPolygon([ring].compactMap(\.self).map { Polygon(exterior: $0) }),
      isApproximate: false, source: "outline")
  }

  static func claim(
    _ id: String, _ predicate: Predicate, _ actor: String, _ actorID: String, _ place: PlaceID,
    by claimant: String?, on day: String?, quote: String, against: Bool = false,
    relations: [Relation] = [], outlet: String? = "Daily Wire", url: String? = nil,
    magnitude: String? = nil
  ) -> Claim {
    let known = gazetteer.place(place)
    let date = day.flatMap { CalendarDate(iso8601: $0) }
    return Claim(
      id: id, document: "report-\(id).txt", predicate: predicate, actor: actor, actorID: actorID,
      places: [
        ClaimPlace(
          role: .at, name: known?.name ?? "", placeID: place, kind: known?.kind,
          coordinate: known?.coordinate, surface: known?.name ?? "", range: nil, resolution: .named)
      ],
      modality: claimant == nil ? .asserted : .claimed,
      attribution: Attribution(claimant: claimant, outlet: outlet),
      date: date.map {
        ClaimDate(
          interval: DateInterval(day: $0), granularity: .day, expression: "that day",
          how: "absolute")
      }, reportDate: date, magnitude: magnitude, quote: quote, isAgainstInterest: against,
      relations: relations, outlet: outlet, title: day == nil ? nil : "Report of \(day ?? "")",
      url: url)
  }
}
