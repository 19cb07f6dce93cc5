import Chronology
import Gazetteer
import Geometry
import TestSupport

@testable import Claims

/// Two provinces, a district and twins of one name, and two parties with their speakers.
let sampleGazetteer: Gazetteer = {
  var contents = GazetteerContents()
  func place(_ id: PlaceID, _ name: String, _ kind: PlaceKind, _ parent: PlaceID?, _ at: Double) {
    contents.places.append(
      Place(
        id: id, name: name, kind: kind, parent: parent,
        coordinate: Coordinate(longitude: at, latitude: at / 2), source: "test"))
    contents.names.append(
      Toponym(
        place: id, name: name, language: "en", script: "Latn", status: .preferred, source: "test"))
  }
  place("XX", "Exland", .country, nil, 40)
  place("XX-NOR", "Norland", .province, "XX", 41)
  place("XX-SUD", "Sudland", .province, "XX", 39)
  place("XX-NOR-mill", "Millbrook", .district, "XX-NOR", 41.25)
  place("XX-NOR-ford", "Oldford", .village, "XX-NOR", 41.5)
  place("XX-SUD-ford", "Oldford", .village, "XX-SUD", 39.5)
  contents.actors = [
    Actor(id: "reds", name: "Reds", kind: .party, aliases: ["Red forces"]),
    Actor(id: "red-voice", name: "Anna Rot", kind: .person, side: "reds", role: "spokesman"),
    Actor(id: "blues", name: "Blues", kind: .party),
    Actor(id: "blue-voice", name: "Ben Blau", kind: .person, side: "blues", role: "spokesman"),
    Actor(id: "gazette", name: "Gazette", kind: .outlet),
  ]
  return Gazetteer(contents)
}()

/// A place of the sample gazetteer, or one that is in none.
func at(_ id: String, _ role: PlaceRole = .at) -> ClaimPlace {
  let place = sampleGazetteer.place(PlaceID(rawValue: id))
  return ClaimPlace(
    role: role, name: place?.name ?? id, placeID: place?.id, kind: place?.kind,
    coordinate: place?.coordinate, surface: place?.name ?? id, range: nil, resolution: .named)
}

func day(_ text: String) -> CalendarDate {
  CalendarDate(iso8601: text) ?? CalendarDate(dayNumber: 0)
}

/// A day of March 2022, in which the sample conflict takes place.
func march(_ number: Int) -> CalendarDate { day("2022-03-01").advanced(by: number - 1) }

/// A claim of the sample conflict.
func claim(
  _ id: String, _ predicate: Predicate, _ actor: String?, at places: [String] = ["XX-NOR-mill"],
  by claimant: String? = nil, on date: Int? = nil, reported: Int? = nil, target: String? = nil,
  polarity: Polarity = .positive, modality: Modality = .claimed, document: String = "a.txt"
) -> Claim {
  var claim = Claim(id: id, document: document, predicate: predicate)
  claim.actor = actor
  claim.places = places.map { at($0, predicate == .retreating ? .from : .at) }
  claim.attribution.claimant = claimant
  claim.date = date.map {
    ClaimDate(
      interval: DateInterval(day: march($0)), granularity: .day, expression: "on the day",
      how: "absolute")
  }
  claim.reportDate = reported.map(march)
  claim.target = target
  claim.polarity = polarity
  claim.modality = modality
  claim.quote = "Sentence \(id)."
  claim.outlet = "Gazette"
  return claim
}

extension SplitMix64 {
  private mutating func pick<T>(_ values: [T]) -> T? {
    values.randomElement(using: &self)
  }

  private mutating func text() -> String {
    let words = [
      "held", "=SUM(A1)", "+93", "-", "'quoted'", "\"said\"", "a;b", "50%", "%3B", "comma, here",
      "two\nlines", "tab\there", "کابل", "né", "🚩", "@home", "x=y", "?", " ", "'=",
    ]
    let count = Int.random(in: 1...3, using: &self)
    return (0..<count).compactMap { _ in pick(words) }.joined(separator: " ")
  }

  private mutating func maybe<T>(_ make: (inout SplitMix64) -> T) -> T? {
    Bool.random(using: &self) ? make(&self) : nil
  }

  private mutating func range() -> Range<Int> {
    let start = Int.random(in: 0...5000, using: &self)
    return start..<(start + Int.random(in: 0...300, using: &self))
  }

  private mutating func calendarDay() -> CalendarDate {
    CalendarDate(dayNumber: Int.random(in: 18_000...19_500, using: &self))
  }

  private mutating func place() -> ClaimPlace {
    let ids = ["XX", "XX-NOR", "XX-SUD", "XX-NOR-mill", "XX-NOR-ford"]
    var place = at(Bool.random(using: &self) ? pick(ids) ?? "XX" : text())
    place.role = pick(PlaceRole.allCases) ?? .at
    place.range = maybe { $0.range() }
    place.resolution = pick(PlaceResolution.allCases) ?? .named
    return place
  }

  private mutating func date() -> ClaimDate {
    let start = calendarDay()
    let end = start.advanced(by: Int.random(in: 0...40, using: &self))
    return ClaimDate(
      interval: DateInterval(start: start, end: end) ?? DateInterval(day: start),
      granularity: pick(Granularity.allCases) ?? .day, expression: text(), how: text())
  }

  /// A claim with any values, its texts never empty where they may be absent.
  mutating func claim(_ number: Int) -> Claim {
    var claim = Claim(
      id: "c-\(number)", document: text(), predicate: pick(Predicate.allCases) ?? .holds)
    claim.documentDigest = maybe { $0.text() } ?? ""
    claim.actor = maybe { $0.text() }
    claim.actorID = maybe { $0.text() }
    claim.target = maybe { $0.text() }
    for _ in 0..<Int.random(in: 0...3, using: &self) { claim.places.append(place()) }
    claim.polarity = pick(Polarity.allCases) ?? .positive
    claim.modality = pick(Modality.allCases) ?? .asserted
    claim.isBackground = Bool.random(using: &self)
    claim.attribution = Attribution(
      claimant: maybe { $0.text() }, medium: maybe { $0.text() }, outlet: maybe { $0.text() },
      cue: maybe { $0.text() })
    claim.date = maybe { $0.date() }
    claim.reportDate = maybe { $0.calendarDay() }
    claim.reportDateIsAssumed = claim.reportDate != nil && Bool.random(using: &self)
    claim.extent = maybe { $0.text() }
    claim.magnitude = maybe { $0.text() }
    claim.quote = text()
    claim.range = maybe { $0.range() }
    claim.trigger = maybe { $0.text() } ?? ""
    claim.triggerRange = maybe { $0.range() }
    claim.confidence = Double(Int.random(in: 0...1000, using: &self)) / 1000
    claim.isAgainstInterest = Bool.random(using: &self)
    claim.review = pick(Review.allCases) ?? .open
    for _ in 0..<Int.random(in: 0...2, using: &self) {
      claim.relations.append(
        Relation(
          type: pick(RelationType.allCases) ?? .repeats,
          claim: "c-\(Int.random(in: 0...9, using: &self))"))
    }
    claim.outlet = maybe { $0.text() }
    claim.title = maybe { $0.text() }
    claim.url = maybe { $0.text() }
    claim.note = maybe { $0.text() } ?? ""
    return claim
  }

  /// A claim of the sample conflict that others are likely to have to do with.
  mutating func relatedClaim(_ number: Int) -> Claim {
    let sides = ["Reds", "Blues"]
    var claim = ClaimsTests.claim(
      "c-\(number)", pick(Predicate.allCases) ?? .holds, pick(sides),
      at: [pick(["XX-NOR", "XX-NOR-mill", "XX-SUD"]) ?? "XX"],
      by: pick(["Anna Rot", "Ben Blau", "a witness", nil])?.flatMap { $0 },
      on: maybe { Int.random(in: 1...9, using: &$0) },
      reported: Int.random(in: 5...12, using: &self),
      target: maybe { $0.pick(sides) ?? "" },
      polarity: pick([.positive, .positive, .negative]) ?? .positive,
      modality: pick(Modality.allCases) ?? .claimed,
      document: pick(["a.txt", "b.txt", "c.txt"]) ?? "a.txt")
    claim.range = range()
    claim.quote =
      pick(["one two three four five six", "seven eight nine ten eleven", text()]) ?? ""
    claim.review = pick([.open, .open, .open, .accepted, .rejected]) ?? .open
    return claim
  }
}
