import Foundation
import TestSupport
import Testing

/// What a ledger answers: `diff`, and the timeline of `place`.
@Suite(.enabled(if: Command.isBuilt, "the command is not built"))
struct LedgerQuestionTests {
  private static let ledger = """
    date,place,actor,predicate,source
    2021-09-03,AF-PAN-bazarak,Taliban,entered,Field notes
    2021-09-06,AF-PAN-bazarak,Taliban,holds,Field notes
    2021-09-06,AF-PAN-rukha,Panjshir resistance,holds,Other notes

    """

  private func run(
    _ arguments: [String], status: Int32 = 0
  ) throws -> (outcome: Command.Outcome, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    _ = try folder.add("ledger.csv", Self.ledger)
    let outcome = try Command.run(arguments, in: folder.path)
    #expect(outcome.status == status, "\(outcome.messages)")
    return (outcome, folder)
  }

  @Test func changesBetweenTwoDays() throws {
    let text = try run(["diff", "ledger.csv", "--from", "2021-09-04"]).outcome.output
    #expect(text.hasPrefix("What changed from 4 September 2021 to 6 September 2021\n"))
    #expect(text.contains("Claims, not facts"))
    #expect(text.contains("Field notes reports Taliban holds Bazarak district."))
    #expect(text.contains("Other notes reports Panjshir resistance holds Rukha district."))
    #expect(!text.contains("3 September 2021: "))
    let page = try run(["diff", "ledger.csv", "--from", "2021-09-04", "-f", "md"]).outcome.output
    #expect(page.contains("## Bazarak (district)"))
  }

  @Test func changesForPrograms() throws {
    let text = try run([
      "diff", "ledger.csv", "--from", "2021-09-02", "--to", "2021-09-04", "-f", "json",
    ]).outcome.output
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["from"] as? String == "2021-09-02" && object["to"] as? String == "2021-09-04")
    let places = try #require(object["places"] as? [[String: Any]])
    #expect(places.map { $0["place_id"] as? String } == ["AF-PAN-bazarak"])
  }

  @Test(arguments: [
    (["--from", "4 September"], "write it as 2021-08-24"),
    (["--from", "2021-09-04", "--to", "2021-09-01"], "before --from"),
    (["--from", "2021-09-04", "--hold", "0"], "at least one day"),
    (["--from", "2021-09-04", "-f", "kml"], "changes cannot be written"),
  ])
  func diffSaysWhatIsWrong(options: [String], words: String) throws {
    let outcome = try run(["diff", "ledger.csv"] + options, status: 64).outcome
    #expect(outcome.messages.contains(words) && outcome.output.isEmpty)
  }

  @Test func timelinesOfAPlace() throws {
    let place = ["place", "AF-PAN-bazarak", "--ledger", "ledger.csv", "-q", "--timeline"]
    let drawing = try run(place + ["times.svg"]).folder.text("times.svg")
    #expect(drawing.hasPrefix("<svg ") && drawing.contains("claims of control over Bazarak"))
    let rows = try run(place + ["times.csv"]).folder.text("times.csv")
      .split(whereSeparator: \.isNewline)
    #expect(rows.count == 3 && rows[1].hasPrefix("Field notes (report),Taliban,entered,claim,"))
    #expect(try run(place + ["times.pdf"], status: 64).outcome.messages.contains(".svg or .csv"))
    let empty = ["place", "AF-PAN-paryan", "--ledger", "ledger.csv", "--timeline", "times.svg"]
    #expect(try run(empty, status: 1).outcome.messages.contains("no dated claim of control"))
  }
}
