import ArgumentParser
import Encoding
import Gazetteer
import GazetteerWorkshop
import Topology

/// `claimatlas gazetteer cells`: approximate shapes for districts that have none.
struct GazetteerCellsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cells",
    abstract: "Work out approximate shapes of districts from their centres (Thiessen cells).",
    discussion: """
      Each district gets the part of its province that is nearer to its centre than to any other. \
      The shapes go to districts.geojson in the folder, marked approximate; borders are never read \
      off them. Import surveyed boundaries to replace them.
      """)

  @Argument(help: "The folder of a region: its tables and the outlines of its provinces.")
  var folder: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to this file instead.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace a file that exists.")
  var force = false

  @Flag(name: [.customShort("q"), .long], help: "Say nothing but faults.")
  var quiet = false

  func run() throws {
    let gazetteer = try GazetteerOptions.load([folder])
    let cells: [(id: PlaceID, shape: PlaceShape)]
    do {
      cells = try DistrictCells.shapes(in: gazetteer)
    } catch {
      throw Failure(.badData, "\(folder): the outlines cannot be cut: \(error)")
    }
    guard !cells.isEmpty else {
      throw Failure(.badData, "\(folder): no district with a point in a province with an outline")
    }
    var target = OutputOptions()
    target.output = output ?? folder + "/districts.geojson"
    target.force = force
    try target.write(ShapeFile.bytes(of: cells))
    if !quiet { Terminal.say("\(cells.count) districts") }
  }
}
