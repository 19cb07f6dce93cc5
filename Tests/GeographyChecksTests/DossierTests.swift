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
}
