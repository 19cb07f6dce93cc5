public import Gazetteer
public import Reports
public import Resolver
import Text

/// Finds statements of geography in reports and holds them against a gazetteer.
///
/// Compass words are judged by the smaller of two offsets, that of the bearing to the middle of a
/// common border and that from centroid to centroid: up to 30 degrees supported, up to 67.5 loose,
/// else contradicted.
public struct GeographyChecker: Sendable {
  private let gazetteer: Gazetteer
  private let resolver: Resolver
  private let words: GeographyWords

  /// Prepares a checker.
  public init(gazetteer: Gazetteer, language: LanguageTables, resolver: Resolver) {
    self.gazetteer = gazetteer
    self.resolver = resolver
    words = GeographyWords(language)
  }

  /// The statements of a report, in the order of the text.
  public func statements(in report: Report) -> [GeographyStatement] {
    let text = TokenizedDocument(report.document)
    var finder = StatementFinder(text: text, words: words, gazetteer: gazetteer)
    let judge = GeographyJudge(gazetteer: gazetteer)
    return finder.statements(resolver.mentions(in: text)).compactMap { found in
      guard let (finding, subject, object) = judge.judge(found) else { return nil }
      // "neighbouring Egypt" said of a place whose borders nobody knows tells nothing.
      if found.match.subject == nil, found.type == .border, finding.verdict == .unknown {
        return nil
      }
      if found.isBare, !keepsBare(finding.verdict, found.type) { return nil }
      let bytes = text.bytes(found.tokens)
      guard let related = Self.object(found, object ?? finding.unit) else { return nil }
      return GeographyStatement(
        document: report.id, range: report.document.codePoints(bytes),
        quote: report.document.text(bytes), type: found.type, subject: StatedPlace(subject),
        relation: RelationWords.of(found), object: related, verdict: finding.verdict,
        measured: finding.measured, sources: finding.sources,
        finding: finding.words + ".")
    }
  }

  /// What is loosely worded counts only when the gazetteer agrees; a side of a unit also roughly.
  private func keepsBare(_ verdict: GeographyVerdict, _ type: GeographyType) -> Bool {
    verdict == .supported || (verdict == .loose && type == .direction)
  }

  private static func object(_ found: FoundStatement, _ place: Place?) -> StatedObject? {
    switch found.type {
    case .count:
      let unit = found.match.counted.map { $0.prefix { $0 != "_" } + "s" } ?? ""
      return .figure(found.match.number ?? 0, unit: String(unit))
    case .population: return .figure(found.match.number ?? 0, unit: "people")
    default: return place.map { .place(StatedPlace($0)) }
    }
  }
}
