import Gazetteer
import GeographyChecks
import Geometry
import TestSupport
import Testing

/// 300 statements made from the gazetteer with a seed, half of them false.
struct GeneratedStatementTests {
  struct Case {
    let text: String
    let type: GeographyType
    let isTrue: Bool
  }

  @Test func mostAreRightAndNoneIsContradictedWrongly() throws {
    let tables = try #require(RealTables.shared)
    let seed: UInt64 = 20_210_823
    var random = SplitMix64(seed: seed)
    var right = 0
    var wrong: [String] = []
    var cases: [Case] = []
    while cases.count < 300 {
      guard let next = make(tables.gazetteer, &random) else { continue }
      cases.append(next)
    }
    for item in cases {
      let found = tables.check(item.text)
      let verdicts = found.filter { $0.type == item.type }.map(\.verdict)
      if verdicts.contains(item.isTrue ? .supported : .contradicted) {
        right += 1
      } else {
        wrong.append("\(item.isTrue) “\(item.text)”: \(found.map(\.summary))")
      }
      if item.isTrue {
        let contradicted = found.filter { $0.verdict == .contradicted }.map(\.summary)
        #expect(contradicted == [], "seed \(seed): \(item.text)")
      }
    }
    print("generated statements: \(right) of \(cases.count) right, seed \(seed)")
    for line in wrong.prefix(40) { print("  not right: \(line)") }
    #expect(right >= 270, "seed \(seed): \(right) of 300")
  }

  private func make(_ gazetteer: Gazetteer, _ random: inout SplitMix64) -> Case? {
    let provinces = gazetteer.children(of: "AF").filter { $0.kind == .province }
    guard let place = provinces.randomElement(using: &random) else { return nil }
    let isTrue = Bool.random(using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0, 1: return direction(place, isTrue, gazetteer, &random)
    case 2: return border(place, provinces, isTrue, gazetteer, &random)
    case 3: return containment(place, provinces, isTrue, gazetteer, &random)
    case 4: return figure(place, isTrue, gazetteer, &random)
    case 5: return capital(place, provinces, isTrue, gazetteer, &random)
    default: return distance(place, provinces, isTrue, gazetteer, &random)
    }
  }

  private func fill(
    _ templates: [String], _ values: [String: String], _ random: inout SplitMix64
  ) -> String {
    let template = templates.randomElement(using: &random) ?? ""
    // A slot is one capital letter that stands alone.
    return template.split(separator: " ").map { word -> String in
      let letters = word.prefix { $0.isLetter }
      guard letters.count == 1, let value = values[String(letters)] else { return String(word) }
      return value + word.dropFirst()
    }.joined(separator: " ")
  }

  private func offset(_ a: Double, _ b: Double) -> Double {
    let turn = abs(a - b).truncatingRemainder(dividingBy: 360)
    return min(turn, 360 - turn)
  }

  private func direction(
    _ place: Place, _ isTrue: Bool, _ gazetteer: Gazetteer, _ random: inout SplitMix64
  ) -> Case? {
    guard
      let neighbour = gazetteer.neighbours(of: place.id).filter({ $0.place.kind == .province })
        .randomElement(using: &random), let centre = neighbour.bearingCentroidDegrees
    else { return nil }
    let bearings = [centre, neighbour.bearingBorderDegrees].compactMap(\.self)
    let points: [CompassPoint] = [
      .north, .northEast, .east, .southEast, .south, .southWest, .west, .northWest,
    ]
    let fitting = points.filter { point in
      let least = bearings.map { offset($0, point.bearingDegrees) }.min() ?? 180
      return isTrue ? least <= 30 : least > 67.5
    }
    guard let point = fitting.randomElement(using: &random) else { return nil }
    let words = [point.words, point.words.replacing("-", with: "")].randomElement(using: &random)
    let text = fill(
      [
        "A lies W of B.", "A province lies to the W of B.", "A is W of B.",
        "A is located W of B.", "The fighting reached A, W of B.", "A, which lies W of B, is calm.",
        "To the W of B lies A.", "A sits directly W of B province.",
        "The province of A is situated to the W of B.",
      ], ["A": neighbour.place.name, "B": place.name, "W": words ?? ""], &random)
    return Case(text: text, type: .direction, isTrue: isTrue)
  }

  private func border(
    _ place: Place, _ provinces: [Place], _ isTrue: Bool, _ gazetteer: Gazetteer,
    _ random: inout SplitMix64
  ) -> Case? {
    let near = gazetteer.neighbours(of: place.id)
    let all = Set(near.map(\.place.id))
    let certain = near.filter { $0.place.kind == .province && $0.border.isCertain }.map(\.place)
    let far = provinces.filter { $0.id != place.id && !all.contains($0.id) }
    guard let other = (isTrue ? certain : far).randomElement(using: &random) else { return nil }
    let text = fill(
      [
        "A borders B.", "A shares a border with B.", "A province is adjacent to B province.",
        "A and B share a border.", "A is a neighbour of B.", "A, which borders B, is calm.",
        "A is bordered by B.", "A province adjoins B.", "A and B are neighbours.",
        "A has a long border with B.",
      ], ["A": place.name, "B": other.name], &random)
    return Case(text: text, type: .border, isTrue: isTrue)
  }

  private func containment(
    _ place: Place, _ provinces: [Place], _ isTrue: Bool, _ gazetteer: Gazetteer,
    _ random: inout SplitMix64
  ) -> Case? {
    let districts = gazetteer.children(of: place.id).filter { $0.kind == .district }
    guard let district = districts.randomElement(using: &random) else { return nil }
    let known = Set(
      gazetteer.lookupAll(district.name).compactMap {
        gazetteer.enclosing($0.id, kind: .province)?.id
      })
    let far = provinces.filter { !known.contains($0.id) }
    guard let other = isTrue ? place : far.randomElement(using: &random) else { return nil }
    let text = fill(
      [
        "D is a district of P.", "D district lies in P province.", "D district is in P.",
        "D is one of the districts of P.", "D is a district in P province.",
        "They met in D district of P province.", "D district is located in the province of P.",
        "D, a district of P, fell.", "D district is part of P.",
      ], ["D": district.name, "P": other.name], &random)
    return Case(text: text, type: .containment, isTrue: isTrue)
  }

  private func figure(
    _ place: Place, _ isTrue: Bool, _ gazetteer: Gazetteer, _ random: inout SplitMix64
  ) -> Case? {
    let isCount = Bool.random(using: &random)
    let facts = gazetteer.facts(of: place.id, isCount ? "district_count" : "population")
    let values = facts.compactMap { Int($0.value) }
    guard let value = values.randomElement(using: &random), let most = values.max() else {
      return nil
    }
    if isCount {
      let stated = isTrue ? value : most * 2 + 1
      let text = fill(
        [
          "P is divided into N districts.", "P has N districts.",
          "P province consists of N districts.",
          "P is made up of N districts.", "There are N districts in P.",
          "P province contains N districts.",
        ], ["P": place.name, "N": String(stated)], &random)
      return Case(text: text, type: .count, isTrue: isTrue)
    }
    let stated = isTrue ? value : most * 3
    let text = fill(
      [
        "The population of P is N.", "P has a population of about N.",
        "P province has an estimated population of N.", "P is home to N people.",
        "P's population was about N.", "About N people live in P.",
      ], ["P": place.name, "N": String(stated)], &random)
    return Case(text: text, type: .population, isTrue: isTrue)
  }

  private func capital(
    _ place: Place, _ provinces: [Place], _ isTrue: Bool, _ gazetteer: Gazetteer,
    _ random: inout SplitMix64
  ) -> Case? {
    guard let other = provinces.randomElement(using: &random), other.id != place.id || isTrue,
      let seat = gazetteer.place("capital", of: isTrue ? place.id : other.id)
    else { return nil }
    let text = fill(
      [
        "C is the capital of P.", "C is the provincial capital of P.", "The capital of P is C.",
        "P's capital, C, was quiet.", "C, the capital of P province, was quiet.",
        "C serves as the capital of P.",
      ], ["C": seat.name, "P": place.name], &random)
    return Case(text: text, type: .capital, isTrue: isTrue)
  }

  private func distance(
    _ place: Place, _ provinces: [Place], _ isTrue: Bool, _ gazetteer: Gazetteer,
    _ random: inout SplitMix64
  ) -> Case? {
    guard let other = provinces.randomElement(using: &random), other.id != place.id,
      let a = gazetteer.place("capital", of: place.id),
      let b = gazetteer.place("capital", of: other.id),
      let from = a.coordinate, let to = b.coordinate
    else { return nil }
    let kilometres = from.distanceKilometres(to: to)
    guard kilometres > 40 else { return nil }
    let isMiles = Bool.random(using: &random)
    let stated = (isTrue ? kilometres : kilometres * 5 + 400) / (isMiles ? 1.609344 : 1)
    let text = fill(
      [
        "A lies N from B.", "A is about N from B.", "A is located some N away from B.",
        "A, N from B, is calm.",
      ],
      ["A": a.name, "B": b.name, "N": "\(Int(stated.rounded())) \(isMiles ? "miles" : "km")"],
      &random)
    return Case(text: text, type: .distance, isTrue: isTrue)
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
