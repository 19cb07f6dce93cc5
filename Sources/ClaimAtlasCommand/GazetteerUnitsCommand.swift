import ArgumentParser
import Encoding
import Features
import Gazetteer
import GazetteerWorkshop
import GeoJSON

/// `claimatlas gazetteer units`: tables of the world's first-level units.
struct GazetteerUnitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "units",
    abstract: "Make tables of first-level units from Natural Earth's states and provinces.",
    discussion: """
      Reads the layer states_provinces as GeoJSON, takes codes from iso-codes where the names \
      agree, and measures every border, inside and across countries. Units of countries that the \
      gazetteer already has with outlines are kept as they are. See gazetteer/README.md.
      """)

  @Argument(help: "The units: GeoJSON with iso_a2, name, woe_name, gn_name and fips.")
  var file: String

  @Option(help: ArgumentHelp("ISO 3166-2 as iso_3166-2.json of iso-codes.", valueName: "file"))
  var iso: String?

  @Option(
    help: ArgumentHelp(
      "A list of words, one a line; those in small letters are no names in a text.",
      valueName: "file"))
  var words: String?

  @Option(help: "The id of the source in the tables.")
  var source = "naturalearth"

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write the tables to this folder.", valueName: "folder"))
  var output: String

  @Option(help: ArgumentHelp("Write the outlines to this file.", valueName: "file"))
  var outlines: String?

  @OptionGroup var gazetteers: GazetteerOptions

  @Flag(help: "Replace tables that are there.")
  var force = false

  @Flag(name: [.customShort("q"), .long], help: "Say nothing but faults.")
  var quiet = false

  func run() throws {
    let (features, faults) = GeoJSONReader.readLenient(try read(file), file: file)
    for fault in faults { Terminal.say(fault.description) }
    var codes = SubdivisionCodes()
    if let iso {
      guard let read = SubdivisionCodes(try read(iso)) else {
        throw Failure(.badData, "\(iso): is not iso_3166-2.json of iso-codes")
      }
      codes = read
    }
    let gazetteer = try gazetteers.load()
    let units: FirstLevelUnits
    do {
      units = try FirstLevelUnits(
        features, codes: codes, gazetteer: gazetteer, reserved: try reserved(gazetteer),
        source: source)
    } catch let error as Failure {
      throw error
    } catch {
      throw Failure(.badData, "\(file): the shapes cannot be compared: \(error)")
    }
    do throws(FileFault) {
      try createFolder(output)
      for table in units.tables.files {
        try writeFile(table.bytes, to: "\(output)/\(table.name)", replacing: force)
      }
      if let outlines {
        try createFolder(parentFolder(outlines))
        try writeFile(
          UnitOutlines.bytes(of: units.outlines), to: outlines, replacing: force)
      }
    } catch {
      throw Failure(.cannotCreate, error.description)
    }
    guard !quiet else { return }
    for note in units.notes { Terminal.say("  passed over: " + note) }
    let contents = units.tables.contents
    Terminal.say(
      "\(contents.places.count) units, \(units.coded) with an ISO 3166-2 code, "
        + "\(contents.borders.count) borders")
  }

  private func read(_ path: String) throws -> [UInt8] {
    do {
      return try readFile(path)
    } catch {
      throw Failure(error.isMissing ? .inputMissing : .inputOutput, error.description)
    }
  }

  /// Names of other places, peoples and actors, and the words of the word tables and of the list.
  private func reserved(_ gazetteer: Gazetteer) throws -> FirstLevelUnits.Reserved {
    var reserved = FirstLevelUnits.Reserved()
    let contents = gazetteer.contents
    for place in contents.places {
      let names = [place.name] + gazetteer.names(of: place.id).map(\.name)
      // What large cities are called means them, whatever country it is read in.
      let people = gazetteer.facts(of: place.id, "population").compactMap { Double($0.value) }.max()
      if place.kind.isSettlement, people ?? 0 < 300_000 {
        guard let country = gazetteer.enclosing(place.id, kind: .country) else { continue }
        for name in names { reserved.insert(settlement: name, in: country.id) }
      } else {
        reserved.insert(names: names)
      }
    }
    reserved.insert(names: contents.demonyms.map(\.name))
    for actor in contents.actors { reserved.insert(names: [actor.name] + actor.aliases) }
    let language = try gazetteers.language()
    for table in ["heads", "directions"] {
      reserved.insert(words: language.rows(table).map { $0["word"] })
    }
    for table in ["titles", "organisations"] {
      reserved.insert(words: language.words(table))
    }
    if let words {
      let lines = String(decoding: try read(words), as: UTF8.self).split(separator: "\n")
      reserved.insert(words: lines.lazy.filter { $0.first?.isLowercase ?? false }.map(String.init))
    }
    return reserved
  }
}
