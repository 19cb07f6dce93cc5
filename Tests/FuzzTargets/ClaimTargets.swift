import Claims
import Gazetteer
import Reports
import Resolver
import Text

/// The reading of clauses, and ledgers in each of their forms.
enum ClaimTargets {
  private static let fixtures = FuzzTarget.fixtures
  private static let ruritania =
    (try? GazetteerLoader.load([fixtures + "/gazetteer-ruritania"]))
    ?? Gazetteer(GazetteerContents())
  private static let extractor: ClaimExtractor = {
    let language =
      (try? LanguageTables(folder: fixtures + "/../../gazetteer/language/en")) ?? LanguageTables()
    return ClaimExtractor(
      gazetteer: ruritania, language: language,
      resolver: Resolver(gazetteer: ruritania, language: language))
  }()

  static func clauses(_ bytes: [UInt8]) -> String? {
    var report = Report(id: "a", file: "a.txt", text: String(decoding: bytes, as: UTF8.self))
    report.outlet = "Herald"
    let claims = extractor.claims(in: report)
    let text = report.document.bytes
    for claim in claims where claim.range.map({ $0.upperBound > text.count }) == true {
      return "a quote lies outside the text"
    }
    let again = LedgerJSON.read(LedgerJSON.write(claims), file: "a.jsonl")
    if let fault = again.faults.first { return "the ledger does not read: \(fault)" }
    return again.claims == claims ? nil : "the ledger reads as other claims"
  }

  static func ledger(_ bytes: [UInt8]) -> String? {
    _ = Corrections(bytes, file: "corrections.csv")
    let claims = LedgerReader.read(bytes, file: "a.csv", gazetteer: ruritania).claims
    for (name, written) in [("JSON", LedgerJSON.write(claims)), ("CSV", LedgerCSV.write(claims))] {
      let again = LedgerReader.read(written, file: "again", gazetteer: ruritania)
      if let fault = again.faults.first { return "\(name) as written does not read: \(fault)" }
      if again.claims.count != claims.count {
        return "\(name): \(claims.count) claims written, \(again.claims.count) read"
      }
    }
    return nil
  }
}
