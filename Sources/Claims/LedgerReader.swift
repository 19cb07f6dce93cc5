import Encoding
public import Gazetteer

/// Reads a ledger of any kind, told by its content and not by its name: JSON lines, the ledger's
/// CSV, or a table typed by hand.
public enum LedgerReader {
  /// Returns the claims of a file and the faults of its rows.
  ///
  /// - Parameter file: the name that faults show.
  public static func read(
    _ bytes: some Sequence<UInt8>, file: String, gazetteer: Gazetteer
  ) -> LedgerReading {
    let bytes = spreadsheetBytes(Array(bytes))
    switch kind(of: bytes) {
    case .jsonLines: return LedgerJSON.read(bytes, file: file)
    case .csv: return LedgerCSV.read(bytes, file: file, gazetteer: gazetteer)
    case .typed: return TypedLedger.read(bytes, file: file, gazetteer: gazetteer)
    case .empty: return LedgerReading()
    case .unknown:
      let typed = TypedLedger.columns.joined(separator: ",")
      let fault =
        "neither a ledger (JSON lines, or CSV with the columns doc and predicate) nor claims "
        + "typed by hand (\(typed))"
      return LedgerReading(faults: [LedgerFault(file: file, line: 1, fault: fault)])
    }
  }

  enum Kind { case jsonLines, csv, typed, empty, unknown }

  static func kind(of bytes: [UInt8]) -> Kind {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let first = text.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
      return .empty
    }
    if first == UInt8(ascii: "{") { return .jsonLines }
    let header = Array(text.prefix { $0 != 0x0A && $0 != 0x0D })
    guard
      let table = try? Table(header, file: "", separator: LedgerCSV.separator(of: header))
    else { return .unknown }
    let names = Set(table.header)
    if names.isSuperset(of: ["doc", "predicate"]) { return .csv }
    return names.isSuperset(of: TypedLedger.columns) ? .typed : .unknown
  }
}
