import Foundation
import TestSupport
import Testing

/// What README.md shows is what the command prints.
@Suite(.enabled(if: Command.isBuilt, "the command is not built"))
struct ReadmeTests {
  /// A command in the README and the lines shown below it; `…` stands for lines left out.
  struct Example: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    var lines: [String] = []
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let text = (try? String(contentsOfFile: packageRoot + "/README.md", encoding: .utf8)) ?? ""

  /// The lines of every fenced block, with the word behind its fence.
  static let blocks: [(language: String, lines: [String])] = {
    var blocks: [(language: String, lines: [String])] = []
    var isInside = false
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if !isInside { blocks.append((String(line.dropFirst(3)), [])) }
        isInside.toggle()
      } else if isInside {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    return blocks
  }()

  static let examples: [Example] = {
    var examples: [Example] = []
    for (index, block) in blocks.enumerated() {
      if block.language == "console" {
        for line in block.lines {
          if line.hasPrefix("$ claimatlas ") {
            examples.append(Example(arguments: words(line.dropFirst(13))))
          } else if !examples.isEmpty {
            examples[examples.count - 1].lines.append(line)
          }
        }
      } else if let line = block.lines.first, line.contains("swift run"),
        let command = line.range(of: "claimatlas "), index + 1 < blocks.count
      {
        examples.append(
          Example(arguments: words(line[command.upperBound...]), lines: blocks[index + 1].lines))
      }
    }
    return examples
  }()

  /// The words of a command line; quotation marks hold words together.
  static func words(_ line: some StringProtocol) -> [String] {
    line.components(separatedBy: "\"").enumerated().flatMap { index, part in
      index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [part]
    }
  }

  @Test("The README has examples")
  func hasExamples() {
    #expect(Self.examples.count >= 6)
  }

  @Test(arguments: examples)
  func prints(_ example: Example) throws {
    let folder = try TemporaryFolder()
    let ledger = try #require(Self.blocks.first { $0.language == "csv" })
    try folder.add("ledger.csv", ledger.lines.joined(separator: "\n") + "\n")
    let arguments = example.arguments.map {
      $0 == "Tests/Fixtures/reports" ? Command.sample : $0
    }
    let outcome = try Command.run(arguments, in: folder.path)
    var printed = (outcome.output + outcome.messages).components(separatedBy: "\n")[...]
    for line in example.lines where line != "…" && line != "  …" {
      let position = printed.firstIndex(of: line)
      #expect(position != nil, "“\(line)” is not printed, or not in this order")
      if let position { printed = printed[(position + 1)...] }
    }
  }
}
