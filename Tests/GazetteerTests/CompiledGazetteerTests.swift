import Encoding
import FoundationEssentials
import Geometry
import TestSupport
import Testing
import Text

@testable import Gazetteer

/// A compiled gazetteer answers as its tables do, and is never trusted further than it can be read.
struct CompiledGazetteerTests {
  private static let ruritania = packageRoot + "/Tests/Fixtures/gazetteer-ruritania"

  /// A name for a file of a test's own.
  private static func path() -> String {
    FileManager.default.temporaryDirectory.path + "/compiled-\(UUID().uuidString).gazetteer"
  }

  private static let sample = Result { try compiled(ruritania) }

  private func compiled() throws -> [UInt8] { try Self.sample.get() }

  private static func compiled(_ folder: String, faults: Int = 0) throws -> [UInt8] {
    let file = path()
    defer { try? FileManager.default.removeItem(atPath: file) }
    #expect(try GazetteerLoader.compile([folder], to: file, replacing: false).count == faults)
    return try readFile(file)
  }

  private func open(_ bytes: [UInt8]) throws -> Gazetteer {
    Gazetteer(try GazetteerImage(FixedBytes(bytes), path: "test.gazetteer"))
  }

  /// The rows of a folder as the parsers give them, without any index.
  private struct Rows {
    var places: [PlaceID: Place] = [:]
    var names: [PlaceID: [Toponym]] = [:]
    var facts: [PlaceID: [Fact]] = [:]
    var identifiers: [PlaceID: [Identifier]] = [:]
    var borders: [BorderRow] = []
    var demonyms: [Toponym] = []
    var actors: [Actor] = []
    var sources: [Source] = []
    var shapes: [PlaceID: PlaceShape] = [:]

    init(_ folder: String) throws {
      let files = try GazetteerLoader.files([folder])
      func table<Row>(_ name: String, _ parse: (Table) -> TableRows<Row>) throws -> [Row] {
        try (files.tableFiles[name] ?? []).flatMap {
          parse(try Table($0.bytes, file: $0.path)).rows
        }
      }
      for place in try table("places", { TableParsers.places($0, layer: 0) }) {
        places[place.id] = place
      }
      names = Dictionary(
        grouping: try table("names") { TableParsers.names($0, layer: 0) }, by: \.place)
      facts = Dictionary(grouping: try table("facts", TableParsers.facts), by: \.place)
      identifiers = Dictionary(
        grouping: try table("identifiers", TableParsers.identifiers), by: \.place)
      borders = try table("adjacency", TableParsers.borders)
      demonyms = try table("demonyms", TableParsers.demonyms)
      actors = try table("actors", TableParsers.actors)
      sources = try table("sources", TableParsers.sources)
      shapes = ShapeReader.read(files.shapes).shapes
    }
  }

  @Test(arguments: [ruritania, packageRoot + "/gazetteer"])
  func answersAsTheTablesDo(folder: String) throws {
    let rows = try Rows(folder)
    let bytes = try Self.compiled(folder)
    let gazetteer = try open(bytes)
    #expect(gazetteer.allPlaces == rows.places.values.sorted { $0.id < $1.id })
    #expect(gazetteer.demonyms == rows.demonyms)
    #expect(gazetteer.allActors == rows.actors)
    #expect(gazetteer.allSources == rows.sources)
    #expect(gazetteer.allBorders == rows.borders)
    #expect(gazetteer.nameCount == rows.names.values.reduce(0) { $0 + $1.count })
    var borders: [PlaceID: [BorderRow]] = [:]
    for row in rows.borders {
      borders[row.a, default: []].append(row)
      if row.b != row.a { borders[row.b, default: []].append(row) }
    }
    let children = Dictionary(grouping: rows.places.values.filter { $0.parent != nil }) {
      $0.parent ?? $0.id
    }
    let naming = Dictionary(
      grouping: rows.facts.values.joined().filter { $0.unit.isEmpty }, by: \.value)
    // One expectation for all: thousands of them take minutes.
    let wrong = rows.places.filter { id, place in
      !(gazetteer.place(id) == place && gazetteer.names(of: id) == rows.names[id] ?? []
        && gazetteer.facts(of: id) == rows.facts[id] ?? []
        && gazetteer.identifiers(of: id) == rows.identifiers[id] ?? []
        && gazetteer.borders(of: id) == borders[id] ?? []
        && gazetteer.shape(of: id) == rows.shapes[id]
        && gazetteer.children(of: id).map(\.id) == (children[id] ?? []).map(\.id).sorted()
        && Set(gazetteer.facts(naming: id)) == Set(naming[id.rawValue] ?? []))
    }
    #expect(wrong.isEmpty)
    for property in Set(rows.facts.values.joined().map(\.property)) {
      let expected = rows.facts.values.joined().filter { $0.property == property }
      #expect(Set(gazetteer.facts(ofProperty: property)) == Set(expected))
    }
    #expect(gazetteer.facts(ofProperty: "no such property") == [])
    #expect(gazetteer.place("no-such-place") == nil)

    // Names by key, against a map of all keys.
    var exact: [String: Set<PlaceID>] = [:]
    var loose: [String: Set<PlaceID>] = [:]
    let all =
      rows.names.values.joined().map { ($0.place, $0.name) }
      + rows.places.values.map { ($0.id, $0.name) }
    for (id, name) in all where rows.places[id] != nil {
      let key = NameKey.exact(name)
      exact[key, default: []].insert(id)
      loose[NameKey.loose(key), default: []].insert(id)
    }
    let wrongKeys = exact.filter { key, ids in
      let looseKey = NameKey.loose(key)
      return Set(gazetteer.candidates(forKey: key).map(\.place.id)) != ids
        || !looseKey.isEmpty
          && Set(gazetteer.looseCandidates(forKey: key).map(\.place.id)) != loose[looseKey]
    }
    #expect(wrongKeys.isEmpty)
    // And as the words of a text.
    let phrases = gazetteer.phrases
    let missing = rows.names.values.joined().filter { name in
      let words = Tokenizer.matchingWords(name.name)
      guard rows.places[name.place] != nil, words.joined().unicodeScalars.count > 1 else {
        return false
      }
      let row = gazetteer.row(of: name.place)
      return !phrases.values(of: words).contains { gazetteer.row(ofName: $0) == row }
    }
    #expect(missing.isEmpty)

    // The same tables give the same bytes, and rows in memory the same answers.
    #expect(try Self.compiled(folder) == bytes)
    #expect(try GazetteerLoader.load([folder]).version == gazetteer.version)
    let again = Gazetteer(gazetteer.contents)
    #expect(again.contents.places == gazetteer.contents.places)
    #expect(again.contents.names == gazetteer.contents.names)
    #expect(again.contents.shapes == gazetteer.contents.shapes)
  }

  @Test func aCompiledFileIsALayer() throws {
    let file = Self.path()
    let own = Self.path() + ".tsv"
    defer { for file in [file, own] { try? FileManager.default.removeItem(atPath: file) } }
    _ = try GazetteerLoader.compile([Self.ruritania], to: file, replacing: false)
    try "id\ttitle\ttypes\nRU1-F\tFarthest Zenda\tprovince\n".write(
      toFile: own, atomically: true, encoding: .utf8)
    let tables = try GazetteerLoader.load([Self.ruritania]).contents
    #expect(try GazetteerLoader.load([file]).contents.facts == tables.facts)
    for paths in [[file, own], [own, file]] {
      let gazetteer = try GazetteerLoader.load(paths)
      let name =
        paths == [file, own]
        ? "Farthest Zenda" : tables.places.first { $0.id == "RU1-F" }?.name
      #expect(gazetteer.place("RU1-F")?.name == name)
      #expect(gazetteer.lookup("Farthest Zenda").place?.id == "RU1-F")
      #expect(gazetteer.contents.borders == tables.borders)
      #expect(gazetteer.contents.actors == tables.actors)
    }
  }

  // MARK: Damage

  /// Asks everything; what comes out does not matter, only that it comes.
  private func ask(_ gazetteer: Gazetteer) {
    let contents = gazetteer.contents
    for place in contents.places.prefix(40) {
      _ = gazetteer.neighboursReport(of: place).jsonText
      _ = gazetteer.withinReport(kilometres: 50, of: place).text
      _ = gazetteer.facts(naming: place.id).count + gazetteer.ancestors(of: place.id).count
      _ = gazetteer.onBorder(place)
    }
    for kind in PlaceKind.allCases { _ = gazetteer.allPairs(level: kind).count }
    for name in ["Strelsau", "Zenda province", "زندا", "Twim", "Cast"] {
      _ = gazetteer.lookup(name)
      _ = gazetteer.search(name, limit: 50)
      _ = gazetteer.phrases.values(of: Tokenizer.matchingWords(name)).map {
        gazetteer.row(ofName: $0)
      }
    }
    _ = gazetteer.facts(ofProperty: "population")
    _ = ImageFaults.read(gazetteer.image.part(.faults)).count
    _ = ImageInput.read(gazetteer.image.part(.inputs)).count
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func changedBytesAreFoundOrDoNoHarm(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var bytes = try compiled()
    for _ in 0..<Int.random(in: 1...30, using: &random) {
      bytes[Int.random(in: ImageHead.size..<bytes.count, using: &random)] ^=
        UInt8.random(in: 1...255, using: &random)
    }
    let gazetteer = try open(bytes)
    ask(gazetteer)
    #expect(throws: CompiledGazetteerFault(path: "x", problem: .damaged), "seed \(seed)") {
      try gazetteer.image.verify(path: "x")
    }
  }

  /// A head with a checksum of its own that sends every part somewhere else.
  @Test(arguments: 1...150 as ClosedRange<UInt64>)
  func forgedHeadsDoNoHarm(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var bytes = try compiled()
    var head = try ImageHead(FixedBytes(bytes).all, path: "x")
    for part in ImagePart.allCases where Bool.random(using: &random) {
      let offset = Int.random(in: ImageHead.size...bytes.count, using: &random)
      head.parts[part] = (offset, Int.random(in: 0...(bytes.count - offset), using: &random))
    }
    bytes.replaceSubrange(0..<ImageHead.size, with: head.bytes)
    ask(try open(bytes))
    head.parts[.places] = (bytes.count - 10, 4000)
    bytes.replaceSubrange(0..<ImageHead.size, with: head.bytes)
    #expect(throws: CompiledGazetteerFault.self, "seed \(seed)") { try open(bytes) }
  }

  @Test func cutAndForeignFilesAreTold() throws {
    let bytes = try compiled()
    func problem(_ bytes: [UInt8]) -> CompiledGazetteerFault.Problem? {
      do {
        _ = try open(bytes)
        return nil
      } catch {
        return (error as? CompiledGazetteerFault)?.problem
      }
    }
    #expect(problem(bytes) == nil)
    for length in [0, 7] { #expect(problem(Array(bytes.prefix(length))) == .foreign) }
    for length in [8, 15, 16, 71, ImageHead.size - 1, ImageHead.size, bytes.count - 1] {
      #expect(problem(Array(bytes.prefix(length))) == .truncated, "\(length)")
    }
    #expect(problem(bytes + [0]) == .truncated)
    #expect(problem(Array("id,name,kind\n".utf8)) == .foreign)
    var other = bytes
    other[8] = 99
    #expect(problem(other) == .version(99))
    other = bytes
    other.replaceSubrange(12..<16, with: [0x0A, 0x0B, 0x0C, 0x0D])
    #expect(problem(other) == .byteOrder)
    for index in 16..<ImageHead.size {
      other = bytes
      other[index] ^= 1
      #expect(problem(other) == .damaged, "\(index)")
    }
    var head = try ImageHead(FixedBytes(bytes).all, path: "x")
    head.signature ^= 1
    #expect(problem(head.bytes + bytes.dropFirst(ImageHead.size)) == .otherKeys)
  }

  @Test func twoCompilesAtOnceLeaveOneWholeFile() async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/compiles-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          _ = try GazetteerLoader.compile(
            [Self.ruritania], to: folder + "/a.gazetteer", replacing: true)
        }
      }
      try await group.waitForAll()
    }
    #expect(try listFolder(folder) == ["a.gazetteer"])
    #expect(try readFile(folder + "/a.gazetteer") == compiled())
    #expect(throws: FileFault.self) {
      try GazetteerLoader.compile([Self.ruritania], to: folder + "/a.gazetteer", replacing: false)
    }
  }

  /// A deny list alone makes an overlay; compiled, it says the same.
  @Test func keepsTheDenyList() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/deny-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "name,place,note\nReading,,a heading\nStrelsau,RU-strelsau,\n,RU-strelsau,\n".write(
      toFile: folder + "/deny.csv", atomically: true, encoding: .utf8)
    let expected = [
      Denial(name: "Reading", layer: 1), Denial(name: "Strelsau", place: "RU-strelsau", layer: 1),
    ]
    let read = try GazetteerLoader.load([Self.ruritania, folder])
    #expect(read.denials == expected && read.contents.denials == expected)
    #expect(read.faultLines.count == 1, "\(read.faultLines)")
    #expect(
      try open(try Self.compiled(folder, faults: 1)).denials.map(\.name) == expected.map(\.name))
  }
}
