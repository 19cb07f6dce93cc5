import ArgumentParser
import Encoding
import Gazetteer
import GazetteerWorkshop

/// `claimatlas gazetteer parents`: settlements into the first-level units that hold them.
struct GazetteerParentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parents",
    abstract: "Put settlements that hang on their country into the first-level unit around them.",
    discussion: """
      Reads a places.csv and writes it with another parent in the row of each city, town and \
      village whose parent is a country and whose point lies in a unit of it, or at most 30 km \
      from the nearest. Nothing else in the table changes. The outlines of the units are those of \
      the gazetteer and its folder outlines/.
      """)

  @Argument(help: "The table: places.csv of a folder.")
  var file: String

  @OptionGroup var gazetteers: GazetteerOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let gazetteer = try gazetteers.load()
    let outlines = try gazetteers.outlines { _ in true }
    let parents = try GazetteerOptions.reading {
      try CityParents(try readFile(file), file: file, in: gazetteer, outlines: outlines)
    }
    try output.write(parents.bytes)
    guard !output.quiet else { return }
    Terminal.say("\(parents.changed) settlements put into their units")
    for place in parents.left.prefix(20) { Terminal.say("  left on its country: \(place)") }
    if parents.left.count > 20 { Terminal.say("  and \(parents.left.count - 20) more") }
  }
}
