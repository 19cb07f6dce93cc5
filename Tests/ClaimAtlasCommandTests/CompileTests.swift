import Foundation
import TestSupport
import Testing

/// `gazetteer compile`, and commands that use what it writes.
@Suite(.enabled(if: Command.isBuilt, "the command is not built"))
struct CompileTests {
  private let tables = packageRoot + "/Tests/Fixtures/gazetteer-ruritania"

  @Test func answersAreThoseOfTheTables() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/own.gazetteer"
    let written = try Command.run(["gazetteer", "compile", tables, "-o", file], in: folder.path)
    #expect(written.status == 0, "\(written.messages)")
    let again = try Command.run(["gazetteer", "compile", tables, "-o", file], in: folder.path)
    #expect(again.status == 73)
    #expect(again.messages.contains("--force"))
    let questions = [
      ["place", "Zenda", "-f", "json"], ["adjacent", "Zenda", "RU1-E", "-f", "json"],
      ["gazetteer", "show", "RU1-Z"], ["gazetteer", "search", "Zend"],
    ]
    for question in questions {
      let outcomes = try [tables, file].map { path in
        try Command.run(
          question + ["--no-default-gazetteer", "--gazetteer", path], in: folder.path)
      }
      #expect(outcomes[0].status == 0, "\(outcomes[0].messages)")
      #expect(outcomes[0].output == outcomes[1].output, "\(question)")
    }
  }

  /// The same tables from another working folder: the compiled file serves again.
  @Test func oneCompiledFileServesEveryFolder() throws {
    let folder = try TemporaryFolder()
    let environment = ["XDG_CACHE_HOME": folder.path + "/cache"]
    for working in [folder.path, "/tmp"] {
      let outcome = try Command.run(
        ["place", "Zenda", "--no-default-gazetteer", "--gazetteer", tables], in: working,
        environment: environment)
      #expect(outcome.status == 0, "\(outcome.messages)")
    }
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.path + "/cache/claimatlas")
    #expect(files.count == 1, "\(files)")
  }

  @Test func aDamagedFileIsTold() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/own.gazetteer"
    _ = try Command.run(["gazetteer", "compile", tables, "-o", file, "-q"], in: folder.path)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    func run(_ bytes: Data, _ arguments: [String]) throws -> Command.Outcome {
      try bytes.write(to: URL(fileURLWithPath: file))
      return try Command.run(arguments, in: folder.path)
    }
    let place = ["place", "Zenda", "--no-default-gazetteer", "--gazetteer", file]
    let cut = try run(bytes.dropLast(), place)
    #expect(cut.status == 65)
    #expect(cut.messages.contains("own.gazetteer: cut short: compile it again with"))
    var turned = bytes
    turned[bytes.count / 2] ^= 0x40
    let checked = try run(turned, ["gazetteer", "check", file])
    #expect(checked.status == 65)
    #expect(checked.messages.contains("own.gazetteer: damaged"))
    #expect(try run(bytes, ["gazetteer", "check", file]).status == 0)
  }

  /// Without `$HOME` the cache is private; what cannot be used is left aside without a word.
  @Test func anyEnvironmentWillDo() throws {
    let folder = try TemporaryFolder()
    let blocked = try folder.add("file", "")
    let arguments = [
      "place", "Zenda", "-f", "json", "--no-default-gazetteer", "--gazetteer", tables,
    ]
    let expected = try Command.run(arguments, in: folder.path)
    for environment in [
      [:], ["XDG_CACHE_HOME": blocked], ["XDG_CACHE_HOME": folder.path + "/new"],
      ["HOME": folder.path], ["TMPDIR": folder.path],
    ] {
      let outcome = try Command.run(arguments, in: folder.path, environment: environment)
      #expect(outcome.status == 0, "\(environment)")
      #expect(outcome.output == expected.output)
      #expect(outcome.messages == expected.messages)
    }
    #expect(folder.has("new/claimatlas"))
    #expect(folder.has(".cache/claimatlas"))
    let told = try Command.run(
      arguments + ["--verbose"], in: folder.path, environment: ["XDG_CACHE_HOME": blocked])
    #expect(told.messages.contains("no cache: "))
  }
}
