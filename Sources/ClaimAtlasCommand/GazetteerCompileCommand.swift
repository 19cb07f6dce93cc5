import ArgumentParser
import Encoding
import Gazetteer
import GazetteerWorkshop

/// `claimatlas gazetteer compile`: the gazetteer as one file that is mapped, not read.
struct GazetteerCompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Write a gazetteer as one compiled file, for --gazetteer FILE.",
    discussion: """
      Tables are compiled and cached by every command; a file of one's own serves where a large \
      gazetteer is built once and used on many machines. The same tables give the same bytes. A \
      later source outranks an earlier one.
      """)

  @Argument(
    help: """
      Folders of tables, LP-TSV, LPF, compiled files, or main tables of GeoNames dumps such as \
      allCountries.txt; the gazetteer that comes with the command otherwise.
      """)
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("A table of actors (actors.csv). May be given again.", valueName: "file"))
  var actors: [String] = []

  @Option(
    name: [.customShort("o"), .long], help: ArgumentHelp("The file to write.", valueName: "file"))
  var output = "claimatlas.gazetteer"

  @Flag(help: "Replace a file that exists.")
  var force = false

  @Flag(name: [.customShort("q"), .long], help: "Say nothing but faults.")
  var quiet = false

  func run() throws {
    let paths = paths.isEmpty ? [try DataFolder.find()].compactMap(\.self) : paths
    guard !paths.isEmpty else { throw Failure(.inputMissing, "no gazetteer found: name one") }
    let faults = try GazetteerOptions.reading {
      do {
        return try GazetteerCompile.compile(
          paths, actors: actors, to: output, replacing: force)
      } catch let fault as FileFault where fault.action != .read && fault.action != .list {
        throw Failure(
          fault.action == .write ? .inputOutput : .cannotCreate, fault.description)
      }
    }
    for fault in faults { Terminal.say(fault) }
    if !quiet { Terminal.say("\(output): written; use it with --gazetteer") }
  }
}
