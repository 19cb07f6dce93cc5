import Gazetteer
import TestSupport
import Testing
import Text

@testable import GeographyChecks

/// Statements about a country that does not exist: the rules hang on tables alone.
struct InventedCountryTests {
  private func tables() throws -> RealTables {
    RealTables(
      gazetteer: try GazetteerLoader.load([packageRoot + "/Tests/Fixtures/gazetteer-ruritania"]),
      language: try LanguageTables(folder: packageRoot + "/gazetteer/language/en"))
  }

  @Test(arguments: [
    ("Elphberg lies east of Zenda.", "Elphberg east of Zenda: supported"),
    ("Elphberg lies west of Zenda.", "Elphberg west of Zenda: contradicted"),
    ("Strelsau province is west of Zenda province.", "Strelsau west of Zenda: supported"),
    ("Elphberg shares a border with Zenda.", "Elphberg borders Zenda: supported"),
    ("Elphberg is a province of Ruritania.", "Elphberg in Ruritania: supported"),
    ("Strelsau and Elphberg share a border.", "Strelsau borders Elphberg: contradicted"),
    ("Elphberg lies in the east of Ruritania.", "Elphberg in the east of Ruritania: supported"),
  ])
  func judges(text: String, expected: String) throws {
    let found = try tables().check(text).map(\.summary)
    #expect(found.contains(expected), "\(text) gave \(found)")
  }

  @Test func everyRowOfTheTableIsAPattern() throws {
    let language = try LanguageTables(folder: packageRoot + "/gazetteer/language/en")
    let rows = language.rows("geography")
    let words = GeographyWords(language)
    #expect(rows.count > 40 && words.patterns.count == rows.count)
    for pattern in words.patterns {
      for part in pattern.parts {
        guard case .words(_, let literals) = part.atom else { continue }
        // A word in capitals that is no class is a slip of the pen.
        #expect(literals.allSatisfy { $0 == $0.lowercased() }, "\(literals)")
      }
    }
  }

  @Test(arguments: [
    ("seven", 7.0), ("thirty-four", 34), ("512", 512), ("173,000", 173_000),
    ("1.2 million", 1_200_000), ("two hundred and five", 205), ("three thousand", 3000),
    ("five hundred thousand", 500_000),
  ])
  func readsNumbers(text: String, expected: Double) throws {
    let words = GeographyWords(
      try LanguageTables(folder: packageRoot + "/gazetteer/language/en"))
    #expect(words.number(items(text), 0)?.0 == expected)
  }

  private func items(_ text: String) -> [StatementItem] {
    let document = TokenizedDocument(Document(text))
    return document.sentences.flatMap { sentence in
      ItemReader(text: document, gazetteer: Gazetteer(GazetteerContents())).items(
        of: sentence, mentions: [])
    }
  }

  @Test func anglesGoTheShortWayRound() {
    #expect(GeographyJudge.difference(350, 10) == 20)
    #expect(GeographyJudge.difference(10, 350) == 20)
    #expect(GeographyJudge.difference(0, 180) == 180)
    #expect(GeographyJudge.verdict(30) == .supported)
    #expect(GeographyJudge.verdict(67.5) == .loose)
    #expect(GeographyJudge.verdict(67.6) == .contradicted)
  }

  @Test func writersQuoteAndCount() throws {
    let statements = try tables().check("Elphberg lies west of Zenda. Zenda lies in Ruritania.")
    let table = String(decoding: GeographyTable.csv(statements), as: UTF8.self)
    #expect(table.split(separator: "\n").count == statements.count + 1)
    #expect(GeographyTable.text(statements).contains("1 contradicted"))
    #expect(GeographyTable.json(statements).contains("\"verdict\": \"contradicted\""))
    #expect(GeographyTable.text([]) == "No statement of geography found.\n")
  }
}
