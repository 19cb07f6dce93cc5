import Claims
import Gazetteer

/// The formats in which ledgers are written.
enum LedgerFormat: String, CaseIterable {
  case jsonl, csv, acled, timemap, jsonld

  /// The format that `-f` or a file ending names.
  init(ending: String?) throws {
    switch ending {
    case nil, "json", "ndjson": self = .jsonl
    case let name?:
      guard let format = LedgerFormat(rawValue: name) else {
        let known = Self.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(.usage, "claims cannot be written as “\(name)”; known are \(known)")
      }
      self = format
    }
  }

  func bytes(of ledger: Ledger, gazetteer: Gazetteer) -> [UInt8] {
    switch self {
    case .jsonl: LedgerJSON.write(ledger.claims)
    case .csv: LedgerCSV.write(ledger.claims)
    case .acled: LedgerACLED.write(ledger, gazetteer: gazetteer)
    case .timemap: LedgerTimeMap.write(ledger, gazetteer: gazetteer)
    case .jsonld: LedgerJSONLD.write(ledger, gazetteer: gazetteer)
    }
  }
}
