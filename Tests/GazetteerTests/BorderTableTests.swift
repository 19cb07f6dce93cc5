import Encoding
import Gazetteer
import Geometry
import TestSupport
import Testing

/// Answers held against the rows of the tables, read apart from the gazetteer, and against the
/// measurements that the tables were made from.
@Suite(.enabled(if: realGazetteer != nil, "the package has no gazetteer folder"))
struct BorderTableTests {
  private struct Row {
    let a: PlaceID, b: PlaceID
    let kilometres: Double?
    let source: String
  }

  private func rows(_ folder: String) throws -> [Row] {
    let path = packageRoot + "/gazetteer/\(folder)/adjacency.csv"
    return try Table(try readFile(path), file: path, required: ["a", "b"]).rows.map {
      Row(
        a: PlaceID(rawValue: $0["a"]), b: PlaceID(rawValue: $0["b"]),
        kilometres: Double($0["shared_border_km"]), source: $0["source"])
    }
  }

  @Test func everyRowIsAnsweredFromBothSides() throws {
    let gazetteer = try #require(realGazetteer)
    var lengths: [PlaceID: [PlaceID: [BorderLength]]] = [:]
    var provinces = 0
    var districts = 0
    for row in try rows("afghanistan") {
      guard let kilometres = row.kilometres, kilometres > 0 else { continue }
      let kind = try #require(gazetteer.place(row.a)?.kind)
      for (id, other) in [(row.a, row.b), (row.b, row.a)] {
        if lengths[id] == nil {
          lengths[id] = Dictionary(
            uniqueKeysWithValues: gazetteer.neighbours(of: id).map {
              ($0.place.id, $0.border.lengths)
            })
        }
        // A country names provinces of another only when it is asked for them.
        guard gazetteer.place(id)?.kind == gazetteer.place(other)?.kind else { continue }
        let found = lengths[id]?[other]?.contains {
          $0.kilometres == kilometres && $0.source == row.source
        }
        #expect(found == true, "\(id) \(other) \(row.source)")
      }
      if kind == .province { provinces += 1 } else if kind == .district { districts += 1 }
    }
    #expect(provinces >= 238 && districts >= 1000, "\(provinces) and \(districts) rows")
  }

  /// The shared measurements of the district set, by place code: no text of theirs stands here.
  @Test func districtsAgreeWithTheMeasuredOutlines() throws {
    guard let sharedFolder else { return }
    let gazetteer = try #require(realGazetteer)
    var places: [String: PlaceID] = [:]
    for place in gazetteer.allPlaces where place.kind == .district {
      for code in gazetteer.identifiers(of: place.id) where code.scheme == "pcode-2004" {
        places[code.value] = place.id
      }
    }
    let bytes = try readFile(sharedFolder + "/data/derived/district_adjacency_aims.tsv")
    var checked = 0
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count > 6, let a = places[cells[1]], let b = places[cells[4]],
        let measured = Double(cells[6]), measured > 1
      else { continue }
      let border = gazetteer.neighbours(of: a, level: .district).first { $0.place.id == b }?.border
      #expect(abs((border?.kilometres ?? 0) - measured) < 1, "\(a) \(b)")
      checked += 1
    }
    #expect(checked >= 1000, "\(checked)")
  }

  /// Districts that share a border lie near each other, by their own points.
  @Test func districtsThatMeetLieSideBySide() throws {
    let gazetteer = try #require(realGazetteer)
    let pairs = gazetteer.allPairs(level: .district)
    #expect(pairs.count >= 1000)
    for pair in pairs {
      let a = try #require(pair.a.coordinate)
      let b = try #require(pair.b.coordinate)
      let size = (pair.a.accuracyKilometres ?? 0) + (pair.b.accuracyKilometres ?? 0)
      #expect(a.distanceKilometres(to: b) < size * 2.5 + 5, "\(pair.a.id) \(pair.b.id)")
    }
  }

  @Test(arguments: [PlaceKind.province, .district])
  func pathsAreAsShortAsThoseOfAPlainSearch(kind: PlaceKind) throws {
    let gazetteer = try #require(realGazetteer)
    var near: [PlaceID: Set<PlaceID>] = [:]
    for folder in ["afghanistan", "world-units"] {
      for row in try rows(folder) where row.kilometres ?? 1 > 0 {
        guard gazetteer.place(row.a)?.kind == kind, gazetteer.place(row.b)?.kind == kind else {
          continue
        }
        near[row.a, default: []].insert(row.b)
        near[row.b, default: []].insert(row.a)
      }
    }
    let units = gazetteer.descendants(of: "AF", kind: kind).map(\.id)
    let seed: UInt64 = 34
    var random = SplitMix64(seed: seed)
    for start in kind == .province ? units : Array(units.shuffled(using: &random).prefix(12)) {
      var steps: [PlaceID: Int] = [start: 0]
      var queue = [start]
      var next = 0
      while next < queue.count {
        let id = queue[next]
        next += 1
        for other in near[id] ?? [] where steps[other] == nil {
          steps[other] = (steps[id] ?? 0) + 1
          queue.append(other)
        }
      }
      for end in kind == .province ? units : Array(units.shuffled(using: &random).prefix(20)) {
        let path = gazetteer.path(from: start, to: end)
        #expect(path.count - 1 == steps[end], "seed \(seed): \(start) to \(end)")
        #expect(path.first == start && path.last == end)
        for (a, b) in zip(path, path.dropFirst()) { #expect(near[a]?.contains(b) == true) }
      }
    }
  }

  @Test func countriesAbroadStandBesideTheirUnits() throws {
    let gazetteer = try #require(realGazetteer)
    // The table has rows of the countries here,
    let badakhshan = gazetteer.neighbours(of: "AF-BDS")
    #expect(
      Set(badakhshan.filter { $0.place.kind == .country }.map(\.place.id)) == ["TJ", "PK", "CN"])
    // and here only of their provinces, which are added up.
    let kassala = gazetteer.neighbours(of: "SD-KA")
    let eritrea = try #require(kassala.first { $0.place.id == "ER" })
    let units = kassala.filter { $0.abroad?.id == "ER" }
    let sum = units.compactMap(\.border.kilometres).reduce(0, +)
    #expect(units.count == 2 && abs((eritrea.border.kilometres ?? 0) - sum) < 0.01)
    #expect(kassala.filter { $0.abroad == nil && $0.place.kind == .province }.count == 4)
  }

  @Test(arguments: [
    (
      "Salang Pass", "Salang Pass (pass) is on the border of Baghlan and Parwan (provinces).\n"
    ),
    (
      "Anjuman Pass",
      "Anjuman Pass (pass) is on the border of Badakhshan and Panjshir (provinces) and "
        + "Kuran wa Munjan and Paryan (districts).\n"
    ),
    ("Bazarak town", "Bazarak (town) lies in Bazarak (district).\n"),
    (
      "Salang Highway",
      "Salang Highway (road) leads through Baghlan, Kabul and Parwan (provinces).\n"
    ),
  ])
  func spotsAndRoads(name: String, answer: String) throws {
    let gazetteer = try #require(realGazetteer)
    let place = try #require(gazetteer.lookup(name).place)
    let report = gazetteer.neighboursReport(of: place)
    #expect(report.text.hasPrefix(answer), "\(report.text)")
    #expect(report.isYes == true)
  }
}
