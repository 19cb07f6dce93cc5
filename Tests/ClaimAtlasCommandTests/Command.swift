import Foundation
import TestSupport

/// The built command, run as a user runs it.
enum Command {
  /// What a run left behind.
  struct Outcome {
    let status: Int32
    let output: String
    let messages: String
  }

  /// The path of the built command, or `nil` when only the tests were built.
  static let path: String? = {
    let beside = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      .map { URL(fileURLWithPath: $0).deletingLastPathComponent().path + "/claimatlas" }
    return [beside, packageRoot + "/.build/debug/claimatlas"].compactMap(\.self)
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  static var isBuilt: Bool { path != nil }

  /// The twelve invented reports.
  static let sample = packageRoot + "/Tests/Fixtures/reports"

  static let gazetteer = packageRoot + "/gazetteer"

  /// An environment in which nothing of the machine counts. Compiled gazetteers are kept beside the
  /// tests, where no other program drops them.
  static let plainEnvironment = [
    "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "CLAIMATLAS_GAZETTEER": gazetteer,
    "XDG_CACHE_HOME": packageRoot + "/.build/test-cache",
  ]

  /// One run before all others compiles the tables; else every test that starts at once would.
  private static let firstRun: Void = {
    guard let path else { return }
    _ = try? program(path, ["gazetteer", "stats"], in: packageRoot, environment: plainEnvironment)
  }()

  /// Runs the command in `folder`.
  static func run(
    _ arguments: [String], in folder: String, environment: [String: String] = plainEnvironment,
    input: String? = nil
  ) throws -> Outcome {
    guard let path else { throw CocoaError(.fileNoSuchFile) }
    firstRun
    return try program(path, arguments, in: folder, environment: environment, input: input)
  }

  /// Where a command that is built to measure coverage leaves its counts.
  private static let coverage: [String: String] = {
    guard let own = ProcessInfo.processInfo.environment["LLVM_PROFILE_FILE"] else { return [:] }
    let folder = URL(fileURLWithPath: own).deletingLastPathComponent().path
    return ["LLVM_PROFILE_FILE": folder + "/command-%p.profraw"]
  }()

  /// Runs any program; what it writes goes through files, so that no pipe can fill up.
  static func program(
    _ path: String, _ arguments: [String], in folder: String,
    environment: [String: String] = plainEnvironment, input: String? = nil
  ) throws -> Outcome {
    let streams = try TemporaryFolder()
    let output = try streams.add("output", "")
    let messages = try streams.add("messages", "")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment.merging(coverage) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput =
      try input.map {
        try FileHandle(forReadingFrom: URL(fileURLWithPath: try streams.add("input", $0)))
      } ?? FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: messages))
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try streams.text("output"),
      messages: try streams.text("messages"))
  }

  /// The path of a program of the system, or `nil` when it is not installed.
  static func tool(_ name: String) -> String? {
    ["/usr/bin/", "/usr/local/bin/", "/bin/"].map { $0 + name }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
