import Encoding
import Foundation
import TestSupport
import Testing

/// Reports as JSON lines on standard input: one answer a line, in order, whatever the cores.
@Suite(.enabled(if: Command.isBuilt, "the command is not built"))
struct StreamTests {
  static let sentences = [
    "Taliban fighters captured Bazarak on Friday, officials said.",
    "The resistance denied that the Taliban had entered Paryan district.",
    "Nothing happened anywhere.",
    "Deh Salah lies south of Kabul. The resistance holds Deh Salah district, a spokesman said.",
    "Kabul was quiet.",
  ]

  /// Reports of one to three sentences by a generator with a fixed seed.
  static func reports(_ count: Int) -> [String] {
    var random = SplitMix64(seed: 20_210_906)
    return (0..<count).map { number in
      let text = (0...Int.random(in: 0...2, using: &random))
        .map { _ in sentences.randomElement(using: &random) ?? "" }.joined(separator: " ")
      return #"{"id": "r\#(number)", "published": "2021-09-06", "text": "\#(text)"}"#
    }
  }

  private func objects(_ text: String) throws -> [JSONValue] {
    try text.split(separator: "\n").map { try JSONParser.parse(Array($0.utf8)) }
  }

  @Test(arguments: [["resolve", "-"], ["claims", "-", "--by-report"], ["check", "-"]])
  func answersEachLineInOrder(command: [String]) throws {
    let folder = try TemporaryFolder()
    let reports = Self.reports(300)
    let input = reports.joined(separator: "\n")
    let one = try Command.run(command + ["--jobs", "1"], in: folder.path, input: input)
    let many = try Command.run(command + ["--jobs", "7"], in: folder.path, input: input)
    #expect(one.output == many.output)
    let ids = try objects(one.output).map { $0["id"]?.string }
    #expect(ids == reports.indices.map { "r\($0)" })
    #expect(one.status == (command[0] == "check" ? 1 : 0))
  }

  @Test func givesTheSameClaimsAsFilesDo() throws {
    let folder = try TemporaryFolder()
    let input = Self.reports(40).joined(separator: "\n")
    let file = try folder.add("reports.jsonl", input)
    let streamed = try Command.run(["claims", "-"], in: folder.path, input: input)
    try folder.add("streamed.jsonl", streamed.output)
    let byReport = try Command.run(["claims", "-", "--by-report"], in: folder.path, input: input)
    try folder.add("by-report.jsonl", byReport.output)
    let read = try Command.run(["claims", file], in: folder.path)
    for ledger in ["streamed.jsonl", "by-report.jsonl"] {
      let merged = try Command.run(["merge", ledger], in: folder.path)
      #expect(merged.output == read.output)
    }
    #expect(!read.output.isEmpty)
  }

  @Test(arguments: ["resolve", "claims", "check"])
  func answersFaultyLinesAndGoesOn(command: String) throws {
    let folder = try TemporaryFolder()
    let input = """
      \u{FEFF}{"id": "first", "text": "Kabul was quiet."}

      {"id": "second", "text": 7}
      not JSON
      {"id": "fourth"
      {"id": "last", "text": "Kabul was quiet."}
      """
    let run = try Command.run([command, "-"], in: folder.path, input: input)
    #expect(run.status == 65)
    for line in [3, 4, 5] { #expect(run.messages.contains("standard input:\(line): ")) }
    let answers = try objects(run.output)
    // A ledger has a line a claim, and here none but those of the faults.
    let ids = ["first", "second", "-:4", "-:5", "last"]
    #expect(answers.map { $0["id"]?.string } == (command == "claims" ? Array(ids[1...3]) : ids))
    #expect(answers.filter { $0["error"]?.string != nil }.count == 3)
  }

  @Test func readsPlainTextWhole() throws {
    let folder = try TemporaryFolder()
    let run = try Command.run(
      ["resolve", "-"], in: folder.path, input: "Kabul.\n\nThe town of Bazarak was quiet.\n")
    #expect(run.status == 0)
    #expect(try objects(run.output).count == 1)
  }

  @Test func endsQuietlyWhenNobodyReads() throws {
    let folder = try TemporaryFolder()
    try folder.add("reports.jsonl", Self.reports(400).joined(separator: "\n"))
    let path = try #require(Command.path)
    let run = try Command.program(
      "/bin/sh", ["-c", "'\(path)' resolve - < reports.jsonl | head -n 1"], in: folder.path)
    #expect(run.output.hasPrefix(#"{"id":"r0""#))
    #expect(run.messages.isEmpty)
  }

  @Test func leavesNoHalfFile() throws {
    let folder = try TemporaryFolder()
    try folder.add("out.jsonl", "mine")
    let run = try Command.run(
      ["resolve", "-", "-o", "out.jsonl"], in: folder.path, input: Self.reports(1)[0])
    #expect(run.status == 73)
    #expect(try folder.text("out.jsonl") == "mine")
    let forced = try Command.run(
      ["resolve", "-", "-o", "out.jsonl", "--force"], in: folder.path, input: Self.reports(1)[0])
    #expect(forced.status == 0)
    #expect(try folder.text("out.jsonl").hasPrefix(#"{"id":"r0""#))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.jsonl"])
  }

  @Test func refusesNoJobs() throws {
    let folder = try TemporaryFolder()
    let run = try Command.run(["resolve", "-", "--jobs", "0"], in: folder.path, input: "{}")
    #expect(run.status == 64)
  }
}
