import Encoding
public import Gazetteer
import Text

/// What a person changed in a ledger, to be carried over to claims that are read anew.
///
/// Any ledger that a person has worked on serves, JSON lines or CSV, whole or in part: of a table
/// only the columns that it has count, so `id,review,note` is enough. A cell counts as the person's
/// when it differs from what is read anew; what the person wrote always stays.
public struct Corrections: Sendable {
  /// One row: its cells by column, and its line.
  struct Row: Sendable {
    let line: Int
    let cells: [String: String]
  }

  let file: String
  let rows: [Row]
  /// Rows that could not be read.
  public let faults: [LedgerFault]

  /// Reads corrections. A claim is named by `id`, or by `quote` with `doc` or `title`.
  ///
  /// - Parameter file: the name that faults show.
  public init(_ bytes: some Sequence<UInt8>, file: String) {
    let bytes = spreadsheetBytes(Array(bytes))
    self.file = file
    if LedgerReader.kind(of: bytes) == .jsonLines {
      let (claims, faults) = LedgerJSON.readLines(bytes, file: file)
      rows = claims.map { line, claim in
        var cells = LedgerCSV.dictionary(of: claim)
        cells["title"] = claim.title
        return Row(line: line, cells: cells)
      }
      self.faults = faults
      return
    }
    do throws(TableFault) {
      let table = try Table(bytes, file: file, separator: LedgerCSV.separator(of: bytes))
      let columns = Set(table.header)
      guard columns.contains("id") || columns.contains("quote") else {
        throw TableFault(file: file, line: 1, fault: "corrections need the column id or quote")
      }
      rows = table.rows.filter { row in row.cells.contains { !$0.isEmpty } }.map { row in
        Row(
          line: row.line,
          cells: Dictionary(zip(table.header, row.cells.map(unguarded))) { first, _ in first })
      }
      faults = table.faults.map(LedgerFault.init)
    } catch {
      rows = []
      faults = [LedgerFault(error)]
    }
  }

  /// Whether nothing of the file could be read, so that a person's work would be lost.
  public var isUnreadable: Bool { rows.isEmpty && !faults.isEmpty }

  /// What came of applying corrections.
  public struct Outcome: Sendable {
    /// The claims in their order, corrected.
    public var claims: [Claim]
    /// How many claims a row changed.
    public var changed = 0
    /// Rows whose claim is not there any more, as `file:line: fault`.
    public var orphans: [LedgerFault] = []
    /// Rows that name a word, date or place that does not exist; their claims stay as they are.
    public var faults: [LedgerFault] = []
  }

  /// Returns claims with the corrections carried over. Relations are worked out afterwards
  /// (``Relations/relate(_:gazetteer:)``), from the corrected claims.
  ///
  /// A row finds its claim by id; else by its quote, compared by words, in the same document or
  /// report title, where the same predicate or trigger decides between several claims of one quote.
  /// A changed claim whose review is open becomes ``Review/edited``.
  public func apply(to claims: [Claim], gazetteer: Gazetteer) -> Outcome {
    var outcome = Outcome(claims: claims, faults: faults)
    let finder = ClaimFinder(claims)
    for row in rows {
      guard let index = finder.index(of: row) else {
        outcome.orphans.append(orphan(row))
        continue
      }
      do throws(RowFault) {
        let corrected = try Correction(row: row, gazetteer: gazetteer)
          .applied(to: outcome.claims[index])
        if corrected != outcome.claims[index] { outcome.changed += 1 }
        outcome.claims[index] = corrected
      } catch {
        outcome.faults.append(LedgerFault(file: file, line: row.line, fault: error.fault))
      }
    }
    outcome.faults.sort()
    return outcome
  }

  private func orphan(_ row: Row) -> LedgerFault {
    let id = row.cells["id"] ?? ""
    let quote = (row.cells["quote"] ?? "").prefix(80)
    let words = quote.isEmpty ? "" : " “\(quote)”"
    return LedgerFault(
      file: file, line: row.line, fault: "no claim \(id.isEmpty ? "with the quote" : id)\(words)")
  }
}

/// Finds the claim that a row of corrections means.
private struct ClaimFinder {
  private let claims: [Claim]
  private let byID: [String: Int]
  private let byQuote: [String: [Int]]

  init(_ claims: [Claim]) {
    self.claims = claims
    byID = Dictionary(claims.indices.map { (claims[$0].id, $0) }) { first, _ in first }
    byQuote = Dictionary(grouping: claims.indices) { Folding.key(claims[$0].quote) }
  }

  func index(of row: Corrections.Row) -> Int? {
    if let id = row.cells["id"], let index = byID[id] { return index }
    let quote = Folding.key(row.cells["quote"] ?? "")
    guard !quote.isEmpty else { return nil }
    let document = row.cells["doc"] ?? ""
    let title = row.cells["title"] ?? ""
    let found = (byQuote[quote] ?? []).filter {
      (!document.isEmpty && claims[$0].document == document)
        || (!title.isEmpty && claims[$0].title == title)
    }
    if found.count <= 1 { return found.first }
    let tests: [(Claim) -> Bool] = [
      { $0.trigger == row.cells["trigger"] && $0.predicate.rawValue == row.cells["predicate"] },
      { $0.trigger == row.cells["trigger"] }, { $0.predicate.rawValue == row.cells["predicate"] },
    ]
    for test in tests {
      let fitting = found.filter { test(claims[$0]) }
      if fitting.count == 1 { return fitting.first }
    }
    return nil
  }
}
