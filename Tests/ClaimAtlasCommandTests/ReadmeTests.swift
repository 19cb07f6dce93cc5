import Foundation
import TestSupport
import Testing

/// What the README and the documentation show is what the command prints.
@Suite(.enabled(if: Command.isBuilt, "the command is not built"))
struct ReadmeTests {
  /// A page of documentation: files to save and commands with what they print.
  struct Page: Sendable, CustomTestStringConvertible {
    let path: String
    var steps: [Step] = []
    var testDescription: String { path }

    enum Step: Sendable {
      case file(name: String, text: String)
      /// `…` stands for lines left out.
      case command(arguments: [String], lines: [String])
    }
  }

  static let pages = [
    "README.md", "Sources/ClaimAtlas/ClaimAtlas.docc/MapYourOwnReport.md",
  ].map(read)

  /// Reads a page. A block is a file when the line before it ends with “as `name`:”.
  static func read(_ path: String) -> Page {
    var page = Page(path: path)
    let text = (try? String(contentsOfFile: "\(packageRoot)/\(path)", encoding: .utf8)) ?? ""
    var block: (language: String, before: String, lines: [String])?
    var before = ""
    // The line that a fresh machine runs is followed by a block of what it prints.
    var open: [String]?
    for line in text.components(separatedBy: "\n") {
      guard line.hasPrefix("```") else {
        block?.lines.append(line)
        if block == nil, !line.isEmpty { before = line }
        continue
      }
      guard let ended = block else {
        block = (String(line.dropFirst(3)), before, [])
        continue
      }
      block = nil
      if let name = fileName(ended.before), ended.language != "console" {
        page.steps.append(.file(name: name, text: ended.lines.joined(separator: "\n") + "\n"))
      } else if ended.language == "console" {
        page.steps += commands(ended.lines)
      } else if let first = ended.lines.first, first.contains("swift run"),
        let command = first.range(of: "claimatlas ")
      {
        open = words(first[command.upperBound...])
        continue
      } else if let arguments = open {
        page.steps.append(.command(arguments: arguments, lines: ended.lines))
      }
      open = nil
      before = ""
    }
    return page
  }

  private static func fileName(_ line: String) -> String? {
    guard line.hasSuffix("`:") || line.hasSuffix("`."), let start = line.range(of: "as `")
    else { return nil }
    return String(line[start.upperBound...].dropLast(2))
  }

  private static func commands(_ lines: [String]) -> [Page.Step] {
    var found: [(arguments: [String], lines: [String])] = []
    for line in lines {
      if line.hasPrefix("$ claimatlas ") {
        found.append((words(line.dropFirst(13)), []))
      } else if !found.isEmpty {
        found[found.count - 1].lines.append(line)
      }
    }
    return found.map { .command(arguments: $0.arguments, lines: $0.lines) }
  }

  /// The words of a command line; quotation marks hold words together.
  private static func words(_ line: some StringProtocol) -> [String] {
    line.components(separatedBy: "\"").enumerated().flatMap { index, part in
      index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [part]
    }
  }

  /// All steps in one folder, from the first to the last.
  @Test(arguments: pages)
  func holds(_ page: Page) throws {
    let folder = try TemporaryFolder()
    var count = 0
    for step in page.steps {
      switch step {
      case .file(let name, let text): try folder.add(name, text)
      case .command(let arguments, let lines):
        count += 1
        let outcome = try Command.run(
          arguments.map { $0 == "Tests/Fixtures/reports" ? Command.sample : $0 }, in: folder.path)
        var printed = (outcome.output + outcome.messages).components(separatedBy: "\n")[...]
        for line in lines where line.trimmingCharacters(in: .whitespaces) != "…" {
          let position = printed.firstIndex(of: line)
          #expect(
            position != nil,
            "\(arguments.joined(separator: " ")): “\(line)” is not printed, or not in this order")
          if let position { printed = printed[(position + 1)...] }
        }
      }
    }
    #expect(count >= 4)
  }
}
