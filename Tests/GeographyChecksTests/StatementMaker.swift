import Encoding
import Gazetteer
import Geometry
import TestSupport

/// Makes statements of geography, true and false, from a gazetteer and a table of wordings that
/// knows nothing of the patterns that find them.
struct StatementMaker {
  /// A wording with slots: `{A} lies {W} of {B}.`
  struct Wording {
    let kind: String
    let text: String
  }

  struct Statement {
    let text: String
    let type: GeographyKind
    let isTrue: Bool
  }

  enum GeographyKind: String {
    case direction, border, containment, count, capital, distance, population
  }

  let gazetteer: Gazetteer
  let provinces: [Place]
  let wordings: [Wording]
  var random: SplitMix64
  /// The neighbours of each province, measured once.
  private let neighbours: [PlaceID: [Neighbour]]

  init(gazetteer: Gazetteer, seed: UInt64) throws {
    self.gazetteer = gazetteer
    provinces = gazetteer.children(of: "AF").filter { $0.kind == .province }
    let path = packageRoot + "/Tests/Fixtures/geography/wordings.csv"
    wordings = try Table(try readFile(path), file: path, required: ["type", "wording"]).rows.map {
      Wording(kind: $0["type"], text: $0["wording"])
    }
    random = SplitMix64(seed: seed)
    neighbours = Dictionary(
      uniqueKeysWithValues: provinces.map { place in
        (
          place.id,
          gazetteer.neighbours(of: place.id).filter {
            $0.place.kind == .province && gazetteer.isInside($0.place.id, "AF")
          }
        )
      })
  }

  /// The next statement, or `nil` when the dice give places that do not suit the wording.
  mutating func next() -> Statement? {
    guard let wording = wordings.randomElement(using: &random),
      let place = provinces.randomElement(using: &random),
      let other = provinces.randomElement(using: &random), place.id != other.id
    else { return nil }
    let isTrue = Bool.random(using: &random)
    switch wording.kind {
    case "direction": return direction(wording, place, other, isTrue)
    case "part":
      guard let country = gazetteer.place("AF") else { return nil }
      return direction(wording, place, country, isTrue)
    case "sides", "neighbourside": return side(wording, place, isTrue)
    case "border": return border(wording, place, isTrue, borders: isTrue)
    case "noborder": return border(wording, place, isTrue, borders: !isTrue)
    case "containment": return containment(wording, place, isTrue)
    case "distance", "distancedirection", "within": return distance(wording, place, other, isTrue)
    case "count": return figure(wording, place, "district_count", .count, isTrue)
    case "population": return figure(wording, place, "population", .population, isTrue)
    case "capital": return capital(wording, place, other, isTrue)
    default: return nil
    }
  }

  private func fill(_ wording: Wording, _ values: [String: String]) -> String {
    var text = wording.text
    for (slot, value) in values { text = text.replacing("{\(slot)}", with: value) }
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  // MARK: Sides

  private static let eight: [CompassPoint] = [
    .north, .northEast, .east, .southEast, .south, .southWest, .west, .northWest,
  ]

  private func offset(_ a: Double, _ b: Double) -> Double {
    let turn = abs(a - b).truncatingRemainder(dividingBy: 360)
    return min(turn, 360 - turn)
  }

  /// A side that is right by a margin, or wrong by one.
  private mutating func point(_ bearings: [Double], _ isTrue: Bool) -> CompassPoint? {
    Self.eight.filter { point in
      let offsets = bearings.map { offset($0, point.bearingDegrees) }
      return isTrue
        ? offsets.allSatisfy { $0 <= 25 } : offsets.allSatisfy { $0 > 100 }
    }.randomElement(using: &random)
  }

  /// "north-east", "northeast" or "north east", as an adverb and an adjective.
  private mutating func sides(_ point: CompassPoint) -> [String: String] {
    let joint = ["-", "", " "].randomElement(using: &random) ?? ""
    let word = point.words.replacing("-", with: joint)
    return ["W": word, "X": word + "ern"]
  }

  private mutating func direction(
    _ wording: Wording, _ place: Place, _ other: Place, _ isTrue: Bool
  ) -> Statement? {
    guard let from = gazetteer.centre(of: other), let to = gazetteer.centre(of: place),
      from.distanceKilometres(to: to) > 100,
      let point = point([from.bearingDegrees(to: to)], isTrue)
    else { return nil }
    // The bearing of a common border may differ from that of the middles.
    if neighbours[place.id]?.contains(where: { $0.place.id == other.id }) == true { return nil }
    var values = sides(point)
    values["A"] = place.name
    values["B"] = other.name
    return Statement(text: fill(wording, values), type: .direction, isTrue: isTrue)
  }

  private mutating func side(_ wording: Wording, _ place: Place, _ isTrue: Bool) -> Statement? {
    let near = neighbours[place.id]?.filter(\.border.isCertain)
    guard let neighbour = near?.randomElement(using: &random),
      let centre = neighbour.bearingCentroidDegrees, let line = neighbour.bearingBorderDegrees,
      let point = point([centre, line], isTrue)
    else { return nil }
    var values = sides(point)
    values["A"] = place.name
    values["B"] = neighbour.place.name
    return Statement(text: fill(wording, values), type: .direction, isTrue: isTrue)
  }

  private mutating func border(
    _ wording: Wording, _ place: Place, _ isTrue: Bool, borders: Bool
  ) -> Statement? {
    let near = neighbours[place.id] ?? []
    let all = Set(near.map(\.place.id))
    let certain = provinces.filter { other in
      near.contains { $0.place.id == other.id && $0.border.isCertain }
    }
    let far = provinces.filter { $0.id != place.id && !all.contains($0.id) }
    guard let other = (borders ? certain : far).randomElement(using: &random) else { return nil }
    return Statement(
      text: fill(wording, ["A": place.name, "B": other.name]), type: .border, isTrue: isTrue)
  }

  // MARK: Units and figures

  private mutating func containment(
    _ wording: Wording, _ place: Place, _ isTrue: Bool
  ) -> Statement? {
    let districts = gazetteer.children(of: place.id).filter { $0.kind == .district }
    guard let district = districts.randomElement(using: &random) else { return nil }
    let known = Set(
      gazetteer.lookupAll(district.name).compactMap {
        gazetteer.enclosing($0.id, kind: .province)?.id
      })
    let far = provinces.filter { !known.contains($0.id) }
    guard district.name != place.name,
      let other = isTrue ? place : far.randomElement(using: &random)
    else { return nil }
    return Statement(
      text: fill(wording, ["D": district.name, "P": other.name]), type: .containment,
      isTrue: isTrue)
  }

  private mutating func distance(
    _ wording: Wording, _ place: Place, _ other: Place, _ isTrue: Bool
  ) -> Statement? {
    guard let a = gazetteer.place("capital", of: place.id),
      let b = gazetteer.place("capital", of: other.id), let from = b.coordinate,
      let to = a.coordinate, let point = point([from.bearingDegrees(to: to)], true)
    else { return nil }
    let straight = from.distanceKilometres(to: to)
    guard straight > 60 else { return nil }
    let isLimit = wording.kind == "within" || wording.text.contains("less than")
    let stated =
      wording.kind == "within"
      ? straight * (isTrue ? 1.2 : 0.25) : isTrue ? straight : straight * 5 + 400
    if isLimit, wording.kind != "within", !isTrue { return nil }
    var values = sides(point)
    values["A"] = a.name
    values["B"] = b.name
    values["N"] = decimalText(stated, places: 0)
    values["M"] = decimalText(stated / 1.609344, places: 0)
    return Statement(text: fill(wording, values), type: .distance, isTrue: isTrue)
  }

  private mutating func figure(
    _ wording: Wording, _ place: Place, _ property: String, _ type: GeographyKind, _ isTrue: Bool
  ) -> Statement? {
    let values = gazetteer.facts(of: place.id, property).compactMap { Int($0.value) }
    guard let value = values.randomElement(using: &random), let most = values.max() else {
      return nil
    }
    var stated = isTrue ? value : most * 3 + 1
    if type == .population, Bool.random(using: &random) { stated = (stated + 500) / 1000 * 1000 }
    let words = [
      "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
      "fourteen", "fifteen", "sixteen",
    ]
    var number = String(stated)
    if type == .count, words.indices.contains(stated - 4), Bool.random(using: &random) {
      number = words[stated - 4]
    } else if type == .population {
      let tail = String(stated % 1000)
      number =
        "\(stated / 1000)," + String(repeating: "0", count: 3 - tail.count) + tail
      if stated >= 1_000_000 {
        number = decimalText(Double(stated) / 1_000_000, places: 1) + " million"
      }
    }
    return Statement(
      text: fill(wording, ["P": place.name, "N": number]), type: type, isTrue: isTrue)
  }

  private func capital(
    _ wording: Wording, _ place: Place, _ other: Place, _ isTrue: Bool
  ) -> Statement? {
    guard let right = gazetteer.place("capital", of: place.id),
      let wrong = gazetteer.place("capital", of: other.id), right.name != wrong.name
    else { return nil }
    return Statement(
      text: fill(wording, ["C": (isTrue ? right : wrong).name, "P": place.name]), type: .capital,
      isTrue: isTrue)
  }
}

extension Gazetteer {
  /// All places that a name fits.
  func lookupAll(_ name: String) -> [Place] {
    switch lookup(name) {
    case .one(let place, let others, _): [place] + others
    case .ambiguous(let places): places
    case .unknown: []
    }
  }
}
