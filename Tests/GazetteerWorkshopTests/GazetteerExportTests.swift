import Features
import FoundationEssentials
import Gazetteer
import GazetteerWorkshop
import Geometry
import TestSupport
import Testing

/// What is written for others can be read back: places, names, codes, types, shapes and sources.
struct GazetteerExportTests {
  private func reread(_ bytes: [UInt8], as ending: String) throws -> Gazetteer {
    let path =
      FileManager.default.temporaryDirectory.path + "/export-\(UUID().uuidString).\(ending)"
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let gazetteer = try GazetteerLoader.load([path])
    #expect(gazetteer.faultLines == [])
    return gazetteer
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func aRealProvinceComesBackWhole() throws {
    let gazetteer = try GazetteerLoader.load([packageRoot + "/gazetteer"])
    let export = GazetteerExport(gazetteer, in: "AF-PAN", attested: "2021")
    #expect(export.places.count > 150)
    for (bytes, ending) in [
      (export.linkedPlacesTSV, "tsv"), (export.linkedPlacesFormat, "json"),
    ] {
      let back = try reread(bytes, as: ending)
      #expect(back.allPlaces.map(\.id) == export.places.map(\.id))
      for place in export.places {
        let read = try #require(back.place(place.id))
        #expect(read.name == place.name && read.kind == place.kind)
        #expect(read.coordinate == place.coordinate, "\(place.id)")
        #expect(read.accuracyKilometres == place.accuracyKilometres)
        #expect(read.validFrom == place.validFrom && read.validTo == place.validTo)
        // The country is not among what was written, so the province stands alone.
        if place.id != "AF-PAN" { #expect(read.parent == place.parent) }
        let spellings = Set(gazetteer.names(of: place.id).map { [$0.name, $0.script] })
        #expect(Set(back.names(of: place.id).map { [$0.name, $0.script] }) == spellings)
        let languages = Set(gazetteer.names(of: place.id).map { [$0.name, $0.language] })
        #expect(
          Set(back.names(of: place.id).map { [$0.name, $0.language] }).isSuperset(of: languages))
        let codes = Set(gazetteer.identifiers(of: place.id).map { "\($0.scheme) \($0.value)" })
        let codesRead = back.identifiers(of: place.id).map { "\($0.scheme) \($0.value)" }
        #expect(Set(codesRead).subtracting(["country-code AF"]) == codes)
        if let shape = gazetteer.shape(of: place.id), !shape.isApproximate {
          #expect(back.shape(of: place.id)?.shape == shape.shape, "\(place.id)")
        }
      }
    }
  }

  /// Written, read and written again gives the same bytes, whatever the places hold.
  @Test func randomPlacesComeBackWhole() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = Random(state: seed)
    for _ in 0..<40 {
      let gazetteer = Gazetteer(random.contents())
      let export = GazetteerExport(gazetteer)
      let table = export.linkedPlacesTSV
      let tableAgain = GazetteerExport(try reread(table, as: "tsv")).linkedPlacesTSV
      #expect(text(tableAgain) == text(table), "seed \(seed)")
      let format = export.linkedPlacesFormat
      let formatAgain = GazetteerExport(try reread(format, as: "json")).linkedPlacesFormat
      #expect(text(formatAgain) == text(format), "seed \(seed)")
    }
  }

  /// Every cell of a table made by others that has a place in ours.
  @Test func aTableOfOthersComesBackWhole() throws {
    let header =
      "id\ttitle\ttitle_source\tfclasses\taat_types\tattestation_year\tstart\tend\ttitle_uri\tccodes"
      + "\tmatches\tvariants\ttypes\tparent_name\tparent_id\tlon\tlat\tgeowkt\tgeo_source\tgeo_id"
      + "\tapproximation\tdescription"
    let rows = [
      "p1\tZanzibar\tAn atlas (1899)\tP\t300008389\t1899\t-320\t1964\thttps://example.org/a\tTZ"
        + "\twd:Q1774;tgn:7001\tSansibar@de-Latn-DE-1901;زنجبار@ar-Arab\tcity;stone town"
        + "\tUnguja\thttps://example.org/unguja\t39.2\t-6.16\t\tA survey\thttps://example.org/g\t2"
        + "\tA port.",
      "p2\tThe Range\tAn atlas (1899)\tT\t\t\t1900-05\t\t\tTZ;KE\t\t\trange\t\t\t36\t-3"
        + "\tMULTILINESTRING ((35.9 -3, 36.1 -3.1), (36.2 -3.2, 36.3 -3.2))\t\t\tgvp:near\t",
    ]
    let table = ([header] + rows).joined(separator: "\n") + "\n"
    let back = try reread(Array(table.utf8), as: "tsv")
    let again = text(GazetteerExport(back).linkedPlacesTSV)
    let cells = { (text: String) in
      text.split(separator: "\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
    }
    for (line, wanted) in zip(cells(again), cells(table)) { #expect(line == wanted) }
  }

  @Test func tablesForOtherProgramsHoldTheirMarks() throws {
    let gazetteer = try GazetteerLoader.load([packageRoot + "/Tests/Fixtures/gazetteer-ruritania"])
    let export = GazetteerExport(gazetteer, kinds: [.province])
    let lines = text(export.humanitarianCSV).split(separator: "\n")
    #expect(lines.count == 2 + 4)
    #expect(lines[1].hasPrefix("#loc+id,#loc+name,"))
    #expect(lines[1].split(separator: ",").allSatisfy { $0.hasPrefix("#") })
    let back = try #require(BoundaryFile(export.geoJSON, file: "a.geojson"))
    #expect(back.layers.first?.features.map(\.id) == ["RU1-E", "RU1-F", "RU1-S", "RU1-Z"])
  }

  /// Random rows of what the formats can hold.
  private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }

    mutating func name() -> String {
      let words = [
        "Bazar", "Ōnaba", "Deh-e", "پنجشیر", "Жолоб", "\"Old\"", "O’Neill", "St.", "(New)", "a/b",
        "北京", "x&y", "<b>",
      ]
      return (0...Int.random(in: 0...2, using: &self)).map { _ in
        words[Int.random(in: 0..<words.count, using: &self)]
      }.joined(separator: " ")
    }

    mutating func flip() -> Bool { Bool.random(using: &self) }

    mutating func contents() -> GazetteerContents {
      var contents = GazetteerContents()
      let count = Int.random(in: 1...8, using: &self)
      for number in 0..<count {
        let id = PlaceID(rawValue: "p\(number)")
        let name = name()
        let kinds = PlaceKind.allCases.filter { $0 != .country }
        let degrees = { (random: inout Random) in
          Double(Int.random(in: -80_000_000...80_000_000, using: &random)) / 1e6
        }
        contents.places.append(
          Place(
            id: id, name: name, kind: kinds[Int.random(in: 0..<kinds.count, using: &self)],
            parent: number > 0 && flip() ? "p0" : nil,
            coordinate: flip()
              ? Coordinate(longitude: degrees(&self), latitude: degrees(&self)) : nil,
            accuracyKilometres: flip() ? Double(Int.random(in: 1...999, using: &self)) / 8 : nil,
            validFrom: flip() ? "1922-12-30" : nil, validTo: flip() ? "2004" : nil,
            source: flip() ? "An atlas, (1899)" : "list"))
        contents.names.append(
          Toponym(
            place: id, name: name, language: "", script: Script.code(of: name), status: .preferred,
            source: "list"))
        for _ in 0..<Int.random(in: 0...3, using: &self) {
          let variant = self.name()
          contents.names.append(
            Toponym(
              place: id, name: variant,
              language: ["fa", "en", "de-DE-1901"][Int.random(in: 0...2, using: &self)],
              script: Script.code(of: variant), status: .variant, source: "list"))
        }
        for scheme in ["geonames", "wikidata", "country-code", "aat", "feature-class", "own"]
        where flip() {
          contents.identifiers.append(
            Identifier(
              place: id, scheme: scheme, value: scheme == "aat" ? "300000001" : "Q7", source: "list"
            ))
        }
        for (property, value) in [
          ("type", "market town"), ("description", "A place; \(name)"),
          ("attestation_year", "1899"),
        ] where flip() {
          contents.facts.append(
            Fact(
              place: id, property: property, value: value, unit: "", asOf: "", source: "list",
              note: ""))
        }
      }
      return contents
    }
  }
}
