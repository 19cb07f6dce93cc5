import Foundation
import Glibc
import TestSupport
import Testing

/// What becomes of a folder of results when runs are killed, repeated or meet.
@Suite(.enabled(if: Command.isBuilt, "the command is not built"))
struct OutputFolderTests {
  private func run(_ folder: TemporaryFolder, _ options: String...) throws -> Command.Outcome {
    try Command.run(["map", "report.txt", "-o", "map"] + options, in: folder.path)
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.add(
      "report.txt", "6 September 2021\n\nThe Taliban captured Bazarak, officials said.")
    return folder
  }

  @Test func keepsWhatAPersonPutThere() throws {
    let folder = try folder()
    #expect(try run(folder).status == 0)
    try folder.add("map/notes.txt", "mine")
    try folder.add("map/facts/notes.txt", "mine too")
    try folder.add("map/photos/one.txt", "a picture")
    #expect(try run(folder).status == 73)
    #expect(try run(folder, "--force").status == 0)
    #expect(try folder.text("map/notes.txt") == "mine")
    #expect(try folder.text("map/facts/notes.txt") == "mine too")
    #expect(try folder.text("map/photos/one.txt") == "a picture")
    #expect(!folder.has(".map.part"))
    try folder.add("map/claims.csv", "edited")
    let refused = try run(folder, "--force")
    #expect(refused.status == 73)
    #expect(refused.messages.contains("--corrections"))
    #expect(try folder.text("map/claims.csv") == "edited")
  }

  @Test func clearsUpAfterAKilledRun() throws {
    let folder = try folder()
    try folder.add(".map.part/claims.csv", "half")
    try folder.add(".map.part/facts/x.html", "half")
    #expect(try run(folder).status == 0)
    #expect(!folder.has(".map.part"))
    #expect(!folder.has("map/facts/x.html"))
  }

  /// Killed behind the exchange, before a person's file was moved over.
  @Test func rescuesFromAnInterruptedExchange() throws {
    let folder = try folder()
    #expect(try run(folder).status == 0)
    try FileManager.default.copyItem(
      atPath: folder.path + "/map", toPath: folder.path + "/.map.part")
    try folder.add(".map.part/notes.txt", "mine")
    #expect(try run(folder, "--force").status == 0)
    #expect(try folder.text("map/notes.txt") == "mine")
    #expect(!folder.has(".map.part"))
  }

  @Test func tellsASecondRunToWait() throws {
    let folder = try folder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/.map.part", withIntermediateDirectories: false)
    let descriptor = open(folder.path + "/.map.part", O_RDONLY | O_DIRECTORY)
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let second = try run(folder)
    #expect(second.status == 73)
    #expect(second.messages.contains("another run"))
    #expect(!folder.has("map"))
    close(descriptor)
    #expect(try run(folder).status == 0)
  }

  @Test func leavesAFolderThatCannotBeWrittenAsItIs() throws {
    guard geteuid() != 0 else { return }
    let folder = try folder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/closed", withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o555])
    let run = try Command.run(["map", "report.txt", "-o", "closed/map"], in: folder.path)
    #expect(run.status == 73)
  }
}
