import Encoding
import Foundation
import TestSupport
import Testing

/// Invented reports on many conflicts, read by the command and held against hand-made claims.
@Suite(.enabled(if: Command.isBuilt, "the command is not built"))
struct ClaimScoreTests {
  static let folder = packageRoot + "/Tests/Fixtures/claims"

  @Test func scoresStayAboveTheirBounds() throws {
    let score = try ClaimScore(gold: Self.gold(), system: Self.system())
    #expect(score.detection >= 0.88, "\(score)")
    #expect(score.strict >= 0.78, "\(score)")
    #expect(score.share(of: .actor) >= 0.85, "\(score)")
    #expect(score.share(of: .polarity) >= 0.97, "\(score)")
    #expect(score.share(of: .modality) >= 0.88, "\(score)")
    #expect(score.share(of: .claimant) >= 0.78, "\(score)")
    #expect(score.falseFacts.count <= 2, "\(score.falseFacts)")
  }

  /// A reader that takes every statement for a fact, and one that finds nothing, must fail.
  @Test func boundsTellGoodReadingFromBad() throws {
    let gold = try Self.gold()
    let right = gold.filter(\.counts).map(ScoredClaim.init)
    let perfect = ClaimScore(gold: gold, system: right)
    #expect(perfect.detection == 1 && perfect.strict == 1 && perfect.falseFacts.isEmpty)
    let credulous = right.map { claim in
      var claim = claim
      claim.polarity = "pos"
      claim.modality = "asserted"
      claim.isBackground = false
      return claim
    }
    #expect(ClaimScore(gold: gold, system: credulous).falseFacts.count > 10)
    #expect(ClaimScore(gold: gold, system: []).detection == 0)
  }

  static func gold() throws -> [GoldClaim] {
    let table = try Table(
      Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/gold.csv"))), file: "gold.csv")
    return try table.rows.map { row in
      let text = try String(contentsOfFile: folder + "/texts/" + row["doc"], encoding: .utf8)
      return try #require(GoldClaim(row, text: text), "\(row["doc"]): \(row["quote"])")
    }
  }

  static func system() throws -> [ScoredClaim] {
    let table = try Table(
      Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/groups.csv"))), file: "groups.csv")
    let groups = Dictionary(grouping: table.rows, by: { $0["actors"] })
    return try groups.sorted { $0.key < $1.key }.flatMap { actors, rows in
      let places = ["--no-default-gazetteer", "--gazetteer", folder + "/places.tsv"]
      let arguments =
        switch actors {
        case "default": [String]()
        case "": places
        default: places + ["--actors", folder + "/actors-\(actors).csv"]
        }
      let outcome = try Command.run(
        ["claims"] + rows.map { "texts/" + $0["file"] } + ["--manifest", "texts/reports.csv"]
          + arguments, in: folder)
      #expect(outcome.status == 0, "\(outcome.messages)")
      return try outcome.output.split(separator: "\n").map { line in
        try #require(ScoredClaim(try JSONParser.parse(Array(line.utf8))))
      }
    }
  }
}
