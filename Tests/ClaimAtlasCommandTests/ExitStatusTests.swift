import Foundation
import TestSupport
import Testing

/// How the command ends, and what it says, for input that it cannot use.
@Suite(.enabled(if: Command.isBuilt, "the command is not built"))
struct ExitStatusTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let status: Int32
    let arguments: [String]
    let says: [String]

    init(_ status: Int32, _ arguments: [String], _ says: String...) {
      self.status = status
      self.arguments = arguments
      self.says = says
    }

    var testDescription: String {
      arguments.map { $0.replacingOccurrences(of: packageRoot, with: "") }.joined(separator: " ")
    }
  }

  static let rows = [
    Row(0, ["--help"]),
    Row(0, ["--version"]),
    Row(0, ["place", "AF-PAN"]),
    Row(64, ["nothing-of-ours"], "nothing-of-ours"),
    Row(64, ["map", Command.sample], "--output"),
    Row(64, ["map", "-o", "map"], "reports"),
    Row(64, ["map", Command.sample, "-o", "map", "--as-of", "yesterday"], "2021-08-24"),
    Row(64, ["map", Command.sample, "-o", "map", "--precision", "metre"], "district"),
    Row(64, ["map", Command.sample, "-o", "map", "--hold", "0"], "at least one day"),
    Row(64, ["claims", Command.sample, "-f", "docx"], "docx", "jsonl"),
    Row(64, ["export", "five.csv"], "-o"),
    Row(64, ["export", "five.csv", "-o", "map.shp"], "shp", "geojson"),
    // Reports that cannot be read.
    Row(66, ["map", "absent.txt", "-o", "map"], "absent.txt: no such file or folder"),
    Row(65, ["map", "empty.txt", "-o", "map"], "empty.txt: "),
    Row(65, ["map", "blank.txt", "-o", "map"], "blank.txt: "),
    Row(65, ["map", "program.txt", "-o", "map"], "program.txt:1: binary data"),
    Row(65, ["map", "picture.png", "-o", "map"], "picture.png: "),
    Row(65, ["map", "broken.txt", "-o", "map"], "broken.txt:3: not UTF-8"),
    Row(65, ["map", "five.csv", "-o", "map"], "five.csv: "),
    Row(66, ["map", "nothing", "-o", "map"], "nothing: no report in this folder"),
    Row(66, ["claims", "absent.txt"], "absent.txt: no such file or folder"),
    Row(65, ["claims", "broken.txt"], "broken.txt:3: "),
    Row(66, ["resolve", "absent.txt"], "absent.txt: "),
    Row(65, ["text", "broken.txt"], "broken.txt:3: "),
    Row(66, ["claims", "good.txt", "--manifest", "absent.csv"], "absent.csv"),
    // Output that cannot be made.
    Row(73, ["map", "good.txt", "-o", "foreign"], "foreign: "),
    Row(73, ["map", "good.txt", "-o", "good.txt"], "good.txt: is a file"),
    Row(73, ["map", "good.txt", "-o", "/proc/map"], "/proc/map: cannot create the folder"),
    Row(73, ["map", "good.txt", "-o", "good.txt/map"], "good.txt/map: cannot create"),
    Row(73, ["export", "five.csv", "-o", "good.txt", "-f", "kml"], "good.txt: exists", "--force"),
    Row(73, ["export", "five.csv", "-o", "absent/map.kml"], "absent/map.kml"),
    // Gazetteers.
    Row(66, ["place", "Kabul", "--gazetteer", "absent"], "absent"),
    Row(66, ["place", "Kabul", "--no-default-gazetteer"], "--gazetteer"),
    Row(66, ["place", "Kabul", "--actors", "absent.csv"], "absent.csv"),
    // Names.
    Row(2, ["place", "Panjshr"], "Did you mean", "[AF-PAN]"),
    Row(2, ["place", "Xqzzwv"], "not in the gazetteer"),
    Row(2, ["place", "Springfield"], "fits", "[US-springfield-4409896]", "--kind"),
    Row(64, ["place", "Kabul", "--kind", "kingdom"], "province"),
    // Borders.
    Row(0, ["adjacent", "AF-PAN", "AF-NUR"]),
    Row(1, ["adjacent", "AF-PAN", "AF-KAN"]),
    Row(2, ["adjacent", "Panjshr", "AF-KAN"], "Did you mean", "[AF-PAN]"),
    Row(2, ["adjacent", "AF-PAN", "Springfield"], "fits", "[US-springfield-4409896]"),
    Row(0, ["adjacent", "AF-PAN", "AF-HER", "--path"]),
    Row(0, ["adjacent", "AF-PAN", "--within", "40", "-f", "geojson"]),
    Row(0, ["adjacent", "AF-BGL-salang-pass"]),
    Row(2, ["adjacent", "AF-PAN", "AF-KAN", "--level", "village"], "lies in no village"),
    Row(64, ["adjacent"]),
    Row(64, ["adjacent", "AF-PAN", "--level", "kingdom"], "--level kingdom"),
    Row(64, ["adjacent", "AF-PAN", "-f", "shp"], "geojson"),
    // The tables.
    Row(0, ["gazetteer", "check"]),
    Row(66, ["gazetteer", "check", "absent"], "absent"),
    Row(0, ["gazetteer", "search", "Panjsher"]),
    // Ledgers.
    Row(66, ["export", "absent.csv", "-o", "map.kml"], "absent.csv: no such file or folder"),
    Row(65, ["export", "empty.txt", "-o", "map.kml"], "empty.txt"),
    Row(65, ["export", "few.csv", "-o", "map.kml"], "few.csv:1: ", "date,place,actor"),
    Row(66, ["place", "AF-PAN", "--ledger", "absent.csv"], "absent.csv"),
  ]

  @Test(arguments: rows)
  func ends(_ row: Row) throws {
    let folder = try TemporaryFolder()
    try folder.add("good.txt", "The army holds Kabul, a spokesman said on Monday.\n")
    try folder.add("empty.txt", "")
    try folder.add("blank.txt", "  \n\n")
    try folder.add("program.txt", Data([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]))
    try folder.add("picture.png", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    try folder.add("broken.txt", Data("One.\nTwo.\nThr".utf8) + Data([0xFF]) + Data("e.\n".utf8))
    try folder.add("five.csv", "date,place,actor,predicate,source\n2021,AF-KAB,Army,holds,Wire\n")
    try folder.add("few.csv", "date,place\n2021,Kabul\n")
    try folder.add("foreign/letter.txt", "Mine.\n")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/nothing", withIntermediateDirectories: false)
    let before = try TemporaryFolder.files(below: folder.path)
    var environment = Command.plainEnvironment
    if row.arguments.contains("--no-default-gazetteer") {
      environment["CLAIMATLAS_GAZETTEER"] = nil
    }
    let outcome = try Command.run(row.arguments, in: folder.path, environment: environment)
    #expect(outcome.status == row.status, "\(outcome.messages)")
    for words in row.says {
      #expect(outcome.messages.contains(words), "\(outcome.messages)")
    }
    if row.status > 1 { #expect(outcome.output == "") }
    if row.status != 0 {
      #expect(try TemporaryFolder.files(below: folder.path) == before, "nothing is left behind")
    }
  }

  @Test(
    "A folder that may not be written to",
    .enabled(if: geteuid() != 0, "the superuser may write everywhere"))
  func unwritableFolder() throws {
    let folder = try TemporaryFolder()
    try folder.add("good.txt", "The army holds Kabul, a spokesman said on Monday.\n")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/closed", withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o555])
    let outcome = try Command.run(["map", "good.txt", "-o", "closed/map"], in: folder.path)
    #expect(outcome.status == 73)
    #expect(outcome.messages.contains("closed/map: cannot create"))
  }

  @Test("A reader that goes away ends the command quietly")
  func closedPipe() throws {
    let command = try #require(Command.path)
    let outcome = try Command.program(
      "/bin/sh", ["-c", #""$0" claims "$1" | head -n 1"#, command, Command.sample],
      in: packageRoot)
    #expect(outcome.status == 0)
    #expect(outcome.messages == "")
    #expect(outcome.output.split(separator: "\n").count == 1)
  }
}
