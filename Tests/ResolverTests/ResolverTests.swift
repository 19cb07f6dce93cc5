import Gazetteer
import Geometry
import TestSupport
import Testing
import Text

@testable import Resolver

/// Two Bangors, a state, two countries, and names that are words.
private let sample: Gazetteer = {
  var contents = GazetteerContents()
  func add(
    _ id: String, _ name: String, _ kind: PlaceKind, _ parent: String?, _ longitude: Double,
    _ latitude: Double, people: Int = 0
  ) {
    let id = PlaceID(rawValue: id)
    contents.places.append(
      Place(
        id: id, name: name, kind: kind, parent: parent.map(PlaceID.init(rawValue:)),
        coordinate: Coordinate(longitude: longitude, latitude: latitude), source: "s"))
    contents.names.append(
      Toponym(
        place: id, name: name, language: "en", script: "Latn", status: .preferred, source: "s"))
    guard people > 0 else { return }
    contents.facts.append(
      Fact(
        place: id, property: "population", value: "\(people)", unit: "people", asOf: "",
        source: "s", note: ""))
  }
  add("US", "United States", .country, nil, -99, 39)
  add("GB", "United Kingdom", .country, nil, -2, 53)
  add("US-ME", "Maine", .province, "US", -69, 45)
  add("US-CA", "California", .province, "US", -119, 37)
  add("GB-WLS", "Wales", .countryPart, "GB", -3.7, 52.3)
  add("b-me", "Bangor", .city, "US-ME", -68.8, 44.8, people: 32_000)
  add("b-wls", "Bangor", .city, "GB-WLS", -4.1, 53.2, people: 18_000)
  add("paris", "Paris", .city, "US-CA", -119.5, 37.5, people: 300_000)
  add("reading", "Reading", .town, "GB", -1, 51.5, people: 20_000)
  add("turlock", "Turlock", .city, "US-CA", -120.8, 37.5, people: 73_000)
  return Gazetteer(contents)
}()

private let resolver: Resolver? = {
  guard let language = try? LanguageTables(folder: packageRoot + "/gazetteer/language/en") else {
    return nil
  }
  return Resolver(gazetteer: sample, language: language)
}()

private func places(_ text: String) throws -> [String] {
  let document = TokenizedDocument(Document(text))
  return try #require(resolver).mentions(in: document).compactMap { mention in
    guard mention.status != .notAPlace, mention.type == .name else { return nil }
    return "\(document.document.text(mention.bytes))=\(mention.place?.id.rawValue ?? "")"
  }
}

struct ResolverTests {
  @Test(arguments: [
    ("A fire broke out in Bangor, Maine, on Sunday.", "Bangor=b-me Maine=US-ME"),
    ("A fire broke out in Bangor in Wales.", "Bangor=b-wls Wales=GB-WLS"),
    (
      "Wales had rain. Officials in Bangor closed a road in Wales.",
      "Wales=GB-WLS Bangor=b-wls Wales=GB-WLS"
    ),
    ("The firm moved to Turlock, Calif. last year.", "Turlock=turlock Calif=US-CA"),
    ("The firm moved to Turlock, CA last year.", "Turlock=turlock CA=US-CA"),
    ("The CA team won.", ""),
    ("Reading is fun, and reading pays.", ""),
    ("Officials in Turlock met.", "Turlock=turlock"),
    ("An anti-California protest was held.", ""),
    ("Sarah Paris said so. Paris added that it was late.", ""),
  ])
  func reads(_ text: String, _ expected: String) throws {
    #expect(try places(text).joined(separator: " ") == expected)
  }

  @Test func sharesCertaintyAmongCandidates() throws {
    let document = TokenizedDocument(Document("They met in Bangor."))
    for mention in try #require(resolver).mentions(in: document, explained: true) {
      #expect(mention.candidates.reduce(0) { $0 + $1.score } <= 1.000_001)
      #expect(mention.candidates.allSatisfy { $0.score >= 0 && !$0.because.isEmpty })
      #expect(mention.candidates.map(\.score) == mention.candidates.map(\.score).sorted(by: >))
    }
  }

  @Test func nameEveryReason() {
    #expect(Sign.allCases.allSatisfy { !$0.phrase.isEmpty })
    #expect(Trait.allCases.allSatisfy { !$0.phrase.isEmpty })
  }

  @Test func findsRangesOfActors() {
    var ranges = ActorRanges()
    for range in [2..<4, 6..<7, 9..<12] { ranges.append(range) }
    for token in 0..<14 {
      let all = [2..<4, 6..<7, 9..<12]
      #expect(ranges.starts(at: token) == all.contains { $0.lowerBound == token })
      #expect(ranges.ends(at: token) == all.contains { $0.upperBound == token })
      #expect(
        ranges.range(overlapping: token..<token + 2) == all.first { $0.overlaps(token..<token + 2) }
      )
    }
  }
}
