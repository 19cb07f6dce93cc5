import Chronology
import Encoding
public import Gazetteer
import Text

/// Reads claims that a person typed into a table.
///
/// Five columns are enough: `date,place,actor,predicate,source`; `claimant,from,to,quote,url,note`
/// may follow. A date is a day, a month or a year (`2021-08-24`, `2021-08`, `2021`) or two of them
/// parted by a slash (ISO 8601 interval), or empty. Places are names or ids; `source` is the outlet
/// or report. The id is a digest of the row's words, so a row may move without losing it.
public enum TypedLedger {
  /// The columns that every such table has.
  public static let columns = ["date", "place", "actor", "predicate", "source"]

  /// Reads a table; rows with faults are listed with what to do about them, the others are kept.
  public static func read(
    _ bytes: some Sequence<UInt8>, file: String, gazetteer: Gazetteer
  ) -> LedgerReading {
    let bytes = Array(bytes)
    let table: Table
    do throws(TableFault) {
      table = try Table(
        bytes, file: file, separator: LedgerCSV.separator(of: bytes), required: columns)
    } catch {
      return LedgerReading(faults: [LedgerFault(error)])
    }
    var reading = LedgerReading(faults: table.faults.map(LedgerFault.init))
    var lines: [String: Int] = [:]
    for row in table.rows where row.cells.contains(where: { !$0.isEmpty }) {
      do throws(RowFault) {
        let claim = try claim(CSVFields(row: row), gazetteer)
        if let line = lines[claim.id] { throw RowFault("the same claim as on line \(line)") }
        lines[claim.id] = row.line
        reading.claims.append(claim)
      } catch {
        reading.faults.append(LedgerFault(file: file, line: row.line, fault: error.fault))
      }
    }
    reading.faults.sort()
    return reading
  }

  private static func claim(
    _ fields: CSVFields, _ gazetteer: Gazetteer
  ) throws(RowFault) -> Claim {
    guard let predicate = try fields.word("predicate", Predicate.self) else {
      throw RowFault(
        "“predicate” is empty; known are: "
          + Predicate.allCases.map(\.rawValue).joined(separator: ", "))
    }
    guard let source = fields.trimmed("source") else {
      throw RowFault("“source” is empty: every claim needs one")
    }
    var notes: [String] = []
    var places: [ClaimPlace] = []
    for (column, role) in [("place", PlaceRole.at), ("from", .from), ("to", .to)] {
      guard let name = fields.trimmed(column) else { continue }
      let place = try resolve(name, column, gazetteer, &notes)
      places.append(
        ClaimPlace(
          role: role, name: place.name, placeID: place.id, kind: place.kind,
          coordinate: place.coordinate, surface: name, range: nil, resolution: .named))
    }
    guard !places.isEmpty else { throw RowFault("“place” is empty") }
    let words = [
      "date", "place", "actor", "predicate", "source", "claimant", "from", "to", "quote",
    ]
    var claim = Claim(
      id: ClaimIdentifier.make(["typed"] + words.map { fields.trimmed($0) ?? "" }),
      document: source, predicate: predicate)
    claim.places = places
    if let actor = fields.trimmed("actor") {
      let known = gazetteer.actor(actor) ?? gazetteer.actors.actors(named: actor).first
      claim.actor = known?.name ?? actor
      claim.actorID = known?.id
    }
    let claimant = fields.trimmed("claimant")
    claim.attribution = Attribution(claimant: claimant, outlet: source)
    claim.modality = modality(claimant: claimant, actor: claim.actor, Sides(gazetteer))
    claim.date = try fields.trimmed("date").map(date)
    claim.quote = fields.text("quote") ?? ""
    claim.outlet = source
    claim.url = fields.trimmed("url")
    if let note = fields.text("note") { notes.insert(note, at: 0) }
    claim.note = notes.joined(separator: " ")
    return claim
  }

  /// Asserted without a claimant; claimed when the claimant is a party; else reported.
  private static func modality(claimant: String?, actor: String?, _ sides: Sides) -> Modality {
    guard let claimant else { return .asserted }
    if let actor, Folding.key(actor) == Folding.key(claimant) { return .claimed }
    return sides.side(ofClaimant: claimant) == nil ? .reported : .claimed
  }

  private static func resolve(
    _ name: String, _ column: String, _ gazetteer: Gazetteer, _ notes: inout [String]
  ) throws(RowFault) -> Place {
    switch gazetteer.lookup(name) {
    case .one(let place, _, let note):
      if let note { notes.append(note) }
      if !isNamed(place, name, gazetteer) {
        notes.append("“\(name)” is read as \(place.name) (\(place.kind.rawValue), \(place.id)).")
      }
      return place
    case .ambiguous(let places):
      throw RowFault(
        "“\(column)”: “\(name)” fits several places; write the id of one: \(list(places))")
    case .unknown(let suggestions):
      let hint = suggestions.isEmpty ? "" : "; did you mean \(list(suggestions))?"
      throw RowFault("“\(column)”: “\(name)” is in no gazetteer\(hint)")
    }
  }

  /// Whether the words hold the id or a name of the place, and are not merely like one.
  private static func isNamed(_ place: Place, _ text: String, _ gazetteer: Gazetteer) -> Bool {
    if text == place.id.rawValue { return true }
    let words = " \(Folding.key(text)) "
    return ([place.name] + gazetteer.names(of: place.id).map(\.name)).contains {
      words.contains(" \(Folding.key($0)) ")
    }
  }

  private static func list(_ places: [Place]) -> String {
    places.prefix(8).map { "\($0.name) (\($0.kind.rawValue), \($0.id))" }.joined(separator: ", ")
  }

  /// Returns the date that a cell tells.
  static func date(_ text: String) throws(RowFault) -> ClaimDate {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      .map { $0.trimmingSpaces() }
    let first = parts.first.flatMap(period)
    if parts.count == 1, let (interval, granularity) = first {
      return ClaimDate(
        interval: interval, granularity: granularity, expression: text, how: "typed")
    }
    if parts.count == 2, let (from, granularity) = first, let (to, other) = period(parts[1]) {
      guard let interval = DateInterval(start: from.start, end: to.end) else {
        throw RowFault("“date”: “\(text)” ends before it starts")
      }
      let order = Granularity.allCases
      let coarser = (order.firstIndex(of: granularity) ?? 0) >= (order.firstIndex(of: other) ?? 0)
      return ClaimDate(
        interval: interval, granularity: coarser ? granularity : other, expression: text,
        how: "typed")
    }
    throw RowFault(
      "“date”: “\(text)” must be like 2021-08-24, 2021-08, 2021 or 2021-08-20/2021-08-24;"
        + " a spreadsheet may have rewritten it")
  }

  private static func period(_ text: String) -> (DateInterval, Granularity)? {
    if text.utf8.count >= 10 {
      return CalendarDate(iso8601: text).map { (DateInterval(day: $0), .day) }
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = parts.first, let first = number(year, digits: 4) else { return nil }
    if parts.count == 1 { return DateInterval(years: first, first).map { ($0, .year) } }
    guard parts.count == 2, let month = number(parts[1], digits: 2) else { return nil }
    return DateInterval(year: first, month: month).map { ($0, .month) }
  }

  private static func number(_ text: Substring, digits: Int) -> Int? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text)
  }
}
