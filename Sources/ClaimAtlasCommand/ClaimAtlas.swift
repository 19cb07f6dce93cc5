public import ArgumentParser
import Encoding
import Gazetteer
import Glibc

/// The command `claimatlas`.
public struct ClaimAtlas: ParsableCommand {
  /// The name, abstract and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "claimatlas",
    abstract: "Turns reports of a conflict into maps people can trust.",
    discussion: """
      Reads news reports, finds who says who holds or moves where, and draws it for Google Earth, \
      QGIS and uMap. Every mark leads back to a quoted sentence. Claims, not facts.
      """,
    version: "0.1.0",
    subcommands: [
      MapCommand.self,
      ExportCommand.self,
      ConvertCommand.self,
      AdjacentCommand.self,
      PlaceCommand.self,
      ResolveCommand.self,
      ClaimsCommand.self,
      CheckCommand.self,
      DiffCommand.self,
      MergeCommand.self,
      TextCommand.self,
      GazetteerCommand.self,
    ])

  /// Creates the command.
  public init() {}

  /// Runs the command and ends the process with the status that scripts rely on.
  public static func run() -> Never {
    signal(SIGPIPE, SIG_DFL)
    do {
      if CommandLine.arguments.dropFirst().elementsEqual(["--version"]) {
        try Terminal.print(versions())
        Glibc.exit(0)
      }
      var command = try parseAsRoot()
      try command.run()
      try LoadedGazetteers.check()
    } catch let failure as Failure {
      Terminal.say(failure.description)
      Glibc.exit(failure.status.rawValue)
    } catch let fault as FileFault {
      Terminal.say(fault.description)
      Glibc.exit(
        fault.isMissing && fault.action == .read
          ? ExitStatus.inputMissing.rawValue : ExitStatus.inputOutput.rawValue)
    } catch {
      exit(withError: error)
    }
    exit(withError: nil)
  }

  /// What `--version` prints: the tool's, and that of the gazetteer that it uses.
  private static func versions() throws -> String {
    var lines = ["claimatlas \(configuration.version)"]
    if let folder = try DataFolder.find() {
      lines.append("gazetteer \(try GazetteerOptions.load([folder]).version)")
    } else {
      lines.append("no gazetteer found: name one with --gazetteer PATH or set CLAIMATLAS_GAZETTEER")
    }
    if let overlay = DataFolder.overlay {
      let version = try GazetteerOptions.load([overlay]).version
      lines.append("your own gazetteer \(version)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
