import FoundationEssentials
import Gazetteer
import GeographyChecks
import Reports
import TestSupport
import Testing

/// The statements of the reference reports, by offsets: no text of theirs stands here.
struct DossierTests {
  private func statements(_ prefix: String) throws -> [GeographyStatement]? {
    guard let sharedFolder else { return nil }
    let tables = try #require(RealTables.shared)
    let set = ReportReader(manifest: nil, published: PublicationDates()).read(
      paths: [sharedFolder + "/reports"])
    let report = try #require(set.reports.first { $0.id.hasPrefix(prefix) })
    return tables.checker.statements(in: report)
  }

  @Test func neighboursOfPanjshirAreGraded() throws {
    guard let statements = try statements("000_") else { return }
    let borders = statements.filter { $0.type == .border && $0.range.lowerBound > 3500 }
    #expect(borders.count == 7)
    #expect(borders.allSatisfy { $0.verdict == .supported })
    let graded = statements.filter { $0.type == .direction && $0.range.lowerBound > 3500 }
    let verdicts = graded.map { "\($0.subject.name) \($0.verdict.rawValue)" }
    #expect(
      verdicts == [
        "Baghlan loose", "Takhar supported", "Badakhshan loose", "Nuristan supported",
        "Laghman supported", "Kapisa supported", "Parwan supported",
      ])
    #expect(graded.map(\.range.lowerBound) == [3519, 3531, 3552, 3567, 3589, 3601, 3626])
  }

  @Test func figuresAreFound() throws {
    guard let statements = try statements("000_") else { return }
    let count = try #require(statements.first { $0.range == 3189..<3233 })
    #expect(count.type == .count && count.verdict == .supported)
    #expect(count.measured.figures.contains { $0.value == "7" })
    let people = try #require(statements.first { $0.type == .population })
    #expect(people.range == 3274..<3327 && people.verdict == .supported)
    #expect(people.measured.figures.first?.value == "172895")
    let seat = try #require(statements.first { $0.type == .capital })
    #expect(seat.range == 3330..<3370 && seat.verdict == .supported)
  }

  @Test func northWestIsContradictedAndNorthIsNot() throws {
    guard let statements = try statements("001_") else { return }
    #expect(statements.map(\.verdict) == [.supported, .contradicted])
    #expect(statements.map(\.range) == [913..<944, 3320..<3363])
    #expect(statements.map { ($0.measured.offsetDegrees ?? 0).rounded() } == [18, 74])
  }

  /// Every statement of the five reports as a reader marks them: report, first and last character,
  /// type and verdict.
  @Test(arguments: [
    (
      "000_",
      """
      1752-1782 containment supported; 1760-1808 direction supported; \
      3078-3137 containment supported; 3090-3137 count supported; 3139-3186 direction supported; \
      3189-3233 count supported; 3234-3259 count supported; 3274-3327 population supported; \
      3330-3370 capital supported; 3462-3489 border supported; 3519-3550 border supported; \
      3519-3550 direction loose; 3531-3550 border supported; 3531-3550 direction supported; \
      3552-3587 border supported; 3552-3587 direction loose; 3567-3587 border supported; \
      3567-3587 direction supported; 3589-3620 border supported; 3589-3620 direction supported; \
      3601-3620 border supported; 3601-3620 direction supported; 3626-3644 border supported; \
      3626-3644 direction supported
      """
    ),
    ("001_", "913-944 direction supported; 3320-3363 direction contradicted"),
    (
      "002_",
      """
      1718-1782 containment supported; 1724-1782 containment supported; \
      1735-1782 containment supported; 1750-1782 direction loose; 1912-1929 capital supported; \
      2234-2248 containment supported
      """
    ),
    ("003_", ""),
    (
      "004_",
      """
      85-128 direction loose; 1173-1205 containment supported; 1190-1226 containment supported; \
      1773-1799 border loose; 2303-2332 direction loose; 2490-2525 containment supported; \
      2500-2525 containment supported
      """
    ),
  ])
  func allAreFoundAndNothingElse(report: String, expected: String) throws {
    guard let statements = try statements(report) else { return }
    let found = statements.map { statement in
      "\(statement.range.lowerBound)-\(statement.range.upperBound) \(statement.type.rawValue) "
        + statement.verdict.rawValue
    }
    #expect(found.joined(separator: "; ") == expected)
  }
}
